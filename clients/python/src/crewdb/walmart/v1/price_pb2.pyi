import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.walmart.v1 import product_pb2 as _product_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PriceRecord(_message.Message):
    __slots__ = ("price_id", "product_id", "price", "was_on_sale", "sale_percentage", "store_id", "availability", "recorded_time")
    PRICE_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    WAS_ON_SALE_FIELD_NUMBER: _ClassVar[int]
    SALE_PERCENTAGE_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    AVAILABILITY_FIELD_NUMBER: _ClassVar[int]
    RECORDED_TIME_FIELD_NUMBER: _ClassVar[int]
    price_id: str
    product_id: str
    price: float
    was_on_sale: bool
    sale_percentage: float
    store_id: str
    availability: str
    recorded_time: _timestamp_pb2.Timestamp
    def __init__(self, price_id: _Optional[str] = ..., product_id: _Optional[str] = ..., price: _Optional[float] = ..., was_on_sale: _Optional[bool] = ..., sale_percentage: _Optional[float] = ..., store_id: _Optional[str] = ..., availability: _Optional[str] = ..., recorded_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class UpdateProductPriceRequest(_message.Message):
    __slots__ = ("product_id", "price", "regular_price", "was_on_sale", "sale_percentage", "store_id", "availability", "request_id")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    REGULAR_PRICE_FIELD_NUMBER: _ClassVar[int]
    WAS_ON_SALE_FIELD_NUMBER: _ClassVar[int]
    SALE_PERCENTAGE_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    AVAILABILITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    price: float
    regular_price: float
    was_on_sale: bool
    sale_percentage: float
    store_id: str
    availability: str
    request_id: str
    def __init__(self, product_id: _Optional[str] = ..., price: _Optional[float] = ..., regular_price: _Optional[float] = ..., was_on_sale: _Optional[bool] = ..., sale_percentage: _Optional[float] = ..., store_id: _Optional[str] = ..., availability: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateProductPriceResponse(_message.Message):
    __slots__ = ("product", "price_id", "commit_seq")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    PRICE_ID_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    product: _product_pb2.Product
    price_id: str
    commit_seq: str
    def __init__(self, product: _Optional[_Union[_product_pb2.Product, _Mapping]] = ..., price_id: _Optional[str] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListPriceHistoryRequest(_message.Message):
    __slots__ = ("product_id", "recorded_after", "recorded_before", "store_id", "page_size", "page_token")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    RECORDED_AFTER_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    recorded_after: _timestamp_pb2.Timestamp
    recorded_before: _timestamp_pb2.Timestamp
    store_id: str
    page_size: int
    page_token: str
    def __init__(self, product_id: _Optional[str] = ..., recorded_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., store_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPriceHistoryResponse(_message.Message):
    __slots__ = ("prices", "next_page_token")
    PRICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    prices: _containers.RepeatedCompositeFieldContainer[PriceRecord]
    next_page_token: str
    def __init__(self, prices: _Optional[_Iterable[_Union[PriceRecord, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.walmart.v1 import price_pb2 as _price_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ProductPrice(_message.Message):
    __slots__ = ("product_id", "price", "regular_price", "was_on_sale", "sale_percentage", "store_id", "availability")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    REGULAR_PRICE_FIELD_NUMBER: _ClassVar[int]
    WAS_ON_SALE_FIELD_NUMBER: _ClassVar[int]
    SALE_PERCENTAGE_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    AVAILABILITY_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    price: float
    regular_price: float
    was_on_sale: bool
    sale_percentage: float
    store_id: str
    availability: str
    def __init__(self, product_id: _Optional[str] = ..., price: _Optional[float] = ..., regular_price: _Optional[float] = ..., was_on_sale: _Optional[bool] = ..., sale_percentage: _Optional[float] = ..., store_id: _Optional[str] = ..., availability: _Optional[str] = ...) -> None: ...

class BatchUpdateProductPricesRequest(_message.Message):
    __slots__ = ("prices", "request_id")
    PRICES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    prices: _containers.RepeatedCompositeFieldContainer[ProductPrice]
    request_id: str
    def __init__(self, prices: _Optional[_Iterable[_Union[ProductPrice, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class BatchUpdateProductPricesResponse(_message.Message):
    __slots__ = ("prices", "commit_seq")
    PRICES_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    prices: _containers.RepeatedCompositeFieldContainer[_price_pb2.PriceRecord]
    commit_seq: str
    def __init__(self, prices: _Optional[_Iterable[_Union[_price_pb2.PriceRecord, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetLowestPriceRequest(_message.Message):
    __slots__ = ("product_id", "days")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    days: int
    def __init__(self, product_id: _Optional[str] = ..., days: _Optional[int] = ...) -> None: ...

class GetLowestPriceResponse(_message.Message):
    __slots__ = ("price",)
    PRICE_FIELD_NUMBER: _ClassVar[int]
    price: _price_pb2.PriceRecord
    def __init__(self, price: _Optional[_Union[_price_pb2.PriceRecord, _Mapping]] = ...) -> None: ...

class GetPriceTrendRequest(_message.Message):
    __slots__ = ("product_id", "days")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    days: int
    def __init__(self, product_id: _Optional[str] = ..., days: _Optional[int] = ...) -> None: ...

class GetPriceTrendResponse(_message.Message):
    __slots__ = ("records_count", "lowest_price", "highest_price", "average_price", "first_price", "last_price", "change_percentage")
    RECORDS_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOWEST_PRICE_FIELD_NUMBER: _ClassVar[int]
    HIGHEST_PRICE_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_PRICE_FIELD_NUMBER: _ClassVar[int]
    FIRST_PRICE_FIELD_NUMBER: _ClassVar[int]
    LAST_PRICE_FIELD_NUMBER: _ClassVar[int]
    CHANGE_PERCENTAGE_FIELD_NUMBER: _ClassVar[int]
    records_count: int
    lowest_price: float
    highest_price: float
    average_price: float
    first_price: float
    last_price: float
    change_percentage: float
    def __init__(self, records_count: _Optional[int] = ..., lowest_price: _Optional[float] = ..., highest_price: _Optional[float] = ..., average_price: _Optional[float] = ..., first_price: _Optional[float] = ..., last_price: _Optional[float] = ..., change_percentage: _Optional[float] = ...) -> None: ...

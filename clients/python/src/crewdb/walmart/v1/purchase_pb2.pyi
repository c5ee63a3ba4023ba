import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Purchase(_message.Message):
    __slots__ = ("purchase_id", "user_id", "product_id", "product_name", "brand", "category", "quantity", "unit_price", "total_price", "purchase_time", "store_id", "order_id")
    PURCHASE_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_PRICE_FIELD_NUMBER: _ClassVar[int]
    PURCHASE_TIME_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    purchase_id: str
    user_id: str
    product_id: str
    product_name: str
    brand: str
    category: str
    quantity: float
    unit_price: float
    total_price: float
    purchase_time: _timestamp_pb2.Timestamp
    store_id: str
    order_id: str
    def __init__(self, purchase_id: _Optional[str] = ..., user_id: _Optional[str] = ..., product_id: _Optional[str] = ..., product_name: _Optional[str] = ..., brand: _Optional[str] = ..., category: _Optional[str] = ..., quantity: _Optional[float] = ..., unit_price: _Optional[float] = ..., total_price: _Optional[float] = ..., purchase_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., store_id: _Optional[str] = ..., order_id: _Optional[str] = ...) -> None: ...

class RecordPurchasesRequest(_message.Message):
    __slots__ = ("purchases", "request_id")
    PURCHASES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    purchases: _containers.RepeatedCompositeFieldContainer[Purchase]
    request_id: str
    def __init__(self, purchases: _Optional[_Iterable[_Union[Purchase, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordPurchasesResponse(_message.Message):
    __slots__ = ("purchases", "commit_seq")
    PURCHASES_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    purchases: _containers.RepeatedCompositeFieldContainer[Purchase]
    commit_seq: str
    def __init__(self, purchases: _Optional[_Iterable[_Union[Purchase, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListPurchasesRequest(_message.Message):
    __slots__ = ("user_id", "purchased_after", "purchased_before", "page_size", "page_token")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_AFTER_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    purchased_after: _timestamp_pb2.Timestamp
    purchased_before: _timestamp_pb2.Timestamp
    page_size: int
    page_token: str
    def __init__(self, user_id: _Optional[str] = ..., purchased_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., purchased_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPurchasesResponse(_message.Message):
    __slots__ = ("purchases", "next_page_token")
    PURCHASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    purchases: _containers.RepeatedCompositeFieldContainer[Purchase]
    next_page_token: str
    def __init__(self, purchases: _Optional[_Iterable[_Union[Purchase, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListPurchaseFrequenciesRequest(_message.Message):
    __slots__ = ("user_id", "purchased_after", "purchased_before", "max_count")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_AFTER_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    MAX_COUNT_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    purchased_after: _timestamp_pb2.Timestamp
    purchased_before: _timestamp_pb2.Timestamp
    max_count: int
    def __init__(self, user_id: _Optional[str] = ..., purchased_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., purchased_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., max_count: _Optional[int] = ...) -> None: ...

class PurchaseFrequency(_message.Message):
    __slots__ = ("product_id", "product_name", "purchases_count", "quantity", "total_spent", "first_purchase_time", "last_purchase_time", "average_days_between")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    PURCHASES_COUNT_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SPENT_FIELD_NUMBER: _ClassVar[int]
    FIRST_PURCHASE_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_PURCHASE_TIME_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_DAYS_BETWEEN_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    product_name: str
    purchases_count: int
    quantity: float
    total_spent: float
    first_purchase_time: _timestamp_pb2.Timestamp
    last_purchase_time: _timestamp_pb2.Timestamp
    average_days_between: float
    def __init__(self, product_id: _Optional[str] = ..., product_name: _Optional[str] = ..., purchases_count: _Optional[int] = ..., quantity: _Optional[float] = ..., total_spent: _Optional[float] = ..., first_purchase_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_purchase_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., average_days_between: _Optional[float] = ...) -> None: ...

class ListPurchaseFrequenciesResponse(_message.Message):
    __slots__ = ("frequencies",)
    FREQUENCIES_FIELD_NUMBER: _ClassVar[int]
    frequencies: _containers.RepeatedCompositeFieldContainer[PurchaseFrequency]
    def __init__(self, frequencies: _Optional[_Iterable[_Union[PurchaseFrequency, _Mapping]]] = ...) -> None: ...

class ListSpendingRequest(_message.Message):
    __slots__ = ("user_id", "purchased_after", "purchased_before")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_AFTER_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    purchased_after: _timestamp_pb2.Timestamp
    purchased_before: _timestamp_pb2.Timestamp
    def __init__(self, user_id: _Optional[str] = ..., purchased_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., purchased_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CategorySpending(_message.Message):
    __slots__ = ("category", "purchases_count", "total_spent", "average_price")
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PURCHASES_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SPENT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_PRICE_FIELD_NUMBER: _ClassVar[int]
    category: str
    purchases_count: int
    total_spent: float
    average_price: float
    def __init__(self, category: _Optional[str] = ..., purchases_count: _Optional[int] = ..., total_spent: _Optional[float] = ..., average_price: _Optional[float] = ...) -> None: ...

class ListSpendingResponse(_message.Message):
    __slots__ = ("categories",)
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    categories: _containers.RepeatedCompositeFieldContainer[CategorySpending]
    def __init__(self, categories: _Optional[_Iterable[_Union[CategorySpending, _Mapping]]] = ...) -> None: ...

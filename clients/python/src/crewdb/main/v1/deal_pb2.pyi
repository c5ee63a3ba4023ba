import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DealStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_STATUS_UNSPECIFIED: _ClassVar[DealStatus]
    DEAL_STATUS_ACTIVE: _ClassVar[DealStatus]
    DEAL_STATUS_EXPIRED: _ClassVar[DealStatus]
    DEAL_STATUS_PENDING: _ClassVar[DealStatus]
    DEAL_STATUS_CANCELLED: _ClassVar[DealStatus]
DEAL_STATUS_UNSPECIFIED: DealStatus
DEAL_STATUS_ACTIVE: DealStatus
DEAL_STATUS_EXPIRED: DealStatus
DEAL_STATUS_PENDING: DealStatus
DEAL_STATUS_CANCELLED: DealStatus

class Deal(_message.Message):
    __slots__ = ("deal_id", "deal_name", "customer_name", "start_time", "end_time", "status", "version", "total_value", "currency", "discount_percentage", "deal_type", "sales_rep", "region", "create_time", "update_time")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_NAME_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TOTAL_VALUE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_PERCENTAGE_FIELD_NUMBER: _ClassVar[int]
    DEAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    SALES_REP_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_id: str
    deal_name: str
    customer_name: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    status: DealStatus
    version: int
    total_value: float
    currency: str
    discount_percentage: float
    deal_type: str
    sales_rep: str
    region: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_id: _Optional[str] = ..., deal_name: _Optional[str] = ..., customer_name: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., status: _Optional[_Union[DealStatus, str]] = ..., version: _Optional[int] = ..., total_value: _Optional[float] = ..., currency: _Optional[str] = ..., discount_percentage: _Optional[float] = ..., deal_type: _Optional[str] = ..., sales_rep: _Optional[str] = ..., region: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealItem(_message.Message):
    __slots__ = ("item_id", "product_number", "product_name", "product_family", "original_quantity", "remaining_quantity", "reserved_quantity", "list_price", "dealer_net_price", "final_price", "description", "update_time")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FAMILY_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REMAINING_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RESERVED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LIST_PRICE_FIELD_NUMBER: _ClassVar[int]
    DEALER_NET_PRICE_FIELD_NUMBER: _ClassVar[int]
    FINAL_PRICE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    product_number: str
    product_name: str
    product_family: str
    original_quantity: int
    remaining_quantity: int
    reserved_quantity: int
    list_price: float
    dealer_net_price: float
    final_price: float
    description: str
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, item_id: _Optional[str] = ..., product_number: _Optional[str] = ..., product_name: _Optional[str] = ..., product_family: _Optional[str] = ..., original_quantity: _Optional[int] = ..., remaining_quantity: _Optional[int] = ..., reserved_quantity: _Optional[int] = ..., list_price: _Optional[float] = ..., dealer_net_price: _Optional[float] = ..., final_price: _Optional[float] = ..., description: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateDealRequest(_message.Message):
    __slots__ = ("deal", "items", "request_id")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal: Deal
    items: _containers.RepeatedCompositeFieldContainer[DealItem]
    request_id: str
    def __init__(self, deal: _Optional[_Union[Deal, _Mapping]] = ..., items: _Optional[_Iterable[_Union[DealItem, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateDealResponse(_message.Message):
    __slots__ = ("deal", "items", "commit_seq")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    deal: Deal
    items: _containers.RepeatedCompositeFieldContainer[DealItem]
    commit_seq: str
    def __init__(self, deal: _Optional[_Union[Deal, _Mapping]] = ..., items: _Optional[_Iterable[_Union[DealItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetDealRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: str
    def __init__(self, deal_id: _Optional[str] = ...) -> None: ...

class GetDealResponse(_message.Message):
    __slots__ = ("deal", "items", "original_quantity", "remaining_quantity", "reserved_quantity", "remaining_value")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REMAINING_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RESERVED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REMAINING_VALUE_FIELD_NUMBER: _ClassVar[int]
    deal: Deal
    items: _containers.RepeatedCompositeFieldContainer[DealItem]
    original_quantity: int
    remaining_quantity: int
    reserved_quantity: int
    remaining_value: float
    def __init__(self, deal: _Optional[_Union[Deal, _Mapping]] = ..., items: _Optional[_Iterable[_Union[DealItem, _Mapping]]] = ..., original_quantity: _Optional[int] = ..., remaining_quantity: _Optional[int] = ..., reserved_quantity: _Optional[int] = ..., remaining_value: _Optional[float] = ...) -> None: ...

class ListDealsRequest(_message.Message):
    __slots__ = ("status", "page_size", "page_token")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    status: DealStatus
    page_size: int
    page_token: str
    def __init__(self, status: _Optional[_Union[DealStatus, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDealsResponse(_message.Message):
    __slots__ = ("deals", "next_page_token")
    DEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    deals: _containers.RepeatedCompositeFieldContainer[Deal]
    next_page_token: str
    def __init__(self, deals: _Optional[_Iterable[_Union[Deal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListExpiringDealsRequest(_message.Message):
    __slots__ = ("within_days", "page_size", "page_token")
    WITHIN_DAYS_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    within_days: int
    page_size: int
    page_token: str
    def __init__(self, within_days: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListExpiringDealsResponse(_message.Message):
    __slots__ = ("deals", "next_page_token")
    DEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    deals: _containers.RepeatedCompositeFieldContainer[Deal]
    next_page_token: str
    def __init__(self, deals: _Optional[_Iterable[_Union[Deal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SearchDealsRequest(_message.Message):
    __slots__ = ("query", "page_size", "page_token")
    QUERY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    query: str
    page_size: int
    page_token: str
    def __init__(self, query: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class SearchDealsResponse(_message.Message):
    __slots__ = ("deals", "next_page_token")
    DEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    deals: _containers.RepeatedCompositeFieldContainer[Deal]
    next_page_token: str
    def __init__(self, deals: _Optional[_Iterable[_Union[Deal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateDealStatusRequest(_message.Message):
    __slots__ = ("deal_id", "status", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: str
    status: DealStatus
    request_id: str
    def __init__(self, deal_id: _Optional[str] = ..., status: _Optional[_Union[DealStatus, str]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateDealStatusResponse(_message.Message):
    __slots__ = ("deal", "commit_seq")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    deal: Deal
    commit_seq: str
    def __init__(self, deal: _Optional[_Union[Deal, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class UpdateDealItemQuantityRequest(_message.Message):
    __slots__ = ("deal_id", "product_number", "remaining_quantity", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REMAINING_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: str
    product_number: str
    remaining_quantity: int
    request_id: str
    def __init__(self, deal_id: _Optional[str] = ..., product_number: _Optional[str] = ..., remaining_quantity: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateDealItemQuantityResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: DealItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[DealItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ReserveDealItemRequest(_message.Message):
    __slots__ = ("deal_id", "product_number", "quantity", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: str
    product_number: str
    quantity: int
    request_id: str
    def __init__(self, deal_id: _Optional[str] = ..., product_number: _Optional[str] = ..., quantity: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReserveDealItemResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: DealItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[DealItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ReleaseDealItemRequest(_message.Message):
    __slots__ = ("deal_id", "product_number", "quantity", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: str
    product_number: str
    quantity: int
    request_id: str
    def __init__(self, deal_id: _Optional[str] = ..., product_number: _Optional[str] = ..., quantity: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReleaseDealItemResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: DealItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[DealItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

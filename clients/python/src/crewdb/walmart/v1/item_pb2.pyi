import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ItemPriority(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ITEM_PRIORITY_UNSPECIFIED: _ClassVar[ItemPriority]
    ITEM_PRIORITY_ESSENTIAL: _ClassVar[ItemPriority]
    ITEM_PRIORITY_HIGH: _ClassVar[ItemPriority]
    ITEM_PRIORITY_NORMAL: _ClassVar[ItemPriority]
    ITEM_PRIORITY_LOW: _ClassVar[ItemPriority]

class ItemStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ITEM_STATUS_UNSPECIFIED: _ClassVar[ItemStatus]
    ITEM_STATUS_PENDING: _ClassVar[ItemStatus]
    ITEM_STATUS_IN_CART: _ClassVar[ItemStatus]
    ITEM_STATUS_PURCHASED: _ClassVar[ItemStatus]
    ITEM_STATUS_UNAVAILABLE: _ClassVar[ItemStatus]
    ITEM_STATUS_SUBSTITUTED: _ClassVar[ItemStatus]
    ITEM_STATUS_REMOVED: _ClassVar[ItemStatus]
ITEM_PRIORITY_UNSPECIFIED: ItemPriority
ITEM_PRIORITY_ESSENTIAL: ItemPriority
ITEM_PRIORITY_HIGH: ItemPriority
ITEM_PRIORITY_NORMAL: ItemPriority
ITEM_PRIORITY_LOW: ItemPriority
ITEM_STATUS_UNSPECIFIED: ItemStatus
ITEM_STATUS_PENDING: ItemStatus
ITEM_STATUS_IN_CART: ItemStatus
ITEM_STATUS_PURCHASED: ItemStatus
ITEM_STATUS_UNAVAILABLE: ItemStatus
ITEM_STATUS_SUBSTITUTED: ItemStatus
ITEM_STATUS_REMOVED: ItemStatus

class GroceryItem(_message.Message):
    __slots__ = ("item_id", "list_id", "product_id", "item_name", "brand_preference", "quantity", "unit", "category", "estimated_price", "actual_price", "coupon_amount", "substitution_allowed", "substitute_product_id", "notes", "priority", "status", "aisle_location", "checked_time", "added_time", "update_time")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_NAME_FIELD_NUMBER: _ClassVar[int]
    BRAND_PREFERENCE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    ESTIMATED_PRICE_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_PRICE_FIELD_NUMBER: _ClassVar[int]
    COUPON_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    SUBSTITUTION_ALLOWED_FIELD_NUMBER: _ClassVar[int]
    SUBSTITUTE_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    AISLE_LOCATION_FIELD_NUMBER: _ClassVar[int]
    CHECKED_TIME_FIELD_NUMBER: _ClassVar[int]
    ADDED_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    list_id: str
    product_id: str
    item_name: str
    brand_preference: str
    quantity: float
    unit: str
    category: str
    estimated_price: float
    actual_price: float
    coupon_amount: float
    substitution_allowed: bool
    substitute_product_id: str
    notes: str
    priority: ItemPriority
    status: ItemStatus
    aisle_location: str
    checked_time: _timestamp_pb2.Timestamp
    added_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, item_id: _Optional[str] = ..., list_id: _Optional[str] = ..., product_id: _Optional[str] = ..., item_name: _Optional[str] = ..., brand_preference: _Optional[str] = ..., quantity: _Optional[float] = ..., unit: _Optional[str] = ..., category: _Optional[str] = ..., estimated_price: _Optional[float] = ..., actual_price: _Optional[float] = ..., coupon_amount: _Optional[float] = ..., substitution_allowed: _Optional[bool] = ..., substitute_product_id: _Optional[str] = ..., notes: _Optional[str] = ..., priority: _Optional[_Union[ItemPriority, str]] = ..., status: _Optional[_Union[ItemStatus, str]] = ..., aisle_location: _Optional[str] = ..., checked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., added_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AddGroceryItemRequest(_message.Message):
    __slots__ = ("item", "request_id")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item: GroceryItem
    request_id: str
    def __init__(self, item: _Optional[_Union[GroceryItem, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class AddGroceryItemResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: GroceryItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[GroceryItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class UpdateGroceryItemRequest(_message.Message):
    __slots__ = ("item", "update_mask", "request_id")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item: GroceryItem
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, item: _Optional[_Union[GroceryItem, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateGroceryItemResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: GroceryItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[GroceryItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListGroceryItemsRequest(_message.Message):
    __slots__ = ("list_id", "status", "category", "page_size", "page_token")
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    list_id: str
    status: ItemStatus
    category: str
    page_size: int
    page_token: str
    def __init__(self, list_id: _Optional[str] = ..., status: _Optional[_Union[ItemStatus, str]] = ..., category: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListGroceryItemsResponse(_message.Message):
    __slots__ = ("items", "next_page_token")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[GroceryItem]
    next_page_token: str
    def __init__(self, items: _Optional[_Iterable[_Union[GroceryItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DeleteGroceryItemRequest(_message.Message):
    __slots__ = ("item_id", "request_id")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    request_id: str
    def __init__(self, item_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteGroceryItemResponse(_message.Message):
    __slots__ = ("commit_seq",)
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    commit_seq: str
    def __init__(self, commit_seq: _Optional[str] = ...) -> None: ...

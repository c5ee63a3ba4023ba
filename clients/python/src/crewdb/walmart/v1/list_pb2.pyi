import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.walmart.v1 import item_pb2 as _item_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ListType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LIST_TYPE_UNSPECIFIED: _ClassVar[ListType]
    LIST_TYPE_SHOPPING: _ClassVar[ListType]
    LIST_TYPE_PANTRY: _ClassVar[ListType]
    LIST_TYPE_RECIPE: _ClassVar[ListType]
    LIST_TYPE_RECURRING: _ClassVar[ListType]

class ListStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LIST_STATUS_UNSPECIFIED: _ClassVar[ListStatus]
    LIST_STATUS_ACTIVE: _ClassVar[ListStatus]
    LIST_STATUS_COMPLETED: _ClassVar[ListStatus]
    LIST_STATUS_ARCHIVED: _ClassVar[ListStatus]
    LIST_STATUS_TEMPLATE: _ClassVar[ListStatus]
LIST_TYPE_UNSPECIFIED: ListType
LIST_TYPE_SHOPPING: ListType
LIST_TYPE_PANTRY: ListType
LIST_TYPE_RECIPE: ListType
LIST_TYPE_RECURRING: ListType
LIST_STATUS_UNSPECIFIED: ListStatus
LIST_STATUS_ACTIVE: ListStatus
LIST_STATUS_COMPLETED: ListStatus
LIST_STATUS_ARCHIVED: ListStatus
LIST_STATUS_TEMPLATE: ListStatus

class GroceryList(_message.Message):
    __slots__ = ("list_id", "user_id", "list_name", "description", "list_type", "status", "store_id", "budget_limit", "estimated_total", "actual_total", "items_count", "is_recurring", "recurrence_pattern", "next_shop_time", "completed_time", "shared_with", "tags", "metadata", "create_time", "update_time")
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    LIST_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    BUDGET_LIMIT_FIELD_NUMBER: _ClassVar[int]
    ESTIMATED_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ITEMS_COUNT_FIELD_NUMBER: _ClassVar[int]
    IS_RECURRING_FIELD_NUMBER: _ClassVar[int]
    RECURRENCE_PATTERN_FIELD_NUMBER: _ClassVar[int]
    NEXT_SHOP_TIME_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_TIME_FIELD_NUMBER: _ClassVar[int]
    SHARED_WITH_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    list_id: str
    user_id: str
    list_name: str
    description: str
    list_type: ListType
    status: ListStatus
    store_id: str
    budget_limit: float
    estimated_total: float
    actual_total: float
    items_count: int
    is_recurring: bool
    recurrence_pattern: str
    next_shop_time: _timestamp_pb2.Timestamp
    completed_time: _timestamp_pb2.Timestamp
    shared_with: _containers.RepeatedScalarFieldContainer[str]
    tags: _containers.RepeatedScalarFieldContainer[str]
    metadata: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, list_id: _Optional[str] = ..., user_id: _Optional[str] = ..., list_name: _Optional[str] = ..., description: _Optional[str] = ..., list_type: _Optional[_Union[ListType, str]] = ..., status: _Optional[_Union[ListStatus, str]] = ..., store_id: _Optional[str] = ..., budget_limit: _Optional[float] = ..., estimated_total: _Optional[float] = ..., actual_total: _Optional[float] = ..., items_count: _Optional[int] = ..., is_recurring: _Optional[bool] = ..., recurrence_pattern: _Optional[str] = ..., next_shop_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., completed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., shared_with: _Optional[_Iterable[str]] = ..., tags: _Optional[_Iterable[str]] = ..., metadata: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateGroceryListRequest(_message.Message):
    __slots__ = ("list", "request_id")
    LIST_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    list: GroceryList
    request_id: str
    def __init__(self, list: _Optional[_Union[GroceryList, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateGroceryListResponse(_message.Message):
    __slots__ = ("list", "commit_seq")
    LIST_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    list: GroceryList
    commit_seq: str
    def __init__(self, list: _Optional[_Union[GroceryList, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetGroceryListRequest(_message.Message):
    __slots__ = ("list_id",)
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    list_id: str
    def __init__(self, list_id: _Optional[str] = ...) -> None: ...

class GetGroceryListResponse(_message.Message):
    __slots__ = ("list", "items")
    LIST_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    list: GroceryList
    items: _containers.RepeatedCompositeFieldContainer[_item_pb2.GroceryItem]
    def __init__(self, list: _Optional[_Union[GroceryList, _Mapping]] = ..., items: _Optional[_Iterable[_Union[_item_pb2.GroceryItem, _Mapping]]] = ...) -> None: ...

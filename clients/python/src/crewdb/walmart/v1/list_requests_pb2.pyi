from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.walmart.v1 import list_pb2 as _list_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ListGroceryListsRequest(_message.Message):
    __slots__ = ("user_id", "status", "page_size", "page_token")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    status: _list_pb2.ListStatus
    page_size: int
    page_token: str
    def __init__(self, user_id: _Optional[str] = ..., status: _Optional[_Union[_list_pb2.ListStatus, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListGroceryListsResponse(_message.Message):
    __slots__ = ("lists", "next_page_token")
    LISTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    lists: _containers.RepeatedCompositeFieldContainer[_list_pb2.GroceryList]
    next_page_token: str
    def __init__(self, lists: _Optional[_Iterable[_Union[_list_pb2.GroceryList, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateGroceryListRequest(_message.Message):
    __slots__ = ("list", "update_mask", "request_id")
    LIST_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    list: _list_pb2.GroceryList
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, list: _Optional[_Union[_list_pb2.GroceryList, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateGroceryListResponse(_message.Message):
    __slots__ = ("list", "commit_seq")
    LIST_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    list: _list_pb2.GroceryList
    commit_seq: str
    def __init__(self, list: _Optional[_Union[_list_pb2.GroceryList, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class CompleteGroceryListRequest(_message.Message):
    __slots__ = ("list_id", "actual_total", "request_id")
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_TOTAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    list_id: str
    actual_total: float
    request_id: str
    def __init__(self, list_id: _Optional[str] = ..., actual_total: _Optional[float] = ..., request_id: _Optional[str] = ...) -> None: ...

class CompleteGroceryListResponse(_message.Message):
    __slots__ = ("list", "commit_seq")
    LIST_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    list: _list_pb2.GroceryList
    commit_seq: str
    def __init__(self, list: _Optional[_Union[_list_pb2.GroceryList, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class DeleteGroceryListRequest(_message.Message):
    __slots__ = ("list_id", "request_id")
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    list_id: str
    request_id: str
    def __init__(self, list_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteGroceryListResponse(_message.Message):
    __slots__ = ("commit_seq",)
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    commit_seq: str
    def __init__(self, commit_seq: _Optional[str] = ...) -> None: ...

class GetGroceryListTotalsRequest(_message.Message):
    __slots__ = ("list_id",)
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    list_id: str
    def __init__(self, list_id: _Optional[str] = ...) -> None: ...

class GetGroceryListTotalsResponse(_message.Message):
    __slots__ = ("items_count", "estimated_total", "budget_limit", "budget_left", "pending_count", "in_cart_count", "purchased_count", "purchased_total")
    ITEMS_COUNT_FIELD_NUMBER: _ClassVar[int]
    ESTIMATED_TOTAL_FIELD_NUMBER: _ClassVar[int]
    BUDGET_LIMIT_FIELD_NUMBER: _ClassVar[int]
    BUDGET_LEFT_FIELD_NUMBER: _ClassVar[int]
    PENDING_COUNT_FIELD_NUMBER: _ClassVar[int]
    IN_CART_COUNT_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_COUNT_FIELD_NUMBER: _ClassVar[int]
    PURCHASED_TOTAL_FIELD_NUMBER: _ClassVar[int]
    items_count: int
    estimated_total: float
    budget_limit: float
    budget_left: float
    pending_count: int
    in_cart_count: int
    purchased_count: int
    purchased_total: float
    def __init__(self, items_count: _Optional[int] = ..., estimated_total: _Optional[float] = ..., budget_limit: _Optional[float] = ..., budget_left: _Optional[float] = ..., pending_count: _Optional[int] = ..., in_cart_count: _Optional[int] = ..., purchased_count: _Optional[int] = ..., purchased_total: _Optional[float] = ...) -> None: ...

from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.walmart.v1 import item_pb2 as _item_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BatchAddGroceryItemsRequest(_message.Message):
    __slots__ = ("items", "request_id")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[_item_pb2.GroceryItem]
    request_id: str
    def __init__(self, items: _Optional[_Iterable[_Union[_item_pb2.GroceryItem, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class BatchAddGroceryItemsResponse(_message.Message):
    __slots__ = ("items", "commit_seq")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[_item_pb2.GroceryItem]
    commit_seq: str
    def __init__(self, items: _Optional[_Iterable[_Union[_item_pb2.GroceryItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetGroceryItemRequest(_message.Message):
    __slots__ = ("item_id",)
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    def __init__(self, item_id: _Optional[str] = ...) -> None: ...

class GetGroceryItemResponse(_message.Message):
    __slots__ = ("item",)
    ITEM_FIELD_NUMBER: _ClassVar[int]
    item: _item_pb2.GroceryItem
    def __init__(self, item: _Optional[_Union[_item_pb2.GroceryItem, _Mapping]] = ...) -> None: ...

class MarkGroceryItemInCartRequest(_message.Message):
    __slots__ = ("item_id", "request_id")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    request_id: str
    def __init__(self, item_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class MarkGroceryItemInCartResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: _item_pb2.GroceryItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[_item_pb2.GroceryItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class MarkGroceryItemPurchasedRequest(_message.Message):
    __slots__ = ("item_id", "actual_price", "coupon_amount", "request_id")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_PRICE_FIELD_NUMBER: _ClassVar[int]
    COUPON_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    actual_price: float
    coupon_amount: float
    request_id: str
    def __init__(self, item_id: _Optional[str] = ..., actual_price: _Optional[float] = ..., coupon_amount: _Optional[float] = ..., request_id: _Optional[str] = ...) -> None: ...

class MarkGroceryItemPurchasedResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: _item_pb2.GroceryItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[_item_pb2.GroceryItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class SubstituteGroceryItemRequest(_message.Message):
    __slots__ = ("item_id", "substitute_product_id", "request_id")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    SUBSTITUTE_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    substitute_product_id: str
    request_id: str
    def __init__(self, item_id: _Optional[str] = ..., substitute_product_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SubstituteGroceryItemResponse(_message.Message):
    __slots__ = ("item", "commit_seq")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    item: _item_pb2.GroceryItem
    commit_seq: str
    def __init__(self, item: _Optional[_Union[_item_pb2.GroceryItem, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

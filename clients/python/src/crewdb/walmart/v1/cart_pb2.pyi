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

class CartStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CART_STATUS_UNSPECIFIED: _ClassVar[CartStatus]
    CART_STATUS_ACTIVE: _ClassVar[CartStatus]
    CART_STATUS_ABANDONED: _ClassVar[CartStatus]
    CART_STATUS_CONVERTED: _ClassVar[CartStatus]
    CART_STATUS_MERGED: _ClassVar[CartStatus]
CART_STATUS_UNSPECIFIED: CartStatus
CART_STATUS_ACTIVE: CartStatus
CART_STATUS_ABANDONED: CartStatus
CART_STATUS_CONVERTED: CartStatus
CART_STATUS_MERGED: CartStatus

class Cart(_message.Message):
    __slots__ = ("cart_id", "user_id", "session_id", "status", "items_count", "subtotal", "total", "expires_time", "create_time", "update_time")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ITEMS_COUNT_FIELD_NUMBER: _ClassVar[int]
    SUBTOTAL_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    user_id: str
    session_id: str
    status: CartStatus
    items_count: int
    subtotal: float
    total: float
    expires_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, cart_id: _Optional[str] = ..., user_id: _Optional[str] = ..., session_id: _Optional[str] = ..., status: _Optional[_Union[CartStatus, str]] = ..., items_count: _Optional[int] = ..., subtotal: _Optional[float] = ..., total: _Optional[float] = ..., expires_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CartItem(_message.Message):
    __slots__ = ("item_id", "cart_id", "product_id", "product_name", "quantity", "unit_price", "sale_price", "added_time")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    SALE_PRICE_FIELD_NUMBER: _ClassVar[int]
    ADDED_TIME_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    cart_id: str
    product_id: str
    product_name: str
    quantity: float
    unit_price: float
    sale_price: float
    added_time: _timestamp_pb2.Timestamp
    def __init__(self, item_id: _Optional[str] = ..., cart_id: _Optional[str] = ..., product_id: _Optional[str] = ..., product_name: _Optional[str] = ..., quantity: _Optional[float] = ..., unit_price: _Optional[float] = ..., sale_price: _Optional[float] = ..., added_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EnsureActiveCartRequest(_message.Message):
    __slots__ = ("user_id", "session_id", "expires_time", "request_id")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    session_id: str
    expires_time: _timestamp_pb2.Timestamp
    request_id: str
    def __init__(self, user_id: _Optional[str] = ..., session_id: _Optional[str] = ..., expires_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class EnsureActiveCartResponse(_message.Message):
    __slots__ = ("cart", "items", "created", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    created: bool
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., created: _Optional[bool] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetActiveCartRequest(_message.Message):
    __slots__ = ("user_id", "session_id")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    session_id: str
    def __init__(self, user_id: _Optional[str] = ..., session_id: _Optional[str] = ...) -> None: ...

class GetActiveCartResponse(_message.Message):
    __slots__ = ("cart", "items")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ...) -> None: ...

class GetCartRequest(_message.Message):
    __slots__ = ("cart_id",)
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    def __init__(self, cart_id: _Optional[str] = ...) -> None: ...

class GetCartResponse(_message.Message):
    __slots__ = ("cart", "items")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ...) -> None: ...

class AddCartItemRequest(_message.Message):
    __slots__ = ("cart_id", "product_id", "quantity", "product_name", "unit_price", "sale_price", "request_id")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    SALE_PRICE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    product_id: str
    quantity: float
    product_name: str
    unit_price: float
    sale_price: float
    request_id: str
    def __init__(self, cart_id: _Optional[str] = ..., product_id: _Optional[str] = ..., quantity: _Optional[float] = ..., product_name: _Optional[str] = ..., unit_price: _Optional[float] = ..., sale_price: _Optional[float] = ..., request_id: _Optional[str] = ...) -> None: ...

class AddCartItemResponse(_message.Message):
    __slots__ = ("cart", "items", "created", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    created: bool
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., created: _Optional[bool] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class UpdateCartItemRequest(_message.Message):
    __slots__ = ("cart_id", "product_id", "quantity", "unit_price", "sale_price", "request_id")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    SALE_PRICE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    product_id: str
    quantity: float
    unit_price: float
    sale_price: float
    request_id: str
    def __init__(self, cart_id: _Optional[str] = ..., product_id: _Optional[str] = ..., quantity: _Optional[float] = ..., unit_price: _Optional[float] = ..., sale_price: _Optional[float] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateCartItemResponse(_message.Message):
    __slots__ = ("cart", "items", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class RemoveCartItemRequest(_message.Message):
    __slots__ = ("cart_id", "product_id", "request_id")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    product_id: str
    request_id: str
    def __init__(self, cart_id: _Optional[str] = ..., product_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RemoveCartItemResponse(_message.Message):
    __slots__ = ("cart", "items", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ClearCartRequest(_message.Message):
    __slots__ = ("cart_id", "request_id")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    request_id: str
    def __init__(self, cart_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ClearCartResponse(_message.Message):
    __slots__ = ("cart", "items", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class MergeCartsRequest(_message.Message):
    __slots__ = ("cart_id", "source_cart_id", "request_id")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_CART_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    source_cart_id: str
    request_id: str
    def __init__(self, cart_id: _Optional[str] = ..., source_cart_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class MergeCartsResponse(_message.Message):
    __slots__ = ("cart", "items", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ConvertCartRequest(_message.Message):
    __slots__ = ("cart_id", "request_id")
    CART_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cart_id: str
    request_id: str
    def __init__(self, cart_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ConvertCartResponse(_message.Message):
    __slots__ = ("cart", "items", "commit_seq")
    CART_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    cart: Cart
    items: _containers.RepeatedCompositeFieldContainer[CartItem]
    commit_seq: str
    def __init__(self, cart: _Optional[_Union[Cart, _Mapping]] = ..., items: _Optional[_Iterable[_Union[CartItem, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

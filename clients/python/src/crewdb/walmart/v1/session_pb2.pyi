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

class SessionType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SESSION_TYPE_UNSPECIFIED: _ClassVar[SessionType]
    SESSION_TYPE_ONLINE: _ClassVar[SessionType]
    SESSION_TYPE_IN_STORE: _ClassVar[SessionType]
    SESSION_TYPE_PICKUP: _ClassVar[SessionType]
    SESSION_TYPE_DELIVERY: _ClassVar[SessionType]

class SessionStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SESSION_STATUS_UNSPECIFIED: _ClassVar[SessionStatus]
    SESSION_STATUS_ACTIVE: _ClassVar[SessionStatus]
    SESSION_STATUS_COMPLETED: _ClassVar[SessionStatus]
    SESSION_STATUS_ABANDONED: _ClassVar[SessionStatus]
    SESSION_STATUS_CANCELLED: _ClassVar[SessionStatus]
SESSION_TYPE_UNSPECIFIED: SessionType
SESSION_TYPE_ONLINE: SessionType
SESSION_TYPE_IN_STORE: SessionType
SESSION_TYPE_PICKUP: SessionType
SESSION_TYPE_DELIVERY: SessionType
SESSION_STATUS_UNSPECIFIED: SessionStatus
SESSION_STATUS_ACTIVE: SessionStatus
SESSION_STATUS_COMPLETED: SessionStatus
SESSION_STATUS_ABANDONED: SessionStatus
SESSION_STATUS_CANCELLED: SessionStatus

class ShoppingSession(_message.Message):
    __slots__ = ("session_id", "user_id", "list_id", "store_id", "session_type", "status", "started_time", "completed_time", "items_total", "items_found", "items_substituted", "items_unavailable", "subtotal", "tax_amount", "delivery_fee", "tip_amount", "total_amount", "savings_amount", "order_number", "feedback_rating", "metadata", "create_time", "update_time")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_ID_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STARTED_TIME_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_TIME_FIELD_NUMBER: _ClassVar[int]
    ITEMS_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FOUND_FIELD_NUMBER: _ClassVar[int]
    ITEMS_SUBSTITUTED_FIELD_NUMBER: _ClassVar[int]
    ITEMS_UNAVAILABLE_FIELD_NUMBER: _ClassVar[int]
    SUBTOTAL_FIELD_NUMBER: _ClassVar[int]
    TAX_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_FEE_FIELD_NUMBER: _ClassVar[int]
    TIP_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    SAVINGS_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ORDER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_RATING_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    user_id: str
    list_id: str
    store_id: str
    session_type: SessionType
    status: SessionStatus
    started_time: _timestamp_pb2.Timestamp
    completed_time: _timestamp_pb2.Timestamp
    items_total: int
    items_found: int
    items_substituted: int
    items_unavailable: int
    subtotal: float
    tax_amount: float
    delivery_fee: float
    tip_amount: float
    total_amount: float
    savings_amount: float
    order_number: str
    feedback_rating: int
    metadata: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, session_id: _Optional[str] = ..., user_id: _Optional[str] = ..., list_id: _Optional[str] = ..., store_id: _Optional[str] = ..., session_type: _Optional[_Union[SessionType, str]] = ..., status: _Optional[_Union[SessionStatus, str]] = ..., started_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., completed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., items_total: _Optional[int] = ..., items_found: _Optional[int] = ..., items_substituted: _Optional[int] = ..., items_unavailable: _Optional[int] = ..., subtotal: _Optional[float] = ..., tax_amount: _Optional[float] = ..., delivery_fee: _Optional[float] = ..., tip_amount: _Optional[float] = ..., total_amount: _Optional[float] = ..., savings_amount: _Optional[float] = ..., order_number: _Optional[str] = ..., feedback_rating: _Optional[int] = ..., metadata: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateShoppingSessionRequest(_message.Message):
    __slots__ = ("session", "request_id")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    request_id: str
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateShoppingSessionResponse(_message.Message):
    __slots__ = ("session", "commit_seq")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    commit_seq: str
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetShoppingSessionRequest(_message.Message):
    __slots__ = ("session_id",)
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    def __init__(self, session_id: _Optional[str] = ...) -> None: ...

class GetShoppingSessionResponse(_message.Message):
    __slots__ = ("session",)
    SESSION_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ...) -> None: ...

class ListShoppingSessionsRequest(_message.Message):
    __slots__ = ("user_id", "status", "page_size", "page_token")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    status: SessionStatus
    page_size: int
    page_token: str
    def __init__(self, user_id: _Optional[str] = ..., status: _Optional[_Union[SessionStatus, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListShoppingSessionsResponse(_message.Message):
    __slots__ = ("sessions", "next_page_token")
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sessions: _containers.RepeatedCompositeFieldContainer[ShoppingSession]
    next_page_token: str
    def __init__(self, sessions: _Optional[_Iterable[_Union[ShoppingSession, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateShoppingSessionRequest(_message.Message):
    __slots__ = ("session", "update_mask", "request_id")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateShoppingSessionResponse(_message.Message):
    __slots__ = ("session", "commit_seq")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    commit_seq: str
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class AdvanceShoppingSessionRequest(_message.Message):
    __slots__ = ("session_id", "items_found", "items_substituted", "items_unavailable", "request_id")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FOUND_FIELD_NUMBER: _ClassVar[int]
    ITEMS_SUBSTITUTED_FIELD_NUMBER: _ClassVar[int]
    ITEMS_UNAVAILABLE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    items_found: int
    items_substituted: int
    items_unavailable: int
    request_id: str
    def __init__(self, session_id: _Optional[str] = ..., items_found: _Optional[int] = ..., items_substituted: _Optional[int] = ..., items_unavailable: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class AdvanceShoppingSessionResponse(_message.Message):
    __slots__ = ("session", "commit_seq")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    commit_seq: str
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class CompleteShoppingSessionRequest(_message.Message):
    __slots__ = ("session_id", "subtotal", "tax_amount", "delivery_fee", "tip_amount", "total_amount", "savings_amount", "order_number", "request_id")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    SUBTOTAL_FIELD_NUMBER: _ClassVar[int]
    TAX_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_FEE_FIELD_NUMBER: _ClassVar[int]
    TIP_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    SAVINGS_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ORDER_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    subtotal: float
    tax_amount: float
    delivery_fee: float
    tip_amount: float
    total_amount: float
    savings_amount: float
    order_number: str
    request_id: str
    def __init__(self, session_id: _Optional[str] = ..., subtotal: _Optional[float] = ..., tax_amount: _Optional[float] = ..., delivery_fee: _Optional[float] = ..., tip_amount: _Optional[float] = ..., total_amount: _Optional[float] = ..., savings_amount: _Optional[float] = ..., order_number: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CompleteShoppingSessionResponse(_message.Message):
    __slots__ = ("session", "commit_seq")
    SESSION_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    session: ShoppingSession
    commit_seq: str
    def __init__(self, session: _Optional[_Union[ShoppingSession, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

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

class PriceAlert(_message.Message):
    __slots__ = ("alert_id", "user_id", "product_id", "target_price", "is_active", "last_triggered_time", "create_time")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_PRICE_FIELD_NUMBER: _ClassVar[int]
    IS_ACTIVE_FIELD_NUMBER: _ClassVar[int]
    LAST_TRIGGERED_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    alert_id: str
    user_id: str
    product_id: str
    target_price: float
    is_active: bool
    last_triggered_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, alert_id: _Optional[str] = ..., user_id: _Optional[str] = ..., product_id: _Optional[str] = ..., target_price: _Optional[float] = ..., is_active: _Optional[bool] = ..., last_triggered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreatePriceAlertRequest(_message.Message):
    __slots__ = ("alert", "request_id")
    ALERT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    alert: PriceAlert
    request_id: str
    def __init__(self, alert: _Optional[_Union[PriceAlert, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreatePriceAlertResponse(_message.Message):
    __slots__ = ("alert", "commit_seq")
    ALERT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    alert: PriceAlert
    commit_seq: str
    def __init__(self, alert: _Optional[_Union[PriceAlert, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListPriceAlertsRequest(_message.Message):
    __slots__ = ("user_id", "is_active", "page_size", "page_token")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    IS_ACTIVE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    is_active: bool
    page_size: int
    page_token: str
    def __init__(self, user_id: _Optional[str] = ..., is_active: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPriceAlertsResponse(_message.Message):
    __slots__ = ("alerts", "next_page_token")
    ALERTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    alerts: _containers.RepeatedCompositeFieldContainer[PriceAlert]
    next_page_token: str
    def __init__(self, alerts: _Optional[_Iterable[_Union[PriceAlert, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class TriggerPriceAlertsRequest(_message.Message):
    __slots__ = ("product_id", "price", "keep_active", "request_id")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    KEEP_ACTIVE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    price: float
    keep_active: bool
    request_id: str
    def __init__(self, product_id: _Optional[str] = ..., price: _Optional[float] = ..., keep_active: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class TriggerPriceAlertsResponse(_message.Message):
    __slots__ = ("alerts", "commit_seq")
    ALERTS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    alerts: _containers.RepeatedCompositeFieldContainer[PriceAlert]
    commit_seq: str
    def __init__(self, alerts: _Optional[_Iterable[_Union[PriceAlert, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

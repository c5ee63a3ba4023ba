import datetime

from crewdb.admin.v1 import database_pb2 as _database_pb2
from crewdb.admin.v1 import explain_pb2 as _explain_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RecentCallsRequest(_message.Message):
    __slots__ = ("after_call_id",)
    AFTER_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    after_call_id: int
    def __init__(self, after_call_id: _Optional[int] = ...) -> None: ...

class RecentCallsResponse(_message.Message):
    __slots__ = ("calls", "trace_url", "capacity")
    CALLS_FIELD_NUMBER: _ClassVar[int]
    TRACE_URL_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    calls: _containers.RepeatedCompositeFieldContainer[RecentCall]
    trace_url: str
    capacity: int
    def __init__(self, calls: _Optional[_Iterable[_Union[RecentCall, _Mapping]]] = ..., trace_url: _Optional[str] = ..., capacity: _Optional[int] = ...) -> None: ...

class RecentCall(_message.Message):
    __slots__ = ("call_id", "method", "database", "lane", "start_time", "duration_ms", "status", "reason", "reply_bytes", "trace_id", "notable", "timings")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    LANE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_MS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REPLY_BYTES_FIELD_NUMBER: _ClassVar[int]
    TRACE_ID_FIELD_NUMBER: _ClassVar[int]
    NOTABLE_FIELD_NUMBER: _ClassVar[int]
    TIMINGS_FIELD_NUMBER: _ClassVar[int]
    call_id: int
    method: str
    database: _database_pb2.Database
    lane: _explain_pb2.Lane
    start_time: _timestamp_pb2.Timestamp
    duration_ms: float
    status: str
    reason: str
    reply_bytes: int
    trace_id: str
    notable: bool
    timings: CallTimings
    def __init__(self, call_id: _Optional[int] = ..., method: _Optional[str] = ..., database: _Optional[_Union[_database_pb2.Database, str]] = ..., lane: _Optional[_Union[_explain_pb2.Lane, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., duration_ms: _Optional[float] = ..., status: _Optional[str] = ..., reason: _Optional[str] = ..., reply_bytes: _Optional[int] = ..., trace_id: _Optional[str] = ..., notable: _Optional[bool] = ..., timings: _Optional[_Union[CallTimings, _Mapping]] = ...) -> None: ...

class CallTimings(_message.Message):
    __slots__ = ("queue_ms", "acquire_ms", "prepare_ms", "step_ms", "encode_ms", "group_ms", "commit_ms", "return_ms", "rows", "queue_length", "batch_size", "batch_id", "cache_hit", "native")
    QUEUE_MS_FIELD_NUMBER: _ClassVar[int]
    ACQUIRE_MS_FIELD_NUMBER: _ClassVar[int]
    PREPARE_MS_FIELD_NUMBER: _ClassVar[int]
    STEP_MS_FIELD_NUMBER: _ClassVar[int]
    ENCODE_MS_FIELD_NUMBER: _ClassVar[int]
    GROUP_MS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_MS_FIELD_NUMBER: _ClassVar[int]
    RETURN_MS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    QUEUE_LENGTH_FIELD_NUMBER: _ClassVar[int]
    BATCH_SIZE_FIELD_NUMBER: _ClassVar[int]
    BATCH_ID_FIELD_NUMBER: _ClassVar[int]
    CACHE_HIT_FIELD_NUMBER: _ClassVar[int]
    NATIVE_FIELD_NUMBER: _ClassVar[int]
    queue_ms: float
    acquire_ms: float
    prepare_ms: float
    step_ms: float
    encode_ms: float
    group_ms: float
    commit_ms: float
    return_ms: float
    rows: int
    queue_length: int
    batch_size: int
    batch_id: int
    cache_hit: bool
    native: bool
    def __init__(self, queue_ms: _Optional[float] = ..., acquire_ms: _Optional[float] = ..., prepare_ms: _Optional[float] = ..., step_ms: _Optional[float] = ..., encode_ms: _Optional[float] = ..., group_ms: _Optional[float] = ..., commit_ms: _Optional[float] = ..., return_ms: _Optional[float] = ..., rows: _Optional[int] = ..., queue_length: _Optional[int] = ..., batch_size: _Optional[int] = ..., batch_id: _Optional[int] = ..., cache_hit: _Optional[bool] = ..., native: _Optional[bool] = ...) -> None: ...

import datetime

from crewdb.admin.v1 import database_pb2 as _database_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class HandoverReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HANDOVER_REASON_UNSPECIFIED: _ClassVar[HandoverReason]
    HANDOVER_REASON_STORED_VALUE: _ClassVar[HandoverReason]
    HANDOVER_REASON_OLD_REPLY: _ClassVar[HandoverReason]
    HANDOVER_REASON_RECOMPILED: _ClassVar[HandoverReason]
    HANDOVER_REASON_NO_WORDS: _ClassVar[HandoverReason]
    HANDOVER_REASON_DISAGREED: _ClassVar[HandoverReason]
HANDOVER_REASON_UNSPECIFIED: HandoverReason
HANDOVER_REASON_STORED_VALUE: HandoverReason
HANDOVER_REASON_OLD_REPLY: HandoverReason
HANDOVER_REASON_RECOMPILED: HandoverReason
HANDOVER_REASON_NO_WORDS: HandoverReason
HANDOVER_REASON_DISAGREED: HandoverReason

class GetStatisticsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetStatisticsResponse(_message.Message):
    __slots__ = ("databases", "process")
    DATABASES_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    databases: _containers.RepeatedCompositeFieldContainer[DatabaseStatistics]
    process: ProcessStatistics
    def __init__(self, databases: _Optional[_Iterable[_Union[DatabaseStatistics, _Mapping]]] = ..., process: _Optional[_Union[ProcessStatistics, _Mapping]] = ...) -> None: ...

class WatchStatisticsRequest(_message.Message):
    __slots__ = ("interval",)
    INTERVAL_FIELD_NUMBER: _ClassVar[int]
    interval: _duration_pb2.Duration
    def __init__(self, interval: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class WatchStatisticsResponse(_message.Message):
    __slots__ = ("databases", "process", "sample_time")
    DATABASES_FIELD_NUMBER: _ClassVar[int]
    PROCESS_FIELD_NUMBER: _ClassVar[int]
    SAMPLE_TIME_FIELD_NUMBER: _ClassVar[int]
    databases: _containers.RepeatedCompositeFieldContainer[DatabaseStatistics]
    process: ProcessStatistics
    sample_time: _timestamp_pb2.Timestamp
    def __init__(self, databases: _Optional[_Iterable[_Union[DatabaseStatistics, _Mapping]]] = ..., process: _Optional[_Union[ProcessStatistics, _Mapping]] = ..., sample_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DatabaseStatistics(_message.Message):
    __slots__ = ("database", "total_conns", "acquired_conns", "idle_conns", "max_conns", "new_conns_count", "refused_count", "canceled_acquire_count", "acquire_timeout_count", "batch_count", "read", "write", "file_bytes", "wal_bytes", "native_calls", "replica")
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_CONNS_FIELD_NUMBER: _ClassVar[int]
    ACQUIRED_CONNS_FIELD_NUMBER: _ClassVar[int]
    IDLE_CONNS_FIELD_NUMBER: _ClassVar[int]
    MAX_CONNS_FIELD_NUMBER: _ClassVar[int]
    NEW_CONNS_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_COUNT_FIELD_NUMBER: _ClassVar[int]
    CANCELED_ACQUIRE_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACQUIRE_TIMEOUT_COUNT_FIELD_NUMBER: _ClassVar[int]
    BATCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    READ_FIELD_NUMBER: _ClassVar[int]
    WRITE_FIELD_NUMBER: _ClassVar[int]
    FILE_BYTES_FIELD_NUMBER: _ClassVar[int]
    WAL_BYTES_FIELD_NUMBER: _ClassVar[int]
    NATIVE_CALLS_FIELD_NUMBER: _ClassVar[int]
    REPLICA_FIELD_NUMBER: _ClassVar[int]
    database: _database_pb2.Database
    total_conns: int
    acquired_conns: int
    idle_conns: int
    max_conns: int
    new_conns_count: int
    refused_count: int
    canceled_acquire_count: int
    acquire_timeout_count: int
    batch_count: int
    read: LaneStatistics
    write: LaneStatistics
    file_bytes: int
    wal_bytes: int
    native_calls: NativeCalls
    replica: ReplicaStatistics
    def __init__(self, database: _Optional[_Union[_database_pb2.Database, str]] = ..., total_conns: _Optional[int] = ..., acquired_conns: _Optional[int] = ..., idle_conns: _Optional[int] = ..., max_conns: _Optional[int] = ..., new_conns_count: _Optional[int] = ..., refused_count: _Optional[int] = ..., canceled_acquire_count: _Optional[int] = ..., acquire_timeout_count: _Optional[int] = ..., batch_count: _Optional[int] = ..., read: _Optional[_Union[LaneStatistics, _Mapping]] = ..., write: _Optional[_Union[LaneStatistics, _Mapping]] = ..., file_bytes: _Optional[int] = ..., wal_bytes: _Optional[int] = ..., native_calls: _Optional[_Union[NativeCalls, _Mapping]] = ..., replica: _Optional[_Union[ReplicaStatistics, _Mapping]] = ...) -> None: ...

class ReplicaStatistics(_message.Message):
    __slots__ = ("arrived_transaction", "behind_writes", "behind_bytes", "behind", "restart_count", "last_drill_time", "last_drill_passed")
    ARRIVED_TRANSACTION_FIELD_NUMBER: _ClassVar[int]
    BEHIND_WRITES_FIELD_NUMBER: _ClassVar[int]
    BEHIND_BYTES_FIELD_NUMBER: _ClassVar[int]
    BEHIND_FIELD_NUMBER: _ClassVar[int]
    RESTART_COUNT_FIELD_NUMBER: _ClassVar[int]
    LAST_DRILL_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_DRILL_PASSED_FIELD_NUMBER: _ClassVar[int]
    arrived_transaction: int
    behind_writes: int
    behind_bytes: int
    behind: _duration_pb2.Duration
    restart_count: int
    last_drill_time: _timestamp_pb2.Timestamp
    last_drill_passed: bool
    def __init__(self, arrived_transaction: _Optional[int] = ..., behind_writes: _Optional[int] = ..., behind_bytes: _Optional[int] = ..., behind: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., restart_count: _Optional[int] = ..., last_drill_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_drill_passed: _Optional[bool] = ...) -> None: ...

class NativeCalls(_message.Message):
    __slots__ = ("answered_count", "worded_count", "handed_over_count", "rpcs")
    ANSWERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    WORDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    HANDED_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    RPCS_FIELD_NUMBER: _ClassVar[int]
    answered_count: int
    worded_count: int
    handed_over_count: int
    rpcs: _containers.RepeatedCompositeFieldContainer[RpcCalls]
    def __init__(self, answered_count: _Optional[int] = ..., worded_count: _Optional[int] = ..., handed_over_count: _Optional[int] = ..., rpcs: _Optional[_Iterable[_Union[RpcCalls, _Mapping]]] = ...) -> None: ...

class RpcCalls(_message.Message):
    __slots__ = ("rpc", "answered_count", "worded_count", "handed_over_count", "handovers")
    RPC_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    WORDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    HANDED_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    HANDOVERS_FIELD_NUMBER: _ClassVar[int]
    rpc: str
    answered_count: int
    worded_count: int
    handed_over_count: int
    handovers: _containers.RepeatedCompositeFieldContainer[Handover]
    def __init__(self, rpc: _Optional[str] = ..., answered_count: _Optional[int] = ..., worded_count: _Optional[int] = ..., handed_over_count: _Optional[int] = ..., handovers: _Optional[_Iterable[_Union[Handover, _Mapping]]] = ...) -> None: ...

class Handover(_message.Message):
    __slots__ = ("reason", "count")
    REASON_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    reason: HandoverReason
    count: int
    def __init__(self, reason: _Optional[_Union[HandoverReason, str]] = ..., count: _Optional[int] = ...) -> None: ...

class LaneStatistics(_message.Message):
    __slots__ = ("waiting_calls", "acquire_count", "acquire_duration_ms", "ok_count", "error_count", "wait", "call")
    WAITING_CALLS_FIELD_NUMBER: _ClassVar[int]
    ACQUIRE_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACQUIRE_DURATION_MS_FIELD_NUMBER: _ClassVar[int]
    OK_COUNT_FIELD_NUMBER: _ClassVar[int]
    ERROR_COUNT_FIELD_NUMBER: _ClassVar[int]
    WAIT_FIELD_NUMBER: _ClassVar[int]
    CALL_FIELD_NUMBER: _ClassVar[int]
    waiting_calls: int
    acquire_count: int
    acquire_duration_ms: float
    ok_count: int
    error_count: int
    wait: Percentiles
    call: Percentiles
    def __init__(self, waiting_calls: _Optional[int] = ..., acquire_count: _Optional[int] = ..., acquire_duration_ms: _Optional[float] = ..., ok_count: _Optional[int] = ..., error_count: _Optional[int] = ..., wait: _Optional[_Union[Percentiles, _Mapping]] = ..., call: _Optional[_Union[Percentiles, _Mapping]] = ...) -> None: ...

class Percentiles(_message.Message):
    __slots__ = ("p50_ms", "p90_ms", "p95_ms", "p99_ms", "max_ms")
    P50_MS_FIELD_NUMBER: _ClassVar[int]
    P90_MS_FIELD_NUMBER: _ClassVar[int]
    P95_MS_FIELD_NUMBER: _ClassVar[int]
    P99_MS_FIELD_NUMBER: _ClassVar[int]
    MAX_MS_FIELD_NUMBER: _ClassVar[int]
    p50_ms: float
    p90_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float
    def __init__(self, p50_ms: _Optional[float] = ..., p90_ms: _Optional[float] = ..., p95_ms: _Optional[float] = ..., p99_ms: _Optional[float] = ..., max_ms: _Optional[float] = ...) -> None: ...

class ProcessStatistics(_message.Message):
    __slots__ = ("uptime", "resident_bytes", "heap_used_bytes", "calls_in_flight", "event_loop_delay", "version")
    UPTIME_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_BYTES_FIELD_NUMBER: _ClassVar[int]
    HEAP_USED_BYTES_FIELD_NUMBER: _ClassVar[int]
    CALLS_IN_FLIGHT_FIELD_NUMBER: _ClassVar[int]
    EVENT_LOOP_DELAY_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    uptime: _duration_pb2.Duration
    resident_bytes: int
    heap_used_bytes: int
    calls_in_flight: int
    event_loop_delay: Percentiles
    version: str
    def __init__(self, uptime: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., resident_bytes: _Optional[int] = ..., heap_used_bytes: _Optional[int] = ..., calls_in_flight: _Optional[int] = ..., event_loop_delay: _Optional[_Union[Percentiles, _Mapping]] = ..., version: _Optional[str] = ...) -> None: ...

import datetime

from crewdb.admin.v1 import database_pb2 as _database_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Lane(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LANE_UNSPECIFIED: _ClassVar[Lane]
    LANE_READ: _ClassVar[Lane]
    LANE_WRITE: _ClassVar[Lane]
LANE_UNSPECIFIED: Lane
LANE_READ: Lane
LANE_WRITE: Lane

class ExplainRequest(_message.Message):
    __slots__ = ("database", "sql")
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    SQL_FIELD_NUMBER: _ClassVar[int]
    database: _database_pb2.Database
    sql: str
    def __init__(self, database: _Optional[_Union[_database_pb2.Database, str]] = ..., sql: _Optional[str] = ...) -> None: ...

class ExplainResponse(_message.Message):
    __slots__ = ("steps", "tables", "lane", "scans")
    STEPS_FIELD_NUMBER: _ClassVar[int]
    TABLES_FIELD_NUMBER: _ClassVar[int]
    LANE_FIELD_NUMBER: _ClassVar[int]
    SCANS_FIELD_NUMBER: _ClassVar[int]
    steps: _containers.RepeatedCompositeFieldContainer[PlanStep]
    tables: _containers.RepeatedScalarFieldContainer[str]
    lane: Lane
    scans: bool
    def __init__(self, steps: _Optional[_Iterable[_Union[PlanStep, _Mapping]]] = ..., tables: _Optional[_Iterable[str]] = ..., lane: _Optional[_Union[Lane, str]] = ..., scans: _Optional[bool] = ...) -> None: ...

class PlanStep(_message.Message):
    __slots__ = ("step_id", "parent_id", "detail")
    STEP_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    step_id: int
    parent_id: int
    detail: str
    def __init__(self, step_id: _Optional[int] = ..., parent_id: _Optional[int] = ..., detail: _Optional[str] = ...) -> None: ...

class SlowStatementsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class SlowStatementsResponse(_message.Message):
    __slots__ = ("statements",)
    STATEMENTS_FIELD_NUMBER: _ClassVar[int]
    statements: _containers.RepeatedCompositeFieldContainer[SlowStatement]
    def __init__(self, statements: _Optional[_Iterable[_Union[SlowStatement, _Mapping]]] = ...) -> None: ...

class SlowStatement(_message.Message):
    __slots__ = ("database", "summary", "slow_count", "max_ms", "total_ms", "last_time")
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    SLOW_COUNT_FIELD_NUMBER: _ClassVar[int]
    MAX_MS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_MS_FIELD_NUMBER: _ClassVar[int]
    LAST_TIME_FIELD_NUMBER: _ClassVar[int]
    database: _database_pb2.Database
    summary: str
    slow_count: int
    max_ms: float
    total_ms: float
    last_time: _timestamp_pb2.Timestamp
    def __init__(self, database: _Optional[_Union[_database_pb2.Database, str]] = ..., summary: _Optional[str] = ..., slow_count: _Optional[int] = ..., max_ms: _Optional[float] = ..., total_ms: _Optional[float] = ..., last_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

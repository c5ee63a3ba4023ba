import datetime

from crewdb.sql.v1 import sql_pb2 as _sql_pb2
from crewdb.sql.v1 import value_pb2 as _value_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.rpc import status_pb2 as _status_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class QueryStreamRequest(_message.Message):
    __slots__ = ("sql", "parameters", "named_parameters", "at_least_as_fresh", "resume_token")
    class NamedParametersEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    SQL_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    NAMED_PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    AT_LEAST_AS_FRESH_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sql: str
    parameters: _containers.RepeatedCompositeFieldContainer[_value_pb2.Value]
    named_parameters: _containers.MessageMap[str, _value_pb2.Value]
    at_least_as_fresh: str
    resume_token: str
    def __init__(self, sql: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[_value_pb2.Value, _Mapping]]] = ..., named_parameters: _Optional[_Mapping[str, _value_pb2.Value]] = ..., at_least_as_fresh: _Optional[str] = ..., resume_token: _Optional[str] = ...) -> None: ...

class QueryStreamResponse(_message.Message):
    __slots__ = ("columns", "rows", "resume_token", "commit_seq", "limits")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    RESUME_TOKEN_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[_value_pb2.Column]
    rows: _containers.RepeatedCompositeFieldContainer[_value_pb2.Row]
    resume_token: str
    commit_seq: str
    limits: StreamLimits
    def __init__(self, columns: _Optional[_Iterable[_Union[_value_pb2.Column, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[_value_pb2.Row, _Mapping]]] = ..., resume_token: _Optional[str] = ..., commit_seq: _Optional[str] = ..., limits: _Optional[_Union[StreamLimits, _Mapping]] = ...) -> None: ...

class StreamLimits(_message.Message):
    __slots__ = ("max_age", "max_idle")
    MAX_AGE_FIELD_NUMBER: _ClassVar[int]
    MAX_IDLE_FIELD_NUMBER: _ClassVar[int]
    max_age: _duration_pb2.Duration
    max_idle: _duration_pb2.Duration
    def __init__(self, max_age: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., max_idle: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class TransactRequest(_message.Message):
    __slots__ = ("begin", "query", "execute", "call", "savepoint", "release", "rollback_to", "commit", "rollback")
    class Mode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        MODE_UNSPECIFIED: _ClassVar[TransactRequest.Mode]
        MODE_READ_ONLY: _ClassVar[TransactRequest.Mode]
        MODE_READ_WRITE: _ClassVar[TransactRequest.Mode]
    MODE_UNSPECIFIED: TransactRequest.Mode
    MODE_READ_ONLY: TransactRequest.Mode
    MODE_READ_WRITE: TransactRequest.Mode
    class Begin(_message.Message):
        __slots__ = ("mode",)
        MODE_FIELD_NUMBER: _ClassVar[int]
        mode: TransactRequest.Mode
        def __init__(self, mode: _Optional[_Union[TransactRequest.Mode, str]] = ...) -> None: ...
    class TypedCall(_message.Message):
        __slots__ = ("method", "request")
        METHOD_FIELD_NUMBER: _ClassVar[int]
        REQUEST_FIELD_NUMBER: _ClassVar[int]
        method: str
        request: bytes
        def __init__(self, method: _Optional[str] = ..., request: _Optional[bytes] = ...) -> None: ...
    class Savepoint(_message.Message):
        __slots__ = ("name",)
        NAME_FIELD_NUMBER: _ClassVar[int]
        name: str
        def __init__(self, name: _Optional[str] = ...) -> None: ...
    class Commit(_message.Message):
        __slots__ = ()
        def __init__(self) -> None: ...
    class Rollback(_message.Message):
        __slots__ = ()
        def __init__(self) -> None: ...
    BEGIN_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    EXECUTE_FIELD_NUMBER: _ClassVar[int]
    CALL_FIELD_NUMBER: _ClassVar[int]
    SAVEPOINT_FIELD_NUMBER: _ClassVar[int]
    RELEASE_FIELD_NUMBER: _ClassVar[int]
    ROLLBACK_TO_FIELD_NUMBER: _ClassVar[int]
    COMMIT_FIELD_NUMBER: _ClassVar[int]
    ROLLBACK_FIELD_NUMBER: _ClassVar[int]
    begin: TransactRequest.Begin
    query: _sql_pb2.QueryRequest
    execute: _sql_pb2.ExecuteRequest
    call: TransactRequest.TypedCall
    savepoint: TransactRequest.Savepoint
    release: TransactRequest.Savepoint
    rollback_to: TransactRequest.Savepoint
    commit: TransactRequest.Commit
    rollback: TransactRequest.Rollback
    def __init__(self, begin: _Optional[_Union[TransactRequest.Begin, _Mapping]] = ..., query: _Optional[_Union[_sql_pb2.QueryRequest, _Mapping]] = ..., execute: _Optional[_Union[_sql_pb2.ExecuteRequest, _Mapping]] = ..., call: _Optional[_Union[TransactRequest.TypedCall, _Mapping]] = ..., savepoint: _Optional[_Union[TransactRequest.Savepoint, _Mapping]] = ..., release: _Optional[_Union[TransactRequest.Savepoint, _Mapping]] = ..., rollback_to: _Optional[_Union[TransactRequest.Savepoint, _Mapping]] = ..., commit: _Optional[_Union[TransactRequest.Commit, _Mapping]] = ..., rollback: _Optional[_Union[TransactRequest.Rollback, _Mapping]] = ...) -> None: ...

class TransactResponse(_message.Message):
    __slots__ = ("begun", "query", "execute", "reply", "done", "committed", "rolled_back", "error")
    class Begun(_message.Message):
        __slots__ = ("limits", "commit_seq")
        LIMITS_FIELD_NUMBER: _ClassVar[int]
        COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
        limits: StreamLimits
        commit_seq: str
        def __init__(self, limits: _Optional[_Union[StreamLimits, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...
    class Done(_message.Message):
        __slots__ = ()
        def __init__(self) -> None: ...
    class Committed(_message.Message):
        __slots__ = ("commit_seq",)
        COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
        commit_seq: str
        def __init__(self, commit_seq: _Optional[str] = ...) -> None: ...
    BEGUN_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    EXECUTE_FIELD_NUMBER: _ClassVar[int]
    REPLY_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    COMMITTED_FIELD_NUMBER: _ClassVar[int]
    ROLLED_BACK_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    begun: TransactResponse.Begun
    query: _sql_pb2.QueryResponse
    execute: _sql_pb2.ExecuteResponse
    reply: bytes
    done: TransactResponse.Done
    committed: TransactResponse.Committed
    rolled_back: TransactResponse.Done
    error: _status_pb2.Status
    def __init__(self, begun: _Optional[_Union[TransactResponse.Begun, _Mapping]] = ..., query: _Optional[_Union[_sql_pb2.QueryResponse, _Mapping]] = ..., execute: _Optional[_Union[_sql_pb2.ExecuteResponse, _Mapping]] = ..., reply: _Optional[bytes] = ..., done: _Optional[_Union[TransactResponse.Done, _Mapping]] = ..., committed: _Optional[_Union[TransactResponse.Committed, _Mapping]] = ..., rolled_back: _Optional[_Union[TransactResponse.Done, _Mapping]] = ..., error: _Optional[_Union[_status_pb2.Status, _Mapping]] = ...) -> None: ...

from crewdb.admin.v1 import database_pb2 as _database_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CheckpointRequest(_message.Message):
    __slots__ = ("database", "truncate")
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    TRUNCATE_FIELD_NUMBER: _ClassVar[int]
    database: _database_pb2.Database
    truncate: bool
    def __init__(self, database: _Optional[_Union[_database_pb2.Database, str]] = ..., truncate: _Optional[bool] = ...) -> None: ...

class CheckpointResponse(_message.Message):
    __slots__ = ("wal_pages", "checkpointed_pages", "busy")
    WAL_PAGES_FIELD_NUMBER: _ClassVar[int]
    CHECKPOINTED_PAGES_FIELD_NUMBER: _ClassVar[int]
    BUSY_FIELD_NUMBER: _ClassVar[int]
    wal_pages: int
    checkpointed_pages: int
    busy: bool
    def __init__(self, wal_pages: _Optional[int] = ..., checkpointed_pages: _Optional[int] = ..., busy: _Optional[bool] = ...) -> None: ...

class OptimizeRequest(_message.Message):
    __slots__ = ("database",)
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: _database_pb2.Database
    def __init__(self, database: _Optional[_Union[_database_pb2.Database, str]] = ...) -> None: ...

class OptimizeResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

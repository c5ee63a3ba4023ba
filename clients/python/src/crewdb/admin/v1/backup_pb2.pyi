from crewdb.admin.v1 import database_pb2 as _database_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BackupRequest(_message.Message):
    __slots__ = ("database",)
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: _database_pb2.Database
    def __init__(self, database: _Optional[_Union[_database_pb2.Database, str]] = ...) -> None: ...

class BackupResponse(_message.Message):
    __slots__ = ("data", "remaining_bytes", "sha256", "commit_seq")
    DATA_FIELD_NUMBER: _ClassVar[int]
    REMAINING_BYTES_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    remaining_bytes: int
    sha256: str
    commit_seq: str
    def __init__(self, data: _Optional[bytes] = ..., remaining_bytes: _Optional[int] = ..., sha256: _Optional[str] = ..., commit_seq: _Optional[str] = ...) -> None: ...

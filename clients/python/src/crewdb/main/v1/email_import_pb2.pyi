from crewdb.imports.v1 import imports_pb2 as _imports_pb2
from crewdb.main.v1 import email_pb2 as _email_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ImportEmailsRequest(_message.Message):
    __slots__ = ("emails", "mode")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.Email]
    mode: _imports_pb2.ImportMode
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.Email, _Mapping]]] = ..., mode: _Optional[_Union[_imports_pb2.ImportMode, str]] = ...) -> None: ...

class ImportEmailsResponse(_message.Message):
    __slots__ = ("summary",)
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    summary: _imports_pb2.ImportSummary
    def __init__(self, summary: _Optional[_Union[_imports_pb2.ImportSummary, _Mapping]] = ...) -> None: ...

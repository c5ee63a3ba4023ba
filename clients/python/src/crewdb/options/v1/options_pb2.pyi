from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Format(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FORMAT_UNSPECIFIED: _ClassVar[Format]
    FORMAT_EMAIL: _ClassVar[Format]
    FORMAT_JSON: _ClassVar[Format]
FORMAT_UNSPECIFIED: Format
FORMAT_EMAIL: Format
FORMAT_JSON: Format
FIELD_FIELD_NUMBER: _ClassVar[int]
field: _descriptor.FieldDescriptor
STORED_FIELD_NUMBER: _ClassVar[int]
stored: _descriptor.FieldDescriptor
ROLE_FIELD_NUMBER: _ClassVar[int]
role: _descriptor.FieldDescriptor
IMPORTS_WITH_FIELD_NUMBER: _ClassVar[int]
imports_with: _descriptor.FieldDescriptor

class FieldRules(_message.Message):
    __slots__ = ("min_length", "max_length", "format", "minimum", "maximum", "greater_than", "min_items", "max_items", "pattern", "pattern_words")
    MIN_LENGTH_FIELD_NUMBER: _ClassVar[int]
    MAX_LENGTH_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_FIELD_NUMBER: _ClassVar[int]
    MAXIMUM_FIELD_NUMBER: _ClassVar[int]
    GREATER_THAN_FIELD_NUMBER: _ClassVar[int]
    MIN_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    PATTERN_FIELD_NUMBER: _ClassVar[int]
    PATTERN_WORDS_FIELD_NUMBER: _ClassVar[int]
    min_length: int
    max_length: int
    format: Format
    minimum: float
    maximum: float
    greater_than: float
    min_items: int
    max_items: int
    pattern: str
    pattern_words: str
    def __init__(self, min_length: _Optional[int] = ..., max_length: _Optional[int] = ..., format: _Optional[_Union[Format, str]] = ..., minimum: _Optional[float] = ..., maximum: _Optional[float] = ..., greater_than: _Optional[float] = ..., min_items: _Optional[int] = ..., max_items: _Optional[int] = ..., pattern: _Optional[str] = ..., pattern_words: _Optional[str] = ...) -> None: ...

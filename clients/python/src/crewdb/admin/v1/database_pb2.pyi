from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class Database(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DATABASE_UNSPECIFIED: _ClassVar[Database]
    DATABASE_MAIN: _ClassVar[Database]
    DATABASE_WALMART: _ClassVar[Database]
DATABASE_UNSPECIFIED: Database
DATABASE_MAIN: Database
DATABASE_WALMART: Database

import datetime

from crewdb.main.v1 import user_pb2 as _user_pb2
from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class UpdateUserRequest(_message.Message):
    __slots__ = ("user", "update_mask", "request_id")
    USER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    user: _user_pb2.User
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, user: _Optional[_Union[_user_pb2.User, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateUserResponse(_message.Message):
    __slots__ = ("user", "commit_seq")
    USER_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    user: _user_pb2.User
    commit_seq: str
    def __init__(self, user: _Optional[_Union[_user_pb2.User, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class RecordUserLoginRequest(_message.Message):
    __slots__ = ("user_id", "request_id")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    request_id: str
    def __init__(self, user_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordUserLoginResponse(_message.Message):
    __slots__ = ("user", "commit_seq")
    USER_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    user: _user_pb2.User
    commit_seq: str
    def __init__(self, user: _Optional[_Union[_user_pb2.User, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListUserRoleStatisticsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UserRoleStatistics(_message.Message):
    __slots__ = ("role", "users_count", "active_count", "logged_in_count")
    ROLE_FIELD_NUMBER: _ClassVar[int]
    USERS_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOGGED_IN_COUNT_FIELD_NUMBER: _ClassVar[int]
    role: _user_pb2.UserRole
    users_count: int
    active_count: int
    logged_in_count: int
    def __init__(self, role: _Optional[_Union[_user_pb2.UserRole, str]] = ..., users_count: _Optional[int] = ..., active_count: _Optional[int] = ..., logged_in_count: _Optional[int] = ...) -> None: ...

class ListUserRoleStatisticsResponse(_message.Message):
    __slots__ = ("roles",)
    ROLES_FIELD_NUMBER: _ClassVar[int]
    roles: _containers.RepeatedCompositeFieldContainer[UserRoleStatistics]
    def __init__(self, roles: _Optional[_Iterable[_Union[UserRoleStatistics, _Mapping]]] = ...) -> None: ...

class UserCredentials(_message.Message):
    __slots__ = ("user_id", "role", "status", "password_hash")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_HASH_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    role: _user_pb2.UserRole
    status: _user_pb2.UserStatus
    password_hash: str
    def __init__(self, user_id: _Optional[str] = ..., role: _Optional[_Union[_user_pb2.UserRole, str]] = ..., status: _Optional[_Union[_user_pb2.UserStatus, str]] = ..., password_hash: _Optional[str] = ...) -> None: ...

class GetUserCredentialsRequest(_message.Message):
    __slots__ = ("email",)
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    email: str
    def __init__(self, email: _Optional[str] = ...) -> None: ...

class GetUserCredentialsResponse(_message.Message):
    __slots__ = ("credentials",)
    CREDENTIALS_FIELD_NUMBER: _ClassVar[int]
    credentials: UserCredentials
    def __init__(self, credentials: _Optional[_Union[UserCredentials, _Mapping]] = ...) -> None: ...

class SetUserPasswordHashRequest(_message.Message):
    __slots__ = ("user_id", "password_hash", "request_id")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_HASH_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    password_hash: str
    request_id: str
    def __init__(self, user_id: _Optional[str] = ..., password_hash: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SetUserPasswordHashResponse(_message.Message):
    __slots__ = ("update_time", "commit_seq")
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    update_time: _timestamp_pb2.Timestamp
    commit_seq: str
    def __init__(self, update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

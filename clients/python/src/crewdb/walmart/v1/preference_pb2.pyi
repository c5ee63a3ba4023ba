import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PriceSensitivity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRICE_SENSITIVITY_UNSPECIFIED: _ClassVar[PriceSensitivity]
    PRICE_SENSITIVITY_LOW: _ClassVar[PriceSensitivity]
    PRICE_SENSITIVITY_MEDIUM: _ClassVar[PriceSensitivity]
    PRICE_SENSITIVITY_HIGH: _ClassVar[PriceSensitivity]
PRICE_SENSITIVITY_UNSPECIFIED: PriceSensitivity
PRICE_SENSITIVITY_LOW: PriceSensitivity
PRICE_SENSITIVITY_MEDIUM: PriceSensitivity
PRICE_SENSITIVITY_HIGH: PriceSensitivity

class UserPreferences(_message.Message):
    __slots__ = ("user_id", "default_store_id", "preferred_brands", "avoided_brands", "dietary_restrictions", "allergens", "preferred_organic", "preferred_local", "monthly_budget", "price_sensitivity", "allow_substitutions", "onboarding_completed", "create_time", "update_time")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_STORE_ID_FIELD_NUMBER: _ClassVar[int]
    PREFERRED_BRANDS_FIELD_NUMBER: _ClassVar[int]
    AVOIDED_BRANDS_FIELD_NUMBER: _ClassVar[int]
    DIETARY_RESTRICTIONS_FIELD_NUMBER: _ClassVar[int]
    ALLERGENS_FIELD_NUMBER: _ClassVar[int]
    PREFERRED_ORGANIC_FIELD_NUMBER: _ClassVar[int]
    PREFERRED_LOCAL_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_BUDGET_FIELD_NUMBER: _ClassVar[int]
    PRICE_SENSITIVITY_FIELD_NUMBER: _ClassVar[int]
    ALLOW_SUBSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    ONBOARDING_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    default_store_id: str
    preferred_brands: _containers.RepeatedScalarFieldContainer[str]
    avoided_brands: _containers.RepeatedScalarFieldContainer[str]
    dietary_restrictions: _containers.RepeatedScalarFieldContainer[str]
    allergens: _containers.RepeatedScalarFieldContainer[str]
    preferred_organic: bool
    preferred_local: bool
    monthly_budget: float
    price_sensitivity: PriceSensitivity
    allow_substitutions: bool
    onboarding_completed: bool
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, user_id: _Optional[str] = ..., default_store_id: _Optional[str] = ..., preferred_brands: _Optional[_Iterable[str]] = ..., avoided_brands: _Optional[_Iterable[str]] = ..., dietary_restrictions: _Optional[_Iterable[str]] = ..., allergens: _Optional[_Iterable[str]] = ..., preferred_organic: _Optional[bool] = ..., preferred_local: _Optional[bool] = ..., monthly_budget: _Optional[float] = ..., price_sensitivity: _Optional[_Union[PriceSensitivity, str]] = ..., allow_substitutions: _Optional[bool] = ..., onboarding_completed: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetUserPreferencesRequest(_message.Message):
    __slots__ = ("user_id",)
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    def __init__(self, user_id: _Optional[str] = ...) -> None: ...

class GetUserPreferencesResponse(_message.Message):
    __slots__ = ("preferences",)
    PREFERENCES_FIELD_NUMBER: _ClassVar[int]
    preferences: UserPreferences
    def __init__(self, preferences: _Optional[_Union[UserPreferences, _Mapping]] = ...) -> None: ...

class UpsertUserPreferencesRequest(_message.Message):
    __slots__ = ("preferences", "update_mask", "request_id")
    PREFERENCES_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    preferences: UserPreferences
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, preferences: _Optional[_Union[UserPreferences, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpsertUserPreferencesResponse(_message.Message):
    __slots__ = ("preferences", "created", "commit_seq")
    PREFERENCES_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    preferences: UserPreferences
    created: bool
    commit_seq: str
    def __init__(self, preferences: _Optional[_Union[UserPreferences, _Mapping]] = ..., created: _Optional[bool] = ..., commit_seq: _Optional[str] = ...) -> None: ...

import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SuggestedBy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUGGESTED_BY_UNSPECIFIED: _ClassVar[SuggestedBy]
    SUGGESTED_BY_SYSTEM: _ClassVar[SuggestedBy]
    SUGGESTED_BY_USER: _ClassVar[SuggestedBy]
    SUGGESTED_BY_STORE: _ClassVar[SuggestedBy]
SUGGESTED_BY_UNSPECIFIED: SuggestedBy
SUGGESTED_BY_SYSTEM: SuggestedBy
SUGGESTED_BY_USER: SuggestedBy
SUGGESTED_BY_STORE: SuggestedBy

class Substitution(_message.Message):
    __slots__ = ("substitution_id", "original_product_id", "substitute_product_id", "reason", "similarity_score", "price_difference", "user_id", "accepted", "rating", "feedback", "suggested_by", "create_time")
    SUBSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SUBSTITUTE_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SIMILARITY_SCORE_FIELD_NUMBER: _ClassVar[int]
    PRICE_DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_FIELD_NUMBER: _ClassVar[int]
    SUGGESTED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    substitution_id: str
    original_product_id: str
    substitute_product_id: str
    reason: str
    similarity_score: float
    price_difference: float
    user_id: str
    accepted: bool
    rating: int
    feedback: str
    suggested_by: SuggestedBy
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, substitution_id: _Optional[str] = ..., original_product_id: _Optional[str] = ..., substitute_product_id: _Optional[str] = ..., reason: _Optional[str] = ..., similarity_score: _Optional[float] = ..., price_difference: _Optional[float] = ..., user_id: _Optional[str] = ..., accepted: _Optional[bool] = ..., rating: _Optional[int] = ..., feedback: _Optional[str] = ..., suggested_by: _Optional[_Union[SuggestedBy, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordSubstitutionRequest(_message.Message):
    __slots__ = ("substitution", "request_id")
    SUBSTITUTION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    substitution: Substitution
    request_id: str
    def __init__(self, substitution: _Optional[_Union[Substitution, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordSubstitutionResponse(_message.Message):
    __slots__ = ("substitution", "commit_seq")
    SUBSTITUTION_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    substitution: Substitution
    commit_seq: str
    def __init__(self, substitution: _Optional[_Union[Substitution, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListSubstitutionsRequest(_message.Message):
    __slots__ = ("original_product_id", "accepted", "page_size", "page_token")
    ORIGINAL_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    original_product_id: str
    accepted: bool
    page_size: int
    page_token: str
    def __init__(self, original_product_id: _Optional[str] = ..., accepted: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListSubstitutionsResponse(_message.Message):
    __slots__ = ("substitutions", "next_page_token")
    SUBSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    substitutions: _containers.RepeatedCompositeFieldContainer[Substitution]
    next_page_token: str
    def __init__(self, substitutions: _Optional[_Iterable[_Union[Substitution, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListUserSubstitutionsRequest(_message.Message):
    __slots__ = ("user_id", "accepted", "page_size", "page_token")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    accepted: bool
    page_size: int
    page_token: str
    def __init__(self, user_id: _Optional[str] = ..., accepted: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListUserSubstitutionsResponse(_message.Message):
    __slots__ = ("substitutions", "next_page_token")
    SUBSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    substitutions: _containers.RepeatedCompositeFieldContainer[Substitution]
    next_page_token: str
    def __init__(self, substitutions: _Optional[_Iterable[_Union[Substitution, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RateSubstitutionRequest(_message.Message):
    __slots__ = ("substitution_id", "accepted", "rating", "feedback", "request_id")
    SUBSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    substitution_id: str
    accepted: bool
    rating: int
    feedback: str
    request_id: str
    def __init__(self, substitution_id: _Optional[str] = ..., accepted: _Optional[bool] = ..., rating: _Optional[int] = ..., feedback: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RateSubstitutionResponse(_message.Message):
    __slots__ = ("substitution", "commit_seq")
    SUBSTITUTION_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    substitution: Substitution
    commit_seq: str
    def __init__(self, substitution: _Optional[_Union[Substitution, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

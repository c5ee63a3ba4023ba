import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Intent(_message.Message):
    __slots__ = ("intent_id", "user_query", "detected_intent", "confidence_score", "entities", "model_used", "response", "user_id", "session_id", "feedback_rating", "create_time")
    INTENT_ID_FIELD_NUMBER: _ClassVar[int]
    USER_QUERY_FIELD_NUMBER: _ClassVar[int]
    DETECTED_INTENT_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_SCORE_FIELD_NUMBER: _ClassVar[int]
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    MODEL_USED_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_RATING_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    intent_id: str
    user_query: str
    detected_intent: str
    confidence_score: float
    entities: str
    model_used: str
    response: str
    user_id: str
    session_id: str
    feedback_rating: int
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, intent_id: _Optional[str] = ..., user_query: _Optional[str] = ..., detected_intent: _Optional[str] = ..., confidence_score: _Optional[float] = ..., entities: _Optional[str] = ..., model_used: _Optional[str] = ..., response: _Optional[str] = ..., user_id: _Optional[str] = ..., session_id: _Optional[str] = ..., feedback_rating: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class RecordIntentRequest(_message.Message):
    __slots__ = ("intent", "request_id")
    INTENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    intent: Intent
    request_id: str
    def __init__(self, intent: _Optional[_Union[Intent, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordIntentResponse(_message.Message):
    __slots__ = ("intent", "commit_seq")
    INTENT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    intent: Intent
    commit_seq: str
    def __init__(self, intent: _Optional[_Union[Intent, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListIntentsRequest(_message.Message):
    __slots__ = ("user_id", "page_size", "page_token")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    page_size: int
    page_token: str
    def __init__(self, user_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListIntentsResponse(_message.Message):
    __slots__ = ("intents", "next_page_token")
    INTENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    intents: _containers.RepeatedCompositeFieldContainer[Intent]
    next_page_token: str
    def __init__(self, intents: _Optional[_Iterable[_Union[Intent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RateIntentRequest(_message.Message):
    __slots__ = ("intent_id", "feedback_rating", "request_id")
    INTENT_ID_FIELD_NUMBER: _ClassVar[int]
    FEEDBACK_RATING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    intent_id: str
    feedback_rating: int
    request_id: str
    def __init__(self, intent_id: _Optional[str] = ..., feedback_rating: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class RateIntentResponse(_message.Message):
    __slots__ = ("intent", "commit_seq")
    INTENT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    intent: Intent
    commit_seq: str
    def __init__(self, intent: _Optional[_Union[Intent, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

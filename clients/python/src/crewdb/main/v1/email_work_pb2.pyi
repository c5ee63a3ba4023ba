import datetime

from crewdb.main.v1 import email_pb2 as _email_pb2
from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetEmailByInternetMessageIdRequest(_message.Message):
    __slots__ = ("internet_message_id",)
    INTERNET_MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    internet_message_id: str
    def __init__(self, internet_message_id: _Optional[str] = ...) -> None: ...

class GetEmailByInternetMessageIdResponse(_message.Message):
    __slots__ = ("email",)
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ...) -> None: ...

class BatchUpsertEmailsRequest(_message.Message):
    __slots__ = ("emails", "request_id")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.Email]
    request_id: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.Email, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class EmailWrite(_message.Message):
    __slots__ = ("email_id", "created", "update_time")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    created: bool
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, email_id: _Optional[str] = ..., created: _Optional[bool] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BatchUpsertEmailsResponse(_message.Message):
    __slots__ = ("results", "commit_seq")
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[EmailWrite]
    commit_seq: str
    def __init__(self, results: _Optional[_Iterable[_Union[EmailWrite, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class MarkEmailsReadRequest(_message.Message):
    __slots__ = ("email_ids", "is_read", "request_id")
    EMAIL_IDS_FIELD_NUMBER: _ClassVar[int]
    IS_READ_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_ids: _containers.RepeatedScalarFieldContainer[str]
    is_read: bool
    request_id: str
    def __init__(self, email_ids: _Optional[_Iterable[str]] = ..., is_read: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class MarkEmailsReadResponse(_message.Message):
    __slots__ = ("updated_count", "commit_seq")
    UPDATED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    updated_count: int
    commit_seq: str
    def __init__(self, updated_count: _Optional[int] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class AssignEmailRequest(_message.Message):
    __slots__ = ("email_id", "user_id", "due_time", "request_id")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    user_id: str
    due_time: _timestamp_pb2.Timestamp
    request_id: str
    def __init__(self, email_id: _Optional[str] = ..., user_id: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class AssignEmailResponse(_message.Message):
    __slots__ = ("email", "commit_seq")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.EmailSummary
    commit_seq: str
    def __init__(self, email: _Optional[_Union[_email_pb2.EmailSummary, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class UnassignEmailRequest(_message.Message):
    __slots__ = ("email_id", "request_id")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    request_id: str
    def __init__(self, email_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UnassignEmailResponse(_message.Message):
    __slots__ = ("email", "commit_seq")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.EmailSummary
    commit_seq: str
    def __init__(self, email: _Optional[_Union[_email_pb2.EmailSummary, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class BulkAssignEmailsRequest(_message.Message):
    __slots__ = ("email_ids", "user_id", "request_id")
    EMAIL_IDS_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_ids: _containers.RepeatedScalarFieldContainer[str]
    user_id: str
    request_id: str
    def __init__(self, email_ids: _Optional[_Iterable[str]] = ..., user_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class BulkAssignEmailsResponse(_message.Message):
    __slots__ = ("updated_count", "commit_seq")
    UPDATED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    updated_count: int
    commit_seq: str
    def __init__(self, updated_count: _Optional[int] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class StoreEmailPhaseResultsRequest(_message.Message):
    __slots__ = ("email_id", "phase", "results", "confidence_score", "workflow_state", "workflow_type", "priority", "business_summary", "action_items", "suggested_response", "model_used", "processing_time_ms", "tokens_used", "request_id")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    PHASE_FIELD_NUMBER: _ClassVar[int]
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_SCORE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_SUMMARY_FIELD_NUMBER: _ClassVar[int]
    ACTION_ITEMS_FIELD_NUMBER: _ClassVar[int]
    SUGGESTED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    MODEL_USED_FIELD_NUMBER: _ClassVar[int]
    PROCESSING_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    TOKENS_USED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    phase: int
    results: str
    confidence_score: float
    workflow_state: _email_pb2.WorkflowState
    workflow_type: str
    priority: _email_pb2.Priority
    business_summary: str
    action_items: str
    suggested_response: str
    model_used: str
    processing_time_ms: int
    tokens_used: int
    request_id: str
    def __init__(self, email_id: _Optional[str] = ..., phase: _Optional[int] = ..., results: _Optional[str] = ..., confidence_score: _Optional[float] = ..., workflow_state: _Optional[_Union[_email_pb2.WorkflowState, str]] = ..., workflow_type: _Optional[str] = ..., priority: _Optional[_Union[_email_pb2.Priority, str]] = ..., business_summary: _Optional[str] = ..., action_items: _Optional[str] = ..., suggested_response: _Optional[str] = ..., model_used: _Optional[str] = ..., processing_time_ms: _Optional[int] = ..., tokens_used: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class StoreEmailPhaseResultsResponse(_message.Message):
    __slots__ = ("email", "commit_seq")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.EmailSummary
    commit_seq: str
    def __init__(self, email: _Optional[_Union[_email_pb2.EmailSummary, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class StoreEmailEntitiesRequest(_message.Message):
    __slots__ = ("email_id", "entities", "replace", "request_id")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    REPLACE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    entities: _containers.RepeatedCompositeFieldContainer[_email_pb2.Entity]
    replace: bool
    request_id: str
    def __init__(self, email_id: _Optional[str] = ..., entities: _Optional[_Iterable[_Union[_email_pb2.Entity, _Mapping]]] = ..., replace: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class StoreEmailEntitiesResponse(_message.Message):
    __slots__ = ("entities", "commit_seq")
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    entities: _containers.RepeatedCompositeFieldContainer[_email_pb2.Entity]
    commit_seq: str
    def __init__(self, entities: _Optional[_Iterable[_Union[_email_pb2.Entity, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListEmailEntitiesRequest(_message.Message):
    __slots__ = ("email_id", "entity_type")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ENTITY_TYPE_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    entity_type: str
    def __init__(self, email_id: _Optional[str] = ..., entity_type: _Optional[str] = ...) -> None: ...

class ListEmailEntitiesResponse(_message.Message):
    __slots__ = ("entities",)
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    entities: _containers.RepeatedCompositeFieldContainer[_email_pb2.Entity]
    def __init__(self, entities: _Optional[_Iterable[_Union[_email_pb2.Entity, _Mapping]]] = ...) -> None: ...

class ListEntityEmailsRequest(_message.Message):
    __slots__ = ("entity_type", "entity_value", "page_size", "page_token")
    ENTITY_TYPE_FIELD_NUMBER: _ClassVar[int]
    ENTITY_VALUE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entity_type: str
    entity_value: str
    page_size: int
    page_token: str
    def __init__(self, entity_type: _Optional[str] = ..., entity_value: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListEntityEmailsResponse(_message.Message):
    __slots__ = ("emails", "next_page_token")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    next_page_token: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListConversationEmailsRequest(_message.Message):
    __slots__ = ("conversation_id", "page_size", "page_token")
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    conversation_id: str
    page_size: int
    page_token: str
    def __init__(self, conversation_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListConversationEmailsResponse(_message.Message):
    __slots__ = ("emails", "next_page_token")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    next_page_token: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

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

class RecipientType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RECIPIENT_TYPE_UNSPECIFIED: _ClassVar[RecipientType]
    RECIPIENT_TYPE_TO: _ClassVar[RecipientType]
    RECIPIENT_TYPE_CC: _ClassVar[RecipientType]
    RECIPIENT_TYPE_BCC: _ClassVar[RecipientType]

class Importance(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    IMPORTANCE_UNSPECIFIED: _ClassVar[Importance]
    IMPORTANCE_LOW: _ClassVar[Importance]
    IMPORTANCE_NORMAL: _ClassVar[Importance]
    IMPORTANCE_HIGH: _ClassVar[Importance]

class EmailStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EMAIL_STATUS_UNSPECIFIED: _ClassVar[EmailStatus]
    EMAIL_STATUS_PENDING: _ClassVar[EmailStatus]
    EMAIL_STATUS_IMPORTED: _ClassVar[EmailStatus]
    EMAIL_STATUS_ANALYZED: _ClassVar[EmailStatus]
    EMAIL_STATUS_PHASE1_COMPLETE: _ClassVar[EmailStatus]
    EMAIL_STATUS_PHASE2_COMPLETE: _ClassVar[EmailStatus]
    EMAIL_STATUS_PHASE3_COMPLETE: _ClassVar[EmailStatus]
    EMAIL_STATUS_NEW: _ClassVar[EmailStatus]
    EMAIL_STATUS_IN_PROGRESS: _ClassVar[EmailStatus]
    EMAIL_STATUS_PROCESSING: _ClassVar[EmailStatus]
    EMAIL_STATUS_COMPLETED: _ClassVar[EmailStatus]
    EMAIL_STATUS_ARCHIVED: _ClassVar[EmailStatus]
    EMAIL_STATUS_FAILED: _ClassVar[EmailStatus]
    EMAIL_STATUS_ERROR: _ClassVar[EmailStatus]
    EMAIL_STATUS_ACTIVE: _ClassVar[EmailStatus]

class WorkflowState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WORKFLOW_STATE_UNSPECIFIED: _ClassVar[WorkflowState]
    WORKFLOW_STATE_START_POINT: _ClassVar[WorkflowState]
    WORKFLOW_STATE_IN_PROGRESS: _ClassVar[WorkflowState]
    WORKFLOW_STATE_COMPLETION: _ClassVar[WorkflowState]

class Priority(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRIORITY_UNSPECIFIED: _ClassVar[Priority]
    PRIORITY_CRITICAL: _ClassVar[Priority]
    PRIORITY_HIGH: _ClassVar[Priority]
    PRIORITY_MEDIUM: _ClassVar[Priority]
    PRIORITY_LOW: _ClassVar[Priority]

class ProcessingStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROCESSING_STATUS_UNSPECIFIED: _ClassVar[ProcessingStatus]
    PROCESSING_STATUS_PENDING: _ClassVar[ProcessingStatus]
    PROCESSING_STATUS_PROCESSING: _ClassVar[ProcessingStatus]
    PROCESSING_STATUS_COMPLETED: _ClassVar[ProcessingStatus]
    PROCESSING_STATUS_FAILED: _ClassVar[ProcessingStatus]
    PROCESSING_STATUS_SKIPPED: _ClassVar[ProcessingStatus]
RECIPIENT_TYPE_UNSPECIFIED: RecipientType
RECIPIENT_TYPE_TO: RecipientType
RECIPIENT_TYPE_CC: RecipientType
RECIPIENT_TYPE_BCC: RecipientType
IMPORTANCE_UNSPECIFIED: Importance
IMPORTANCE_LOW: Importance
IMPORTANCE_NORMAL: Importance
IMPORTANCE_HIGH: Importance
EMAIL_STATUS_UNSPECIFIED: EmailStatus
EMAIL_STATUS_PENDING: EmailStatus
EMAIL_STATUS_IMPORTED: EmailStatus
EMAIL_STATUS_ANALYZED: EmailStatus
EMAIL_STATUS_PHASE1_COMPLETE: EmailStatus
EMAIL_STATUS_PHASE2_COMPLETE: EmailStatus
EMAIL_STATUS_PHASE3_COMPLETE: EmailStatus
EMAIL_STATUS_NEW: EmailStatus
EMAIL_STATUS_IN_PROGRESS: EmailStatus
EMAIL_STATUS_PROCESSING: EmailStatus
EMAIL_STATUS_COMPLETED: EmailStatus
EMAIL_STATUS_ARCHIVED: EmailStatus
EMAIL_STATUS_FAILED: EmailStatus
EMAIL_STATUS_ERROR: EmailStatus
EMAIL_STATUS_ACTIVE: EmailStatus
WORKFLOW_STATE_UNSPECIFIED: WorkflowState
WORKFLOW_STATE_START_POINT: WorkflowState
WORKFLOW_STATE_IN_PROGRESS: WorkflowState
WORKFLOW_STATE_COMPLETION: WorkflowState
PRIORITY_UNSPECIFIED: Priority
PRIORITY_CRITICAL: Priority
PRIORITY_HIGH: Priority
PRIORITY_MEDIUM: Priority
PRIORITY_LOW: Priority
PROCESSING_STATUS_UNSPECIFIED: ProcessingStatus
PROCESSING_STATUS_PENDING: ProcessingStatus
PROCESSING_STATUS_PROCESSING: ProcessingStatus
PROCESSING_STATUS_COMPLETED: ProcessingStatus
PROCESSING_STATUS_FAILED: ProcessingStatus
PROCESSING_STATUS_SKIPPED: ProcessingStatus

class Email(_message.Message):
    __slots__ = ("email_id", "internet_message_id", "graph_id", "conversation_id", "thread_id", "subject", "sender_email", "sender_name", "mail_created_time", "mail_modified_time", "received_time", "sent_time", "importance", "has_attachments", "is_read", "is_draft", "in_reply_to", "references", "web_link", "parent_folder_id", "categories", "flag_status", "status", "workflow_state", "workflow_type", "priority", "confidence_score", "analyzed_time", "chain_id", "chain_completeness_score", "chain_type", "is_chain_complete", "extracted_entities", "key_phrases", "sentiment_score", "phase_completed", "phase_1_results", "phase_2_results", "phase_3_results", "business_summary", "action_items", "suggested_response", "processing_status", "recommended_phase", "processing_time_ms", "model_used", "tokens_used", "assigned_to", "assigned_time", "due_time", "import_batch", "source_file", "create_time", "update_time", "body_preview", "body_content_type", "body_content", "recipients", "attachments", "entities")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    INTERNET_MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    GRAPH_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    THREAD_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    SENDER_EMAIL_FIELD_NUMBER: _ClassVar[int]
    SENDER_NAME_FIELD_NUMBER: _ClassVar[int]
    MAIL_CREATED_TIME_FIELD_NUMBER: _ClassVar[int]
    MAIL_MODIFIED_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    SENT_TIME_FIELD_NUMBER: _ClassVar[int]
    IMPORTANCE_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    IS_READ_FIELD_NUMBER: _ClassVar[int]
    IS_DRAFT_FIELD_NUMBER: _ClassVar[int]
    IN_REPLY_TO_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    WEB_LINK_FIELD_NUMBER: _ClassVar[int]
    PARENT_FOLDER_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    FLAG_STATUS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_SCORE_FIELD_NUMBER: _ClassVar[int]
    ANALYZED_TIME_FIELD_NUMBER: _ClassVar[int]
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    CHAIN_COMPLETENESS_SCORE_FIELD_NUMBER: _ClassVar[int]
    CHAIN_TYPE_FIELD_NUMBER: _ClassVar[int]
    IS_CHAIN_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    EXTRACTED_ENTITIES_FIELD_NUMBER: _ClassVar[int]
    KEY_PHRASES_FIELD_NUMBER: _ClassVar[int]
    SENTIMENT_SCORE_FIELD_NUMBER: _ClassVar[int]
    PHASE_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    PHASE_1_RESULTS_FIELD_NUMBER: _ClassVar[int]
    PHASE_2_RESULTS_FIELD_NUMBER: _ClassVar[int]
    PHASE_3_RESULTS_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_SUMMARY_FIELD_NUMBER: _ClassVar[int]
    ACTION_ITEMS_FIELD_NUMBER: _ClassVar[int]
    SUGGESTED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    PROCESSING_STATUS_FIELD_NUMBER: _ClassVar[int]
    RECOMMENDED_PHASE_FIELD_NUMBER: _ClassVar[int]
    PROCESSING_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    MODEL_USED_FIELD_NUMBER: _ClassVar[int]
    TOKENS_USED_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_TO_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    IMPORT_BATCH_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FILE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    BODY_PREVIEW_FIELD_NUMBER: _ClassVar[int]
    BODY_CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    BODY_CONTENT_FIELD_NUMBER: _ClassVar[int]
    RECIPIENTS_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    internet_message_id: str
    graph_id: str
    conversation_id: str
    thread_id: str
    subject: str
    sender_email: str
    sender_name: str
    mail_created_time: _timestamp_pb2.Timestamp
    mail_modified_time: _timestamp_pb2.Timestamp
    received_time: _timestamp_pb2.Timestamp
    sent_time: _timestamp_pb2.Timestamp
    importance: Importance
    has_attachments: bool
    is_read: bool
    is_draft: bool
    in_reply_to: str
    references: str
    web_link: str
    parent_folder_id: str
    categories: _containers.RepeatedScalarFieldContainer[str]
    flag_status: str
    status: EmailStatus
    workflow_state: WorkflowState
    workflow_type: str
    priority: Priority
    confidence_score: float
    analyzed_time: _timestamp_pb2.Timestamp
    chain_id: str
    chain_completeness_score: float
    chain_type: str
    is_chain_complete: bool
    extracted_entities: str
    key_phrases: _containers.RepeatedScalarFieldContainer[str]
    sentiment_score: float
    phase_completed: int
    phase_1_results: str
    phase_2_results: str
    phase_3_results: str
    business_summary: str
    action_items: str
    suggested_response: str
    processing_status: ProcessingStatus
    recommended_phase: int
    processing_time_ms: int
    model_used: str
    tokens_used: int
    assigned_to: str
    assigned_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    import_batch: str
    source_file: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    body_preview: str
    body_content_type: str
    body_content: str
    recipients: _containers.RepeatedCompositeFieldContainer[Recipient]
    attachments: _containers.RepeatedCompositeFieldContainer[Attachment]
    entities: _containers.RepeatedCompositeFieldContainer[Entity]
    def __init__(self, email_id: _Optional[str] = ..., internet_message_id: _Optional[str] = ..., graph_id: _Optional[str] = ..., conversation_id: _Optional[str] = ..., thread_id: _Optional[str] = ..., subject: _Optional[str] = ..., sender_email: _Optional[str] = ..., sender_name: _Optional[str] = ..., mail_created_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., mail_modified_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., sent_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., importance: _Optional[_Union[Importance, str]] = ..., has_attachments: _Optional[bool] = ..., is_read: _Optional[bool] = ..., is_draft: _Optional[bool] = ..., in_reply_to: _Optional[str] = ..., references: _Optional[str] = ..., web_link: _Optional[str] = ..., parent_folder_id: _Optional[str] = ..., categories: _Optional[_Iterable[str]] = ..., flag_status: _Optional[str] = ..., status: _Optional[_Union[EmailStatus, str]] = ..., workflow_state: _Optional[_Union[WorkflowState, str]] = ..., workflow_type: _Optional[str] = ..., priority: _Optional[_Union[Priority, str]] = ..., confidence_score: _Optional[float] = ..., analyzed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., chain_id: _Optional[str] = ..., chain_completeness_score: _Optional[float] = ..., chain_type: _Optional[str] = ..., is_chain_complete: _Optional[bool] = ..., extracted_entities: _Optional[str] = ..., key_phrases: _Optional[_Iterable[str]] = ..., sentiment_score: _Optional[float] = ..., phase_completed: _Optional[int] = ..., phase_1_results: _Optional[str] = ..., phase_2_results: _Optional[str] = ..., phase_3_results: _Optional[str] = ..., business_summary: _Optional[str] = ..., action_items: _Optional[str] = ..., suggested_response: _Optional[str] = ..., processing_status: _Optional[_Union[ProcessingStatus, str]] = ..., recommended_phase: _Optional[int] = ..., processing_time_ms: _Optional[int] = ..., model_used: _Optional[str] = ..., tokens_used: _Optional[int] = ..., assigned_to: _Optional[str] = ..., assigned_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., import_batch: _Optional[str] = ..., source_file: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., body_preview: _Optional[str] = ..., body_content_type: _Optional[str] = ..., body_content: _Optional[str] = ..., recipients: _Optional[_Iterable[_Union[Recipient, _Mapping]]] = ..., attachments: _Optional[_Iterable[_Union[Attachment, _Mapping]]] = ..., entities: _Optional[_Iterable[_Union[Entity, _Mapping]]] = ...) -> None: ...

class Recipient(_message.Message):
    __slots__ = ("recipient_type", "email_address", "name")
    RECIPIENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    recipient_type: RecipientType
    email_address: str
    name: str
    def __init__(self, recipient_type: _Optional[_Union[RecipientType, str]] = ..., email_address: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class Attachment(_message.Message):
    __slots__ = ("name", "content_type", "size_bytes", "is_inline", "content_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_BYTES_FIELD_NUMBER: _ClassVar[int]
    IS_INLINE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    content_type: str
    size_bytes: int
    is_inline: bool
    content_id: str
    def __init__(self, name: _Optional[str] = ..., content_type: _Optional[str] = ..., size_bytes: _Optional[int] = ..., is_inline: _Optional[bool] = ..., content_id: _Optional[str] = ...) -> None: ...

class Entity(_message.Message):
    __slots__ = ("entity_id", "entity_type", "entity_value", "entity_format", "confidence", "extraction_method", "verified", "create_time")
    ENTITY_ID_FIELD_NUMBER: _ClassVar[int]
    ENTITY_TYPE_FIELD_NUMBER: _ClassVar[int]
    ENTITY_VALUE_FIELD_NUMBER: _ClassVar[int]
    ENTITY_FORMAT_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    EXTRACTION_METHOD_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    entity_id: str
    entity_type: str
    entity_value: str
    entity_format: str
    confidence: float
    extraction_method: str
    verified: bool
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, entity_id: _Optional[str] = ..., entity_type: _Optional[str] = ..., entity_value: _Optional[str] = ..., entity_format: _Optional[str] = ..., confidence: _Optional[float] = ..., extraction_method: _Optional[str] = ..., verified: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EmailSummary(_message.Message):
    __slots__ = ("email_id", "graph_id", "conversation_id", "thread_id", "subject", "sender_email", "sender_name", "received_time", "body_preview", "business_summary", "importance", "has_attachments", "is_read", "status", "workflow_state", "workflow_type", "priority", "confidence_score", "chain_id", "chain_completeness_score", "phase_completed", "processing_status", "assigned_to", "due_time", "categories", "update_time")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    GRAPH_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    THREAD_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    SENDER_EMAIL_FIELD_NUMBER: _ClassVar[int]
    SENDER_NAME_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    BODY_PREVIEW_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_SUMMARY_FIELD_NUMBER: _ClassVar[int]
    IMPORTANCE_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    IS_READ_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_SCORE_FIELD_NUMBER: _ClassVar[int]
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    CHAIN_COMPLETENESS_SCORE_FIELD_NUMBER: _ClassVar[int]
    PHASE_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    PROCESSING_STATUS_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_TO_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    graph_id: str
    conversation_id: str
    thread_id: str
    subject: str
    sender_email: str
    sender_name: str
    received_time: _timestamp_pb2.Timestamp
    body_preview: str
    business_summary: str
    importance: Importance
    has_attachments: bool
    is_read: bool
    status: EmailStatus
    workflow_state: WorkflowState
    workflow_type: str
    priority: Priority
    confidence_score: float
    chain_id: str
    chain_completeness_score: float
    phase_completed: int
    processing_status: ProcessingStatus
    assigned_to: str
    due_time: _timestamp_pb2.Timestamp
    categories: _containers.RepeatedScalarFieldContainer[str]
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, email_id: _Optional[str] = ..., graph_id: _Optional[str] = ..., conversation_id: _Optional[str] = ..., thread_id: _Optional[str] = ..., subject: _Optional[str] = ..., sender_email: _Optional[str] = ..., sender_name: _Optional[str] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., body_preview: _Optional[str] = ..., business_summary: _Optional[str] = ..., importance: _Optional[_Union[Importance, str]] = ..., has_attachments: _Optional[bool] = ..., is_read: _Optional[bool] = ..., status: _Optional[_Union[EmailStatus, str]] = ..., workflow_state: _Optional[_Union[WorkflowState, str]] = ..., workflow_type: _Optional[str] = ..., priority: _Optional[_Union[Priority, str]] = ..., confidence_score: _Optional[float] = ..., chain_id: _Optional[str] = ..., chain_completeness_score: _Optional[float] = ..., phase_completed: _Optional[int] = ..., processing_status: _Optional[_Union[ProcessingStatus, str]] = ..., assigned_to: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., categories: _Optional[_Iterable[str]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

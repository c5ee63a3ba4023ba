import datetime

from crewdb.main.v1 import email_pb2 as _email_pb2
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

class EmailOrder(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EMAIL_ORDER_UNSPECIFIED: _ClassVar[EmailOrder]
    EMAIL_ORDER_RECEIVED: _ClassVar[EmailOrder]
    EMAIL_ORDER_PRIORITY: _ClassVar[EmailOrder]
    EMAIL_ORDER_COMPLETENESS: _ClassVar[EmailOrder]

class StatusColour(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATUS_COLOUR_UNSPECIFIED: _ClassVar[StatusColour]
    STATUS_COLOUR_RED: _ClassVar[StatusColour]
    STATUS_COLOUR_ORANGE: _ClassVar[StatusColour]
    STATUS_COLOUR_YELLOW: _ClassVar[StatusColour]
    STATUS_COLOUR_GREEN: _ClassVar[StatusColour]

class EmailView(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EMAIL_VIEW_UNSPECIFIED: _ClassVar[EmailView]
    EMAIL_VIEW_BASIC: _ClassVar[EmailView]
    EMAIL_VIEW_FULL: _ClassVar[EmailView]
EMAIL_ORDER_UNSPECIFIED: EmailOrder
EMAIL_ORDER_RECEIVED: EmailOrder
EMAIL_ORDER_PRIORITY: EmailOrder
EMAIL_ORDER_COMPLETENESS: EmailOrder
STATUS_COLOUR_UNSPECIFIED: StatusColour
STATUS_COLOUR_RED: StatusColour
STATUS_COLOUR_ORANGE: StatusColour
STATUS_COLOUR_YELLOW: StatusColour
STATUS_COLOUR_GREEN: StatusColour
EMAIL_VIEW_UNSPECIFIED: EmailView
EMAIL_VIEW_BASIC: EmailView
EMAIL_VIEW_FULL: EmailView

class GetEmailRequest(_message.Message):
    __slots__ = ("email_id",)
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    def __init__(self, email_id: _Optional[str] = ...) -> None: ...

class GetEmailResponse(_message.Message):
    __slots__ = ("email",)
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ...) -> None: ...

class GetEmailByGraphIdRequest(_message.Message):
    __slots__ = ("graph_id",)
    GRAPH_ID_FIELD_NUMBER: _ClassVar[int]
    graph_id: str
    def __init__(self, graph_id: _Optional[str] = ...) -> None: ...

class GetEmailByGraphIdResponse(_message.Message):
    __slots__ = ("email",)
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ...) -> None: ...

class BatchGetEmailsRequest(_message.Message):
    __slots__ = ("email_ids", "view")
    EMAIL_IDS_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    email_ids: _containers.RepeatedScalarFieldContainer[str]
    view: EmailView
    def __init__(self, email_ids: _Optional[_Iterable[str]] = ..., view: _Optional[_Union[EmailView, str]] = ...) -> None: ...

class BatchGetEmailsResponse(_message.Message):
    __slots__ = ("emails",)
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.Email]
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.Email, _Mapping]]] = ...) -> None: ...

class ListEmailsRequest(_message.Message):
    __slots__ = ("query", "senders", "statuses", "priorities", "workflow_states", "workflow_types", "phase_completed", "min_completeness", "received_after", "received_before", "assigned_to", "has_attachments", "is_read", "thread_id", "conversation_id", "order_by", "page_size", "page_token")
    QUERY_FIELD_NUMBER: _ClassVar[int]
    SENDERS_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    PRIORITIES_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATES_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPES_FIELD_NUMBER: _ClassVar[int]
    PHASE_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    MIN_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_AFTER_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_TO_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    IS_READ_FIELD_NUMBER: _ClassVar[int]
    THREAD_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    query: str
    senders: _containers.RepeatedScalarFieldContainer[str]
    statuses: _containers.RepeatedScalarFieldContainer[_email_pb2.EmailStatus]
    priorities: _containers.RepeatedScalarFieldContainer[_email_pb2.Priority]
    workflow_states: _containers.RepeatedScalarFieldContainer[_email_pb2.WorkflowState]
    workflow_types: _containers.RepeatedScalarFieldContainer[str]
    phase_completed: int
    min_completeness: float
    received_after: _timestamp_pb2.Timestamp
    received_before: _timestamp_pb2.Timestamp
    assigned_to: str
    has_attachments: bool
    is_read: bool
    thread_id: str
    conversation_id: str
    order_by: EmailOrder
    page_size: int
    page_token: str
    def __init__(self, query: _Optional[str] = ..., senders: _Optional[_Iterable[str]] = ..., statuses: _Optional[_Iterable[_Union[_email_pb2.EmailStatus, str]]] = ..., priorities: _Optional[_Iterable[_Union[_email_pb2.Priority, str]]] = ..., workflow_states: _Optional[_Iterable[_Union[_email_pb2.WorkflowState, str]]] = ..., workflow_types: _Optional[_Iterable[str]] = ..., phase_completed: _Optional[int] = ..., min_completeness: _Optional[float] = ..., received_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., received_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., assigned_to: _Optional[str] = ..., has_attachments: _Optional[bool] = ..., is_read: _Optional[bool] = ..., thread_id: _Optional[str] = ..., conversation_id: _Optional[str] = ..., order_by: _Optional[_Union[EmailOrder, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListEmailsResponse(_message.Message):
    __slots__ = ("emails", "next_page_token")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    next_page_token: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListEmailTableRequest(_message.Message):
    __slots__ = ("query", "senders", "statuses", "priorities", "workflow_states", "workflow_types", "phase_completed", "min_completeness", "received_after", "received_before", "assigned_to", "has_attachments", "is_read", "thread_id", "conversation_id", "order_by", "page_size", "page_token")
    QUERY_FIELD_NUMBER: _ClassVar[int]
    SENDERS_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    PRIORITIES_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATES_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPES_FIELD_NUMBER: _ClassVar[int]
    PHASE_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    MIN_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_AFTER_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_TO_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    IS_READ_FIELD_NUMBER: _ClassVar[int]
    THREAD_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    query: str
    senders: _containers.RepeatedScalarFieldContainer[str]
    statuses: _containers.RepeatedScalarFieldContainer[_email_pb2.EmailStatus]
    priorities: _containers.RepeatedScalarFieldContainer[_email_pb2.Priority]
    workflow_states: _containers.RepeatedScalarFieldContainer[_email_pb2.WorkflowState]
    workflow_types: _containers.RepeatedScalarFieldContainer[str]
    phase_completed: int
    min_completeness: float
    received_after: _timestamp_pb2.Timestamp
    received_before: _timestamp_pb2.Timestamp
    assigned_to: str
    has_attachments: bool
    is_read: bool
    thread_id: str
    conversation_id: str
    order_by: EmailOrder
    page_size: int
    page_token: str
    def __init__(self, query: _Optional[str] = ..., senders: _Optional[_Iterable[str]] = ..., statuses: _Optional[_Iterable[_Union[_email_pb2.EmailStatus, str]]] = ..., priorities: _Optional[_Iterable[_Union[_email_pb2.Priority, str]]] = ..., workflow_states: _Optional[_Iterable[_Union[_email_pb2.WorkflowState, str]]] = ..., workflow_types: _Optional[_Iterable[str]] = ..., phase_completed: _Optional[int] = ..., min_completeness: _Optional[float] = ..., received_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., received_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., assigned_to: _Optional[str] = ..., has_attachments: _Optional[bool] = ..., is_read: _Optional[bool] = ..., thread_id: _Optional[str] = ..., conversation_id: _Optional[str] = ..., order_by: _Optional[_Union[EmailOrder, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListEmailTableResponse(_message.Message):
    __slots__ = ("rows", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[EmailTableRow]
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[EmailTableRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class EmailTableRow(_message.Message):
    __slots__ = ("email_id", "email_alias", "requested_by", "subject", "summary", "status_colour", "status_text", "workflow_state", "priority", "received_time", "is_read", "has_attachments")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    EMAIL_ALIAS_FIELD_NUMBER: _ClassVar[int]
    REQUESTED_BY_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    STATUS_COLOUR_FIELD_NUMBER: _ClassVar[int]
    STATUS_TEXT_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_TIME_FIELD_NUMBER: _ClassVar[int]
    IS_READ_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    email_alias: str
    requested_by: str
    subject: str
    summary: str
    status_colour: StatusColour
    status_text: str
    workflow_state: _email_pb2.WorkflowState
    priority: _email_pb2.Priority
    received_time: _timestamp_pb2.Timestamp
    is_read: bool
    has_attachments: bool
    def __init__(self, email_id: _Optional[str] = ..., email_alias: _Optional[str] = ..., requested_by: _Optional[str] = ..., subject: _Optional[str] = ..., summary: _Optional[str] = ..., status_colour: _Optional[_Union[StatusColour, str]] = ..., status_text: _Optional[str] = ..., workflow_state: _Optional[_Union[_email_pb2.WorkflowState, str]] = ..., priority: _Optional[_Union[_email_pb2.Priority, str]] = ..., received_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., is_read: _Optional[bool] = ..., has_attachments: _Optional[bool] = ...) -> None: ...

class SearchEmailsRequest(_message.Message):
    __slots__ = ("query", "page_size", "page_token")
    QUERY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    query: str
    page_size: int
    page_token: str
    def __init__(self, query: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class SearchEmailsResponse(_message.Message):
    __slots__ = ("emails", "next_page_token")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    next_page_token: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateEmailRequest(_message.Message):
    __slots__ = ("email", "request_id")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    request_id: str
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateEmailResponse(_message.Message):
    __slots__ = ("email", "commit_seq")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    commit_seq: str
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class UpdateEmailRequest(_message.Message):
    __slots__ = ("email", "update_mask", "request_id")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateEmailResponse(_message.Message):
    __slots__ = ("email", "commit_seq")
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    email: _email_pb2.Email
    commit_seq: str
    def __init__(self, email: _Optional[_Union[_email_pb2.Email, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class DeleteEmailRequest(_message.Message):
    __slots__ = ("email_id", "request_id")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    request_id: str
    def __init__(self, email_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteEmailResponse(_message.Message):
    __slots__ = ("commit_seq",)
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    commit_seq: str
    def __init__(self, commit_seq: _Optional[str] = ...) -> None: ...

class BulkUpdateEmailStatusRequest(_message.Message):
    __slots__ = ("email_ids", "status", "request_id")
    EMAIL_IDS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_ids: _containers.RepeatedScalarFieldContainer[str]
    status: _email_pb2.EmailStatus
    request_id: str
    def __init__(self, email_ids: _Optional[_Iterable[str]] = ..., status: _Optional[_Union[_email_pb2.EmailStatus, str]] = ..., request_id: _Optional[str] = ...) -> None: ...

class BulkUpdateEmailStatusResponse(_message.Message):
    __slots__ = ("updated_count", "commit_seq")
    UPDATED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    updated_count: int
    commit_seq: str
    def __init__(self, updated_count: _Optional[int] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ClaimEmailBatchRequest(_message.Message):
    __slots__ = ("max_count", "request_id")
    MAX_COUNT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    max_count: int
    request_id: str
    def __init__(self, max_count: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ClaimEmailBatchResponse(_message.Message):
    __slots__ = ("emails", "commit_seq")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    commit_seq: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

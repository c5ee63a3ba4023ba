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

class WorkflowChain(_message.Message):
    __slots__ = ("workflow_chain_id", "workflow_type", "start_email_id", "current_state", "email_count", "is_complete", "completed_time", "create_time", "update_time")
    WORKFLOW_CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPE_FIELD_NUMBER: _ClassVar[int]
    START_EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENT_STATE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_COUNT_FIELD_NUMBER: _ClassVar[int]
    IS_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    workflow_chain_id: str
    workflow_type: str
    start_email_id: str
    current_state: _email_pb2.WorkflowState
    email_count: int
    is_complete: bool
    completed_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, workflow_chain_id: _Optional[str] = ..., workflow_type: _Optional[str] = ..., start_email_id: _Optional[str] = ..., current_state: _Optional[_Union[_email_pb2.WorkflowState, str]] = ..., email_count: _Optional[int] = ..., is_complete: _Optional[bool] = ..., completed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WorkflowChainEmail(_message.Message):
    __slots__ = ("email_id", "sequence_number", "state_at_addition")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_AT_ADDITION_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    sequence_number: int
    state_at_addition: _email_pb2.WorkflowState
    def __init__(self, email_id: _Optional[str] = ..., sequence_number: _Optional[int] = ..., state_at_addition: _Optional[_Union[_email_pb2.WorkflowState, str]] = ...) -> None: ...

class UpsertWorkflowChainRequest(_message.Message):
    __slots__ = ("email_id", "workflow_type", "workflow_state", "workflow_chain_id", "request_id")
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_TYPE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    workflow_type: str
    workflow_state: _email_pb2.WorkflowState
    workflow_chain_id: str
    request_id: str
    def __init__(self, email_id: _Optional[str] = ..., workflow_type: _Optional[str] = ..., workflow_state: _Optional[_Union[_email_pb2.WorkflowState, str]] = ..., workflow_chain_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpsertWorkflowChainResponse(_message.Message):
    __slots__ = ("workflow_chain", "created", "commit_seq")
    WORKFLOW_CHAIN_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    workflow_chain: WorkflowChain
    created: bool
    commit_seq: str
    def __init__(self, workflow_chain: _Optional[_Union[WorkflowChain, _Mapping]] = ..., created: _Optional[bool] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetWorkflowChainRequest(_message.Message):
    __slots__ = ("workflow_chain_id",)
    WORKFLOW_CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    workflow_chain_id: str
    def __init__(self, workflow_chain_id: _Optional[str] = ...) -> None: ...

class GetWorkflowChainResponse(_message.Message):
    __slots__ = ("workflow_chain", "emails")
    WORKFLOW_CHAIN_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    workflow_chain: WorkflowChain
    emails: _containers.RepeatedCompositeFieldContainer[WorkflowChainEmail]
    def __init__(self, workflow_chain: _Optional[_Union[WorkflowChain, _Mapping]] = ..., emails: _Optional[_Iterable[_Union[WorkflowChainEmail, _Mapping]]] = ...) -> None: ...

class ListWorkflowChainsRequest(_message.Message):
    __slots__ = ("workflow_type", "current_state", "is_complete", "page_size", "page_token")
    WORKFLOW_TYPE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_STATE_FIELD_NUMBER: _ClassVar[int]
    IS_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    workflow_type: str
    current_state: _email_pb2.WorkflowState
    is_complete: bool
    page_size: int
    page_token: str
    def __init__(self, workflow_type: _Optional[str] = ..., current_state: _Optional[_Union[_email_pb2.WorkflowState, str]] = ..., is_complete: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListWorkflowChainsResponse(_message.Message):
    __slots__ = ("workflow_chains", "next_page_token")
    WORKFLOW_CHAINS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    workflow_chains: _containers.RepeatedCompositeFieldContainer[WorkflowChain]
    next_page_token: str
    def __init__(self, workflow_chains: _Optional[_Iterable[_Union[WorkflowChain, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

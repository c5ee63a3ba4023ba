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

class PipelineStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PIPELINE_STATUS_UNSPECIFIED: _ClassVar[PipelineStatus]
    PIPELINE_STATUS_RUNNING: _ClassVar[PipelineStatus]
    PIPELINE_STATUS_COMPLETED: _ClassVar[PipelineStatus]
    PIPELINE_STATUS_FAILED: _ClassVar[PipelineStatus]
PIPELINE_STATUS_UNSPECIFIED: PipelineStatus
PIPELINE_STATUS_RUNNING: PipelineStatus
PIPELINE_STATUS_COMPLETED: PipelineStatus
PIPELINE_STATUS_FAILED: PipelineStatus

class PipelineRun(_message.Message):
    __slots__ = ("run_id", "start_time", "complete_time", "status", "stage1_count", "stage2_count", "stage3_count", "total_emails", "execution_time_ms", "error_message")
    RUN_ID_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STAGE1_COUNT_FIELD_NUMBER: _ClassVar[int]
    STAGE2_COUNT_FIELD_NUMBER: _ClassVar[int]
    STAGE3_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_EMAILS_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    ERROR_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    run_id: str
    start_time: _timestamp_pb2.Timestamp
    complete_time: _timestamp_pb2.Timestamp
    status: PipelineStatus
    stage1_count: int
    stage2_count: int
    stage3_count: int
    total_emails: int
    execution_time_ms: int
    error_message: str
    def __init__(self, run_id: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., complete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., status: _Optional[_Union[PipelineStatus, str]] = ..., stage1_count: _Optional[int] = ..., stage2_count: _Optional[int] = ..., stage3_count: _Optional[int] = ..., total_emails: _Optional[int] = ..., execution_time_ms: _Optional[int] = ..., error_message: _Optional[str] = ...) -> None: ...

class Checkpoint(_message.Message):
    __slots__ = ("checkpoint_id", "operation_id", "operation_type", "state", "progress_total", "progress_completed", "progress_failed", "version", "resumable", "create_time", "update_time")
    CHECKPOINT_ID_FIELD_NUMBER: _ClassVar[int]
    OPERATION_ID_FIELD_NUMBER: _ClassVar[int]
    OPERATION_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_TOTAL_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_FAILED_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    RESUMABLE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    checkpoint_id: str
    operation_id: str
    operation_type: str
    state: str
    progress_total: int
    progress_completed: int
    progress_failed: int
    version: int
    resumable: bool
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, checkpoint_id: _Optional[str] = ..., operation_id: _Optional[str] = ..., operation_type: _Optional[str] = ..., state: _Optional[str] = ..., progress_total: _Optional[int] = ..., progress_completed: _Optional[int] = ..., progress_failed: _Optional[int] = ..., version: _Optional[int] = ..., resumable: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class StartPipelineRunRequest(_message.Message):
    __slots__ = ("run_id", "total_emails", "request_id")
    RUN_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_EMAILS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    run_id: str
    total_emails: int
    request_id: str
    def __init__(self, run_id: _Optional[str] = ..., total_emails: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class StartPipelineRunResponse(_message.Message):
    __slots__ = ("run", "commit_seq")
    RUN_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    run: PipelineRun
    commit_seq: str
    def __init__(self, run: _Optional[_Union[PipelineRun, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class FinishPipelineRunRequest(_message.Message):
    __slots__ = ("run_id", "status", "stage1_count", "stage2_count", "stage3_count", "total_emails", "error_message", "request_id")
    RUN_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    STAGE1_COUNT_FIELD_NUMBER: _ClassVar[int]
    STAGE2_COUNT_FIELD_NUMBER: _ClassVar[int]
    STAGE3_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_EMAILS_FIELD_NUMBER: _ClassVar[int]
    ERROR_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    run_id: str
    status: PipelineStatus
    stage1_count: int
    stage2_count: int
    stage3_count: int
    total_emails: int
    error_message: str
    request_id: str
    def __init__(self, run_id: _Optional[str] = ..., status: _Optional[_Union[PipelineStatus, str]] = ..., stage1_count: _Optional[int] = ..., stage2_count: _Optional[int] = ..., stage3_count: _Optional[int] = ..., total_emails: _Optional[int] = ..., error_message: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class FinishPipelineRunResponse(_message.Message):
    __slots__ = ("run", "commit_seq")
    RUN_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    run: PipelineRun
    commit_seq: str
    def __init__(self, run: _Optional[_Union[PipelineRun, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetPipelineRunRequest(_message.Message):
    __slots__ = ("run_id",)
    RUN_ID_FIELD_NUMBER: _ClassVar[int]
    run_id: str
    def __init__(self, run_id: _Optional[str] = ...) -> None: ...

class GetPipelineRunResponse(_message.Message):
    __slots__ = ("run",)
    RUN_FIELD_NUMBER: _ClassVar[int]
    run: PipelineRun
    def __init__(self, run: _Optional[_Union[PipelineRun, _Mapping]] = ...) -> None: ...

class ListPipelineRunsRequest(_message.Message):
    __slots__ = ("status", "page_size", "page_token")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    status: PipelineStatus
    page_size: int
    page_token: str
    def __init__(self, status: _Optional[_Union[PipelineStatus, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPipelineRunsResponse(_message.Message):
    __slots__ = ("runs", "next_page_token")
    RUNS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    runs: _containers.RepeatedCompositeFieldContainer[PipelineRun]
    next_page_token: str
    def __init__(self, runs: _Optional[_Iterable[_Union[PipelineRun, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SaveCheckpointRequest(_message.Message):
    __slots__ = ("operation_id", "operation_type", "state", "progress_total", "progress_completed", "progress_failed", "resumable", "request_id")
    OPERATION_ID_FIELD_NUMBER: _ClassVar[int]
    OPERATION_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_TOTAL_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_COMPLETED_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_FAILED_FIELD_NUMBER: _ClassVar[int]
    RESUMABLE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    operation_id: str
    operation_type: str
    state: str
    progress_total: int
    progress_completed: int
    progress_failed: int
    resumable: bool
    request_id: str
    def __init__(self, operation_id: _Optional[str] = ..., operation_type: _Optional[str] = ..., state: _Optional[str] = ..., progress_total: _Optional[int] = ..., progress_completed: _Optional[int] = ..., progress_failed: _Optional[int] = ..., resumable: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class SaveCheckpointResponse(_message.Message):
    __slots__ = ("checkpoint", "commit_seq")
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    checkpoint: Checkpoint
    commit_seq: str
    def __init__(self, checkpoint: _Optional[_Union[Checkpoint, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetCheckpointRequest(_message.Message):
    __slots__ = ("operation_id", "operation_type")
    OPERATION_ID_FIELD_NUMBER: _ClassVar[int]
    OPERATION_TYPE_FIELD_NUMBER: _ClassVar[int]
    operation_id: str
    operation_type: str
    def __init__(self, operation_id: _Optional[str] = ..., operation_type: _Optional[str] = ...) -> None: ...

class GetCheckpointResponse(_message.Message):
    __slots__ = ("checkpoint",)
    CHECKPOINT_FIELD_NUMBER: _ClassVar[int]
    checkpoint: Checkpoint
    def __init__(self, checkpoint: _Optional[_Union[Checkpoint, _Mapping]] = ...) -> None: ...

class DeleteCheckpointRequest(_message.Message):
    __slots__ = ("operation_id", "operation_type", "request_id")
    OPERATION_ID_FIELD_NUMBER: _ClassVar[int]
    OPERATION_TYPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    operation_id: str
    operation_type: str
    request_id: str
    def __init__(self, operation_id: _Optional[str] = ..., operation_type: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCheckpointResponse(_message.Message):
    __slots__ = ("commit_seq",)
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    commit_seq: str
    def __init__(self, commit_seq: _Optional[str] = ...) -> None: ...

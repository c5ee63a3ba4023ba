import datetime

from crewdb.main.v1 import email_pb2 as _email_pb2
from crewdb.options.v1 import options_pb2 as _options_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetProcessingStatusRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ProcessingProgress(_message.Message):
    __slots__ = ("queue_depth", "processing_count", "processed_last_minute_count", "average_per_minute", "phase1_pending_count", "phase2_pending_count", "estimated_minutes", "computed_time")
    QUEUE_DEPTH_FIELD_NUMBER: _ClassVar[int]
    PROCESSING_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROCESSED_LAST_MINUTE_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_PER_MINUTE_FIELD_NUMBER: _ClassVar[int]
    PHASE1_PENDING_COUNT_FIELD_NUMBER: _ClassVar[int]
    PHASE2_PENDING_COUNT_FIELD_NUMBER: _ClassVar[int]
    ESTIMATED_MINUTES_FIELD_NUMBER: _ClassVar[int]
    COMPUTED_TIME_FIELD_NUMBER: _ClassVar[int]
    queue_depth: int
    processing_count: int
    processed_last_minute_count: int
    average_per_minute: float
    phase1_pending_count: int
    phase2_pending_count: int
    estimated_minutes: float
    computed_time: _timestamp_pb2.Timestamp
    def __init__(self, queue_depth: _Optional[int] = ..., processing_count: _Optional[int] = ..., processed_last_minute_count: _Optional[int] = ..., average_per_minute: _Optional[float] = ..., phase1_pending_count: _Optional[int] = ..., phase2_pending_count: _Optional[int] = ..., estimated_minutes: _Optional[float] = ..., computed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetProcessingStatusResponse(_message.Message):
    __slots__ = ("progress",)
    PROGRESS_FIELD_NUMBER: _ClassVar[int]
    progress: ProcessingProgress
    def __init__(self, progress: _Optional[_Union[ProcessingProgress, _Mapping]] = ...) -> None: ...

class GetEmailAnalyticsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class EmailAnalytics(_message.Message):
    __slots__ = ("by_status", "by_workflow_state", "by_priority", "by_phase", "analyzed_hours", "computed_time")
    BY_STATUS_FIELD_NUMBER: _ClassVar[int]
    BY_WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    BY_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    BY_PHASE_FIELD_NUMBER: _ClassVar[int]
    ANALYZED_HOURS_FIELD_NUMBER: _ClassVar[int]
    COMPUTED_TIME_FIELD_NUMBER: _ClassVar[int]
    by_status: _containers.RepeatedCompositeFieldContainer[EmailShare]
    by_workflow_state: _containers.RepeatedCompositeFieldContainer[EmailShare]
    by_priority: _containers.RepeatedCompositeFieldContainer[EmailShare]
    by_phase: _containers.RepeatedCompositeFieldContainer[EmailShare]
    analyzed_hours: _containers.RepeatedCompositeFieldContainer[AnalyzedHour]
    computed_time: _timestamp_pb2.Timestamp
    def __init__(self, by_status: _Optional[_Iterable[_Union[EmailShare, _Mapping]]] = ..., by_workflow_state: _Optional[_Iterable[_Union[EmailShare, _Mapping]]] = ..., by_priority: _Optional[_Iterable[_Union[EmailShare, _Mapping]]] = ..., by_phase: _Optional[_Iterable[_Union[EmailShare, _Mapping]]] = ..., analyzed_hours: _Optional[_Iterable[_Union[AnalyzedHour, _Mapping]]] = ..., computed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EmailShare(_message.Message):
    __slots__ = ("value", "emails_count", "average_completeness", "average_confidence")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    EMAILS_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    value: str
    emails_count: int
    average_completeness: float
    average_confidence: float
    def __init__(self, value: _Optional[str] = ..., emails_count: _Optional[int] = ..., average_completeness: _Optional[float] = ..., average_confidence: _Optional[float] = ...) -> None: ...

class AnalyzedHour(_message.Message):
    __slots__ = ("hour_time", "emails_count")
    HOUR_TIME_FIELD_NUMBER: _ClassVar[int]
    EMAILS_COUNT_FIELD_NUMBER: _ClassVar[int]
    hour_time: _timestamp_pb2.Timestamp
    emails_count: int
    def __init__(self, hour_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., emails_count: _Optional[int] = ...) -> None: ...

class GetEmailAnalyticsResponse(_message.Message):
    __slots__ = ("analytics",)
    ANALYTICS_FIELD_NUMBER: _ClassVar[int]
    analytics: EmailAnalytics
    def __init__(self, analytics: _Optional[_Union[EmailAnalytics, _Mapping]] = ...) -> None: ...

class ListPriorityStatisticsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class PriorityStatistics(_message.Message):
    __slots__ = ("priority", "emails_count", "waiting_count", "completed_count", "failed_count", "average_completeness", "average_confidence")
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    EMAILS_COUNT_FIELD_NUMBER: _ClassVar[int]
    WAITING_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPLETED_COUNT_FIELD_NUMBER: _ClassVar[int]
    FAILED_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    priority: _email_pb2.Priority
    emails_count: int
    waiting_count: int
    completed_count: int
    failed_count: int
    average_completeness: float
    average_confidence: float
    def __init__(self, priority: _Optional[_Union[_email_pb2.Priority, str]] = ..., emails_count: _Optional[int] = ..., waiting_count: _Optional[int] = ..., completed_count: _Optional[int] = ..., failed_count: _Optional[int] = ..., average_completeness: _Optional[float] = ..., average_confidence: _Optional[float] = ...) -> None: ...

class ListPriorityStatisticsResponse(_message.Message):
    __slots__ = ("priorities",)
    PRIORITIES_FIELD_NUMBER: _ClassVar[int]
    priorities: _containers.RepeatedCompositeFieldContainer[PriorityStatistics]
    def __init__(self, priorities: _Optional[_Iterable[_Union[PriorityStatistics, _Mapping]]] = ...) -> None: ...

class ListAssignmentWorkloadRequest(_message.Message):
    __slots__ = ("user_id", "max_count")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    MAX_COUNT_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    max_count: int
    def __init__(self, user_id: _Optional[str] = ..., max_count: _Optional[int] = ...) -> None: ...

class AssignmentWorkload(_message.Message):
    __slots__ = ("user_id", "name", "emails_count", "open_count", "in_progress_count", "failed_count")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EMAILS_COUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    IN_PROGRESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    FAILED_COUNT_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    name: str
    emails_count: int
    open_count: int
    in_progress_count: int
    failed_count: int
    def __init__(self, user_id: _Optional[str] = ..., name: _Optional[str] = ..., emails_count: _Optional[int] = ..., open_count: _Optional[int] = ..., in_progress_count: _Optional[int] = ..., failed_count: _Optional[int] = ...) -> None: ...

class ListAssignmentWorkloadResponse(_message.Message):
    __slots__ = ("users",)
    USERS_FIELD_NUMBER: _ClassVar[int]
    users: _containers.RepeatedCompositeFieldContainer[AssignmentWorkload]
    def __init__(self, users: _Optional[_Iterable[_Union[AssignmentWorkload, _Mapping]]] = ...) -> None: ...

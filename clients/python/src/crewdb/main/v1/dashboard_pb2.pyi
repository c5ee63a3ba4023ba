import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Dashboard(_message.Message):
    __slots__ = ("total_emails", "total_chains", "pending_count", "analyzed_count", "phase1_count", "phase2_count", "phase3_count", "high_completeness_count", "medium_completeness_count", "low_completeness_count", "processed_last_hour_count", "processed_last_day_count", "average_completeness", "average_confidence", "escalation_count", "resolution_count", "computed_time")
    TOTAL_EMAILS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_CHAINS_FIELD_NUMBER: _ClassVar[int]
    PENDING_COUNT_FIELD_NUMBER: _ClassVar[int]
    ANALYZED_COUNT_FIELD_NUMBER: _ClassVar[int]
    PHASE1_COUNT_FIELD_NUMBER: _ClassVar[int]
    PHASE2_COUNT_FIELD_NUMBER: _ClassVar[int]
    PHASE3_COUNT_FIELD_NUMBER: _ClassVar[int]
    HIGH_COMPLETENESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEDIUM_COMPLETENESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOW_COMPLETENESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROCESSED_LAST_HOUR_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROCESSED_LAST_DAY_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    ESCALATION_COUNT_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPUTED_TIME_FIELD_NUMBER: _ClassVar[int]
    total_emails: int
    total_chains: int
    pending_count: int
    analyzed_count: int
    phase1_count: int
    phase2_count: int
    phase3_count: int
    high_completeness_count: int
    medium_completeness_count: int
    low_completeness_count: int
    processed_last_hour_count: int
    processed_last_day_count: int
    average_completeness: float
    average_confidence: float
    escalation_count: int
    resolution_count: int
    computed_time: _timestamp_pb2.Timestamp
    def __init__(self, total_emails: _Optional[int] = ..., total_chains: _Optional[int] = ..., pending_count: _Optional[int] = ..., analyzed_count: _Optional[int] = ..., phase1_count: _Optional[int] = ..., phase2_count: _Optional[int] = ..., phase3_count: _Optional[int] = ..., high_completeness_count: _Optional[int] = ..., medium_completeness_count: _Optional[int] = ..., low_completeness_count: _Optional[int] = ..., processed_last_hour_count: _Optional[int] = ..., processed_last_day_count: _Optional[int] = ..., average_completeness: _Optional[float] = ..., average_confidence: _Optional[float] = ..., escalation_count: _Optional[int] = ..., resolution_count: _Optional[int] = ..., computed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetDashboardRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetDashboardResponse(_message.Message):
    __slots__ = ("dashboard",)
    DASHBOARD_FIELD_NUMBER: _ClassVar[int]
    dashboard: Dashboard
    def __init__(self, dashboard: _Optional[_Union[Dashboard, _Mapping]] = ...) -> None: ...

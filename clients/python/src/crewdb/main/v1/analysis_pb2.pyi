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

class ActionSlaStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTION_SLA_STATUS_UNSPECIFIED: _ClassVar[ActionSlaStatus]
    ACTION_SLA_STATUS_ON_TRACK: _ClassVar[ActionSlaStatus]
    ACTION_SLA_STATUS_AT_RISK: _ClassVar[ActionSlaStatus]
    ACTION_SLA_STATUS_OVERDUE: _ClassVar[ActionSlaStatus]
ACTION_SLA_STATUS_UNSPECIFIED: ActionSlaStatus
ACTION_SLA_STATUS_ON_TRACK: ActionSlaStatus
ACTION_SLA_STATUS_AT_RISK: ActionSlaStatus
ACTION_SLA_STATUS_OVERDUE: ActionSlaStatus

class EmailAnalysis(_message.Message):
    __slots__ = ("analysis_id", "email_id", "quick_workflow", "quick_priority", "quick_intent", "quick_urgency", "quick_confidence", "quick_model", "quick_processing_time_ms", "deep_workflow_primary", "deep_confidence", "deep_model", "deep_processing_time_ms", "entities", "action_summary", "action_details", "action_sla_status", "workflow_state", "business_impact_revenue", "contextual_summary", "suggested_response", "total_processing_time_ms", "create_time", "update_time")
    ANALYSIS_ID_FIELD_NUMBER: _ClassVar[int]
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    QUICK_WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    QUICK_PRIORITY_FIELD_NUMBER: _ClassVar[int]
    QUICK_INTENT_FIELD_NUMBER: _ClassVar[int]
    QUICK_URGENCY_FIELD_NUMBER: _ClassVar[int]
    QUICK_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    QUICK_MODEL_FIELD_NUMBER: _ClassVar[int]
    QUICK_PROCESSING_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    DEEP_WORKFLOW_PRIMARY_FIELD_NUMBER: _ClassVar[int]
    DEEP_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    DEEP_MODEL_FIELD_NUMBER: _ClassVar[int]
    DEEP_PROCESSING_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    ACTION_SUMMARY_FIELD_NUMBER: _ClassVar[int]
    ACTION_DETAILS_FIELD_NUMBER: _ClassVar[int]
    ACTION_SLA_STATUS_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_STATE_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_IMPACT_REVENUE_FIELD_NUMBER: _ClassVar[int]
    CONTEXTUAL_SUMMARY_FIELD_NUMBER: _ClassVar[int]
    SUGGESTED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_PROCESSING_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    analysis_id: str
    email_id: str
    quick_workflow: str
    quick_priority: str
    quick_intent: str
    quick_urgency: str
    quick_confidence: float
    quick_model: str
    quick_processing_time_ms: int
    deep_workflow_primary: str
    deep_confidence: float
    deep_model: str
    deep_processing_time_ms: int
    entities: str
    action_summary: str
    action_details: str
    action_sla_status: ActionSlaStatus
    workflow_state: str
    business_impact_revenue: float
    contextual_summary: str
    suggested_response: str
    total_processing_time_ms: int
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, analysis_id: _Optional[str] = ..., email_id: _Optional[str] = ..., quick_workflow: _Optional[str] = ..., quick_priority: _Optional[str] = ..., quick_intent: _Optional[str] = ..., quick_urgency: _Optional[str] = ..., quick_confidence: _Optional[float] = ..., quick_model: _Optional[str] = ..., quick_processing_time_ms: _Optional[int] = ..., deep_workflow_primary: _Optional[str] = ..., deep_confidence: _Optional[float] = ..., deep_model: _Optional[str] = ..., deep_processing_time_ms: _Optional[int] = ..., entities: _Optional[str] = ..., action_summary: _Optional[str] = ..., action_details: _Optional[str] = ..., action_sla_status: _Optional[_Union[ActionSlaStatus, str]] = ..., workflow_state: _Optional[str] = ..., business_impact_revenue: _Optional[float] = ..., contextual_summary: _Optional[str] = ..., suggested_response: _Optional[str] = ..., total_processing_time_ms: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateEmailAnalysisRequest(_message.Message):
    __slots__ = ("analysis", "request_id")
    ANALYSIS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    analysis: EmailAnalysis
    request_id: str
    def __init__(self, analysis: _Optional[_Union[EmailAnalysis, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateEmailAnalysisResponse(_message.Message):
    __slots__ = ("analysis", "commit_seq")
    ANALYSIS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    analysis: EmailAnalysis
    commit_seq: str
    def __init__(self, analysis: _Optional[_Union[EmailAnalysis, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetLatestEmailAnalysisRequest(_message.Message):
    __slots__ = ("email_id",)
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    email_id: str
    def __init__(self, email_id: _Optional[str] = ...) -> None: ...

class GetLatestEmailAnalysisResponse(_message.Message):
    __slots__ = ("analysis",)
    ANALYSIS_FIELD_NUMBER: _ClassVar[int]
    analysis: EmailAnalysis
    def __init__(self, analysis: _Optional[_Union[EmailAnalysis, _Mapping]] = ...) -> None: ...

class UpdateEmailAnalysisRequest(_message.Message):
    __slots__ = ("analysis", "update_mask", "request_id")
    ANALYSIS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    analysis: EmailAnalysis
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, analysis: _Optional[_Union[EmailAnalysis, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateEmailAnalysisResponse(_message.Message):
    __slots__ = ("analysis", "commit_seq")
    ANALYSIS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    analysis: EmailAnalysis
    commit_seq: str
    def __init__(self, analysis: _Optional[_Union[EmailAnalysis, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetAnalysisStatisticsRequest(_message.Message):
    __slots__ = ("created_after", "created_before")
    CREATED_AFTER_FIELD_NUMBER: _ClassVar[int]
    CREATED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    created_after: _timestamp_pb2.Timestamp
    created_before: _timestamp_pb2.Timestamp
    def __init__(self, created_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., created_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AnalysisStatistics(_message.Message):
    __slots__ = ("analyses_count", "quick_count", "deep_count", "average_quick_confidence", "average_deep_confidence", "average_quick_time_ms", "average_deep_time_ms", "business_impact_revenue")
    ANALYSES_COUNT_FIELD_NUMBER: _ClassVar[int]
    QUICK_COUNT_FIELD_NUMBER: _ClassVar[int]
    DEEP_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_QUICK_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_DEEP_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_QUICK_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_DEEP_TIME_MS_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_IMPACT_REVENUE_FIELD_NUMBER: _ClassVar[int]
    analyses_count: int
    quick_count: int
    deep_count: int
    average_quick_confidence: float
    average_deep_confidence: float
    average_quick_time_ms: float
    average_deep_time_ms: float
    business_impact_revenue: float
    def __init__(self, analyses_count: _Optional[int] = ..., quick_count: _Optional[int] = ..., deep_count: _Optional[int] = ..., average_quick_confidence: _Optional[float] = ..., average_deep_confidence: _Optional[float] = ..., average_quick_time_ms: _Optional[float] = ..., average_deep_time_ms: _Optional[float] = ..., business_impact_revenue: _Optional[float] = ...) -> None: ...

class GetAnalysisStatisticsResponse(_message.Message):
    __slots__ = ("statistics",)
    STATISTICS_FIELD_NUMBER: _ClassVar[int]
    statistics: AnalysisStatistics
    def __init__(self, statistics: _Optional[_Union[AnalysisStatistics, _Mapping]] = ...) -> None: ...

class ListAnalysesToUpgradeRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAnalysesToUpgradeResponse(_message.Message):
    __slots__ = ("analyses", "next_page_token")
    ANALYSES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    analyses: _containers.RepeatedCompositeFieldContainer[EmailAnalysis]
    next_page_token: str
    def __init__(self, analyses: _Optional[_Iterable[_Union[EmailAnalysis, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DeleteOldAnalysesRequest(_message.Message):
    __slots__ = ("created_before", "max_count", "request_id")
    CREATED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    MAX_COUNT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    created_before: _timestamp_pb2.Timestamp
    max_count: int
    request_id: str
    def __init__(self, created_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., max_count: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteOldAnalysesResponse(_message.Message):
    __slots__ = ("deleted_count", "commit_seq")
    DELETED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    deleted_count: int
    commit_seq: str
    def __init__(self, deleted_count: _Optional[int] = ..., commit_seq: _Optional[str] = ...) -> None: ...

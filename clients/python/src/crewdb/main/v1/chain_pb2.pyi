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

class ChainType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHAIN_TYPE_UNSPECIFIED: _ClassVar[ChainType]
    CHAIN_TYPE_CONVERSATION: _ClassVar[ChainType]
    CHAIN_TYPE_THREAD: _ClassVar[ChainType]
    CHAIN_TYPE_WORKFLOW: _ClassVar[ChainType]

class ChainStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHAIN_STATUS_UNSPECIFIED: _ClassVar[ChainStatus]
    CHAIN_STATUS_ACTIVE: _ClassVar[ChainStatus]
    CHAIN_STATUS_COMPLETE: _ClassVar[ChainStatus]
    CHAIN_STATUS_BROKEN: _ClassVar[ChainStatus]
    CHAIN_STATUS_PARTIAL: _ClassVar[ChainStatus]
CHAIN_TYPE_UNSPECIFIED: ChainType
CHAIN_TYPE_CONVERSATION: ChainType
CHAIN_TYPE_THREAD: ChainType
CHAIN_TYPE_WORKFLOW: ChainType
CHAIN_STATUS_UNSPECIFIED: ChainStatus
CHAIN_STATUS_ACTIVE: ChainStatus
CHAIN_STATUS_COMPLETE: ChainStatus
CHAIN_STATUS_BROKEN: ChainStatus
CHAIN_STATUS_PARTIAL: ChainStatus

class Chain(_message.Message):
    __slots__ = ("chain_id", "chain_type", "conversation_id", "subject", "email_count", "completeness_score", "chain_status", "missing_stages", "participants", "key_entities", "recommended_phase", "priority_score", "first_email_time", "last_email_time", "last_analyzed_time", "create_time", "update_time")
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    CHAIN_TYPE_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    EMAIL_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPLETENESS_SCORE_FIELD_NUMBER: _ClassVar[int]
    CHAIN_STATUS_FIELD_NUMBER: _ClassVar[int]
    MISSING_STAGES_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANTS_FIELD_NUMBER: _ClassVar[int]
    KEY_ENTITIES_FIELD_NUMBER: _ClassVar[int]
    RECOMMENDED_PHASE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_SCORE_FIELD_NUMBER: _ClassVar[int]
    FIRST_EMAIL_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_EMAIL_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_ANALYZED_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    chain_id: str
    chain_type: ChainType
    conversation_id: str
    subject: str
    email_count: int
    completeness_score: float
    chain_status: ChainStatus
    missing_stages: _containers.RepeatedScalarFieldContainer[str]
    participants: _containers.RepeatedScalarFieldContainer[str]
    key_entities: str
    recommended_phase: int
    priority_score: float
    first_email_time: _timestamp_pb2.Timestamp
    last_email_time: _timestamp_pb2.Timestamp
    last_analyzed_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, chain_id: _Optional[str] = ..., chain_type: _Optional[_Union[ChainType, str]] = ..., conversation_id: _Optional[str] = ..., subject: _Optional[str] = ..., email_count: _Optional[int] = ..., completeness_score: _Optional[float] = ..., chain_status: _Optional[_Union[ChainStatus, str]] = ..., missing_stages: _Optional[_Iterable[str]] = ..., participants: _Optional[_Iterable[str]] = ..., key_entities: _Optional[str] = ..., recommended_phase: _Optional[int] = ..., priority_score: _Optional[float] = ..., first_email_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_email_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_analyzed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetChainRequest(_message.Message):
    __slots__ = ("chain_id",)
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    chain_id: str
    def __init__(self, chain_id: _Optional[str] = ...) -> None: ...

class GetChainResponse(_message.Message):
    __slots__ = ("chain", "emails")
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    chain: Chain
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    def __init__(self, chain: _Optional[_Union[Chain, _Mapping]] = ..., emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ...) -> None: ...

class GetChainByConversationRequest(_message.Message):
    __slots__ = ("conversation_id",)
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    conversation_id: str
    def __init__(self, conversation_id: _Optional[str] = ...) -> None: ...

class GetChainByConversationResponse(_message.Message):
    __slots__ = ("chain", "emails")
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    chain: Chain
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    def __init__(self, chain: _Optional[_Union[Chain, _Mapping]] = ..., emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ...) -> None: ...

class UpsertChainRequest(_message.Message):
    __slots__ = ("chain", "update_mask", "request_id")
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    chain: Chain
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, chain: _Optional[_Union[Chain, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpsertChainResponse(_message.Message):
    __slots__ = ("chain", "created", "commit_seq")
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    chain: Chain
    created: bool
    commit_seq: str
    def __init__(self, chain: _Optional[_Union[Chain, _Mapping]] = ..., created: _Optional[bool] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListChainsRequest(_message.Message):
    __slots__ = ("chain_status", "min_completeness", "max_completeness", "chain_type", "page_size", "page_token")
    CHAIN_STATUS_FIELD_NUMBER: _ClassVar[int]
    MIN_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    MAX_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    CHAIN_TYPE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    chain_status: ChainStatus
    min_completeness: float
    max_completeness: float
    chain_type: ChainType
    page_size: int
    page_token: str
    def __init__(self, chain_status: _Optional[_Union[ChainStatus, str]] = ..., min_completeness: _Optional[float] = ..., max_completeness: _Optional[float] = ..., chain_type: _Optional[_Union[ChainType, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListChainsResponse(_message.Message):
    __slots__ = ("chains", "next_page_token")
    CHAINS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    chains: _containers.RepeatedCompositeFieldContainer[Chain]
    next_page_token: str
    def __init__(self, chains: _Optional[_Iterable[_Union[Chain, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListChainsToReanalyzeRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListChainsToReanalyzeResponse(_message.Message):
    __slots__ = ("chains", "next_page_token")
    CHAINS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    chains: _containers.RepeatedCompositeFieldContainer[Chain]
    next_page_token: str
    def __init__(self, chains: _Optional[_Iterable[_Union[Chain, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListChainEmailsRequest(_message.Message):
    __slots__ = ("chain_id", "page_size", "page_token")
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    chain_id: str
    page_size: int
    page_token: str
    def __init__(self, chain_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListChainEmailsResponse(_message.Message):
    __slots__ = ("emails", "next_page_token")
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    emails: _containers.RepeatedCompositeFieldContainer[_email_pb2.EmailSummary]
    next_page_token: str
    def __init__(self, emails: _Optional[_Iterable[_Union[_email_pb2.EmailSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AddChainEmailRequest(_message.Message):
    __slots__ = ("chain_id", "email_id", "request_id")
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    chain_id: str
    email_id: str
    request_id: str
    def __init__(self, chain_id: _Optional[str] = ..., email_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AddChainEmailResponse(_message.Message):
    __slots__ = ("chain", "commit_seq")
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    chain: Chain
    commit_seq: str
    def __init__(self, chain: _Optional[_Union[Chain, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class RemoveChainEmailRequest(_message.Message):
    __slots__ = ("chain_id", "email_id", "request_id")
    CHAIN_ID_FIELD_NUMBER: _ClassVar[int]
    EMAIL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    chain_id: str
    email_id: str
    request_id: str
    def __init__(self, chain_id: _Optional[str] = ..., email_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RemoveChainEmailResponse(_message.Message):
    __slots__ = ("chain", "commit_seq")
    CHAIN_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    chain: Chain
    commit_seq: str
    def __init__(self, chain: _Optional[_Union[Chain, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetChainStatisticsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ChainStatistics(_message.Message):
    __slots__ = ("chains_count", "active_count", "complete_count", "broken_count", "partial_count", "high_completeness_count", "medium_completeness_count", "low_completeness_count", "average_completeness", "to_reanalyze_count", "computed_time")
    CHAINS_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_COUNT_FIELD_NUMBER: _ClassVar[int]
    BROKEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    PARTIAL_COUNT_FIELD_NUMBER: _ClassVar[int]
    HIGH_COMPLETENESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEDIUM_COMPLETENESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOW_COMPLETENESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_COMPLETENESS_FIELD_NUMBER: _ClassVar[int]
    TO_REANALYZE_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPUTED_TIME_FIELD_NUMBER: _ClassVar[int]
    chains_count: int
    active_count: int
    complete_count: int
    broken_count: int
    partial_count: int
    high_completeness_count: int
    medium_completeness_count: int
    low_completeness_count: int
    average_completeness: float
    to_reanalyze_count: int
    computed_time: _timestamp_pb2.Timestamp
    def __init__(self, chains_count: _Optional[int] = ..., active_count: _Optional[int] = ..., complete_count: _Optional[int] = ..., broken_count: _Optional[int] = ..., partial_count: _Optional[int] = ..., high_completeness_count: _Optional[int] = ..., medium_completeness_count: _Optional[int] = ..., low_completeness_count: _Optional[int] = ..., average_completeness: _Optional[float] = ..., to_reanalyze_count: _Optional[int] = ..., computed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetChainStatisticsResponse(_message.Message):
    __slots__ = ("statistics",)
    STATISTICS_FIELD_NUMBER: _ClassVar[int]
    statistics: ChainStatistics
    def __init__(self, statistics: _Optional[_Union[ChainStatistics, _Mapping]] = ...) -> None: ...

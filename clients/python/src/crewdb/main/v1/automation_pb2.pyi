import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AutomationRule(_message.Message):
    __slots__ = ("rule_id", "rule_name", "rule_type", "conditions", "actions", "priority", "is_active", "executed_count", "success_count", "success_rate", "last_executed_time", "create_time", "update_time")
    RULE_ID_FIELD_NUMBER: _ClassVar[int]
    RULE_NAME_FIELD_NUMBER: _ClassVar[int]
    RULE_TYPE_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    IS_ACTIVE_FIELD_NUMBER: _ClassVar[int]
    EXECUTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_COUNT_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_RATE_FIELD_NUMBER: _ClassVar[int]
    LAST_EXECUTED_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    rule_id: str
    rule_name: str
    rule_type: str
    conditions: str
    actions: str
    priority: int
    is_active: bool
    executed_count: int
    success_count: int
    success_rate: float
    last_executed_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, rule_id: _Optional[str] = ..., rule_name: _Optional[str] = ..., rule_type: _Optional[str] = ..., conditions: _Optional[str] = ..., actions: _Optional[str] = ..., priority: _Optional[int] = ..., is_active: _Optional[bool] = ..., executed_count: _Optional[int] = ..., success_count: _Optional[int] = ..., success_rate: _Optional[float] = ..., last_executed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AuditEntry(_message.Message):
    __slots__ = ("entry_id", "entity_type", "entity_id", "action", "old_values", "new_values", "performed_by", "create_time")
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    ENTITY_TYPE_FIELD_NUMBER: _ClassVar[int]
    ENTITY_ID_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    OLD_VALUES_FIELD_NUMBER: _ClassVar[int]
    NEW_VALUES_FIELD_NUMBER: _ClassVar[int]
    PERFORMED_BY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    entry_id: str
    entity_type: str
    entity_id: str
    action: str
    old_values: str
    new_values: str
    performed_by: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, entry_id: _Optional[str] = ..., entity_type: _Optional[str] = ..., entity_id: _Optional[str] = ..., action: _Optional[str] = ..., old_values: _Optional[str] = ..., new_values: _Optional[str] = ..., performed_by: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateAutomationRuleRequest(_message.Message):
    __slots__ = ("rule", "request_id")
    RULE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    rule: AutomationRule
    request_id: str
    def __init__(self, rule: _Optional[_Union[AutomationRule, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateAutomationRuleResponse(_message.Message):
    __slots__ = ("rule", "commit_seq")
    RULE_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    rule: AutomationRule
    commit_seq: str
    def __init__(self, rule: _Optional[_Union[AutomationRule, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class GetAutomationRuleRequest(_message.Message):
    __slots__ = ("rule_id",)
    RULE_ID_FIELD_NUMBER: _ClassVar[int]
    rule_id: str
    def __init__(self, rule_id: _Optional[str] = ...) -> None: ...

class GetAutomationRuleResponse(_message.Message):
    __slots__ = ("rule",)
    RULE_FIELD_NUMBER: _ClassVar[int]
    rule: AutomationRule
    def __init__(self, rule: _Optional[_Union[AutomationRule, _Mapping]] = ...) -> None: ...

class UpdateAutomationRuleRequest(_message.Message):
    __slots__ = ("rule", "update_mask", "request_id")
    RULE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    rule: AutomationRule
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, rule: _Optional[_Union[AutomationRule, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateAutomationRuleResponse(_message.Message):
    __slots__ = ("rule", "commit_seq")
    RULE_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    rule: AutomationRule
    commit_seq: str
    def __init__(self, rule: _Optional[_Union[AutomationRule, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListAutomationRulesRequest(_message.Message):
    __slots__ = ("is_active", "page_size", "page_token")
    IS_ACTIVE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    is_active: bool
    page_size: int
    page_token: str
    def __init__(self, is_active: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAutomationRulesResponse(_message.Message):
    __slots__ = ("rules", "next_page_token")
    RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rules: _containers.RepeatedCompositeFieldContainer[AutomationRule]
    next_page_token: str
    def __init__(self, rules: _Optional[_Iterable[_Union[AutomationRule, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecordAutomationRuleRunRequest(_message.Message):
    __slots__ = ("rule_id", "succeeded", "request_id")
    RULE_ID_FIELD_NUMBER: _ClassVar[int]
    SUCCEEDED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    rule_id: str
    succeeded: bool
    request_id: str
    def __init__(self, rule_id: _Optional[str] = ..., succeeded: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordAutomationRuleRunResponse(_message.Message):
    __slots__ = ("rule", "commit_seq")
    RULE_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    rule: AutomationRule
    commit_seq: str
    def __init__(self, rule: _Optional[_Union[AutomationRule, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class RecordAuditEntryRequest(_message.Message):
    __slots__ = ("entry", "request_id")
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    entry: AuditEntry
    request_id: str
    def __init__(self, entry: _Optional[_Union[AuditEntry, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordAuditEntryResponse(_message.Message):
    __slots__ = ("entry", "commit_seq")
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    entry: AuditEntry
    commit_seq: str
    def __init__(self, entry: _Optional[_Union[AuditEntry, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListAuditEntriesRequest(_message.Message):
    __slots__ = ("entity_type", "entity_id", "recorded_after", "recorded_before", "page_size", "page_token")
    ENTITY_TYPE_FIELD_NUMBER: _ClassVar[int]
    ENTITY_ID_FIELD_NUMBER: _ClassVar[int]
    RECORDED_AFTER_FIELD_NUMBER: _ClassVar[int]
    RECORDED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entity_type: str
    entity_id: str
    recorded_after: _timestamp_pb2.Timestamp
    recorded_before: _timestamp_pb2.Timestamp
    page_size: int
    page_token: str
    def __init__(self, entity_type: _Optional[str] = ..., entity_id: _Optional[str] = ..., recorded_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recorded_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAuditEntriesResponse(_message.Message):
    __slots__ = ("entries", "next_page_token")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[AuditEntry]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[AuditEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

from crewdb.sql.v1 import value_pb2 as _value_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class QueryRequest(_message.Message):
    __slots__ = ("sql", "parameters", "named_parameters", "at_least_as_fresh")
    class NamedParametersEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    SQL_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    NAMED_PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    AT_LEAST_AS_FRESH_FIELD_NUMBER: _ClassVar[int]
    sql: str
    parameters: _containers.RepeatedCompositeFieldContainer[_value_pb2.Value]
    named_parameters: _containers.MessageMap[str, _value_pb2.Value]
    at_least_as_fresh: str
    def __init__(self, sql: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[_value_pb2.Value, _Mapping]]] = ..., named_parameters: _Optional[_Mapping[str, _value_pb2.Value]] = ..., at_least_as_fresh: _Optional[str] = ...) -> None: ...

class QueryResponse(_message.Message):
    __slots__ = ("columns", "rows", "commit_seq")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[_value_pb2.Column]
    rows: _containers.RepeatedCompositeFieldContainer[_value_pb2.Row]
    commit_seq: str
    def __init__(self, columns: _Optional[_Iterable[_Union[_value_pb2.Column, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[_value_pb2.Row, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ExecuteRequest(_message.Message):
    __slots__ = ("sql", "parameters", "named_parameters", "request_id", "validate_only")
    class NamedParametersEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _value_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...
    SQL_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    NAMED_PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    sql: str
    parameters: _containers.RepeatedCompositeFieldContainer[_value_pb2.Value]
    named_parameters: _containers.MessageMap[str, _value_pb2.Value]
    request_id: str
    validate_only: bool
    def __init__(self, sql: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[_value_pb2.Value, _Mapping]]] = ..., named_parameters: _Optional[_Mapping[str, _value_pb2.Value]] = ..., request_id: _Optional[str] = ..., validate_only: _Optional[bool] = ...) -> None: ...

class ExecuteResponse(_message.Message):
    __slots__ = ("changes", "last_insert_rowid", "columns", "rows", "commit_seq")
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    LAST_INSERT_ROWID_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    changes: int
    last_insert_rowid: int
    columns: _containers.RepeatedCompositeFieldContainer[_value_pb2.Column]
    rows: _containers.RepeatedCompositeFieldContainer[_value_pb2.Row]
    commit_seq: str
    def __init__(self, changes: _Optional[int] = ..., last_insert_rowid: _Optional[int] = ..., columns: _Optional[_Iterable[_Union[_value_pb2.Column, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[_value_pb2.Row, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class StepCondition(_message.Message):
    __slots__ = ("step", "test")
    class Test(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        TEST_UNSPECIFIED: _ClassVar[StepCondition.Test]
        TEST_CHANGED: _ClassVar[StepCondition.Test]
        TEST_UNCHANGED: _ClassVar[StepCondition.Test]
        TEST_RETURNED: _ClassVar[StepCondition.Test]
        TEST_EMPTY: _ClassVar[StepCondition.Test]
        TEST_SKIPPED: _ClassVar[StepCondition.Test]
    TEST_UNSPECIFIED: StepCondition.Test
    TEST_CHANGED: StepCondition.Test
    TEST_UNCHANGED: StepCondition.Test
    TEST_RETURNED: StepCondition.Test
    TEST_EMPTY: StepCondition.Test
    TEST_SKIPPED: StepCondition.Test
    STEP_FIELD_NUMBER: _ClassVar[int]
    TEST_FIELD_NUMBER: _ClassVar[int]
    step: int
    test: StepCondition.Test
    def __init__(self, step: _Optional[int] = ..., test: _Optional[_Union[StepCondition.Test, str]] = ...) -> None: ...

class Step(_message.Message):
    __slots__ = ("statement", "condition")
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    statement: _value_pb2.Statement
    condition: StepCondition
    def __init__(self, statement: _Optional[_Union[_value_pb2.Statement, _Mapping]] = ..., condition: _Optional[_Union[StepCondition, _Mapping]] = ...) -> None: ...

class ExecuteBatchRequest(_message.Message):
    __slots__ = ("steps", "request_id", "validate_only")
    STEPS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    steps: _containers.RepeatedCompositeFieldContainer[Step]
    request_id: str
    validate_only: bool
    def __init__(self, steps: _Optional[_Iterable[_Union[Step, _Mapping]]] = ..., request_id: _Optional[str] = ..., validate_only: _Optional[bool] = ...) -> None: ...

class StepResult(_message.Message):
    __slots__ = ("executed", "changes", "last_insert_rowid", "columns", "rows")
    EXECUTED_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    LAST_INSERT_ROWID_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    executed: bool
    changes: int
    last_insert_rowid: int
    columns: _containers.RepeatedCompositeFieldContainer[_value_pb2.Column]
    rows: _containers.RepeatedCompositeFieldContainer[_value_pb2.Row]
    def __init__(self, executed: _Optional[bool] = ..., changes: _Optional[int] = ..., last_insert_rowid: _Optional[int] = ..., columns: _Optional[_Iterable[_Union[_value_pb2.Column, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[_value_pb2.Row, _Mapping]]] = ...) -> None: ...

class ExecuteBatchResponse(_message.Message):
    __slots__ = ("results", "commit_seq")
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[StepResult]
    commit_seq: str
    def __init__(self, results: _Optional[_Iterable[_Union[StepResult, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

"""SQLite's values as Python has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crewdb.sql.v1 import value_pb2

#: What can be bound, and what comes back.
Native = None | int | float | str | bytes


def value(native: Native | value_pb2.Value) -> value_pb2.Value:
    """A parameter of a statement. TypeError for what SQLite can't store, booleans and times too: the statement says how."""
    match native:
        case value_pb2.Value():
            return native
        case None:
            return value_pb2.Value()
        case bool():
            raise TypeError("SQLite has no booleans: bind 0 or 1")
        case int():
            return value_pb2.Value(integer=native)
        case float():
            return value_pb2.Value(real=native)
        case str():
            return value_pb2.Value(text=native)
        case bytes():
            return value_pb2.Value(blob=native)
    raise TypeError(f"a parameter is a {type(native).__name__}: bind None, int, float, str or bytes")


def native(value: value_pb2.Value) -> Native:
    """A value of a row: None, int, float, str or bytes."""
    kind = value.WhichOneof("kind")
    return None if kind is None else getattr(value, kind)


def statement(sql: str, parameters: Iterable[Native] | Mapping[str, Native]) -> dict:
    """Fields of a request: a mapping is for `:name`, anything else for `?`."""
    if isinstance(parameters, Mapping):
        return {"sql": sql, "named_parameters": {name: value(each) for name, each in parameters.items()}}
    return {"sql": sql, "parameters": [value(each) for each in parameters]}

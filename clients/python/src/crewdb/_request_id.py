"""A write without a request id could not be told from its repetition."""

from __future__ import annotations

import time
import uuid


def with_request_id(request):
    """The request, or a copy of it with a new request id where it has none (AIP-155)."""
    field = request.DESCRIPTOR.fields_by_name.get("request_id")
    if field is None or request.request_id:
        return request
    copy = type(request)()
    copy.CopyFrom(request)
    copy.request_id = new_request_id()
    return copy


def new_request_id() -> str:
    """A UUIDv7: the service keeps replies by id, and those of one moment lie together. Python's own uuid7 begins with 3.14."""
    now_ms = time.time_ns() // 1_000_000
    return str(uuid.UUID(int=now_ms << 80 | 7 << 76 | uuid.uuid4().int % (1 << 76)))

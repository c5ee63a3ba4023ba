"""A write without a request id could not be told from its repetition."""

from __future__ import annotations

import uuid


def with_request_id(request):
    """The request, or a copy of it with a random request id where it has none (AIP-155)."""
    field = request.DESCRIPTOR.fields_by_name.get("request_id")
    if field is None or request.request_id:
        return request
    copy = type(request)()
    copy.CopyFrom(request)
    copy.request_id = str(uuid.uuid4())
    return copy

"""Why a call failed."""

from __future__ import annotations

from dataclasses import dataclass

import grpc
from google.rpc import error_details_pb2, status_pb2


@dataclass(frozen=True)
class Violation:
    """A request field that breaks its rules."""

    #: Its path, for example `user.email`.
    field: str
    #: What would be right.
    description: str


#: Codes with which a library refuses a call before anything of it runs.
_NEVER_RUN = {
    grpc.StatusCode.INVALID_ARGUMENT,
    grpc.StatusCode.UNAUTHENTICATED,
    grpc.StatusCode.PERMISSION_DENIED,
    grpc.StatusCode.UNIMPLEMENTED,
}


class Error(Exception):
    """Why a call failed. `reason` is for programs, `str(error)` for people."""

    #: gRPC's status code.
    code: grpc.StatusCode
    #: The sentence of the service.
    message: str
    #: The cause, for example UNIQUE_VIOLATION; docs/errors.md lists them. Where no crewdb answered, the status's name: UNAVAILABLE.
    reason: str
    #: Facts that go with the reason, for example table and columns.
    metadata: dict[str, str]
    #: Of a write: `true`, `false` or `unknown`, whether it is stored although it failed. An unknown one that is sent again with the same
    #: request_id, as this client's own retries do, is stored once.
    committed: str
    #: The request fields that break their rules.
    violations: list[Violation]
    #: How long to wait before the call may be repeated, in seconds; None when waiting does not help.
    retry_after: float | None
    #: google.rpc.Status as it came, with every detail.
    status: status_pb2.Status

    def __init__(self, code: grpc.StatusCode, message: str, status: status_pb2.Status):
        self.code, self.message, self.status = code, message, status
        self.reason, self.metadata, self.violations, self.retry_after = code.name, {}, [], None
        self._answered = False
        for detail in status.details:
            self._read(detail)
        # Where crewdb answers and does not say, nothing is stored; where somebody else does, such as this client at its deadline, nobody
        # knows.
        self.committed = self.metadata.get("committed", "false" if self._answered or code in _NEVER_RUN else "unknown")
        super().__init__(f"{self.reason}: {message}")

    def _read(self, detail) -> None:
        info, request, retry = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
        if detail.Unpack(info) and info.domain == "crewdb":
            self._answered, self.reason, self.metadata = True, info.reason, dict(info.metadata)
        elif detail.Unpack(request):
            self.violations += [Violation(each.field, each.description) for each in request.field_violations]
        elif detail.Unpack(retry):
            self.retry_after = retry.retry_delay.ToTimedelta().total_seconds()


_CODES = {code.value[0]: code for code in grpc.StatusCode}


def from_status(status: status_pb2.Status) -> Error:
    """A failure that came inside a stream."""
    return Error(_CODES.get(status.code, grpc.StatusCode.UNKNOWN), status.message, status)


def from_rpc_error(error: grpc.RpcError) -> Error:
    """What a stub raised, with its details."""
    # A failure before there was a call, of asyncio or a channel that is closed.
    trailing = getattr(error, "trailing_metadata", lambda: None)() or ()
    status = status_pb2.Status()
    for key, data in trailing:
        if key == "grpc-status-details-bin":
            status.ParseFromString(data)
    return Error(error.code(), error.details() or "", status)

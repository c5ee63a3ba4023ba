"""Calls that travel together. What both kinds of client share: which calls may, how they are repeated, and what their answers say."""

from __future__ import annotations

import json
import random
import time
from importlib import resources

import grpc
from google.rpc import status_pb2

from crewdb._errors import Error, from_status
from crewdb._options import MAIN, WALMART
from crewdb.pipeline.v1.pipeline_pb2 import PipelineAnswer, PipelineCall

#: A message is sent with so many bytes, however many calls more there are: the service takes 4 MiB at most.
MESSAGE_BYTES = 256 * 1024

_SERVICES = {MAIN, WALMART}


class NoPipelines(Exception):
    """The service is older than pipelines: its calls go one by one."""


class _Retries:
    """The rules of service_config.json, which gRPC's own retries don't apply to calls in a stream."""

    def __init__(self, text: str):
        (config,) = json.loads(text)["methodConfig"]
        policy = config["retryPolicy"]
        self.paths = {f"/{name['service']}/{name['method']}" for name in config["name"]}
        self.max_attempts = policy["maxAttempts"]
        self.first = float(policy["initialBackoff"].removesuffix("s"))
        self.longest = float(policy["maxBackoff"].removesuffix("s"))
        self.multiplier = policy["backoffMultiplier"]


_RETRIES = _Retries(resources.files("crewdb").joinpath("service_config.json").read_text("utf-8"))


class Attempts:
    """What is known of a call that may be tried more than once."""

    def __init__(self, path: str, timeout: float, retries: bool):
        self._repeats = retries and path in _RETRIES.paths
        self._until = time.monotonic() + timeout
        self._count = 0
        self._doubtful = False

    @property
    def left(self) -> float:
        """Seconds until the call's deadline."""
        return self._until - time.monotonic()

    def wait(self, error: Error) -> float | None:
        """The wait before the next attempt, in seconds; None: `error` is how the call ends."""
        self._count += 1
        if not self._repeats:
            return None
        # What the last attempt did not store an earlier one may have.
        if self._doubtful and error.metadata.get("committed") == "false":
            error.committed = "unknown"
        self._doubtful = self._doubtful or error.committed == "unknown"
        is_busy = error.code is grpc.StatusCode.RESOURCE_EXHAUSTED and error.retry_after
        if self._count == _RETRIES.max_attempts or not (error.code is grpc.StatusCode.UNAVAILABLE or is_busy):
            return None
        # Half of it is random, so that clients that failed together don't return together.
        wait = min(_RETRIES.first * _RETRIES.multiplier ** (self._count - 1), _RETRIES.longest)
        wait = (error.retry_after or 0) + wait / 2 + random.random() * wait / 2
        # The service's own error says more than a deadline that passes while nobody works.
        return wait if wait < self.left else None


def is_pipelined(path: str) -> bool:
    """Whether calls of the rpc can travel together with others."""
    return path[1:].partition("/")[0] in _SERVICES


def traceparent_of(metadata) -> str | None:
    """The one header that travels with a call; None where a caller has others, so that the call must go by itself."""
    traceparent = ""
    for name, value in metadata or ():
        if name != "traceparent" or traceparent:
            return None
        traceparent = value
    return traceparent


def to_call(id: int, path: str, request: bytes, timeout: float, traceparent: str) -> PipelineCall:
    method = path.rpartition("/")[2]
    timeout_ms = max(1, round(timeout * 1000))
    return PipelineCall(id=id, method=method, request=request, timeout_ms=timeout_ms, traceparent=traceparent)


def reply_of(answer: PipelineAnswer) -> bytes:
    """Raises Error when the call failed."""
    if answer.status:
        raise from_status(status_pb2.Status.FromString(answer.status))
    return answer.reply


def own_error(code: grpc.StatusCode, message: str) -> Error:
    """A failure that no service told."""
    return Error(code, message, status_pb2.Status())


def too_late() -> Error:
    return own_error(grpc.StatusCode.DEADLINE_EXCEEDED, "the call's deadline has passed")


def ended() -> Error:
    """The service ends a pipeline when it stops: what it has not answered it has not begun."""
    return own_error(grpc.StatusCode.UNAVAILABLE, "the service has ended the pipeline")

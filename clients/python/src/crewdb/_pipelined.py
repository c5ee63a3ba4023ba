"""The pipelined transport for threads: calls that are made at the same time share messages of one stream."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import grpc

from crewdb._errors import Error, from_rpc_error
from crewdb._pipeline import (
    MESSAGE_BYTES,
    Attempts,
    NoPipelines,
    ended,
    own_error,
    reply_of,
    to_call,
    too_late,
)
from crewdb.pipeline.v1.pipeline_pb2 import PipelineAnswer, PipelineRequest, PipelineResponse

#: Told of a call's answer, or why it has none; in the thread that reads the stream, or that lost it.
Answered = Callable[[PipelineAnswer | Exception], None]

#: How exactly a future's deadline is kept, in seconds.
_TICK = 0.05


class Pipelines:
    """The pipelines of one channel: one for each service and credential."""

    def __init__(self, channel: grpc.Channel):
        self._channel = channel
        self._lock = threading.Lock()
        self._open: dict[tuple[str, str], Pipeline] = {}
        self.clock = Clock()

    def of(self, path: str, authorization: str) -> Pipeline:
        """The one that a call of the rpc goes by."""
        service = path[1:].partition("/")[0]
        with self._lock:
            pipeline = self._open.get((service, authorization))
            if pipeline is None:
                pipeline = self._open[service, authorization] = Pipeline(self._channel, service, authorization)
            return pipeline


class Pipeline:
    """Calls that wait for their answers, and the stream that carries them. After a lost stream the next call opens another."""

    def __init__(self, channel: grpc.Channel, service: str, authorization: str):
        self._start = channel.stream_stream(
            f"/{service}/Pipeline",
            request_serializer=PipelineRequest.SerializeToString,
            response_deserializer=PipelineResponse.FromString,
        )
        self._metadata = (("authorization", authorization),) if authorization else None
        # Guards the rest; told when there is something to send.
        self._some = threading.Condition()
        self._waiting: dict[int, Answered] = {}
        self._last_id = 0
        self._next: list[PipelineRequest] = []
        self._stream: grpc.Call | None = None
        # Which of the streams takes what is to be sent.
        self._owner: object = None
        self._is_unknown = False

    def send(self, path: str, request: bytes, timeout: float, traceparent: str, answered: Answered) -> int:
        """Adds a call to the next message. Answers what it is cancelled by. Raises NoPipelines."""
        with self._some:
            if self._is_unknown:
                raise NoPipelines
            self._last_id += 1
            id = self._last_id
            self._waiting[id] = answered
            self._message().calls.append(to_call(id, path, request, timeout, traceparent))
            self._open()
            self._some.notify()
            return id

    def cancel(self, id: int) -> bool:
        """Nobody waits for it any more, and the service stops its statement. False: it was answered."""
        with self._some:
            if self._waiting.pop(id, None) is None:
                return False
            self._message().cancel_ids.append(id)
            self._some.notify()
            return True

    def _message(self) -> PipelineRequest:
        if not self._next or self._next[-1].ByteSize() >= MESSAGE_BYTES:
            self._next.append(PipelineRequest())
        return self._next[-1]

    def _open(self) -> None:
        if self._stream is not None:
            return
        owner = object()
        self._owner = owner
        self._stream = self._start(self._messages(owner), metadata=self._metadata)
        threading.Thread(target=self._receive, args=(self._stream,), name="crewdb pipeline", daemon=True).start()

    def _messages(self, owner: object) -> Iterator[PipelineRequest]:
        """What there is to send, a message at a time, for as long as the stream is this pipeline's: grpc asks for the next one when the
        last one has left, and all that has come until then travels together."""
        while True:
            with self._some:
                while self._owner is owner and not self._next:
                    self._some.wait()
                if self._owner is not owner:
                    return
                message = self._next.pop(0)
            yield message

    def _receive(self, stream) -> None:
        error: Exception = ended()
        try:
            for response in stream:
                with self._some:
                    told = [(self._waiting.pop(answer.id, None), answer) for answer in response.answers]
                for answered, answer in told:
                    if answered is not None:
                        answered(answer)
        except grpc.RpcError as lost:
            error = from_rpc_error(lost)
        self._lose(stream, error)

    def _lose(self, stream, error: Exception) -> None:
        """Every call that waits fails as a unary one would on a lost connection."""
        with self._some:
            if self._stream is not stream:
                return
            if isinstance(error, Error) and error.code is grpc.StatusCode.UNIMPLEMENTED:
                self._is_unknown, error = True, NoPipelines()
            waiting, self._waiting = self._waiting, {}
            self._next, self._stream, self._owner = [], None, None
            self._some.notify_all()
        for answered in waiting.values():
            answered(error)


class Clock:
    """Calls back at about the right time, in one thread for all calls of a channel. It runs while there is something to wait for."""

    def __init__(self) -> None:
        self._some = threading.Condition()
        self._ticks: dict[int, set[FutureCall]] = {}
        self._thread: threading.Thread | None = None

    def at(self, when: float, call: FutureCall) -> int:
        """Answers the tick, for `forget`."""
        tick = int(when / _TICK) + 1
        with self._some:
            self._ticks.setdefault(tick, set()).add(call)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="crewdb clock", daemon=True)
                self._thread.start()
        return tick

    def forget(self, tick: int, call: FutureCall) -> None:
        with self._some:
            calls = self._ticks.get(tick, set())
            calls.discard(call)
            if not calls:
                self._ticks.pop(tick, None)

    def _run(self) -> None:
        while True:
            time.sleep(_TICK)
            now = int(time.monotonic() / _TICK)
            with self._some:
                due = [call for tick in list(self._ticks) if tick <= now for call in self._ticks.pop(tick)]
                if not self._ticks and not due:
                    self._thread = None
                    return
            for call in due:
                call.due()


class BlockingCall:
    """One unary call, for the thread that makes it."""

    def __init__(self, pipeline: Pipeline, path: str, request: bytes, traceparent: str):
        self._pipeline, self._path, self._request, self._traceparent = pipeline, path, request, traceparent

    def run(self, attempts: Attempts) -> bytes:
        """Raises Error and NoPipelines."""
        while True:
            try:
                return self._attempt(attempts.left)
            except Error as error:
                wait = attempts.wait(error)
                if wait is None:
                    raise
            time.sleep(wait)

    def _attempt(self, timeout: float) -> bytes:
        outcome: list[PipelineAnswer | Exception] = []
        # The cheapest way to wait for another thread.
        is_there = threading.Lock()
        is_there.acquire()

        def answered(answer: PipelineAnswer | Exception) -> None:
            outcome.append(answer)
            is_there.release()

        id = self._pipeline.send(self._path, self._request, timeout, self._traceparent, answered)
        try:
            in_time = is_there.acquire(timeout=max(0, timeout))
        except BaseException:
            self._pipeline.cancel(id)
            raise
        if not in_time and self._pipeline.cancel(id):
            raise too_late()
        if not in_time:
            is_there.acquire()
        return _taken(outcome[0])


def _taken(outcome: PipelineAnswer | Exception) -> bytes:
    if isinstance(outcome, Exception):
        raise outcome
    return reply_of(outcome)


class FutureCall(grpc.Future):
    """A unary call under way, as `stub.Rpc.future(…)` answers it. What it fails with is a crewdb.Error."""

    def __init__(self, pipelines: Pipelines, authorization: str, path: str, request: bytes, traceparent: str, attempts: Attempts, alone):
        self._clock, self._attempts = pipelines.clock, attempts
        self._pipeline = pipelines.of(path, authorization)
        self._call = (path, request)
        self._traceparent = traceparent
        # Makes the call by itself, where the service knows no pipelines.
        self._alone = alone
        self._some = threading.Condition()
        self._callbacks: list[Callable[[grpc.Future], None]] = []
        self._id: int | None = None
        self._tick: int | None = None
        self._reply = None
        self._error: Error | None = None
        self._is_done = False

    def start(self, deserialize) -> FutureCall:
        self._deserialize = deserialize
        self._begin()
        return self

    def due(self) -> None:
        """The time of its next attempt, or its deadline, has come."""
        if self._attempts.left > 0:
            self._begin()
        else:
            self._give_up(too_late())

    def _begin(self) -> None:
        self._tick = self._clock.at(time.monotonic() + max(0, self._attempts.left), self)
        try:
            self._id = self._pipeline.send(*self._call, self._attempts.left, self._traceparent, self._answered)
        except NoPipelines as error:
            self._answered(error)

    def _answered(self, outcome: PipelineAnswer | Exception) -> None:
        try:
            self._finish(self._deserialize(_taken(outcome)), None)
        except NoPipelines:
            self._alone(self)
        except Error as error:
            wait = self._attempts.wait(error)
            if wait is None:
                self._finish(None, error)
            elif not self._is_done:
                self._clock.forget(self._tick, self)
                self._tick = self._clock.at(time.monotonic() + wait, self)

    def take(self, future) -> None:
        """Ends as another call did."""
        try:
            self._finish(future.result(), None)
        except grpc.RpcError as error:
            self._finish(None, from_rpc_error(error))

    def _finish(self, reply, error: Error | None) -> bool:
        with self._some:
            if self._is_done:
                return False
            self._reply, self._error, self._is_done = reply, error, True
            callbacks, self._callbacks = self._callbacks, []
            self._some.notify_all()
        self._clock.forget(self._tick, self)
        for callback in callbacks:
            callback(self)
        return True

    def _give_up(self, error: Error) -> bool:
        if self._id is not None:
            self._pipeline.cancel(self._id)
        return self._finish(None, error)

    def cancel(self) -> bool:
        return self._give_up(own_error(grpc.StatusCode.CANCELLED, "the call was cancelled"))

    def cancelled(self) -> bool:
        return self._error is not None and self._error.code is grpc.StatusCode.CANCELLED

    def running(self) -> bool:
        return not self._is_done

    def done(self) -> bool:
        return self._is_done

    def result(self, timeout: float | None = None):
        error = self.exception(timeout)
        if error is not None:
            raise error
        return self._reply

    def exception(self, timeout: float | None = None) -> Error | None:
        with self._some:
            if not self._some.wait_for(lambda: self._is_done, timeout):
                raise grpc.FutureTimeoutError
            return self._error

    def traceback(self, timeout: float | None = None):
        error = self.exception(timeout)
        return None if error is None else error.__traceback__

    def add_done_callback(self, fn: Callable[[grpc.Future], None]) -> None:
        with self._some:
            if not self._is_done:
                self._callbacks.append(fn)
                return
        fn(self)

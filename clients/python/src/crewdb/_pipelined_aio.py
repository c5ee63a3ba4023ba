"""The pipelined transport for asyncio: calls that are made at the same time share messages of one stream."""

from __future__ import annotations

import asyncio

import grpc
import grpc.aio

from crewdb._errors import Error, from_rpc_error
from crewdb._pipeline import MESSAGE_BYTES, Attempts, NoPipelines, ended, own_error, reply_of, to_call, too_late
from crewdb.pipeline.v1.pipeline_pb2 import PipelineAnswer, PipelineRequest, PipelineResponse


class Pipelines:
    """The pipelines of one channel: one for each service and credential."""

    def __init__(self, channel: grpc.aio.Channel):
        self._channel = channel
        self._open: dict[tuple[str, str], Pipeline] = {}

    def of(self, path: str, authorization: str) -> Pipeline:
        """The one that a call of the rpc goes by."""
        service = path[1:].partition("/")[0]
        pipeline = self._open.get((service, authorization))
        if pipeline is None:
            pipeline = self._open[service, authorization] = Pipeline(self._channel, service, authorization)
        return pipeline


class Pipeline:
    """Calls that wait for their answers, and the stream that carries them. After a lost stream the next call opens another."""

    def __init__(self, channel: grpc.aio.Channel, service: str, authorization: str):
        self._start = channel.stream_stream(
            f"/{service}/Pipeline",
            request_serializer=PipelineRequest.SerializeToString,
            response_deserializer=PipelineResponse.FromString,
        )
        self._metadata = (("authorization", authorization),) if authorization else None
        self._waiting: dict[int, asyncio.Future[PipelineAnswer]] = {}
        self._last_id = 0
        self._next: list[PipelineRequest] = []
        self._stream = None
        self._tasks: set[asyncio.Task] = set()
        self._is_sending = False
        self._is_unknown = False

    async def call(self, path: str, request: bytes, traceparent: str, attempts: Attempts) -> bytes:
        """Raises Error and NoPipelines."""
        while True:
            try:
                return reply_of(await self._attempt(path, request, traceparent, attempts.left))
            except Error as error:
                wait = attempts.wait(error)
                if wait is None:
                    raise
            await asyncio.sleep(wait)

    async def _attempt(self, path: str, request: bytes, traceparent: str, timeout: float) -> PipelineAnswer:
        if self._is_unknown:
            raise NoPipelines
        self._last_id += 1
        id = self._last_id
        loop = asyncio.get_running_loop()
        answer = self._waiting[id] = loop.create_future()
        self._message().calls.append(to_call(id, path, request, timeout, traceparent))
        self._send_soon()
        late = loop.call_later(max(0, timeout), self._late, id)
        try:
            return await answer
        except asyncio.CancelledError:
            self._cancel(id)
            raise
        finally:
            late.cancel()

    def _late(self, id: int) -> None:
        answer = self._cancel(id)
        if answer is not None and not answer.done():
            answer.set_exception(too_late())

    def _cancel(self, id: int) -> asyncio.Future | None:
        """Nobody waits for it any more, and the service stops its statement."""
        answer = self._waiting.pop(id, None)
        if answer is not None and self._stream is not None:
            self._message().cancel_ids.append(id)
            self._send_soon()
        return answer

    def _message(self) -> PipelineRequest:
        if not self._next or self._next[-1].ByteSize() >= MESSAGE_BYTES:
            self._next.append(PipelineRequest())
        return self._next[-1]

    def _send_soon(self) -> None:
        """The calls of one turn of the loop leave together, and so do those that come while a message leaves."""
        if not self._is_sending:
            self._is_sending = True
            self._keep(self._send())

    async def _send(self) -> None:
        try:
            stream = self._opened()
            while self._next and stream is self._stream:
                await stream.write(self._next.pop(0))
        except (grpc.RpcError, asyncio.InvalidStateError):
            pass  # Whoever reads the stream learns why it ended, and fails what waits.
        finally:
            self._is_sending = False

    def _opened(self):
        if self._stream is None:
            self._stream = self._start(metadata=self._metadata)
            self._keep(self._receive(self._stream))
        return self._stream

    async def _receive(self, stream) -> None:
        error: Exception = ended()
        try:
            async for response in stream:
                for answer in response.answers:
                    waiting = self._waiting.pop(answer.id, None)
                    if waiting is not None and not waiting.done():
                        waiting.set_result(answer)
        except grpc.RpcError as lost:
            error = from_rpc_error(lost)
        except asyncio.CancelledError:
            error = own_error(grpc.StatusCode.CANCELLED, "the channel was closed")
        self._lose(stream, error)

    def _lose(self, stream, error: Exception) -> None:
        """Every call that waits fails as a unary one would on a lost connection."""
        if self._stream is not stream:
            return
        if isinstance(error, Error) and error.code is grpc.StatusCode.UNIMPLEMENTED:
            self._is_unknown, error = True, NoPipelines()
        waiting, self._waiting = self._waiting, {}
        self._next, self._stream = [], None
        for answer in waiting.values():
            if not answer.done():
                answer.set_exception(error)

    def _keep(self, work) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

"""The client for asyncio: as `crewdb`, with `await`, `async with` and `async for`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

import grpc
import grpc.aio
from grpc_health.v1 import health_pb2, health_pb2_grpc

from crewdb._client import RECONNECT
from crewdb._errors import Error, from_rpc_error, from_status
from crewdb._options import Durability, Token, authorization_of, channel_options, check, credentials, metadata_of, with_token
from crewdb._pipeline import Attempts, NoPipelines, is_pipelined, traceparent_of
from crewdb._pipelined_aio import Pipelines
from crewdb._request_id import with_request_id
from crewdb._values import statement
from crewdb.admin.v1.admin_db_pb2_grpc import AdminDbStub
from crewdb.main.v1.main_db_pb2_grpc import MainDbStub
from crewdb.sql.v1 import sql_pb2, stream_pb2
from crewdb.walmart.v1.walmart_db_pb2_grpc import WalmartDbStub
from google.rpc import status_pb2

if TYPE_CHECKING:
    from crewdb.admin.v1.admin_db_pb2_grpc import AdminDbAsyncStub
    from crewdb.main.v1.main_db_pb2_grpc import MainDbAsyncStub
    from crewdb.walmart.v1.walmart_db_pb2_grpc import WalmartDbAsyncStub


class Channel:
    """A channel of grpc.aio whose calls get a deadline, writes a request id, and failures their reason."""

    def __init__(self, channel: grpc.aio.Channel, token: Token | None, timeout: float, retries: bool, pipeline: bool):
        self._channel, self._token, self._timeout, self._retries = channel, token, timeout, retries
        self._pipelines = Pipelines(channel) if pipeline else None

    def unary_unary(self, method, request_serializer=None, response_deserializer=None, **kwargs):
        start = self._channel.unary_unary(method, request_serializer, response_deserializer, **kwargs)
        unary = self._unary(start, self._timeout, self._retries)
        if self._pipelines is None or not is_pipelined(method):
            return unary
        return self._pipelined(unary, method, request_serializer, response_deserializer)

    def _pipelined(self, unary, path, serialize, deserialize):
        """A call travels with others, but where it has headers or options of its own."""

        async def travel(request, timeout, traceparent):
            request = with_request_id(request) if self._retries else request
            pipeline = self._pipelines.of(path, authorization_of(self._token))
            attempts = Attempts(path, timeout or self._timeout, self._retries)
            try:
                return deserialize(await pipeline.call(path, serialize(request), traceparent, attempts))
            except NoPipelines:
                return await unary(request, timeout=timeout)

        def call(request, *, timeout=None, metadata=None, **kwargs):
            traceparent = None if kwargs else traceparent_of(metadata)
            if traceparent is None:
                return unary(request, timeout=timeout, metadata=metadata, **kwargs)
            return Call(asyncio.ensure_future(travel(request, timeout, traceparent)))

        return call

    def stream_unary(self, method, *args, **kwargs):
        return self._unary(self._channel.stream_unary(method, *args, **kwargs), None, False)

    def unary_stream(self, method, *args, **kwargs):
        return self._streaming(self._channel.unary_stream(method, *args, **kwargs))

    def stream_stream(self, method, *args, **kwargs):
        return self._streaming(self._channel.stream_stream(method, *args, **kwargs))

    def _unary(self, start, default_timeout, fills_request_id):
        def call(request, *, timeout=None, metadata=None, **kwargs):
            request = with_request_id(request) if fills_request_id else request
            return Call(start(request, timeout=timeout or default_timeout, metadata=with_token(metadata, self._token), **kwargs))

        return call

    def _streaming(self, start):
        def call(request=None, *, timeout=None, metadata=None, **kwargs):
            return Call(start(request, timeout=timeout, metadata=with_token(metadata, self._token), **kwargs))

        return call

    async def close(self) -> None:
        await self._channel.close()


class Call:
    """A call under way: gRPC's own, but that it raises crewdb.Error."""

    def __init__(self, call):
        self._call = call

    def __getattr__(self, name):
        return getattr(self._call, name)

    def __await__(self):
        return self._result().__await__()

    async def _result(self):
        try:
            return await self._call
        except grpc.RpcError as error:
            raise from_rpc_error(error) from error
        except asyncio.CancelledError:
            # By call.cancel(): a failure like any other. By cancelling the task: the task must end.
            if not self._call.cancelled() or asyncio.current_task().cancelling():
                raise
            raise Error(grpc.StatusCode.CANCELLED, "the call was cancelled", status_pb2.Status()) from None

    async def __aiter__(self):
        try:
            async for message in self._call:
                yield message
        except grpc.RpcError as error:
            raise from_rpc_error(error) from error


class Transaction:
    """As crewdb.Transaction, with `await`."""

    #: How long the transaction may live and idle.
    limits: stream_pb2.StreamLimits
    #: The commit of the snapshot, and after the end that of the commit; empty when nothing was changed.
    commit_seq: str

    def __init__(self, stub, durability: Durability = "local"):
        self._lock = asyncio.Lock()
        self._savepoints = 0
        self._call = stub.Transact(metadata=metadata_of(durability))

    async def begin(self, mode: stream_pb2.TransactRequest.Mode) -> None:
        begun = (await self._do(begin=stream_pb2.TransactRequest.Begin(mode=mode))).begun
        self.limits, self.commit_seq = begun.limits, begun.commit_seq

    async def _do(self, **action) -> stream_pb2.TransactResponse:
        async with self._lock:
            try:
                await self._call.write(stream_pb2.TransactRequest(**action))
                response = await self._call.read()
            except asyncio.InvalidStateError as error:
                # Its end was read before: the status says why.
                raise Error(await self._call.code(), await self._call.details(), status_pb2.Status()) from error
            except grpc.RpcError as error:
                raise from_rpc_error(error) from error
        if response is grpc.aio.EOF:
            raise Error(grpc.StatusCode.ABORTED, "the transaction has ended", status_pb2.Status())
        if response.WhichOneof("result") == "error":
            raise from_status(response.error)
        return response

    async def query(self, sql: str, parameters=()) -> sql_pb2.QueryResponse:
        """Runs a statement that reads. Parameters are a sequence for `?`, or a mapping for `:name`."""
        return (await self._do(query=sql_pb2.QueryRequest(**statement(sql, parameters)))).query

    async def execute(self, sql: str, parameters=()) -> sql_pb2.ExecuteResponse:
        """Runs a statement that may write."""
        return (await self._do(execute=sql_pb2.ExecuteRequest(**statement(sql, parameters)))).execute

    @asynccontextmanager
    async def savepoint(self):
        """What is done inside is undone when it raises; the transaction goes on."""
        self._savepoints += 1
        point = stream_pb2.TransactRequest.Savepoint(name=f"nested_{self._savepoints}")
        await self._do(savepoint=point)
        try:
            yield
        except BaseException:
            await self._do(rollback_to=point)
            await self._do(release=point)
            raise
        await self._do(release=point)

    def unary_unary(self, method: str, request_serializer=None, response_deserializer=None, **_):
        """What a generated stub asks of a channel: `await MainDbStub(transaction).CreateUser(request)` runs inside."""
        name = method.rpartition("/")[2]

        async def call(request, **_):
            typed = stream_pb2.TransactRequest.TypedCall(method=name, request=request_serializer(request))
            return response_deserializer((await self._do(call=typed)).reply)

        return call

    def _streams(self, method: str, *_, **__):
        def refuse(*_, **__):
            raise Error(grpc.StatusCode.UNIMPLEMENTED, f"{method} does not run inside a transaction", status_pb2.Status())

        return refuse

    unary_stream = stream_unary = stream_stream = _streams

    async def commit(self) -> None:
        """Keeps what was done; it is on disk when this returns."""
        self.commit_seq = (await self._do(commit=stream_pb2.TransactRequest.Commit())).committed.commit_seq
        await self._call.done_writing()

    async def rollback(self) -> None:
        """Undoes what was done. Never raises: a transaction that is lost is undone already."""
        try:
            await self._do(rollback=stream_pb2.TransactRequest.Rollback())
        except Error:
            pass
        finally:
            self._call.cancel()


@asynccontextmanager
async def _transaction(stub, mode: stream_pb2.TransactRequest.Mode, durability: Durability = "local"):
    tx = Transaction(stub, durability)
    try:
        await tx.begin(mode)
        yield tx
    except BaseException:
        await tx.rollback()
        raise
    await tx.commit()


class Client:
    """One connection and the generated stubs over it. Close it, or use it with `async with`."""

    main: MainDbAsyncStub
    walmart: WalmartDbAsyncStub
    admin: AdminDbAsyncStub

    def __init__(self, channel: Channel):
        self.channel = channel
        self.main = MainDbStub(channel)
        self.walmart = WalmartDbStub(channel)
        self.admin = AdminDbStub(channel)
        self._health = health_pb2_grpc.HealthStub(channel)

    def write(self, stub, durability: Durability = "local") -> AbstractAsyncContextManager[Transaction]:
        """`async with client.write(client.main) as tx:` holds the one writer; it commits at the end and undoes all when it raises.

        durability: with "replicated" the commit returns only when a replica has it too.
        """
        return _transaction(stub, stream_pb2.TransactRequest.MODE_READ_WRITE, durability)

    def read(self, stub) -> AbstractAsyncContextManager[Transaction]:
        """`async with client.read(client.main) as tx:` is one snapshot, in which every read sees the same state."""
        return _transaction(stub, stream_pb2.TransactRequest.MODE_READ_ONLY)

    async def watch_health(self, service: str = "") -> AsyncIterator[int]:
        """The health of a service now and with every change, through restarts; UNKNOWN while there is no connection."""
        last = None
        while True:
            call = self._health.Watch(health_pb2.HealthCheckRequest(service=service))
            try:
                async for response in call:
                    if response.status != last:
                        last = response.status
                        yield last
            except Error as error:
                if error.code is grpc.StatusCode.UNIMPLEMENTED:
                    raise
            finally:
                call.cancel()
            if last != health_pb2.HealthCheckResponse.UNKNOWN:
                last = health_pb2.HealthCheckResponse.UNKNOWN
                yield last
            await asyncio.sleep(RECONNECT)

    async def wait_until_serving(self, service: str = "", timeout: float = 30.0) -> None:
        """Returns once the service answers that it serves; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            async for status in self.watch_health(service):
                if status == health_pb2.HealthCheckResponse.SERVING:
                    return

    async def close(self) -> None:
        """Ends the connection; calls under way fail with CANCELLED."""
        await self.channel.close()

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def connect(
    target: str,
    *,
    tls: bool | grpc.ChannelCredentials = False,
    token: Token | None = None,
    timeout: float = 30.0,
    retries: bool = True,
    pipeline: bool = False,
) -> Client:
    """As crewdb.connect, for asyncio."""
    check(target, tls=tls is not False, token=token, timeout=timeout)
    options = channel_options(retries)
    secure = credentials(tls)
    make = grpc.aio.insecure_channel(target, options) if secure is None else grpc.aio.secure_channel(target, secure, options)
    return Client(Channel(make, token, timeout, retries, pipeline))

"""The client for threads; crewdb.aio has the one for asyncio."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from crewdb._channel import Channel
from crewdb._errors import Error
from crewdb._options import Durability, Token, channel_options, check, credentials
from crewdb._transaction import Transaction, transaction
from crewdb.admin.v1.admin_db_pb2_grpc import AdminDbStub
from crewdb.main.v1.main_db_pb2_grpc import MainDbStub
from crewdb.sql.v1.stream_pb2 import TransactRequest
from crewdb.walmart.v1.walmart_db_pb2_grpc import WalmartDbStub

#: Wait before a lost watch is opened again, in seconds: a restarted service is noticed at once.
RECONNECT = 0.1


class Client:
    """One connection and the generated stubs over it, for any number of threads. Close it, or use it with `with`."""

    #: The e-mail and workflow database.
    main: MainDbStub
    #: The grocery database.
    walmart: WalmartDbStub
    #: The administration of the service. It asks for the role admin.
    admin: AdminDbStub

    def __init__(self, channel: Channel):
        self.channel = channel
        self.main = MainDbStub(channel)
        self.walmart = WalmartDbStub(channel)
        self.admin = AdminDbStub(channel)
        self._health = health_pb2_grpc.HealthStub(channel)

    def write(
        self, stub: MainDbStub | WalmartDbStub, durability: Durability = "local"
    ) -> AbstractContextManager[Transaction]:
        """`with client.write(client.main) as tx:` holds the one writer, commits at the end, and undoes everything when it raises.

        durability: with "replicated" the commit returns only when a replica has it too.
        """
        return transaction(stub, TransactRequest.MODE_READ_WRITE, durability)

    def read(self, stub: MainDbStub | WalmartDbStub) -> AbstractContextManager[Transaction]:
        """`with client.read(client.main) as tx:` is one snapshot, in which every read sees the same state."""
        return transaction(stub, TransactRequest.MODE_READ_ONLY)

    def watch_health(self, service: str = "") -> Iterator[int]:
        """The health of a service now and with every change, through restarts; UNKNOWN while there is no connection."""
        last = None
        while True:
            call = self._health.Watch(health_pb2.HealthCheckRequest(service=service))
            try:
                for response in call:
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
            time.sleep(RECONNECT)

    def wait_until_serving(self, service: str = "", timeout: float = 30.0) -> None:
        """Returns once the service answers that it serves; Error with DEADLINE_EXCEEDED after `timeout` seconds."""
        until = time.monotonic() + timeout
        while True:
            try:
                request = health_pb2.HealthCheckRequest(service=service)
                left = max(until - time.monotonic(), 0.001)
                if self._health.Check(request, timeout=left).status == health_pb2.HealthCheckResponse.SERVING:
                    return
            except Error as error:
                if error.code is grpc.StatusCode.DEADLINE_EXCEEDED:
                    raise
            time.sleep(RECONNECT)

    def close(self) -> None:
        """Ends the connection; calls under way fail with CANCELLED."""
        self.channel.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(
    target: str,
    *,
    tls: bool | grpc.ChannelCredentials = False,
    token: Token | None = None,
    timeout: float = 30.0,
    retries: bool = True,
    pipeline: bool = False,
) -> Client:
    """A client of the service at `host:port` or `unix:path`. It connects with the first call, and again when the connection is lost.

    tls: True for the system's certificates, or credentials of grpc's. Default: plain text, for loopback and Unix sockets.
    token: sent with every call; refused over plain text to another machine.
    timeout: of a unary call that sets none, in seconds, all its attempts included. Default 30, the service's own limit.
    retries: reads, and writes with a request id, are tried again when that helps. Writes get one by themselves.

    pipeline: unary calls of both databases that are made at the same time share the messages of one stream, several times as many a
    second. Default False: a lone call takes a little longer, and a proxy sees one stream in place of calls.

    ValueError for a target that makes no sense, and for a token that would travel unprotected.
    """
    check(target, tls=tls is not False, token=token, timeout=timeout)
    options = channel_options(retries)
    secure = credentials(tls)
    channel = grpc.insecure_channel(target, options) if secure is None else grpc.secure_channel(target, secure, options)
    return Client(Channel(channel, token, timeout, retries, pipeline))

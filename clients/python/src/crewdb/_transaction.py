"""A transaction as a scope."""

from __future__ import annotations

import queue
import threading
from contextlib import contextmanager

import grpc

from crewdb._errors import Error, from_status
from crewdb._options import Durability, metadata_of
from crewdb._values import statement
from crewdb.sql.v1 import sql_pb2, stream_pb2
from google.rpc import status_pb2


class Transaction:
    """Runs statements and typed rpcs one after the other. One that fails changed nothing and leaves the transaction open."""

    #: How long the transaction may live and idle.
    limits: stream_pb2.StreamLimits
    #: The commit of the snapshot, and after the end that of the commit; empty when nothing was changed.
    commit_seq: str

    def __init__(self, stub, mode: stream_pb2.TransactRequest.Mode, durability: Durability = "local"):
        self._requests: queue.SimpleQueue = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._savepoints = 0
        # None from the end on: a call of gRPC's that is still there when the interpreter ends can wait for ever for a lock of a
        # thread that is gone.
        self._responses = stub.Transact(iter(self._requests.get, None), metadata=metadata_of(durability))
        try:
            begun = self._do(begin=stream_pb2.TransactRequest.Begin(mode=mode)).begun
        except BaseException:
            self.cancel()
            raise
        self.limits, self.commit_seq = begun.limits, begun.commit_seq

    def _do(self, **action) -> stream_pb2.TransactResponse:
        with self._lock:
            self._requests.put(stream_pb2.TransactRequest(**action))
            response = next(self._responses or iter(()), None)
        if response is None:
            raise Error(grpc.StatusCode.ABORTED, "the transaction has ended", status_pb2.Status())
        if response.WhichOneof("result") == "error":
            raise from_status(response.error)
        return response

    def query(self, sql: str, parameters=()) -> sql_pb2.QueryResponse:
        """Runs a statement that reads. Parameters are a sequence for `?`, or a mapping for `:name`."""
        return self._do(query=sql_pb2.QueryRequest(**statement(sql, parameters))).query

    def execute(self, sql: str, parameters=()) -> sql_pb2.ExecuteResponse:
        """Runs a statement that may write."""
        return self._do(execute=sql_pb2.ExecuteRequest(**statement(sql, parameters))).execute

    @contextmanager
    def savepoint(self):
        """What is done inside is undone when it raises; the transaction goes on."""
        self._savepoints += 1
        point = stream_pb2.TransactRequest.Savepoint(name=f"nested_{self._savepoints}")
        self._do(savepoint=point)
        try:
            yield
        except BaseException:
            self._do(rollback_to=point)
            self._do(release=point)
            raise
        self._do(release=point)

    def unary_unary(self, method: str, request_serializer=None, response_deserializer=None, **_):
        """What a generated stub asks of a channel: `MainDbStub(transaction).CreateUser(request)` runs inside the transaction."""
        name = method.rpartition("/")[2]

        def call(request, **_):
            typed = stream_pb2.TransactRequest.TypedCall(method=name, request=request_serializer(request))
            return response_deserializer(self._do(call=typed).reply)

        return call

    def _streams(self, method: str, *_, **__):
        def refuse(*_, **__):
            raise Error(grpc.StatusCode.UNIMPLEMENTED, f"{method} does not run inside a transaction", status_pb2.Status())

        return refuse

    unary_stream = stream_unary = stream_stream = _streams

    def commit(self) -> None:
        """Keeps what was done; it is on disk when this returns."""
        self.commit_seq = self._do(commit=stream_pb2.TransactRequest.Commit()).committed.commit_seq
        self._requests.put(None)
        for _ in self._responses:
            pass
        self._responses = None

    def rollback(self) -> None:
        """Undoes what was done. Never raises: a transaction that is lost is undone already."""
        try:
            self._do(rollback=stream_pb2.TransactRequest.Rollback())
        except Error:
            pass
        self.cancel()

    def cancel(self) -> None:
        """Drops the transaction without a word; the service undoes it."""
        self._requests.put(None)
        if self._responses is not None:
            self._responses.cancel()
        self._responses = None


@contextmanager
def transaction(stub, mode: stream_pb2.TransactRequest.Mode, durability: Durability = "local"):
    tx = Transaction(stub, mode, durability)
    try:
        yield tx
    except BaseException:
        tx.rollback()
        raise
    tx.commit()



"""A channel whose calls get a deadline, writes a request id, and failures their reason: generated stubs work over it unchanged."""

from __future__ import annotations

from collections.abc import Callable

import grpc

from crewdb._errors import from_rpc_error
from crewdb._options import Token, authorization_of, with_token
from crewdb._pipeline import Attempts, NoPipelines, is_pipelined, traceparent_of
from crewdb._pipelined import BlockingCall, FutureCall, Pipelines
from crewdb._request_id import with_request_id


class Channel(grpc.Channel):
    def __init__(self, channel: grpc.Channel, token: Token | None, timeout: float, retries: bool, pipeline: bool):
        self._channel, self._token, self._timeout, self._retries = channel, token, timeout, retries
        self._pipelines = Pipelines(channel) if pipeline else None

    def unary_unary(self, method, request_serializer=None, response_deserializer=None, **kwargs):
        alone = self._channel.unary_unary(method, request_serializer, response_deserializer, **kwargs)
        unary = _Unary(alone, self._token, self._timeout, self._retries)
        if self._pipelines is None or not is_pipelined(method):
            return unary
        return _Pipelined(unary, self._pipelines, method, request_serializer, response_deserializer)

    def unary_stream(self, method, *args, **kwargs):
        return _Streaming(self._channel.unary_stream(method, *args, **kwargs), self._token)

    def stream_unary(self, method, *args, **kwargs):
        return _Unary(self._channel.stream_unary(method, *args, **kwargs), self._token, None, False)

    def stream_stream(self, method, *args, **kwargs):
        return _Streaming(self._channel.stream_stream(method, *args, **kwargs), self._token)

    def subscribe(self, callback, try_to_connect=False):
        return self._channel.subscribe(callback, try_to_connect)

    def unsubscribe(self, callback):
        return self._channel.unsubscribe(callback)

    def close(self):
        self._channel.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class _Unary(grpc.UnaryUnaryMultiCallable, grpc.StreamUnaryMultiCallable):
    def __init__(self, callable, token, timeout, fills_request_id):
        self._callable, self.token, self.timeout, self.fills = callable, token, timeout, fills_request_id

    def _start(self, start: Callable, request, timeout, metadata, kwargs):
        request = with_request_id(request) if self.fills else request
        try:
            return start(request, timeout=timeout or self.timeout, metadata=with_token(metadata, self.token), **kwargs)
        except grpc.RpcError as error:
            raise from_rpc_error(error) from error

    def __call__(self, request, timeout=None, metadata=None, **kwargs):
        return self._start(self._callable, request, timeout, metadata, kwargs)

    def with_call(self, request, timeout=None, metadata=None, **kwargs):
        return self._start(self._callable.with_call, request, timeout, metadata, kwargs)

    def future(self, request, timeout=None, metadata=None, **kwargs):
        return Call(self._start(self._callable.future, request, timeout, metadata, kwargs))


class _Pipelined(grpc.UnaryUnaryMultiCallable):
    """A call travels with others, but where it has headers or options of its own, or its caller wants to see the answer's."""

    def __init__(self, unary: _Unary, pipelines: Pipelines, path: str, serialize, deserialize):
        self._unary, self._pipelines, self._path = unary, pipelines, path
        self._serialize, self._deserialize = serialize, deserialize

    def __call__(self, request, timeout=None, metadata=None, **kwargs):
        traceparent = None if kwargs else traceparent_of(metadata)
        if traceparent is None:
            return self._unary(request, timeout, metadata, **kwargs)
        request = with_request_id(request) if self._unary.fills else request
        pipeline = self._pipelines.of(self._path, authorization_of(self._unary.token))
        call = BlockingCall(pipeline, self._path, self._serialize(request), traceparent)
        try:
            return self._deserialize(call.run(self._attempts(timeout)))
        except NoPipelines:
            return self._unary(request, timeout, metadata)

    def with_call(self, request, timeout=None, metadata=None, **kwargs):
        return self._unary.with_call(request, timeout, metadata, **kwargs)

    def future(self, request, timeout=None, metadata=None, **kwargs):
        traceparent = None if kwargs else traceparent_of(metadata)
        if traceparent is None:
            return self._unary.future(request, timeout, metadata, **kwargs)
        request = with_request_id(request) if self._unary.fills else request

        def alone(call: FutureCall) -> None:
            self._unary.future(request, timeout, metadata).add_done_callback(call.take)

        authorization = authorization_of(self._unary.token)
        serialized = self._serialize(request)
        call = FutureCall(self._pipelines, authorization, self._path, serialized, traceparent, self._attempts(timeout), alone)
        return call.start(self._deserialize)

    def _attempts(self, timeout: float | None) -> Attempts:
        return Attempts(self._path, timeout or self._unary.timeout, self._unary.fills)


class _Streaming(grpc.UnaryStreamMultiCallable, grpc.StreamStreamMultiCallable):
    def __init__(self, callable, token):
        self._callable, self._token = callable, token

    def __call__(self, request, timeout=None, metadata=None, **kwargs):
        return Call(self._callable(request, timeout=timeout, metadata=with_token(metadata, self._token), **kwargs))


class Call:
    """A call under way: gRPC's own, but that it raises crewdb.Error."""

    def __init__(self, call):
        self._call = call

    def __getattr__(self, name):
        return getattr(self._call, name)

    def result(self, timeout=None):
        try:
            return self._call.result(timeout)
        except grpc.RpcError as error:
            raise from_rpc_error(error) from error
        except grpc.FutureCancelledError as error:
            # The future has no error of its own, but the call beneath has a status.
            raise from_rpc_error(self._call) from error

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return next(self._call)
        except grpc.RpcError as error:
            raise from_rpc_error(error) from error

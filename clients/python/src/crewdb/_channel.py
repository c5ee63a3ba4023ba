"""A channel whose calls get a deadline, writes a request id, and failures their reason: generated stubs work over it unchanged."""

from __future__ import annotations

from collections.abc import Callable

import grpc

from crewdb._errors import from_rpc_error
from crewdb._options import Token, with_token
from crewdb._request_id import with_request_id


class Channel(grpc.Channel):
    def __init__(self, channel: grpc.Channel, token: Token | None, timeout: float, retries: bool):
        self._channel, self._token, self._timeout, self._retries = channel, token, timeout, retries

    def unary_unary(self, method, *args, **kwargs):
        return _Unary(self._channel.unary_unary(method, *args, **kwargs), self._token, self._timeout, self._retries)

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
        self._callable, self._token, self._timeout, self._fills = callable, token, timeout, fills_request_id

    def _start(self, start: Callable, request, timeout, metadata, kwargs):
        request = with_request_id(request) if self._fills else request
        try:
            return start(request, timeout=timeout or self._timeout, metadata=with_token(metadata, self._token), **kwargs)
        except grpc.RpcError as error:
            raise from_rpc_error(error) from error

    def __call__(self, request, timeout=None, metadata=None, **kwargs):
        return self._start(self._callable, request, timeout, metadata, kwargs)

    def with_call(self, request, timeout=None, metadata=None, **kwargs):
        return self._start(self._callable.with_call, request, timeout, metadata, kwargs)

    def future(self, request, timeout=None, metadata=None, **kwargs):
        return Call(self._start(self._callable.future, request, timeout, metadata, kwargs))


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

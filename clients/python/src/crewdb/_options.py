"""What both kinds of client have in common: channel options, credentials, and what they refuse."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable
from importlib import resources
from typing import Literal

import grpc

VERSION = "0.1.0"

#: Services whose health can be asked for; the empty name is the whole service.
MAIN = "crewdb.main.v1.MainDb"
WALMART = "crewdb.walmart.v1.WalmartDb"

#: The metadata of a write that is to be answered only when a replica has it too: `db.main.CreateUser(request, metadata=crewdb.REPLICATED)`.
#: One that the replica does not take in time raises Error with the reason REPLICA_UNREACHABLE and `committed` "true": it is stored, and the
#: same request_id sent again waits again. Where the service keeps no replica it raises NO_REPLICA, and nothing is stored.
REPLICATED = (("crewdb-durability", "replicated"),)

#: Of a transaction: whether its commit waits for a replica too.
Durability = Literal["local", "replicated"]

#: A token, or a function that is asked for it at every call, so that it can change.
Token = str | Callable[[], str]


def channel_options(retries: bool) -> list[tuple[str, object]]:
    """Which calls are tried again is one file for all languages: https://github.com/grpc/grpc/blob/master/doc/service_config.md"""
    config = resources.files("crewdb").joinpath("service_config.json").read_text("utf-8")
    options: list[tuple[str, object]] = [
        ("grpc.keepalive_time_ms", 30_000),
        ("grpc.keepalive_timeout_ms", 10_000),
        # A restarted service is found again after a tenth of a second, not after gRPC's one second.
        ("grpc.initial_reconnect_backoff_ms", 100),
        ("grpc.min_reconnect_backoff_ms", 100),
        ("grpc.max_reconnect_backoff_ms", 5000),
        # A proxy meant for the web would see database traffic.
        ("grpc.enable_http_proxy", 0),
        # Clients of one process don't share a connection, so that closing one leaves the others alone.
        ("grpc.use_local_subchannel_pool", 1),
        ("grpc.primary_user_agent", f"crewdb-python/{VERSION}"),
    ]
    if retries:
        options.append(("grpc.service_config", json.dumps(json.loads(config))))
    else:
        options.append(("grpc.enable_retries", 0))
    return options


def is_local(target: str) -> bool:
    """True when what is sent to the target stays on this machine."""
    if target.startswith("unix:"):
        return True
    host = re.sub(r"^(dns|ipv4|ipv6):(//[^/]*/)?", "", target).rpartition(":")[0].strip("[]")
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check(target: str, *, tls: bool, token: Token | None, timeout: float) -> None:
    if url := re.match(r"^https?://(.*)$", target):
        raise ValueError(f'the target is host:port or unix:path, not a URL: try "{url[1]}", with tls for https')
    if token is not None and not tls and not is_local(target):
        raise ValueError(f"a token would be sent to {target} in plain text: set tls")
    if timeout <= 0:
        raise ValueError(f"timeout must be greater than 0 seconds, got {timeout}")


def credentials(tls: bool | grpc.ChannelCredentials) -> grpc.ChannelCredentials | None:
    if tls is False:
        return None
    return grpc.ssl_channel_credentials() if tls is True else tls


def metadata_of(durability: Durability) -> tuple[tuple[str, str], ...] | None:
    """What a transaction's stream sends."""
    return REPLICATED if durability == "replicated" else None


def authorization_of(token: Token | None) -> str:
    """The header with the token; empty without one."""
    return f"Bearer {token() if callable(token) else token}" if token is not None else ""


def with_token(metadata, token: Token | None):
    """The caller's metadata and the token."""
    if token is None:
        return metadata
    return (*(metadata or ()), ("authorization", authorization_of(token)))

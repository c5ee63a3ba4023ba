"""What both Python drivers share. See test/conformance/README.md for the protocol."""

import json

import crewdb
from crewdb.sql.v1 import sql_pb2
from crewdb.admin.v1 import admin_db_pb2
from crewdb.main.v1 import main_db_pb2
from crewdb.walmart.v1 import walmart_db_pb2
from google.protobuf import json_format, message_factory

SERVICES = {
    "MainDb": main_db_pb2.DESCRIPTOR.services_by_name["MainDb"],
    "WalmartDb": walmart_db_pb2.DESCRIPTOR.services_by_name["WalmartDb"],
    "AdminDb": admin_db_pb2.DESCRIPTOR.services_by_name["AdminDb"],
}


class OwnError(Exception):
    pass


def say(answer):
    print(json.dumps(answer), flush=True)


def to_request(command, json_value=None):
    """The generated message of the rpc's request."""
    descriptor = SERVICES[command["service"]].methods_by_name[command["method"]].input_type
    message = message_factory.GetMessageClass(descriptor)()
    return json_format.ParseDict(command.get("request", {}) if json_value is None else json_value, message)


def to_json(message):
    return json_format.MessageToDict(message)


def seconds(command, name):
    return command[name] / 1000 if name in command else None


def options(command):
    metadata = tuple(command.get("headers", {}).items()) + (crewdb.REPLICATED if "durability" in command else ())
    return {"timeout": seconds(command, "timeoutMs"), "metadata": metadata or None}


def scope(client, command):
    if command.get("mode") == "read":
        return client.read
    return lambda stub: client.write(stub, command.get("durability", "local"))


def describe(error):
    if not isinstance(error, crewdb.Error):
        return {"other": repr(error)}
    return {
        "code": error.code.name,
        "message": error.message,
        "reason": error.reason,
        "metadata": error.metadata,
        "committed": error.committed,
        "violations": [{"field": each.field, "description": each.description} for each in error.violations],
        "retryAfterMs": round((error.retry_after or 0) * 1000),
        "details": [detail.type_url.rpartition("/")[2] for detail in error.status.details],
    }


def parameters(request):
    return [crewdb.native(each) for each in request.parameters]


def statement(kind, json_value):
    message = sql_pb2.QueryRequest() if kind == "query" else sql_pb2.ExecuteRequest()
    return json_format.ParseDict(json_value, message)


def summary(times, errors, elapsed):
    times.sort()
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))]
    return {"calls": len(times), "errors": errors, "seconds": elapsed, "p50Ms": at(0.5), "p99Ms": at(0.99)}

"""The Python client for threads, as the conformance suite drives it."""

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import crewdb
from common import OwnError, describe, options, parameters, say, scope, seconds, statement, summary, to_json, to_request
from crewdb.main.v1.main_db_pb2_grpc import MainDbStub
from crewdb.walmart.v1.walmart_db_pb2_grpc import WalmartDbStub
from grpc_health.v1 import health_pb2

client = None


def stub(command):
    return {"MainDb": client.main, "WalmartDb": client.walmart, "AdminDb": client.admin}[command["service"]]


def connect(command):
    global client
    if client:
        client.close()
    client = crewdb.connect(command["target"], retries=command.get("retries", True), pipeline=command.get("pipeline", False))
    return {}


def call(command):
    method = getattr(stub(command), command["method"])
    request = to_request(command)
    if "cancelAfterMs" not in command:
        return {"response": to_json(method(request, **options(command)))}
    future = method.future(request, **options(command))
    threading.Timer(seconds(command, "cancelAfterMs"), future.cancel).start()
    return {"response": to_json(future.result())}


def stream(command):
    messages, count, rows = [], 0, 0
    under_way = getattr(stub(command), command["method"])(to_request(command), **options(command))
    try:
        for message in under_way:
            count += 1
            rows += len(message.rows)
            if count == 1 or not command.get("ends"):
                messages.append(to_json(message))
            if count == 1:
                time.sleep(seconds(command, "pauseMs") or 0)
            if count == command.get("take"):
                under_way.cancel()
                break
    except crewdb.Error as error:
        return {"messages": messages, "count": count, "rows": rows, "error": describe(error)}
    return {"messages": messages, "count": count, "rows": rows}


def import_rows(command):
    requests = [to_request(command, each) for each in command["requests"]]
    return {"response": to_json(getattr(stub(command), command["method"])(iter(requests), **options(command)))}


def transaction(command):
    results = []
    try:
        with scope(client, command)(stub(command)) as tx:
            for step in command["steps"]:
                results.append(run_step(command["service"], tx, step, results))
            if command.get("fail"):
                raise OwnError
    except OwnError:
        return {"results": results, "failed": True}
    except crewdb.Error as error:
        return {"results": results, "error": describe(error)}
    return {"results": results}


def run_step(service, tx, step, results):
    try:
        if "query" in step:
            request = statement("query", step["query"])
            return {"response": to_json(tx.query(request.sql, parameters(request)))}
        if "execute" in step:
            request = statement("execute", step["execute"])
            return {"response": to_json(tx.execute(request.sql, parameters(request)))}
        if "call" in step:
            inside = MainDbStub(tx) if service == "MainDb" else WalmartDbStub(tx)
            typed = {**step["call"], "service": service}
            return {"response": to_json(getattr(inside, typed["method"])(to_request(typed)))}
        if "savepoint" in step:
            with tx.savepoint():
                for inner in step["steps"]:
                    results.append(run_step(service, tx, inner, results))
                if step.get("fail"):
                    raise OwnError
        else:
            say({"event": "holding"})
            sys.stdin.readline()
    except OwnError:
        return {"failed": True}
    except crewdb.Error as error:
        return {"error": describe(error)}
    return {}


def watch(command):
    for count, status in enumerate(client.watch_health(command["service"]), 1):
        say({"event": health_pb2.HealthCheckResponse.ServingStatus.Name(status)})
        if count == command["changes"]:
            return {}


def wait_serving(command):
    client.wait_until_serving(command["service"], seconds(command, "timeoutMs"))
    return {}


def load(command):
    method, request = getattr(stub(command), command["method"]), to_request(command)
    begin = time.perf_counter()

    def caller(_):
        times, errors = [], 0
        while time.perf_counter() - begin < command["seconds"]:
            begun = time.perf_counter()
            try:
                method(request)
            except crewdb.Error:
                errors += 1
            times.append((time.perf_counter() - begun) * 1000)
        return times, errors

    with ThreadPoolExecutor(command["inFlight"]) as threads:
        done = list(threads.map(caller, range(command["inFlight"])))
    return summary([each for times, _ in done for each in times], sum(errors for _, errors in done), time.perf_counter() - begin)


OPS = {
    "connect": connect,
    "call": call,
    "stream": stream,
    "import": import_rows,
    "transaction": transaction,
    "watch": watch,
    "waitServing": wait_serving,
    "load": load,
}

for line in iter(sys.stdin.readline, ""):
    command = json.loads(line)
    try:
        say(OPS[command["op"]](command))
    except crewdb.Error as error:
        say({"error": describe(error)})

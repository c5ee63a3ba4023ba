"""The Python client for asyncio, as the conformance suite drives it."""

import asyncio
import json
import sys
import time

import crewdb
import crewdb.aio
from common import OwnError, describe, options, parameters, say, scope, seconds, statement, summary, to_json, to_request
from crewdb.main.v1.main_db_pb2_grpc import MainDbStub
from crewdb.walmart.v1.walmart_db_pb2_grpc import WalmartDbStub
from grpc_health.v1 import health_pb2

client = None


def stub(command):
    return {"MainDb": client.main, "WalmartDb": client.walmart, "AdminDb": client.admin}[command["service"]]


async def connect(command):
    global client
    if client:
        await client.close()
    client = crewdb.aio.connect(command["target"], retries=command.get("retries", True), pipeline=command.get("pipeline", False))
    return {}


async def call(command):
    under_way = getattr(stub(command), command["method"])(to_request(command), **options(command))
    if "cancelAfterMs" in command:
        asyncio.get_running_loop().call_later(seconds(command, "cancelAfterMs"), under_way.cancel)
    return {"response": to_json(await under_way)}


async def stream(command):
    messages, count, rows = [], 0, 0
    under_way = getattr(stub(command), command["method"])(to_request(command), **options(command))
    try:
        async for message in under_way:
            count += 1
            rows += len(message.rows)
            if count == 1 or not command.get("ends"):
                messages.append(to_json(message))
            if count == 1:
                await asyncio.sleep(seconds(command, "pauseMs") or 0)
            if count == command.get("take"):
                under_way.cancel()
                break
    except crewdb.Error as error:
        return {"messages": messages, "count": count, "rows": rows, "error": describe(error)}
    return {"messages": messages, "count": count, "rows": rows}


async def import_rows(command):
    requests = [to_request(command, each) for each in command["requests"]]
    return {"response": to_json(await getattr(stub(command), command["method"])(iter(requests), **options(command)))}


async def transaction(command):
    results = []
    try:
        async with scope(client, command)(stub(command)) as tx:
            for step in command["steps"]:
                results.append(await run_step(command["service"], tx, step, results))
            if command.get("fail"):
                raise OwnError
    except OwnError:
        return {"results": results, "failed": True}
    except crewdb.Error as error:
        return {"results": results, "error": describe(error)}
    return {"results": results}


async def run_step(service, tx, step, results):
    try:
        if "query" in step:
            request = statement("query", step["query"])
            return {"response": to_json(await tx.query(request.sql, parameters(request)))}
        if "execute" in step:
            request = statement("execute", step["execute"])
            return {"response": to_json(await tx.execute(request.sql, parameters(request)))}
        if "call" in step:
            inside = MainDbStub(tx) if service == "MainDb" else WalmartDbStub(tx)
            typed = {**step["call"], "service": service}
            return {"response": to_json(await getattr(inside, typed["method"])(to_request(typed)))}
        if "savepoint" in step:
            async with tx.savepoint():
                for inner in step["steps"]:
                    results.append(await run_step(service, tx, inner, results))
                if step.get("fail"):
                    raise OwnError
        else:
            say({"event": "holding"})
            await asyncio.to_thread(sys.stdin.readline)
    except OwnError:
        return {"failed": True}
    except crewdb.Error as error:
        return {"error": describe(error)}
    return {}


async def watch(command):
    count = 0
    async for status in client.watch_health(command["service"]):
        count += 1
        say({"event": health_pb2.HealthCheckResponse.ServingStatus.Name(status)})
        if count == command["changes"]:
            return {}


async def wait_serving(command):
    await client.wait_until_serving(command["service"], seconds(command, "timeoutMs"))
    return {}


async def load(command):
    method, request = getattr(stub(command), command["method"]), to_request(command)
    begin = time.perf_counter()
    times, errors = [], 0

    async def caller():
        nonlocal errors
        while time.perf_counter() - begin < command["seconds"]:
            begun = time.perf_counter()
            try:
                await method(request)
            except crewdb.Error:
                errors += 1
            times.append((time.perf_counter() - begun) * 1000)

    await asyncio.gather(*(caller() for _ in range(command["inFlight"])))
    return summary(times, errors, time.perf_counter() - begin)


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


async def main():
    while line := await asyncio.to_thread(sys.stdin.readline):
        command = json.loads(line)
        try:
            say(await OPS[command["op"]](command))
        except crewdb.Error as error:
            say({"error": describe(error)})


asyncio.run(main())

import assert from "node:assert/strict";
import { create, fromBinary } from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import { createClient } from "@connectrpc/connect";
import { ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import { Code, ConnectError, createGrpcTransport, describeError } from "../../src/client/index.js";
import { resolveOptions } from "../../src/client/options.js";
import { waitBeforeRetry } from "../../src/client/retry.js";
import {
  failWith,
  Probe,
  type Reply,
  type RunningServer,
  startProbe,
  stopServers,
  type Unary,
} from "./client-service.js";

const QUICK = { retry: { firstWaitMs: 1, maxWaitMs: 2 } };
const waitABit = anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { nanos: 1_000_000 } }));

describe("client: retries", () => {
  let server: RunningServer;
  let failures: ReturnType<typeof failWith>[];
  let ids: string[];
  /** What each attempt said of those before it. */
  let repeated: unknown[];

  before(async () => {
    const answer = (call: Unary, reply: Reply) => {
      ids.push(fromBinary(RequestInfoSchema, call.request).requestId);
      repeated.push(call.metadata.get("grpc-previous-rpc-attempts")[0]);
      const failure = failures.shift();
      if (failure) reply(failure);
      else reply(null, call.request);
    };
    server = await startProbe({ Read: answer, Write: answer });
  });
  beforeEach(() => {
    failures = [];
    ids = [];
    repeated = [];
  });
  after(stopServers);

  function open(options = QUICK) {
    return createClient(Probe, createGrpcTransport(server.target, options));
  }

  it("repeats a read that was UNAVAILABLE", async () => {
    failures = [failWith(14, "drained"), failWith(14, "drained", [waitABit])];
    await open().read({});
    assert.equal(ids.length, 3);
  });

  it("repeats RESOURCE_EXHAUSTED only when the server says that waiting helps", async () => {
    failures = [failWith(8, "queue full", [waitABit])];
    await open().read({});
    assert.equal(ids.length, 2);
    failures = [failWith(8, "answer too large")];
    await assert.rejects(open().read({}), { code: Code.ResourceExhausted });
    assert.equal(ids.length, 3);
  });

  it("repeats nothing else", async () => {
    for (const code of [2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 15, 16]) {
      ids = [];
      failures = [failWith(code, "no")];
      await assert.rejects(open().read({}), { code });
      assert.equal(ids.length, 1);
    }
  });

  it("repeats a write with one request_id in all attempts, its own or the caller's", async () => {
    failures = [failWith(14, "drained")];
    const message = create(RequestInfoSchema, { servingData: "x" });
    const answer = await open().write(message);
    assert.match(answer.requestId, /^[0-9a-f-]{36}$/);
    assert.deepEqual(ids, [answer.requestId, answer.requestId]);
    assert.equal(message.requestId, "", "the caller's message is untouched");
    assert.equal(answer.servingData, "x");

    failures = [failWith(14, "drained")];
    await open().write({ requestId: "mine" });
    assert.deepEqual(ids.slice(2), ["mine", "mine"]);
  });

  it("tells the server of earlier attempts of a write from when on one of them may be stored", async () => {
    const failed = (committed: string) => {
      const info = { reason: "IO_ERROR", domain: "crewdb", metadata: { committed } };
      return failWith(14, "", [anyPack(ErrorInfoSchema, create(ErrorInfoSchema, info))]);
    };
    failures = [failed("false"), failed("unknown"), failed("false")];
    await open().write({});
    assert.deepEqual(repeated, [undefined, undefined, "2", "3"]);
    repeated = [];
    failures = [failed("unknown")];
    await open().read({});
    assert.deepEqual(repeated, [undefined, undefined], "a read leaves nothing");
  });

  it("shows what became of a write, and knows nothing where no crewdb answered", async () => {
    for (const [code, committed] of [
      [14, "unknown"],
      [4, "unknown"],
      [3, undefined],
      [12, undefined],
    ] as const) {
      failures = [failWith(code, "")];
      const error = await open({ retry: { ...QUICK.retry, maxAttempts: 1 } } as typeof QUICK)
        .write({})
        .catch((thrown: unknown) => thrown);
      assert.equal(describeError(error).committed, committed, String(code));
    }
  });

  it("gives a new request_id to each call, a UUIDv7 of its time", async () => {
    const client = open();
    const beforeMs = Date.now();
    await client.write({});
    await client.write({});
    assert.notEqual(ids[0], ids[1]);
    for (const id of ids) {
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const timeMs = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
      assert.ok(beforeMs <= timeMs && timeMs <= Date.now(), id);
    }
  });

  it("gives up after maxAttempts with the last error", async () => {
    failures = Array.from({ length: 9 }, (_, index) => failWith(14, `failure ${index + 1}`));
    await assert.rejects(open().read({}), { rawMessage: "failure 5" });
    assert.equal(ids.length, 5);
  });

  it("does not wait past the deadline", async () => {
    const inAMinute = anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { seconds: 60n } }));
    failures = [failWith(14, "come back later", [inAMinute])];
    await assert.rejects(open().read({}, { timeoutMs: 5000 }), { rawMessage: "come back later" });
    assert.equal(ids.length, 1);
  });

  it("stops waiting when the signal is aborted", async () => {
    const inAMinute = anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { seconds: 60n } }));
    failures = [failWith(14, "later", [inAMinute])];
    const client = createClient(Probe, createGrpcTransport(server.target, { timeoutMs: 600_000 }));
    await assert.rejects(client.read({}, { signal: AbortSignal.timeout(100) }), { code: Code.DeadlineExceeded });
  });

  it("finds a server again that went away and came back", async () => {
    const echo = { Read: (call: Unary, reply: Reply) => reply(null, call.request) };
    const first = await startProbe(echo);
    const client = createClient(Probe, createGrpcTransport(first.target));
    await client.read({});
    first.stop();
    const answer = client.read({ servingData: "still there" });
    const second = await startProbe(echo, first.target);
    assert.equal((await answer).servingData, "still there");
    second.stop();
  });

  it("says UNAVAILABLE when nobody listens", async () => {
    const gone = await startProbe({});
    gone.stop();
    const client = createClient(Probe, createGrpcTransport(gone.target, QUICK));
    await assert.rejects(client.read({}), { code: Code.Unavailable });
  });

  it("waits longer each time, never less than RetryInfo says", () => {
    const options = resolveOptions();
    const error = new ConnectError("x", Code.Unavailable);
    const waits = [1, 2, 3, 4, 5].map((attempt) => waitBeforeRetry(error, attempt, options, 1));
    assert.deepEqual(waits, [100, 200, 400, 800, undefined]);
    assert.equal(waitBeforeRetry(error, 1, options, 0), 50);
    const told = new ConnectError("x", Code.Unavailable, undefined, [
      { desc: RetryInfoSchema, value: { retryDelay: { seconds: 3n } } },
    ]);
    told.details = [{ type: "google.rpc.RetryInfo", value: new Uint8Array([10, 2, 8, 3]) }];
    assert.equal(waitBeforeRetry(told, 1, options, 0), 3000);
  });
});

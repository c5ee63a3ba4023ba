import assert from "node:assert/strict";
import { connect as connectHttp2 } from "node:http2";
import { connect as connectSocket } from "node:net";
import { Metadata, status } from "@grpc/grpc-js";
import { withTruth } from "../../src/engine/committed.js";
import { type BytesClient, connect, detailsOf, type Edge, ok, READ, startEdge, WRITE } from "./grpc-fixture.js";

describe("a unary call at the protocol's edge", () => {
  let edge: Edge;
  let client: BytesClient;
  beforeEach(async () => {
    edge = await startEdge();
    client = connect(edge.server);
  });
  afterEach(async () => {
    client.close();
    await edge.server.close(0);
  });

  it("hands bytes to the pool and bytes back", async () => {
    edge.pool.answer = (call) => ok(Buffer.concat([Buffer.from("re:"), call.request]));
    const request = Buffer.from([0, 255, 10, 13]);
    const { reply } = await client.unary(WRITE, request);
    assert.deepEqual(reply, Buffer.concat([Buffer.from("re:"), request]));
    const [call] = edge.pool.calls;
    assert.equal(call?.rpc, 1);
    assert.equal(call?.lane, "write");
    assert.equal(call?.caller, "local");
    assert.match(call?.source ?? "", /^127\.0\.0\.1:\d+$/);
  });

  it("says that nobody knows of a write that was sent before and is refused unread", async () => {
    edge.pool.answer = (call) => ({
      ok: false,
      error: withTruth({ reason: "QUEUE_FULL", message: "full" }, call),
    });
    const metadata = new Metadata();
    metadata.set("grpc-previous-rpc-attempts", "1");
    for (const [path, headers, committed] of [
      [WRITE, undefined, "false"],
      [WRITE, metadata, "unknown"],
      [READ, metadata, undefined],
    ] as const) {
      const { error } = await client.unary(path, undefined, headers && { metadata: headers });
      assert.equal(detailsOf(error).info?.metadata.committed, committed);
    }
  });

  it("lets empty requests and empty answers through", async () => {
    edge.pool.answer = () => ok("");
    assert.equal((await client.unary(READ)).reply?.length, 0);
  });

  it("gives one source to a connection and another to the next", async () => {
    edge.pool.answer = () => ok("x");
    const other = connect(edge.server);
    await client.unary(READ);
    await client.unary(READ);
    await other.unary(READ);
    other.close();
    const sources = edge.pool.calls.map((call) => call.source);
    assert.equal(sources[0], sources[1]);
    assert.notEqual(sources[1], sources[2]);
  });

  it("sets a deadline where the client has none, and shortens one that is longer than the server allows", async () => {
    edge.pool.answer = () => ok("x");
    const before = Date.now();
    await client.unary(READ);
    await client.unary(READ, undefined, { deadline: before + 3_600_000 });
    await client.unary(READ, undefined, { deadline: before + 5_000 });
    const after = Date.now();
    const [none, long, short] = edge.pool.calls.map((call) => call.deadlineMs);
    for (const deadline of [none, long]) {
      assert.ok(deadline !== undefined && deadline >= before + 30_000 && deadline <= after + 30_000);
    }
    assert.ok(short !== undefined && short <= after + 5_000);
  });

  it("cancels in the pool once when the client cancels, and never after an answer", async () => {
    const call = client.begin(READ);
    await edge.pool.until(() => edge.pool.calls.length === 1);
    call.cancel();
    await edge.pool.until(() => edge.pool.cancels.length === 1);
    edge.pool.answer = () => ok("x");
    await client.unary(READ);
    await client.unary(READ);
    assert.deepEqual(
      edge.pool.cancels.map(({ reason, call: { rpc } }) => [reason, rpc]),
      [["CANCELLED", 0]],
    );
  });

  it("says DEADLINE_EXCEEDED to the pool when it is the deadline that ended the call", async () => {
    const { error } = await client.unary(READ, undefined, { deadline: Date.now() + 1000 });
    assert.equal(error?.code, status.DEADLINE_EXCEEDED);
    await edge.pool.until(() => edge.pool.cancels.length === 1);
    // The client's clock may be a moment ahead: then it looks like a cancel.
    assert.match(edge.pool.cancels[0]?.reason ?? "", /^(DEADLINE_EXCEEDED|CANCELLED)$/);
  });

  it("cancels every call of a connection that is lost", async () => {
    for (let index = 0; index < 20; index++) client.begin(READ);
    await edge.pool.until(() => edge.pool.calls.length === 20);
    client.close();
    const lost = connectHttp2(`http://${edge.server.address}`);
    const stream = lost.request({ ":method": "POST", ":path": READ, "content-type": "application/grpc" });
    stream.on("error", () => undefined);
    stream.end(Buffer.alloc(5));
    await edge.pool.until(() => edge.pool.calls.length === 21);
    lost.destroy();
    await edge.pool.until(() => edge.pool.cancels.some(({ call }) => call === edge.pool.calls[20]));
  });

  it("takes an answer that comes after the client has gone, and counts the call as done", async () => {
    const call = client.begin(READ);
    await edge.pool.until(() => edge.pool.calls.length === 1);
    assert.equal(edge.server.inFlight, 1);
    call.cancel();
    await edge.pool.until(() => edge.pool.cancels.length === 1);
    edge.pool.calls[0]?.finish(ok("too late"));
    assert.equal(edge.server.inFlight, 0);
    edge.pool.answer = () => ok("x");
    assert.equal((await client.unary(READ)).reply?.toString(), "x");
  });

  it("answers 1,000 calls at once, each with its own reply", async () => {
    const waiting = Array.from({ length: 1000 }, (_, index) => client.unary(READ, Buffer.from(String(index))));
    await edge.pool.until(() => edge.pool.calls.length === 1000);
    assert.equal(edge.server.inFlight, 1000);
    for (const call of edge.pool.calls) call.finish(ok(Buffer.from(call.request)));
    const replies = await Promise.all(waiting);
    assert.deepEqual(
      replies.map(({ reply }) => reply?.toString()),
      replies.map((_, index) => String(index)),
    );
    assert.equal(edge.server.inFlight, 0);
  });

  it("answers INTERNAL when the pool itself fails, and logs why", async () => {
    edge.pool.answer = () => {
      throw new Error("slot table is corrupt");
    };
    const { error } = await client.unary(READ);
    assert.equal(detailsOf(error).info?.reason, "INTERNAL");
    assert.match(JSON.stringify(edge.logged), /slot table is corrupt/);
    assert.equal(edge.server.inFlight, 0);
  });

  for (const path of [
    "/crewdb.main.v1.MainDb/Nothing",
    "/nothing.v1.Nothing/GetEmail",
    "/",
    "/a/b/c",
    `/${"x".repeat(5000)}`,
    "/crewdb.main.v1.MainDb/%00é%",
  ]) {
    it(`answers UNKNOWN_METHOD for ${path.slice(0, 40)}`, async () => {
      const { error } = await client.unary(encodeURI(path));
      assert.equal(error?.code, status.UNIMPLEMENTED);
      assert.equal(detailsOf(error).info?.reason, "UNKNOWN_METHOD");
      assert.equal(edge.pool.calls.length, 0);
    });
  }

  it("outlives clients that speak something else", async () => {
    const port = Number(edge.server.address.split(":")[1]);
    for (const text of ["GET / HTTP/1.1\r\n\r\n", "\0\xff\x00garbage", ""]) {
      const socket = connectSocket(port, "127.0.0.1");
      const closed = new Promise((resolve) => socket.on("close", resolve).on("error", () => undefined));
      socket.resume().end(text);
      await closed;
    }
    edge.pool.answer = () => ok("x");
    assert.equal((await client.unary(READ)).reply?.toString(), "x");
  });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { type ClientHttp2Stream, connect as connectHttp2 } from "node:http2";
import { connect as connectSocket } from "node:net";
import { create, toBinary } from "@bufbuild/protobuf";
import { status } from "@grpc/grpc-js";
import { QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { Policy } from "../../src/access/policy.js";
import { Principal } from "../../src/access/principal.js";
import { CallLimits } from "../../src/calls/call-limits.js";
import { CLIENT_LIMITS, MAX_REQUEST_BYTES } from "../../src/calls/limits.js";
import { CUT_OFF_BYTES } from "../../src/grpc/grpc-server.js";
import { connect, detailsOf, type Ended, ok, READ, SERVICE, startEdge, WRITE } from "../unit/grpc-fixture.js";
import { startTestServer } from "./test-server.js";

const unlimited = () => Policy.builtIn().accessOf(["read"]);
const reasonOf = ({ error }: Ended): string | undefined => detailsOf(error).info?.reason;

describe("limits that protect clients from each other", () => {
  it("a request of 4 MiB passes, a larger one is refused with its size, a huge one is cut off", async () => {
    const { server, pool } = await startEdge();
    const client = connect(server);
    pool.answer = (call) => ok(String(call.request.length));
    assert.equal((await client.unary(WRITE, Buffer.alloc(MAX_REQUEST_BYTES))).reply?.toString(), "4194304");
    const larger = await client.unary(WRITE, Buffer.alloc(MAX_REQUEST_BYTES + 1));
    assert.equal(larger.error?.code, status.RESOURCE_EXHAUSTED);
    assert.equal(reasonOf(larger), "REQUEST_TOO_LARGE");
    assert.equal(detailsOf(larger.error).info?.metadata.bytes, "4194305");
    const huge = await client.unary(WRITE, Buffer.alloc(CUT_OFF_BYTES + 1));
    assert.equal(huge.error?.code, status.RESOURCE_EXHAUSTED);
    assert.equal(pool.calls.length, 1);
    client.close();
    await server.close(0);
  });

  it("calls of one client beyond its limit are refused, and another client's are not", async () => {
    const { server, pool } = await startEdge();
    const greedy = connect(server);
    const all = Array.from({ length: 1200 }, () => greedy.unary(READ));
    const refused = await Promise.race(all);
    assert.equal(refused.error?.code, status.RESOURCE_EXHAUSTED);
    assert.equal(reasonOf(refused), "TOO_MANY_STREAMS");
    assert.ok(detailsOf(refused.error).types.includes("RetryInfo"));
    const other = connect(server);
    const modest = other.unary(READ);
    await pool.until(() => pool.calls.length === 1001);
    for (const call of pool.calls) call.finish(ok("x"));
    assert.equal((await modest).reply?.toString(), "x");
    const ends = await Promise.all(all);
    assert.equal(ends.filter((ended) => reasonOf(ended) === "TOO_MANY_STREAMS").length, 200);
    assert.equal(ends.filter(({ reply }) => reply?.toString() === "x").length, 1000);
    pool.answer = () => ok("again");
    assert.equal((await greedy.unary(READ)).reply?.toString(), "again");
    greedy.close();
    other.close();
    await server.close(0);
  });

  it("a client that does not read is refused more answers, while its writes are still acknowledged", async () => {
    const answerBytes = 1024 * 1024;
    const { server, pool } = await startEdge({ limits: { maxUnreadBytesPerClient: 8 * answerBytes } });
    pool.answer = (call) => ok(call.lane === "read" ? Buffer.alloc(answerBytes) : "written");
    const session = connectHttp2(`http://${server.address}`);
    await once(session, "connect");
    // Room for all streams together: each of them is what stops at its own 64 KiB.
    session.setLocalWindowSize(64 * answerBytes);
    const streams = Array.from({ length: 12 }, () => request(session, READ));
    const statuses = await Promise.all(streams.map(statusOf));
    assert.equal(statuses.filter((each) => each === undefined).length, 8);
    assert.equal(statuses.filter((each) => each === String(status.RESOURCE_EXHAUSTED)).length, 4);
    const write = request(session, WRITE).resume();
    const [trailers] = await once(write, "trailers");
    assert.equal(trailers["grpc-status"], "0");
    // Once it reads, it gets what was kept for it, and may ask again.
    const kept = streams.filter((_, index) => statuses[index] === undefined);
    await Promise.all(kept.map((stream) => once(stream.resume(), "end")));
    assert.equal(await statusOf(request(session, READ).resume()), undefined);
    const other = connect(server);
    assert.equal((await other.unary(READ)).reply?.length, answerBytes);
    other.close();
    session.destroy();
    await server.close(0);
  });

  it("a client that reads no rows of its writes is told what is committed, and starts no more calls", async () => {
    const answerBytes = 1024 * 1024;
    const { server, pool } = await startEdge({ limits: { maxUnreadBytesPerClient: 4 * answerBytes } });
    const written = ok(Buffer.alloc(answerBytes));
    if (!written.ok) assert.fail();
    const committed = { ...written, timings: { ...written.timings, commitUs: 1 } };
    const session = connectHttp2(`http://${server.address}`);
    await once(session, "connect");
    session.setLocalWindowSize(64 * answerBytes);
    const streams = Array.from({ length: 6 }, () => request(session, WRITE));
    await pool.until(() => pool.calls.length === 6);
    const [first, ...others] = pool.calls;
    for (const call of others) call.finish(committed);
    // Only validated, or a statement that reads: nothing is committed.
    first?.finish(written);
    const statuses = await Promise.all(streams.map(statusOf));
    assert.equal(statuses.filter((each) => each === String(status.RESOURCE_EXHAUSTED)).length, 2);
    const client = connect(server);
    pool.answer = () => committed;
    const fits = await client.unary(WRITE);
    assert.equal(fits.reply?.length, answerBytes, "another client's");
    client.close();
    session.destroy();
    await server.close(0);
  });

  it("a statement begins when its client has read earlier answers, or is told so at its deadline", async () => {
    const server = await startTestServer();
    await using cleanup = new AsyncDisposableStack();
    cleanup.defer(() => server.stop());
    const session = connectHttp2(`http://${server.address}`);
    cleanup.defer(() => session.destroy());
    await once(session, "connect");
    session.setLocalWindowSize(64 * 1024 * 1024);
    const query = (sql: string, more: Record<string, string> = {}): ClientHttp2Stream => {
      const message = toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql }));
      return request(session, "/crewdb.main.v1.MainDb/Query", message, more);
    };
    const long = "SELECT hex(zeroblob(500000))";
    // A new text is slow and a known one fast: both ways to a thread.
    const first = query(long).resume();
    await once(first, "end");
    const streams = [...Array.from({ length: 10 }, () => query(long)), query(`${long} AS other`)];
    const answered = new Set<ClientHttp2Stream>();
    for (const stream of streams) stream.once("response", () => answered.add(stream));
    const late = await statusOf(query("SELECT 1", { "grpc-timeout": "300m" }).resume());
    assert.equal(late, String(status.RESOURCE_EXHAUSTED));
    // Typed rpcs do not wait.
    const listed = request(session, "/crewdb.main.v1.MainDb/ListUsers", Buffer.alloc(0)).resume();
    assert.equal(await statusOf(listed), undefined);
    assert.ok(answered.size < streams.length, `${answered.size} of ${streams.length} had begun`);
    await Promise.all(streams.map((stream) => once(stream.resume(), "end")));
    assert.equal(answered.size, streams.length);
  });

  it("an answer that is refused says whether its write is committed", () => {
    const limits = new CallLimits({ ...CLIENT_LIMITS, maxUnreadBytesPerClient: 10_000 });
    const principal = new Principal("a", unlimited);
    limits.addUnread(principal, 9000);
    assert.equal(limits.refuseAnswer(principal, { bytes: 1000 }), undefined);
    assert.equal(limits.refuseAnswer(principal, { bytes: 2000 })?.committed, undefined);
    assert.equal(limits.refuseAnswer(principal, { bytes: 2000 }, true)?.committed, "true");
    assert.equal(limits.refuseCall(principal, 0), undefined);
    limits.addUnread(principal, 1001);
    assert.equal(limits.refuseCall(principal, 0)?.reason, "TOO_MANY_STREAMS");
    assert.equal(limits.refuseCall(new Principal("b", unlimited), 0), undefined);
  });

  it("clients that don't read leave something to the others: none has more than is free", () => {
    const limits = new CallLimits({ ...CLIENT_LIMITS, maxUnreadBytes: 1_000_000 });
    const takenBy = (): number => {
      const principal = new Principal("a", unlimited);
      while (limits.refuseAnswer(principal, { bytes: 10_000 }) === undefined) limits.addUnread(principal, 10_000);
      return principal.unreadBytes;
    };
    const taken = Array.from({ length: 6 }, takenBy);
    assert.ok(
      taken.every((bytes) => bytes >= 10_000),
      String(taken),
    );
  });

  it("connections beyond the limits are closed, and a place is free again when one goes", async () => {
    const { server } = await startEdge({ limits: { maxConnections: 3, maxConnectionsPerAddress: 2 } });
    const port = Number(server.address.split(":")[1]);
    const open = async () => {
      const socket = connectSocket(port, "127.0.0.1");
      socket.on("error", () => undefined);
      // A server lets a client in by sending its HTTP/2 settings.
      const letIn = await Promise.race([
        once(socket, "data").then(() => true),
        once(socket, "close").then(() => false),
      ]);
      return { socket, letIn };
    };
    const [first, second, third] = [await open(), await open(), await open()];
    assert.deepEqual([first.letIn, second.letIn, third.letIn], [true, true, false]);
    first.socket.destroy();
    let again = await open();
    while (!again.letIn) again = await open();
    for (const { socket } of [second, again]) socket.destroy();
    await server.close(0);
  });

  it("a stop ends query streams at once, so that they resume elsewhere", async () => {
    const { server, pool } = await startEdge();
    const client = connect(server);
    const same = (bytes: Buffer): Buffer => bytes;
    const stream = client.makeServerStreamRequest(`/${SERVICE}/QueryStream`, same, same, Buffer.alloc(0));
    const ended = new Promise<{ code: number }>((resolve) => stream.resume().once("status", resolve));
    stream.on("error", () => undefined);
    await pool.until(() => pool.calls.length === 1);
    const [call] = pool.calls;
    call?.stream?.message(Buffer.from("row"));
    const closed = server.close(30_000);
    await pool.until(() => pool.cancels.length === 1);
    // What the thread still says is not for anybody any more.
    call?.stream?.message(Buffer.from("row"));
    call?.finish({ ok: false, error: { reason: "CANCELLED", message: "the call was cancelled" } });
    assert.equal((await ended).code, status.UNAVAILABLE);
    await closed;
    assert.equal(server.inFlight, 0);
    client.close();
  });

  it("a stop waits for calls in flight, and cuts those that outlast the grace time", async () => {
    const { server, pool } = await startEdge();
    const clients = [connect(server), connect(server)] as const;
    const finishes = clients[0].unary(READ);
    const outlasts = clients[1].unary(WRITE);
    await pool.until(() => pool.calls.length === 2);
    const closed = server.close(300);
    pool.calls.find((call) => call.lane === "read")?.finish(ok("in time"));
    assert.equal((await finishes).reply?.toString(), "in time");
    assert.equal((await outlasts).error?.code, status.UNAVAILABLE);
    await closed;
    assert.equal(pool.cancels.length, 1);
    const late = connect(server);
    assert.equal((await late.unary(READ)).error?.code, status.UNAVAILABLE);
    for (const client of [...clients, late]) client.close();
  });
});

function request(
  session: ReturnType<typeof connectHttp2>,
  path: string,
  message: Uint8Array = Buffer.alloc(0),
  headers: Readonly<Record<string, string>> = {},
): ClientHttp2Stream {
  const stream = session.request({
    ":method": "POST",
    ":path": path,
    "content-type": "application/grpc",
    te: "trailers",
    ...headers,
  });
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  stream.end(frame);
  return stream;
}

/** The status of an answer that has no message; undefined when a message follows. */
async function statusOf(stream: ClientHttp2Stream): Promise<unknown> {
  const [headers] = await once(stream, "response");
  return headers["grpc-status"];
}

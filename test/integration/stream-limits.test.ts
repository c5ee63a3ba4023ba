import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { status } from "@grpc/grpc-js";
import { MAX_REQUEST_BYTES } from "../../src/calls/limits.js";
import type { StreamInput } from "../../src/engine/call.js";
import { creditOf, MESSAGE_BYTES } from "../../src/engine/stream-messages.js";
import { NO_INPUT } from "../fixtures/no-stream.js";
import { connect, detailsOf, ok, SERVICE, startEdge } from "../unit/grpc-fixture.js";

const same = (bytes: Buffer): Buffer => bytes;
const BEGIN = Buffer.from(new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(new Uint8Array(0)).finish());

describe("limits of streams", () => {
  it("a transaction's client that only sends is not read from, until its requests are answered", async () => {
    const { server, pool } = await startEdge();
    const received: number[] = [];
    let arrived: () => void = () => undefined;
    const input: StreamInput = {
      ...NO_INPUT,
      request: (bytes) => {
        received.push(bytes.length);
        arrived();
      },
    };
    const session = connectHttp2(`http://${server.address}`);
    const stream = session.request({
      ":method": "POST",
      ":path": `/${SERVICE}/Transact`,
      "content-type": "application/grpc",
      te: "trailers",
    });
    const send = (message: Buffer): boolean => {
      const head = Buffer.alloc(5);
      head.writeUint32BE(message.length, 1);
      return stream.write(Buffer.concat([head, message]));
    };
    send(BEGIN);
    await pool.until(() => pool.calls.length === 1);
    const sink = pool.calls[0]?.stream ?? assert.fail("not a stream");
    sink.opened(input);
    for (let message = 0; message < 100; message++) send(Buffer.alloc(100_000));
    // With `begin` unanswered there is room for three more, and the client's own buffer stays full.
    while (received.length < 3) await new Promise<void>((resolve) => (arrived = resolve));
    const other = connect(server);
    pool.answer = () => ok("x");
    assert.equal((await other.unary(`/${SERVICE}/GetEmail`)).reply?.toString(), "x");
    assert.equal(received.length, 3);
    assert.ok(stream.writableLength > 1_000_000);
    for (let answer = 0; answer < 100; answer++) {
      sink.message(Buffer.from("answer"));
      while (received.length < Math.min(100, answer + 4)) await new Promise<void>((resolve) => (arrived = resolve));
    }
    assert.equal(received.length, 100);
    other.close();
    session.destroy();
    await server.close(0);
  });

  it("a query stream's credit comes back only as its client reads", async () => {
    const { server, pool } = await startEdge();
    const session = connectHttp2(`http://${server.address}`);
    const stream = session.request({
      ":method": "POST",
      ":path": `/${SERVICE}/QueryStream`,
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.end(Buffer.alloc(5));
    await pool.until(() => pool.calls.length === 1);
    const sink = pool.calls[0]?.stream ?? assert.fail("not a stream");
    let credit = 0;
    let arrived: () => void = () => undefined;
    const add = (messages: number): void => {
      credit += messages;
      arrived();
    };
    sink.opened({ ...NO_INPUT, credit: add });
    const window = credit;
    const bytes = 128 * 1024;
    for (; credit > 0; credit--) sink.message(Buffer.alloc(bytes, 7));
    const other = connect(server);
    pool.answer = () => ok("x");
    assert.equal((await other.unary(`/${SERVICE}/GetEmail`)).reply?.toString(), "x");
    // One message is larger than the window of a client that reads nothing.
    assert.equal(credit, 0);
    let received = 0;
    stream.on("data", (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 7) received++;
    });
    while (credit < window) await new Promise<void>((resolve) => (arrived = resolve));
    assert.equal(credit, window);
    while (received < window * bytes) await once(stream, "data");
    other.close();
    session.destroy();
    await server.close(0);
  });

  it("a long message takes credit by its bytes, and ends its stream where too much is unread", async () => {
    const long = 4 * 1024 * 1024;
    const { server, pool } = await startEdge({ limits: { maxUnreadBytesPerClient: 2 * long + MESSAGE_BYTES } });
    const session = connectHttp2(`http://${server.address}`);
    await once(session, "connect");
    // Room for all streams together: each of them is what stops at its own 64 KiB.
    session.setLocalWindowSize(16 * long);
    const open = async () => {
      const stream = session.request({
        ":method": "POST",
        ":path": `/${SERVICE}/QueryStream`,
        "content-type": "application/grpc",
        te: "trailers",
      });
      stream.end(Buffer.alloc(5));
      const calls = pool.calls.length + 1;
      await pool.until(() => pool.calls.length === calls);
      let credit = 0;
      let arrived: () => void = () => undefined;
      const sink = pool.calls.at(-1)?.stream ?? assert.fail("not a stream");
      const add = (messages: number): void => {
        credit += messages;
        arrived();
      };
      let isAsked = false;
      const sendLong = (): void => {
        isAsked = true;
        sink.message(Buffer.alloc(long));
      };
      sink.opened({ ...NO_INPUT, credit: add, sendLong });
      const untilCredit = async (wanted: number): Promise<void> => {
        while (credit < wanted) await new Promise<void>((resolve) => (arrived = resolve));
        assert.equal(credit, wanted);
      };
      return { stream, sink, credit, untilCredit, isAsked: () => isAsked };
    };
    const first = await open();
    const second = await open();
    for (const { sink } of [first, second]) sink.longMessage(long);
    // What one connection can't take yet stays in the threads.
    assert.deepEqual([first.isAsked(), second.isAsked()], [true, false]);
    // It counts as unread all the same: there is no room for a third.
    const third = await open();
    third.sink.longMessage(long);
    // It has no rows, so its status comes with the first headers.
    const [headers] = await once(third.stream.resume(), "response");
    assert.equal(headers["grpc-status"], String(status.RESOURCE_EXHAUSTED));
    await pool.until(() => pool.cancels.length === 1);
    // What the thread still says is not for anybody any more.
    third.sink.message(Buffer.alloc(long));
    first.stream.resume();
    await first.untilCredit(first.credit + creditOf(long));
    assert.deepEqual([second.isAsked(), third.isAsked()], [true, false]);
    assert.equal(creditOf(long), 32);
    // What a thread holds and will not send is not unread any more.
    const fourth = await open();
    fourth.sink.message(Buffer.alloc(MESSAGE_BYTES));
    fourth.sink.longMessage(long);
    pool.calls.at(-1)?.finish({ ok: false, error: { reason: "SNAPSHOT_TOO_OLD", message: "too old" } });
    const fifth = await open();
    fifth.sink.longMessage(long);
    second.stream.resume();
    await second.untilCredit(second.credit + creditOf(long));
    assert.deepEqual([fourth.isAsked(), fifth.isAsked()], [false, true]);
    session.destroy();
    await pool.until(() => pool.cancels.length === 4);
    const client = connect(server);
    pool.answer = () => ok("x");
    assert.equal((await client.unary(`/${SERVICE}/GetEmail`)).reply?.toString(), "x");
    client.close();
    await server.close(0);
  });

  it("messages above 4 MiB are refused with their size, the first and later ones", async () => {
    const { server, pool } = await startEdge();
    const client = connect(server);
    for (const messages of [[Buffer.alloc(MAX_REQUEST_BYTES + 1)], [BEGIN, Buffer.alloc(MAX_REQUEST_BYTES + 1)]]) {
      const stream = client.makeBidiStreamRequest(`/${SERVICE}/Transact`, same, same);
      for (const message of messages) stream.write(message);
      const [error] = await once(stream, "error");
      assert.equal(error.code, status.RESOURCE_EXHAUSTED);
      assert.equal(detailsOf(error).info?.reason, "REQUEST_TOO_LARGE");
    }
    const query = client.makeServerStreamRequest(
      `/${SERVICE}/QueryStream`,
      same,
      same,
      Buffer.alloc(MAX_REQUEST_BYTES + 1),
    );
    const [error] = await once(query, "error");
    assert.equal(detailsOf(error).info?.reason, "REQUEST_TOO_LARGE");
    await pool.until(() => pool.cancels.length === 1);
    assert.equal(pool.calls.length, 1);
    client.close();
    await server.close(0);
  });

  it("streams count as open calls of their client", async () => {
    const { server, pool } = await startEdge({ limits: { maxCallsPerClient: 3 } });
    const client = connect(server);
    const open = () => client.makeServerStreamRequest(`/${SERVICE}/QueryStream`, same, same, Buffer.alloc(0));
    const streams = [open(), open(), open()];
    for (const stream of streams) stream.on("error", () => undefined);
    await pool.until(() => pool.calls.length === 3);
    const [error] = await once(open(), "error");
    assert.equal(detailsOf(error).info?.reason, "TOO_MANY_STREAMS");
    for (const stream of streams) stream.cancel();
    await pool.until(() => pool.cancels.length === 3);
    pool.answer = () => ok("x");
    assert.equal((await client.unary(`/${SERVICE}/GetEmail`)).reply?.toString(), "x");
    client.close();
    await server.close(0);
  });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { MAX_REQUEST_BYTES } from "../../src/calls/limits.js";
import {
  callHeaders,
  emptyMessage,
  Flag,
  Frame,
  frame,
  header,
  openCall,
  openRaw,
  reset,
} from "../fixtures/http2-frames.js";
import { connect, type Edge, ok, READ, SERVICE, startEdge } from "../unit/grpc-fixture.js";

const AT_ONCE = 200;
const repeat = (times: number, make: (index: number) => Buffer): Buffer =>
  Buffer.concat(Array.from({ length: times }, (_, index) => make(index)));

/** HPACK: puts a header of 4,000 bytes into the table; each byte of `REFERENCES` names it once more. */
const BIG_HEADER = Buffer.concat([Buffer.of(0x40, 1, 0x78, 127, 0xa1, 0x1e), Buffer.alloc(4000, 0x61)]);
const REFERENCES = Buffer.alloc(12_000, 0xbe);

/** Each makes the next bytes of a flood on one connection. */
const FLOODS: Readonly<Record<string, () => () => Buffer>> = {
  PING: () => () => repeat(AT_ONCE, () => frame(Frame.PING, 0, 0, Buffer.alloc(8))),
  SETTINGS: () => () =>
    repeat(AT_ONCE, (index) => frame(Frame.SETTINGS, 0, 0, Buffer.of(0, 4, 0, 0, 255, index % 256))),
  "acknowledged SETTINGS": () => () => repeat(AT_ONCE, () => frame(Frame.SETTINGS, Flag.ACK, 0)),
  PRIORITY: () => () => repeat(AT_ONCE, (index) => frame(Frame.PRIORITY, 0, 1 + 2 * index, Buffer.of(0, 0, 0, 0, 16))),
  "WINDOW_UPDATE of one byte": () => () =>
    repeat(AT_ONCE, () => frame(Frame.WINDOW_UPDATE, 0, 0, Buffer.of(0, 0, 0, 1))),
  "frames of an unknown type": () => () => repeat(AT_ONCE, () => frame(Frame.UNKNOWN, 0, 0, Buffer.alloc(8))),
  "RST_STREAM of calls that never were": () => () => repeat(AT_ONCE, (index) => reset(1 + 2 * index)),
  "empty DATA": () => onOneCall(() => repeat(AT_ONCE, () => frame(Frame.DATA, 0, 1))),
  "DATA of one byte": () => {
    const head = Buffer.alloc(5);
    head.writeUInt32BE(MAX_REQUEST_BYTES - 1, 1);
    return onOneCall(() => repeat(AT_ONCE, () => frame(Frame.DATA, 0, 1, Buffer.of(0))), frame(Frame.DATA, 0, 1, head));
  },
  "a header without an end": () =>
    after(frame(Frame.HEADERS, 0, 1, callHeaders(READ)), () =>
      repeat(AT_ONCE, () => frame(Frame.CONTINUATION, 0, 1, header("x", "y".repeat(100)))),
    ),
  "empty CONTINUATION": () =>
    after(frame(Frame.HEADERS, 0, 1, callHeaders(READ)), () => repeat(AT_ONCE, () => frame(Frame.CONTINUATION, 0, 1))),
  "headers that are small packed and large unpacked": () => {
    let stream = -1;
    const next = (block: Uint8Array): Buffer => {
      stream += 2;
      return frame(Frame.HEADERS, Flag.END_STREAM | Flag.END_HEADERS, stream, block);
    };
    return after(next(Buffer.concat([callHeaders(READ), BIG_HEADER])), () =>
      next(Buffer.concat([callHeaders(READ), REFERENCES])),
    );
  },
};

function after(first: Buffer, next: () => Buffer): () => Buffer {
  let isFirst = true;
  return () => {
    const bytes = isFirst ? Buffer.concat([first, next()]) : next();
    isFirst = false;
    return bytes;
  };
}

const onOneCall = (next: () => Buffer, more: Buffer = Buffer.alloc(0)): (() => Buffer) =>
  after(Buffer.concat([openCall(1, READ), more]), next);

describe("HTTP/2 frames that keep a server busy", function () {
  this.timeout(60_000);
  let edge: Edge;
  afterEach(() => edge.server.close(0));

  const start = async (options: Parameters<typeof startEdge>[0] = {}): Promise<void> => {
    edge = await startEdge(options);
    edge.pool.answer = () => ok("x");
  };

  describe("are not taken for ever", () => {
    for (const [name, flood] of Object.entries(FLOODS)) {
      it(`${name}: the connection is closed, and another one is served`, async () => {
        await start();
        const other = connect(edge.server);
        assert.equal((await other.unary(READ)).reply?.toString(), "x");
        const { socket, flood: send } = await openRaw(edge.server.address);
        await send(flood());
        assert.ok(socket.destroyed);
        assert.equal((await other.unary(READ)).reply?.toString(), "x");
        other.close();
      });
    }
  });

  describe("are taken as far as the settings say", () => {
    it("PING without a call: a connection that sends more than it may is closed", async () => {
      await start({ limits: { maxBytesWithoutCall: 64 * 1024 } });
      const { socket, flood } = await openRaw(edge.server.address);
      await flood(FLOODS.PING?.() ?? (() => Buffer.alloc(0)));
      assert.ok(socket.destroyed);
      // The bytes of a look more than it may, at the most: other tests need a mebibyte for it.
      assert.ok(socket.bytesWritten > 64 * 1024, `${socket.bytesWritten}`);
    });

    it("streams of one connection: the next is refused, and another connection's is not", async () => {
      await start({ limits: { maxStreamsPerConnection: 3 } });
      edge.pool.answer = () => undefined;
      const { socket, received } = await openRaw(edge.server.address);
      const call = (stream: number): Buffer => Buffer.concat([openCall(stream, READ), emptyMessage(stream)]);
      // As long as the client has not said that it has read them, more is refused and nothing worse.
      socket.write(Buffer.concat([1, 3, 5, 7].map(call)));
      await Promise.all([received(Frame.RST_STREAM, 7), edge.pool.until(() => edge.pool.calls.length === 3)]);
      edge.pool.answer = () => ok("x");
      const other = connect(edge.server);
      assert.equal((await other.unary(READ)).reply?.toString(), "x");
      other.close();
      socket.destroy();
    });

    it("metadata: more than 64 KiB end the call, and less does not", async () => {
      await start();
      for (const more of [
        repeat(2, () => header("x", "y".repeat(100))),
        repeat(600, () => header("x", "y".repeat(120))),
      ]) {
        const { socket, received } = await openRaw(edge.server.address);
        const pieces = Buffer.concat([callHeaders(READ), more]);
        const frames = [];
        for (let at = 0; at < pieces.length; at += 16_000) {
          const piece = pieces.subarray(at, at + 16_000);
          const flags = at + 16_000 >= pieces.length ? Flag.END_HEADERS : Flag.NONE;
          frames.push(frame(at === 0 ? Frame.HEADERS : Frame.CONTINUATION, flags, 1, piece));
        }
        socket.write(Buffer.concat([...frames, emptyMessage(1)]));
        await received(more.length > 64 * 1024 ? Frame.RST_STREAM : Frame.DATA, 1);
        socket.destroy();
      }
      assert.equal(edge.pool.calls.length, 1);
    });
  });

  describe("calls that are opened and reset", () => {
    const limits = { maxResetsPerAddress: 300, resetsPerSecond: 1 };
    const rapid = (message: boolean): (() => Buffer) => {
      let stream = -1;
      return () =>
        repeat(50, () => {
          stream += 2;
          const call = openCall(stream, READ);
          return Buffer.concat([call, ...(message ? [emptyMessage(stream)] : []), reset(stream)]);
        });
    };

    for (const message of [false, true]) {
      it(`cost the connection in the end, also of one that comes again ${message ? "with" : "without"} a request`, async () => {
        await start({ limits });
        const other = connect(edge.server);
        assert.equal((await other.unary(READ)).reply?.toString(), "x");
        for (let connection = 0; connection < 3; connection++) {
          const { flood } = await openRaw(edge.server.address);
          await flood(rapid(message));
        }
        // Far fewer than one connection may do by HTTP/2's own limit, 1,000.
        assert.ok(edge.pool.calls.length < 1000, `${edge.pool.calls.length}`);
        assert.equal((await other.unary(READ)).reply?.toString(), "x");
        const late = connect(edge.server);
        assert.equal((await late.unary(READ)).reply?.toString(), "x");
        late.close();
        other.close();
      });
    }

    it("cost nothing among calls that are answered", async () => {
      await start({ limits });
      const { socket, received } = await openRaw(edge.server.address);
      for (let stream = 1; stream < 4 * limits.maxResetsPerAddress; stream += 4) {
        const answered = stream + 2;
        const bytes = [openCall(stream, READ), reset(stream), openCall(answered, READ), emptyMessage(answered)];
        socket.write(Buffer.concat(bytes));
        await received(Frame.DATA, answered);
      }
      assert.ok(!socket.destroyed);
      socket.destroy();
    });

    it("are counted for all connections of an address together, and answers that are no calls do not count for it", async () => {
      await start({ limits });
      let stream = -1;
      const noCalls = (): Buffer =>
        repeat(50, () => {
          stream += 2;
          return frame(Frame.HEADERS, Flag.END_STREAM | Flag.END_HEADERS, stream, callHeaders(READ, "text/html"));
        });
      const { flood } = await openRaw(edge.server.address);
      await flood(noCalls);
      const { flood: again } = await openRaw(edge.server.address);
      await again(rapid(false));
    });
  });

  describe("calls whose client does nothing", () => {
    it("end when their request has not arrived in the time of a call, and streams of clients stay", async () => {
      await start({ maxCallMs: 500 });
      const { socket, received } = await openRaw(edge.server.address);
      socket.write(Buffer.concat([openCall(1, READ), openCall(3, `/${SERVICE}/Pipeline`)]));
      const begun = Buffer.alloc(6);
      begun.writeUInt32BE(1000, 1);
      socket.write(Buffer.concat([openCall(5, READ), frame(Frame.DATA, 0, 5, begun)]));
      await Promise.all([received(Frame.RST_STREAM, 1), received(Frame.RST_STREAM, 5)]);
      // The pipeline still is open: a call in it has an answer, an error as these bytes are no message of it.
      socket.write(frame(Frame.DATA, 0, 3, Buffer.of(0, 0, 0, 0, 1, 255)));
      await received(Frame.HEADERS, 3);
      socket.destroy();
    });

    it("end when their answer is not read, and its bytes do not count any more", async () => {
      await start({ maxCallMs: 500, limits: { maxUnreadBytesPerClient: 200_000 } });
      edge.pool.answer = () => ok(Buffer.alloc(150_000));
      const { socket, received } = await openRaw(edge.server.address);
      // No window is ever given back: 64 KiB of the answer leave the server.
      socket.write(Buffer.concat([openCall(1, READ), emptyMessage(1)]));
      await received(Frame.DATA, 1);
      await received(Frame.RST_STREAM, 1);
      socket.destroy();
    });

    it("lose their connection soon where others have no room, and those that have little keep theirs", async () => {
      await start({ limits: { maxUnreadBytes: 700_000, longestUnreadMs: 1000 } });
      edge.pool.answer = () => ok(Buffer.alloc(150_000));
      const modest = await openRaw(edge.server.address);
      modest.socket.write(Buffer.concat([openCall(1, READ), emptyMessage(1)]));
      await modest.received(Frame.DATA, 1);
      const greedy = await openRaw(edge.server.address);
      const closed = once(greedy.socket, "close");
      greedy.socket.write(
        repeat(4, (index) => Buffer.concat([openCall(1 + 2 * index, READ), emptyMessage(1 + 2 * index)])),
      );
      await closed;
      edge.pool.answer = () => ok("x");
      modest.socket.write(Buffer.concat([openCall(3, READ), emptyMessage(3)]));
      await modest.received(Frame.HEADERS, 3);
      modest.socket.destroy();
    });

    it("are refused beyond the limit of all connections together, to those that have the most", async () => {
      await start({ limits: { maxStreams: 10 } });
      const [first, second] = [await openRaw(edge.server.address), await openRaw(edge.server.address)];
      second.socket.write(Buffer.concat([openCall(1, READ), emptyMessage(1)]));
      await second.received(Frame.DATA, 1);
      first.socket.write(repeat(11, (index) => openCall(1 + 2 * index, READ)));
      await first.received(Frame.RST_STREAM, 21);
      second.socket.write(Buffer.concat([openCall(3, READ), emptyMessage(3)]));
      await second.received(Frame.DATA, 3);
      first.socket.destroy();
      second.socket.destroy();
    });
  });
});

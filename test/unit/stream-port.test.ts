import assert from "node:assert/strict";
import { once } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { type FromThread, MESSAGE_BYTES, STREAM_WINDOW, type ToThread } from "../../src/engine/stream-messages.js";
import { StreamPort } from "../../src/sql/stream-port.js";

const LONG = MESSAGE_BYTES * STREAM_WINDOW + 1;
/** Ends by nothing but what the test does. */
const NEVER_MS = 30_000;
const SOON_MS = 20;

describe("the thread's end of a stream", () => {
  let main: MessagePort;
  let stream: StreamPort;
  const said: FromThread[] = [];
  beforeEach(() => {
    const { port1, port2 } = new MessageChannel();
    main = port1;
    stream = new StreamPort(port2);
    said.length = 0;
    main.on("message", (message: FromThread) => said.push(message));
  });
  afterEach(() => main.close());

  const say = (message: ToThread): void => main.postMessage(message);

  it("announces a long message when the client has room, and not before", async () => {
    const room = stream.roomFor(LONG, NEVER_MS, NEVER_MS);
    const heard = once(main, "message");
    // A message for the other side passes the ports before anything that comes after it.
    stream.sendError({ reason: "SQL_ERROR", message: "first" });
    await heard;
    assert.deepEqual(
      said.map(({ kind }) => kind),
      ["action-error"],
    );
    say({ kind: "credit", messages: 1 });
    await once(main, "message");
    assert.deepEqual(said.at(-1), { kind: "long", bytes: LONG });
    say({ kind: "long" });
    assert.equal(await room, "room");
  });

  it("waits in its connection's line for longer than a client may be idle, and no longer than its age", async () => {
    say({ kind: "credit", messages: 1 });
    const room = stream.roomFor(LONG, SOON_MS, NEVER_MS);
    await once(main, "message");
    await new Promise((resolve) => setTimeout(resolve, 2 * SOON_MS));
    say({ kind: "long" });
    assert.equal(await room, "room");
    // Asked for once, sent once.
    assert.equal(await stream.roomFor(LONG, NEVER_MS, SOON_MS), "too old");
    assert.equal(said.filter(({ kind }) => kind === "long").length, 2);
  });

  it("needs no word for other messages, and gives up when nothing is read or the call is over", async () => {
    assert.equal(await stream.roomFor(MESSAGE_BYTES, SOON_MS, NEVER_MS), "idle");
    assert.equal(await stream.roomFor(MESSAGE_BYTES, NEVER_MS, SOON_MS), "too old");
    say({ kind: "credit", messages: 1 });
    assert.equal(await stream.roomFor(MESSAGE_BYTES, NEVER_MS, NEVER_MS), "room");
    const long = stream.roomFor(LONG, NEVER_MS, NEVER_MS);
    await once(main, "message");
    say({ kind: "cancel" });
    assert.equal(await long, "too old");
    assert.deepEqual(said, [{ kind: "long", bytes: LONG }]);
  });
});

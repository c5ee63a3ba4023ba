import assert from "node:assert/strict";
import { mock } from "node:test";
import type { Peer } from "../../src/access/peers.js";
import { LongMessages, type LongStream } from "../../src/calls/long-messages.js";

const peer = (name: string): Peer => ({ name, messages: 0 });

describe("long messages of streams", () => {
  const sent: string[] = [];
  let messages: LongMessages;
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    sent.length = 0;
    messages = new LongMessages();
  });
  afterEach(() => mock.timers.reset());

  const stream = (name: string, isOver = false): LongStream => ({ isOver, sendLong: () => sent.push(name) });

  it("go one at a time for a connection, the next when it has taken something", () => {
    const [one, other] = [peer("one"), peer("other")];
    for (const name of ["a", "b", "c"]) messages.add(one, stream(name));
    messages.add(other, stream("d"));
    assert.deepEqual(sent, ["a", "d"]);
    messages.taken(one);
    assert.deepEqual(sent, ["a", "d", "b"]);
    messages.taken(one);
    messages.taken(one);
    messages.add(one, stream("e"));
    assert.deepEqual(sent, ["a", "d", "b", "c", "e"]);
  });

  it("go all the same after a second, so that a client may read one stream while another waits", () => {
    const one = peer("one");
    for (const name of ["outer", "inner", "third"]) messages.add(one, stream(name));
    mock.timers.tick(999);
    assert.deepEqual(sent, ["outer"]);
    mock.timers.tick(1);
    assert.deepEqual(sent, ["outer", "inner"]);
    mock.timers.tick(1000);
    assert.deepEqual(sent, ["outer", "inner", "third"]);
  });

  it("of streams that are over leave their turn to the next", () => {
    const one = peer("one");
    messages.add(one, stream("a"));
    messages.add(one, stream("gone", true));
    messages.add(one, stream("b"));
    messages.taken(one);
    assert.deepEqual(sent, ["a", "b"]);
  });
});

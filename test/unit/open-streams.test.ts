import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { OpenStreams } from "../../src/calls/open-streams.js";

const LOG = { error: () => undefined, warn: () => undefined };

class FakeStream extends EventEmitter {
  readonly #peer: string;
  constructor(peer: string) {
    super();
    this.#peer = peer;
    this.on("error", () => undefined);
  }
  getPeer(): string {
    return this.#peer;
  }
}

describe("streams that stay open", () => {
  it("are refused beyond their limit, but for connections with less than an equal share", () => {
    const streams = new OpenStreams<FakeStream>(4, "watches", LOG);
    const open = (peer: string): boolean => streams.add(new FakeStream(peer));
    assert.deepEqual(["a", "a", "a", "a", "a"].map(open), [true, true, true, true, false]);
    assert.deepEqual(["b", "b", "b"].map(open), [true, true, false]);
    assert.deepEqual(["c", "c", "d", "e"].map(open), [true, false, true, false]);
  });

  it("give their place back when they close", () => {
    const streams = new OpenStreams<FakeStream>(1, "watches", LOG);
    const first = new FakeStream("a");
    assert.ok(streams.add(first));
    assert.ok(!streams.add(new FakeStream("a")));
    first.emit("cancelled");
    assert.equal(streams.size, 0);
    assert.ok(streams.add(new FakeStream("a")));
  });
});

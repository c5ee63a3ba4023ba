import assert from "node:assert/strict";
import type { Peer } from "../../src/access/peers.js";
import { OpenStreams } from "../../src/calls/open-streams.js";

class FakeStream {
  readonly peer: Peer;
  close: () => void = () => undefined;
  constructor(name: string) {
    this.peer = { name, messages: 0 };
  }
  onOver(listener: () => void): void {
    this.close = listener;
  }
  fail(): void {}
}

describe("streams that stay open", () => {
  it("are refused beyond their limit, but for connections with less than an equal share", () => {
    const streams = new OpenStreams(4, "watches");
    const open = (peer: string): boolean => streams.add(new FakeStream(peer));
    assert.deepEqual(["a", "a", "a", "a", "a"].map(open), [true, true, true, true, false]);
    assert.deepEqual(["b", "b", "b"].map(open), [true, true, false]);
    assert.deepEqual(["c", "c", "d", "e"].map(open), [true, false, true, false]);
  });

  it("give their place back when they close", () => {
    const streams = new OpenStreams(1, "watches");
    const first = new FakeStream("a");
    assert.ok(streams.add(first));
    assert.ok(!streams.add(new FakeStream("a")));
    first.close();
    assert.equal(streams.size, 0);
    assert.ok(streams.add(new FakeStream("a")));
  });
});

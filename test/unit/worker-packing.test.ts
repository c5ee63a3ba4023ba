import assert from "node:assert/strict";
import { PackedBatch, packCalls } from "../../src/sqlite/pool/packing.js";

/** What a thread reads of a batch of these callers' calls, each with one byte of request. */
function packed(callers: readonly string[]): PackedBatch {
  const calls = callers.map((caller, index) => ({ rpc: index, request: Buffer.of(index), caller, deadlineMs: index }));
  return new PackedBatch(packCalls(calls));
}

describe("a packed batch", () => {
  it("says of each call whose it is, also when callers take turns, or have no name", () => {
    const callers = ["ann", "ann", "", "", "bob", "ann", "zoë", "zoë", "zo", ""];
    const batch = packed(callers);
    const read = (index: number): string => batch.at(index).caller;
    assert.deepEqual(
      callers.map((_, index) => read(index)),
      callers,
    );
    // In any order: a call can be read again.
    const backwards = callers.map((_, index) => callers.length - 1 - index);
    assert.deepEqual(backwards.map(read), callers.toReversed());
    assert.deepEqual(
      callers.map((_, index) => [...batch.at(index).request]),
      callers.map((_, index) => [index]),
    );
  });

  it("holds the name of a caller once for all of its calls in a row", () => {
    const name = "a".repeat(1000);
    const text = packed([name, name, name]).bytes.toString("latin1");
    assert.equal(text.split(name).length - 1, 1);
  });
});

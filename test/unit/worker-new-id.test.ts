import assert from "node:assert/strict";
import { newId } from "../../src/typed/new-id.js";

describe("new ids", () => {
  it("are version 7 UUIDs", () => {
    for (let count = 0; count < 1000; count++) {
      assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("differ, and sort by the millisecond they were made in", () => {
    const ids = Array.from({ length: 5000 }, (_, index) => newId(1_700_000_000_000 + index));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual([...ids].sort(), ids);
  });

  it("sort in the order in which they were made, within a millisecond and when the clock goes back", () => {
    const now = Date.now();
    const ids = Array.from({ length: 20_000 }, (_, index) => newId(now - (index % 7)));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual([...ids].sort(), ids);
  });
});

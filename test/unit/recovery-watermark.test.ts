import assert from "node:assert/strict";
import { Watermark } from "../../src/recovery/watermark.js";

/** Whether a write has been told that it arrived. */
function waitFor(watermark: Watermark, number: number): { arrived: boolean } {
  const told = { arrived: false };
  watermark.onceArrived({
    number,
    arrived: () => {
      told.arrived = true;
    },
  });
  return told;
}

describe("recovery: the watermark", () => {
  it("passes what was committed before a copy began, and nothing after", () => {
    const watermark = new Watermark();
    const before = waitFor(watermark, watermark.write(10));
    const mark = watermark.mark();
    const after = waitFor(watermark, watermark.write(5));
    watermark.arrive(mark);
    assert.deepEqual([before.arrived, after.arrived], [true, false]);
    assert.deepEqual([watermark.behind().writes, watermark.behind().bytes], [1, 5]);
    watermark.arrive(watermark.mark());
    assert.ok(after.arrived);
    assert.deepEqual(watermark.behind(), { writes: 0, bytes: 0, ms: 0 });
  });

  it("does not pass by a copy that failed, and counts the time from the oldest write", () => {
    const watermark = new Watermark();
    const write = waitFor(watermark, watermark.write(1));
    watermark.mark();
    assert.ok(watermark.isBehind && watermark.isAwaited && !write.arrived);
    assert.ok(watermark.behind().ms > 0);
  });

  it("forgets a write that nobody waits for any more", () => {
    const watermark = new Watermark();
    const waiter = { number: watermark.write(1), arrived: () => assert.fail("it was forgotten") };
    watermark.onceArrived(waiter);
    watermark.forget(waiter);
    assert.equal(watermark.isAwaited, false);
    watermark.arrive(watermark.mark());
  });
});

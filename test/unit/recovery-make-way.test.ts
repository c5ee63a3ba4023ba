import assert from "node:assert/strict";
import { makeWay } from "../../src/recovery/make-way.js";

/** A copy that is under way, and what was asked of the writer meanwhile. */
function copying(isCheckpointing: () => Promise<boolean>) {
  const pauses: boolean[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const paused = Promise.withResolvers<void>();
  const writes = {
    file: "/file",
    pauseWrites: (isPaused: boolean) => {
      pauses.push(isPaused);
      if (isPaused) paused.resolve();
    },
  };
  const over = makeWay(promise, { isCheckpointing }, writes);
  return { pauses, copied: resolve, failed: reject, paused: paused.promise, over };
}

describe("writes beside a copy", () => {
  it("pause while it waits for the lock, and go on when it fails", async () => {
    const copy = copying(async () => true);
    await copy.paused;
    assert.deepEqual(copy.pauses, [true]);
    copy.failed(new Error("the store is away"));
    await copy.over;
    assert.deepEqual(copy.pauses, [true, false]);
  });

  it("go on when the checkpoint is over, while the copy is uploaded", async () => {
    const answers = [true, true, false];
    const uploads = Promise.withResolvers<void>();
    const copy = copying(async () => {
      if (answers.length === 0) uploads.resolve();
      return answers.shift() ?? false;
    });
    await uploads.promise;
    assert.deepEqual(copy.pauses, [true, false]);
    copy.copied();
    await copy.over;
    assert.deepEqual(copy.pauses, [true, false]);
  });

  it("pause again for a second checkpoint of the same copy", async () => {
    const answers = [true, false, true];
    const copy = copying(async () => {
      if (answers.length === 0) copy.copied();
      return answers.shift() ?? false;
    });
    await copy.over;
    assert.deepEqual(copy.pauses, [true, false, true, false]);
  });

  it("go on when it has arrived", async () => {
    const copy = copying(async () => true);
    await copy.paused;
    copy.copied();
    await copy.over;
    assert.deepEqual(copy.pauses, [true, false]);
  });

  it("go on after a while, whatever becomes of it", async () => {
    const copy = copying(async () => true);
    await copy.over;
    assert.deepEqual(copy.pauses, [true, false]);
  });

  it("do not pause for one that waits for the store, or says nothing", async () => {
    for (const says of [async () => false, () => Promise.reject(new Error("no answer"))]) {
      const copy = copying(says);
      await copy.over;
      assert.deepEqual(copy.pauses, []);
    }
  });
});

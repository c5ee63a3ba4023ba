import assert from "node:assert/strict";
import { openGuardedPool } from "../../bench/soak/open-pool.js";
import { cancelAtRandom } from "../../bench/soak/random-cancels.js";

/** In all; `npm run soak` does a million. */
const CANCELS = 20_000;

describe("cancelled calls", function () {
  this.timeout(120_000);
  let opened: NonNullable<Awaited<ReturnType<typeof openGuardedPool>>>;

  before(async function () {
    const pool = await openGuardedPool();
    if (pool === undefined) {
      console.warn("      skipped: the guard extension is not built, so nothing can be interrupted");
      this.skip();
    }
    opened = pool;
  });
  after(() => opened?.close());

  it(`end, ${CANCELS} at random moments, and never hit the call that follows or lose an acknowledged write`, async () => {
    const { innocent, acknowledged, rows } = await cancelAtRandom(opened.pool, CANCELS);
    assert.deepEqual(innocent, []);
    assert.ok(
      acknowledged > 0 && rows >= acknowledged,
      `${acknowledged} inserts were acknowledged, ${rows} rows are there`,
    );
  });

  it("leave no thread busy", async () => {
    for (let turn = 0; opened.pool.statistics().acquiredConns > 0; turn++) {
      assert.ok(turn < 1000, "a thread still runs a cancelled statement");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
});

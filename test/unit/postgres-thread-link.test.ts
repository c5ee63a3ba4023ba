import assert from "node:assert/strict";
import type { ThreadSetup } from "../../src/postgres/messages.js";
import { ThreadLink } from "../../src/postgres/thread-link.js";
import type { PendingCall } from "../../src/queue/pending-call.js";

const THREAD = new URL("../fixtures/dying-thread.js", import.meta.url);
// The thread of this test looks at none of it.
const SETUP = { plan: { database: "main" } } as unknown as ThreadSetup;
const CALL = { id: 1, pending: { call: { request: Buffer.alloc(1) } } as unknown as PendingCall, isFast: false };

describe("the thread of a PostgreSQL database that dies", function () {
  this.timeout(30_000);

  it("fails what it was asked, and is replaced by one that opens the database before anything else", async () => {
    const { promise: died, resolve } = Promise.withResolvers<Error>();
    const link = new ThreadLink(SETUP, { reply: () => undefined, count: () => undefined, died: resolve }, THREAD);
    try {
      await assert.rejects(link.run({ kind: "check", what: "primary" }), { message: "check" });
      const lost = link.run({ kind: "close" }).catch((error: Error) => error.message);
      link.send([CALL]);
      assert.equal((await died).message, "dies, as it was told to");
      await lost;
      // Asked while there is no thread: the next one answers, after it has opened, which it tries until it can.
      await assert.rejects(link.run({ kind: "check", what: "primary" }), { message: "open, open, check" });
    } finally {
      await link.close();
    }
  });
});

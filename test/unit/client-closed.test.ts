import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import { createMainDb, inTransaction } from "../../src/client/index.js";

/** Nobody listens there; what is tested happens before a connection. */
const NOBODY = "127.0.0.1:1";

type Db = ReturnType<typeof createMainDb>;

async function read(db: Db): Promise<void> {
  for await (const _ of db.queryStream({ sql: "SELECT 1" }));
}

const CALLS: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  "a unary call": (db) => db.query({ sql: "SELECT 1" }),
  "a stream": read,
  "a transaction": (db) => inTransaction(db, (transaction) => transaction.query({ sql: "SELECT 1" })),
};

/** Where in the life of a call the client is closed. */
const MOMENTS: Readonly<Record<string, (db: Db, call: () => Promise<unknown>) => Promise<unknown>>> = {
  "before the call": (db, call) => {
    db.close();
    return call();
  },
  "in the tick of the call": (db, call) => {
    const result = call();
    db.close();
    return result;
  },
  "in the next tick": (db, call) => {
    process.nextTick(() => db.close());
    return call();
  },
  "in the next turn": (db, call) => {
    setImmediate(() => db.close());
    return call();
  },
};

describe("a client that is closed", () => {
  for (const pipeline of [false, true]) {
    for (const [moment, close] of Object.entries(MOMENTS)) {
      for (const [what, call] of Object.entries(CALLS)) {
        it(`${moment} fails ${what}${pipeline ? " of a pipeline" : ""} at once, as an error of the call`, async () => {
          const db = createMainDb(NOBODY, { pipeline, retry: { maxAttempts: 1 } });
          const error = await close(db, () => call(db)).then(
            () => assert.fail("the call succeeded"),
            (thrown: unknown) => thrown,
          );
          assert.ok(error instanceof ConnectError, String(error));
          assert.ok([Code.Canceled, Code.Unavailable].includes(error.code), error.message);
        });
      }
    }
  }

  it("and a stream that nobody reads is no unhandled rejection", async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown): number => rejections.push(reason);
    process.on("unhandledRejection", note);
    try {
      const db = createMainDb(NOBODY);
      db.queryStream({ sql: "SELECT 1" });
      db.close();
      db.queryStream({ sql: "SELECT 1" });
      for (let i = 0; i < 10; i++) await turn();
    } finally {
      process.off("unhandledRejection", note);
    }
    assert.deepEqual(rejections, []);
  });
});

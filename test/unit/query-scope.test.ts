import assert from "node:assert/strict";
import { type AnyDb, createMainDb } from "../../src/client/index.js";
import { type Db, QueryScope } from "../../src/unified/query-scope.js";

/** A client that notes which rpcs are called and answers none. */
async function calledBy(callback: (db: Db) => unknown): Promise<string[]> {
  const called: string[] = [];
  const note = (method: { readonly name: string }): Promise<never> => {
    called.push(method.name);
    return Promise.reject(new Error("not answered"));
  };
  const db: AnyDb = createMainDb({ unary: note, stream: note });
  await assert.rejects(new QueryScope(db, { bigints: false }).run(callback), /not answered/);
  return called;
}

const insert = "INSERT INTO conversations (id, title) VALUES ('a', 't')";

describe("which rpcs serve a callback", () => {
  it("one that returns its only write: that write alone, which is a transaction by itself", async () => {
    assert.deepEqual(await calledBy((db) => db.prepare(insert).run()), ["Execute"]);
  });

  it("one that may go on after its write: a transaction", async () => {
    const goesOn = async (db: Db) => {
      await db.prepare(insert).run();
    };
    assert.deepEqual(await calledBy(goesOn), ["Transact"]);
    assert.deepEqual(await calledBy((db) => void db.prepare(insert).run()), ["Transact"]);
  });

  it("a read after a write that was not awaited: the write's transaction", async () => {
    const both = (db: Db) => {
      void db.prepare(insert).run();
      return db.prepare("SELECT 1").all();
    };
    assert.deepEqual(await calledBy(both), ["Transact"]);
  });

  it("reads: a query each", async () => {
    assert.deepEqual(await calledBy((db) => db.prepare("SELECT 1").get()), ["Query"]);
  });
});

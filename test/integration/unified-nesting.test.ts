import assert from "node:assert/strict";
import type { Db } from "../../src/unified/index.js";
import { TRANSPORTS, type Transport } from "./unified-transports.js";

for (const [name, open] of TRANSPORTS) {
  describe(`what belongs to a callback, ${name}`, () => {
    let transport: Transport;
    const db = () => transport.manager;
    before(async () => {
      transport = await open();
    });
    after(() => transport.stop());
    beforeEach(() => db().executeMainQuery("DELETE FROM conversations"));

    const insert = (scope: Db, id: string) =>
      scope.prepare("INSERT INTO conversations (id, title) VALUES (?, ?)").run(id, "t");
    const ids = () =>
      db().executeMainQuery((scope) => scope.prepare("SELECT id FROM conversations ORDER BY id").pluck().all());

    it("transactions commit, nest as savepoints, and go on after a failure inside", async () => {
      await db().executeMainTransaction(async (scope) => {
        await insert(scope, "a");
        await assert.rejects(
          db().executeMainTransaction(async (inner) => {
            await insert(inner, "lost");
            throw new Error("inner");
          }),
          /inner/,
        );
        await db().executeMainTransaction((inner) => insert(inner, "b"));
        assert.equal(
          await db().executeMainQuery((inner) => inner.prepare("SELECT count(*) FROM conversations").pluck().get()),
          2,
        );
      });
      assert.deepEqual(await ids(), ["a", "b"]);
    });

    it("a repository's calls inside a transaction belong to it, and are undone with it", async () => {
      const { conversations } = db().getMainDatabase();
      const own = new Error("mine");
      const create = (title: string) => conversations.create({ conversation: { title } });
      const work = db().executeMainTransaction(async (scope) => {
        await create("lost");
        assert.equal(await scope.prepare("SELECT count(*) FROM conversations").pluck().get(), 1);
        throw own;
      });
      await assert.rejects(work, (error) => error === own);
      assert.deepEqual(await ids(), []);
      await db().executeMainQuery(async (scope) => {
        await insert(scope, "a");
        await create("kept");
      });
      assert.equal((await ids()).length, 2);
    });

    it("calls inside a callback of the same database belong to it; a transaction there is a savepoint", async () => {
      const own = new Error("mine");
      const work = db().executeMainQuery(async (scope) => {
        await insert(scope, "a");
        await db().executeMainQuery((inner) => insert(inner, "b"));
        await db().executeWalmartQuery((other) => other.prepare("SELECT 1").get());
        await db().executeMainTransaction((inner) => insert(inner, "c"));
        throw own;
      });
      await assert.rejects(work, (error) => error === own);
      assert.deepEqual(await ids(), []);
    });

    it("what outlives its callback is a call of its own", async () => {
      let later: Promise<unknown> = Promise.resolve();
      const ended = Promise.withResolvers<void>();
      await db().executeMainTransaction(async (scope) => {
        await insert(scope, "a");
        later = ended.promise.then(() => db().executeMainQuery((own) => insert(own, "b")));
      });
      ended.resolve();
      await later;
      assert.deepEqual(await ids(), ["a", "b"]);
    });
  });
}

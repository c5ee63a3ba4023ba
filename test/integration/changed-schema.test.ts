import assert from "node:assert/strict";
import Sqlite from "better-sqlite3";
import { describeError, ServingStatus, watchHealth } from "../../src/client/index.js";
import { fromRow } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** What another program does to the file of a running service. */
function change(file: string, sql: string): void {
  const db = new Sqlite(file);
  db.exec(sql);
  db.close();
}

for (const executor of ["native", "portable"]) {
  describe(`a schema that another program changes, with CREWDB_EXECUTOR=${executor}`, () => {
    let server: TestServer;
    let changes = 0;

    beforeEach(async () => {
      server = await startTestServer({ CREWDB_EXECUTOR: executor, DB_MAX_CONNECTIONS: "2" });
      await server.main.createUser({
        user: { userId: "u1", email: "ada@example.com", name: "Ada", department: "Sales" },
      });
    });
    afterEach(() => server.stop());

    /** Two columns of a view change their places: what was compiled before would answer one for the other. */
    const swap = (): void => {
      const db = new Sqlite(server.files.main);
      const sql = String(db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'user_details'").pluck().get());
      db.exec(
        `DROP VIEW user_details; ${sql
          .replace(/\bname\b/, "DEPARTMENT_")
          .replace(/\bdepartment\b/, "name")
          .replace("DEPARTMENT_", "department")}`,
      );
      db.close();
    };

    it("is seen by kept typed statements, alone and together", async () => {
      const get = async (): Promise<unknown> => {
        const { user } = await server.main.getUser({ userId: "u1" });
        return [user?.name, user?.department];
      };
      for (let round = 0; round < 3; round++) {
        assert.deepEqual(await get(), ["Ada", "Sales"]);
        assert.deepEqual(await get(), ["Ada", "Sales"]);
        swap();
        assert.deepEqual(await get(), ["Ada", "Sales"]);
        swap();
        assert.deepEqual(await Promise.all(Array.from({ length: 20 }, get)), Array(20).fill(["Ada", "Sales"]));
      }
    });

    it("is seen by callers' SQL: as many names as values, and the right ones", async () => {
      const sql = "SELECT * FROM notes";
      const names = async (): Promise<void> => {
        const columns =
          changes === 0 ? "" : `, ${Array.from({ length: changes }, (_, index) => `extra_${index}`).join(", ")}`;
        const { columns: answered, rows } = await server.main.query({ sql });
        assert.equal(
          answered
            .slice(-1 - changes)
            .slice(1)
            .map(({ name }) => `, ${name}`)
            .join(""),
          columns,
        );
        for (const row of rows.map(fromRow)) assert.equal(row.length, answered.length);
      };
      change(server.files.main, "CREATE TABLE notes (a TEXT); INSERT INTO notes VALUES ('one'), ('two')");
      for (; changes < 3; ) {
        await names();
        await names();
        change(server.files.main, `ALTER TABLE notes ADD COLUMN extra_${changes++} TEXT DEFAULT 'x'`);
        await names();
        await Promise.all([names(), names(), names()]);
        const returned = await server.main.execute({ sql: "UPDATE notes SET extra_0 = 'y' RETURNING *" });
        for (const row of returned.rows.map(fromRow)) assert.equal(row.length, returned.columns.length);
        for await (const { rows, columns } of server.main.queryStream({ sql }))
          for (const row of rows.map(fromRow)) assert.equal(row.length, columns.length || row.length);
      }
    });

    it("is told by a reason of its own and by health while something is gone, and mends itself", async () => {
      const get = () => server.main.listUsers({});
      const save = () => server.main.saveCheckpoint({ operationId: "o", operationType: "t" });
      const reasonOf = async (call: Promise<unknown>) =>
        describeError(await call.catch((thrown: unknown) => thrown)).reason;
      const health = watchHealth(server.address, "crewdb.main.v1.MainDb");
      assert.equal((await health.next()).value, ServingStatus.SERVING);
      change(server.files.main, "ALTER TABLE users RENAME COLUMN department TO taken");
      assert.equal(await reasonOf(get()), "SCHEMA_MISMATCH");
      assert.equal((await health.next()).value, ServingStatus.NOT_SERVING);
      await save();
      change(server.files.main, "ALTER TABLE users RENAME COLUMN taken TO department");
      assert.equal((await health.next()).value, ServingStatus.SERVING);
      assert.equal((await get()).users.length, 1);
      change(server.files.main, "ALTER TABLE checkpoints RENAME TO taken");
      assert.equal(await reasonOf(save()), "SCHEMA_MISMATCH");
      change(server.files.main, "ALTER TABLE taken RENAME TO checkpoints");
      await save();
      change(server.files.main, "ALTER TABLE crewdb_requests RENAME TO taken");
      assert.equal(await reasonOf(save()), "SCHEMA_MISMATCH");
      change(server.files.main, "ALTER TABLE taken RENAME TO crewdb_requests");
      await save();
      await health.return(undefined);
    }).timeout(30_000);

    it("is survived by writes, transactions and statements of the service", async () => {
      for (let round = 0; round < 3; round++) {
        await server.main.createUser({ user: { email: `${round}@example.com`, name: "B" } });
        change(server.files.main, `CREATE TABLE other_${round} (a)`);
        await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            server.main.createUser({ user: { email: `${round}-${index}@example.com`, name: "B" } }),
          ),
        );
      }
      assert.equal((await server.main.listUsers({ pageSize: 100 })).users.length, 34);
    });
  });
}

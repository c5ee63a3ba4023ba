import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { create, toBinary } from "@bufbuild/protobuf";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { describeError } from "../../src/client/index.js";
import type { GrpcServer } from "../../src/grpc/grpc-server.js";
import { connect } from "../unit/grpc-fixture.js";
import { fromRow } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/**
 * A schema that another program has written: names of a table's column, its type, a CHECK, an index and a trigger's message hold bytes
 * that are no UTF-8, written here as `\u0001` and put into the stored text.
 */
const TABLE = `CREATE TABLE odd (a "TY\u0001PE" DEFAULT 1, "b\u0001" TEXT UNIQUE, c INTEGER CONSTRAINT "ck\u0001" CHECK (c > 0), d TEXT CHECK (d <> 'x\u0001'))`;

function addOddTable(file: string): void {
  const db = new Sqlite(file);
  db.exec("CREATE TABLE odd (a TYPE DEFAULT 1, b TEXT UNIQUE, c INTEGER, d TEXT)");
  db.exec("CREATE TRIGGER odd_message BEFORE DELETE ON odd BEGIN SELECT RAISE(ABORT, 'no'); END");
  db.unsafeMode(true);
  db.pragma("writable_schema = ON");
  const replace = db.prepare("UPDATE sqlite_schema SET sql = CAST(unhex(?) AS TEXT) WHERE name = ?");
  const hex = (text: string): string => Buffer.from(text).toString("hex").replaceAll("01", "ff");
  replace.run(hex(TABLE), "odd");
  replace.run(
    hex("CREATE TRIGGER odd_message BEFORE DELETE ON odd BEGIN SELECT RAISE(ABORT, 'no\u0001'); END"),
    "odd_message",
  );
  db.pragma("writable_schema = RESET");
  db.close();
}

describe("a schema whose names are no UTF-8", () => {
  let server: TestServer;
  before(async () => {
    const first = await startTestServer();
    await first.stop({ keepFiles: true });
    addOddTable(first.files.main);
    server = await startTestServer({}, first.folder);
  });
  after(() => server.stop());

  const names = ["a", "b\ufffd", "c", "d"];

  it("reads as valid UTF-8: columns and declared types of every SQL rpc", async () => {
    const { main } = server;
    const sql = "SELECT * FROM odd";
    const unary = await main.query({ sql });
    const executed = await main.execute({ sql });
    const { results } = await main.executeBatch({ steps: [{ statement: { sql } }] });
    for (const columns of [unary.columns, executed.columns, results[0]?.columns ?? []]) {
      assert.deepEqual(
        columns.map(({ name }) => name),
        names,
      );
      assert.equal(columns[0]?.declaredType, "TY\ufffdPE");
    }
    for await (const { columns } of main.queryStream({ sql }))
      if (columns.length > 0)
        assert.deepEqual(
          columns.map(({ name }) => name),
          names,
        );
    const raw = connect({ address: server.address } as GrpcServer);
    const request = Buffer.from(
      toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql: "SELECT * FROM odd LIMIT 0" })),
    );
    const { reply } = await raw.unary("/crewdb.main.v1.MainDb/Query", request);
    raw.close();
    // Tags and lengths of so short a message are ASCII, so all of it is UTF-8 when its texts are.
    assert.ok(reply !== undefined && isUtf8(reply));
    const { rows } = await main.query({ sql: "SELECT name, type FROM pragma_table_info('odd')" });
    assert.deepEqual(rows.map(fromRow)[0], ["a", "TY\ufffdPE"]);
    const { steps } = await server.admin.explain({ database: Database.MAIN, sql: "SELECT * FROM odd ORDER BY 2" });
    for (const { detail } of steps) assert.ok(detail.isWellFormed());
  });

  it("is told as valid UTF-8 in errors: constraints, keys and triggers", async () => {
    const failing: readonly (readonly [sql: string, reason: string])[] = [
      ["INSERT INTO odd (c) VALUES (0)", "CHECK_VIOLATION"],
      ["INSERT INTO odd (d) VALUES (CAST(x'78ff' AS TEXT))", "CHECK_VIOLATION"],
      ["INSERT INTO odd VALUES (1, 'x', 1, 'y'), (1, 'x', 1, 'y')", "UNIQUE_VIOLATION"],
      ["DELETE FROM odd", "CHECK_VIOLATION"],
      ["SELECT odd.e FROM odd", "SQL_ERROR"],
    ];
    await server.main.execute({ sql: "INSERT INTO odd VALUES (1, 'first', 1, 'y')" });
    for (const [sql, reason] of failing) {
      const error: unknown = await server.main.execute({ sql }).then(
        () => assert.fail(sql),
        (thrown: unknown) => thrown,
      );
      const described = describeError(error);
      assert.equal(described.reason, reason, described.message);
      for (const text of [described.message, ...Object.values(described.metadata)])
        assert.ok(text.isWellFormed(), text);
    }
  });
});

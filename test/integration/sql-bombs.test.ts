import assert from "node:assert/strict";
import { describeError } from "../../src/client/index.js";
import {
  allowedFunctions,
  type Bomb,
  compileBombs,
  documentBombs,
  functionBombs,
  LONG_DOCUMENTS,
  memoryBombs,
  operatorBombs,
  searchBombs,
} from "../fixtures/bombs.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** How a bomb may end; empty: it ran. */
const ENDS: readonly string[] = [
  "",
  "SQL_ERROR",
  "STATEMENT_DENIED",
  "OUT_OF_RANGE",
  "OUT_OF_MEMORY",
  "TEMP_SPACE_EXCEEDED",
  "RESPONSE_TOO_LARGE",
  "DEADLINE_EXCEEDED",
  "DEADLINE_UNREACHABLE",
  "DeadlineExceeded", // the client's own timer was first
];
const DEADLINE_MS = 60;
/** The writer is free again long before; one that no stop reaches holds it for minutes. */
const CEILING_MS = 30_000;
/** Every so many of the functions' bombs runs here; `npm run soak -- hostile` sends all of them. */
const SHARE = 9;

describe("SQL: bombs of every function and operator", function () {
  this.timeout(180_000);
  let server: TestServer;

  before(async function () {
    guardFileOrSkip(this);
    server = await startTestServer();
    await server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('c', 't')" });
  });
  after(() => server?.stop());

  /** Each by the writer, one behind another, and a write that must come to its turn after some of them. */
  async function requireHarmless(bombs: readonly Bomb[]): Promise<void> {
    const odd: string[] = [];
    for (const [index, { name, sql, parameters }] of bombs.entries()) {
      const request = { sql, parameters: parameters.map(toValue) };
      const call = server.main.execute(request, { timeoutMs: DEADLINE_MS });
      const reason = await call.then(
        () => "",
        (error: unknown) => describeError(error).reason || describeError(error).codeName,
      );
      if (!ENDS.includes(reason)) odd.push(`${name}: ${reason}`);
      if (index % 8 !== 7 && index !== bombs.length - 1) continue;
      const update = "UPDATE conversations SET title = 't' WHERE id = 'c'";
      const { changes } = await server.main.execute({ sql: update }, { timeoutMs: CEILING_MS });
      assert.equal(changes, 1n, `after ${name}`);
    }
    assert.deepEqual(odd, []);
  }

  it("stop for the deadline: each function in one of many ways", async () => {
    const bombs = functionBombs();
    assert.ok(bombs.length > 10 * allowedFunctions().length);
    await requireHarmless(bombs.filter((_, index) => index % SHARE === 0));
  });

  it("stop for the deadline: each operator", () => requireHarmless(operatorBombs()));
  it("stop for the deadline: texts for the search index", () => requireHarmless(searchBombs()));
  it("stop for the deadline: searches of long documents", async () => {
    await server.main.execute({ sql: LONG_DOCUMENTS });
    await requireHarmless(documentBombs());
  });
  it("stop for the deadline: texts that take long to compile", () => requireHarmless(compileBombs()));

  it("stop for the deadline or end for want of memory: rows, columns, aggregates, lists and sorts", async () => {
    await requireHarmless(memoryBombs());
    const columns = memoryBombs().find(({ name }) => name === "250 columns of their own");
    const error = await server.main.query({ sql: columns?.sql ?? "" }).catch((thrown: unknown) => thrown);
    assert.equal(describeError(error).reason, "OUT_OF_RANGE");
    assert.ok(Number(describeError(error).metadata.max_value_bytes) < 1_000_000);
  });

  it("are refused by the size of their answers: all steps of a batch together, a row of a stream", async () => {
    const step = { statement: { sql: "SELECT hex(zeroblob(1000000))" } };
    const two = await server.main.executeBatch({ steps: [step, { statement: { sql: "SELECT 1" } }] });
    assert.equal(two.results.length, 2);
    const batch = await server.main.executeBatch({ steps: [step, step] }).catch((thrown: unknown) => thrown);
    assert.deepEqual(
      [describeError(batch).reason, describeError(batch).metadata.statement_index],
      ["RESPONSE_TOO_LARGE", "1"],
    );
    const row = `SELECT ${Array(10).fill("hex(zeroblob(1000000))").join(", ")}`;
    const read = async (sql: string): Promise<number> => {
      let rows = 0;
      for await (const message of server.main.queryStream({ sql })) rows += message.rows.length;
      return rows;
    };
    const stream = await read(row).catch((thrown: unknown) => thrown);
    assert.deepEqual(
      [describeError(stream).reason, describeError(stream).metadata.max_bytes],
      ["RESPONSE_TOO_LARGE", String(16 * 1024 * 1024)],
    );
    assert.equal(await read("SELECT hex(zeroblob(1000000)) UNION ALL SELECT 1"), 2);
  });

  it("are told from the machine's own want of memory by the budget that they hit", async () => {
    const sql = `SELECT ${Array(40).fill("hex(zeroblob(1000000))").join(", ")}`;
    const error = describeError(await server.main.query({ sql }).catch((thrown: unknown) => thrown));
    assert.deepEqual([error.reason, error.metadata.max_bytes], ["OUT_OF_MEMORY", String((512 * 1024 * 1024) / 4)]);
    const { rows } = await server.main.query({ sql: "SELECT 1" });
    assert.equal(rows.length, 1, "the connection works on");
  });
});

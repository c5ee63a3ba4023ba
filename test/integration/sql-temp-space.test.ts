import assert from "node:assert/strict";
import { describeError } from "../../src/client/index.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { openTempFiles, peakGrowthMiB } from "../fixtures/temp-space.js";
import { reasonOf } from "./reason-of.js";
import { fromRow } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

const NUMBERS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000000)";
const SORT = `${NUMBERS} SELECT randomblob(10000) AS r FROM c ORDER BY r`;
const MAX_BYTES = String(64 * 2 ** 20);

describe("SQL: temporary space", () => {
  let server: TestServer;
  before(async function () {
    guardFileOrSkip(this);
    server = await startTestServer();
  });
  after(() => server?.stop());

  const one = async (): Promise<unknown> =>
    fromRow((await server.main.query({ sql: "SELECT 1" })).rows[0] ?? assert.fail())[0];

  it("stops a sort that spills without end, and the process stays small", async () => {
    const { result, mib } = await peakGrowthMiB(() =>
      Promise.all(
        [1, 2, 3, 4].map((n) =>
          server.main.query({ sql: `${SORT} -- ${n}` }).catch((error: unknown) => describeError(error)),
        ),
      ),
    );
    for (const error of result) {
      assert.ok("reason" in error);
      assert.deepEqual([error.reason, error.metadata], ["TEMP_SPACE_EXCEEDED", { max_bytes: MAX_BYTES }]);
    }
    assert.ok(mib < 256, `the process grew by ${mib} MiB`);
    assert.deepEqual(openTempFiles(), []);
    assert.equal(await one(), 1n);
  });

  it("stops it in every rpc that takes SQL", async () => {
    const streamed = async (): Promise<void> => {
      for await (const _ of server.main.queryStream({ sql: SORT })) assert.fail("a row came");
    };
    assert.equal(await reasonOf(streamed()), "TEMP_SPACE_EXCEEDED");
    assert.equal(await reasonOf(server.main.execute({ sql: SORT })), "TEMP_SPACE_EXCEEDED");
    const batch = { steps: [{ statement: { sql: SORT } }] };
    assert.equal(await reasonOf(server.main.executeBatch(batch)), "TEMP_SPACE_EXCEEDED");
  });

  it("leaves nothing of a write that needed too much, and the writes beside it whole", async () => {
    const insert = (id: string) =>
      server.main.execute({ sql: `INSERT INTO conversations (id, title) VALUES ('${id}', 't')` });
    const bomb = `INSERT INTO conversations (id, title) ${NUMBERS} SELECT 'bomb' || x, hex(randomblob(5000)) AS r FROM c ORDER BY r`;
    const [refused] = await Promise.all([reasonOf(server.main.execute({ sql: bomb })), insert("t1"), insert("t2")]);
    assert.equal(refused, "TEMP_SPACE_EXCEEDED");
    const { rows } = await server.main.query({ sql: "SELECT id FROM conversations ORDER BY id" });
    assert.deepEqual(rows.map(fromRow), [["t1"], ["t2"]]);
  });

  it("ends a statement whose temporary tables would fill the memory", async () => {
    const sql = `SELECT ${Array(40).fill("'x' IN (SELECT randomblob(1000000) FROM c LIMIT 14)").join(", ")}`;
    assert.equal(await reasonOf(server.main.query({ sql: `${NUMBERS} ${sql}` })), "OUT_OF_MEMORY");
    assert.equal(await one(), 1n);
  });
});

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { durationMs } from "@bufbuild/protobuf/wkt";
import { createMainDb, describeError } from "../../src/client/index.js";
import { type AllStreamLimits, STREAM_LIMITS } from "../../src/engine/stream-limits.js";
import { ENDLESS, fromRow, numbered } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** Ends by nothing but a limit. */
const LONG_MS = 3_600_000;
const SHORT_MS = 250;
const STALLED =
  "the stream was ended because the client did not read; go on with its last resume_token, if there is one";
const OLD =
  "the stream was ended because its snapshot became too old; go on with its last resume_token, if there is one";
/** Rows without an end, counted from 1. */
const ENDLESS_ROWS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, 'row ' || i FROM n";

type Stream = ReturnType<TestServer["main"]["queryStream"]>;

describe("SQL: limits of a QueryStream", () => {
  let server: TestServer;
  afterEach(() => server.stop());

  /** With one reader: what reads next waits until the stream has given it back. */
  const start = async (limits: Partial<AllStreamLimits>): Promise<void> => {
    const settings = { DB_MAX_CONNECTIONS: "2", DB_CONNECTION_TIMEOUT: "30000" };
    server = await startTestServer(settings, undefined, { streamLimits: { ...STREAM_LIMITS, ...limits } });
    // The reader is open from here on.
    await server.main.query({ sql: "SELECT 1" });
  };

  /** Reads to the end, keeps the rows' numbers and answers the last token and why it ended early, if it did. */
  async function readOn(stream: Stream, seen: bigint[]): Promise<{ token: string; reason: string; message: string }> {
    let token = "";
    try {
      for await (const { rows, resumeToken } of stream) {
        for (const row of rows) seen.push(fromRow(row)[0] as bigint);
        token = resumeToken;
      }
    } catch (error) {
      return { token, ...describeError(error) };
    }
    return { token, reason: "", message: "" };
  }

  const inOrder = (numbers: readonly bigint[]): boolean =>
    numbers.every((number, index) => number === BigInt(index + 1));

  it("a client that does not read loses its stream and no row", async () => {
    await start({ queryStream: { maxAgeMs: LONG_MS, maxIdleMs: SHORT_MS } });
    // More bytes than fit into what lies between this client and the statement.
    const count = 300_000;
    const sql = `SELECT i, printf('%0200d', i) FROM (${numbered(count)})`;
    const stream = server.main.queryStream({ sql });
    const messages = stream[Symbol.asyncIterator]();
    const first = await messages.next();
    assert.ok(first.done !== true);
    const { limits } = first.value;
    assert.ok(limits?.maxAge !== undefined && limits.maxIdle !== undefined);
    assert.deepEqual([durationMs(limits.maxAge), durationMs(limits.maxIdle)], [LONG_MS, SHORT_MS]);
    // There is one reader, and the stream holds it until its limit.
    assert.equal((await server.main.query({ sql: "SELECT 1" })).rows.length, 1);
    const seen = first.value.rows.map((row) => fromRow(row)[0] as bigint);
    let end = await readOn({ [Symbol.asyncIterator]: () => messages }, seen);
    assert.deepEqual([end.reason, end.message], ["SNAPSHOT_TOO_OLD", STALLED]);
    assert.ok(seen.length < count);
    // On a busy machine this client may be too slow as well.
    for (let turn = 0; end.reason === "SNAPSHOT_TOO_OLD" && turn < 20; turn++)
      end = await readOn(server.main.queryStream({ sql, resumeToken: end.token }), seen);
    assert.equal(end.reason, "");
    assert.equal(seen.length, count);
    assert.ok(inOrder(seen));
  });

  it("a snapshot that is too old ends the stream of a client that reads", async () => {
    await start({ queryStream: { maxAgeMs: 2 * SHORT_MS, maxIdleMs: LONG_MS } });
    const seen: bigint[] = [];
    const { token, reason, message } = await readOn(server.main.queryStream({ sql: ENDLESS_ROWS }), seen);
    assert.deepEqual([reason, message], ["SNAPSHOT_TOO_OLD", OLD]);
    assert.equal((await server.main.query({ sql: "SELECT 1" })).rows.length, 1);
    const more = await readOn(server.main.queryStream({ sql: ENDLESS_ROWS, resumeToken: token }), seen);
    assert.deepEqual([more.reason, more.message], ["SNAPSHOT_TOO_OLD", OLD]);
    assert.ok(seen.length > 0 && inOrder(seen));
  });

  it("a snapshot that is too old ends a statement that finds no row", async () => {
    await start({ queryStream: { maxAgeMs: SHORT_MS, maxIdleMs: LONG_MS } });
    const { reason, message } = await readOn(server.main.queryStream({ sql: ENDLESS }), []);
    assert.deepEqual([reason, message], ["SNAPSHOT_TOO_OLD", OLD]);
    assert.equal((await server.main.query({ sql: "SELECT 1" })).rows.length, 1);
  });

  it("a snapshot that is too old ends the stream of a client that does not read", async () => {
    await start({ queryStream: { maxAgeMs: 2 * SHORT_MS, maxIdleMs: LONG_MS } });
    const messages = server.main.queryStream({ sql: ENDLESS_ROWS })[Symbol.asyncIterator]();
    await messages.next();
    assert.equal((await server.main.query({ sql: "SELECT 1" })).rows.length, 1);
    const { reason, message } = await readOn({ [Symbol.asyncIterator]: () => messages }, []);
    assert.deepEqual([reason, message], ["SNAPSHOT_TOO_OLD", OLD]);
  });

  it("those that are announced without more are a minute and ten seconds", async () => {
    await start({});
    for await (const { limits } of server.main.queryStream({ sql: "SELECT 1" })) {
      assert.deepEqual([limits?.maxAge?.seconds, limits?.maxIdle?.seconds], [60n, 10n]);
    }
  });

  it("rows of megabytes reach one caller on five connections, and each row once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "crewdb-long-rows-"));
    const file = join(folder, "tokens.json");
    const sha256 = createHash("sha256").update("reader-token").digest("hex");
    writeFileSync(file, JSON.stringify([{ name: "reader", sha256, roles: ["sql"] }]), { mode: 0o600 });
    server = await startTestServer({ CREWDB_TOKENS_FILE: file });
    rmSync(folder, { recursive: true });
    const sql = `SELECT i, hex(zeroblob(2000000)) FROM (${numbered(6)})`;
    const clients = Array.from({ length: 5 }, () => createMainDb(server.address, { token: "reader-token" }));
    const read = await Promise.all(
      clients.map(async (client) => {
        const seen: bigint[] = [];
        return { ...(await readOn(client.queryStream({ sql }), seen)), seen: seen.map(Number) };
      }),
    );
    for (const client of clients) client.close();
    for (const { reason, message, seen } of read)
      assert.deepEqual({ reason, message, seen }, { reason: "", message: "", seen: [1, 2, 3, 4, 5, 6] });
  });
});

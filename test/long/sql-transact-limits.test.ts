import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { durationMs } from "@bufbuild/protobuf/wkt";
import { TransactRequest_Mode as Mode, type TransactRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { describeError } from "../../src/client/index.js";
import { STREAM_LIMITS, type StreamLimits } from "../../src/engine/stream-limits.js";
import { largeStatement } from "../fixtures/bombs.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { ENDLESS, fromRow } from "../integration/sql-values.js";
import { startTestServer, type TestServer } from "../integration/test-server.js";

type Action = NonNullable<MessageInitShape<typeof TransactRequestSchema>["action"]>;

const LONG_MS = 3_600_000;
const SHORT_MS = 250;
const IDLE: StreamLimits = { maxAgeMs: LONG_MS, maxIdleMs: SHORT_MS };
const AGED: StreamLimits = { maxAgeMs: SHORT_MS, maxIdleMs: LONG_MS };
const SAID_NOTHING = "the transaction was rolled back because its client sent nothing";
const TOO_LONG = "the transaction was rolled back because it lasted too long";

const begin = (mode: Mode): Action => ({ case: "begin", value: { mode } });
const execute = (sql: string): Action => ({ case: "execute", value: { sql } });
const query = (sql: string): Action => ({ case: "query", value: { sql } });
const INSERT: Action = execute("INSERT INTO conversations (id, title) VALUES ('inside', 't')");
const ENDLESS_INSERT: Action = execute(
  `INSERT INTO conversations (id, title) ${ENDLESS.replace("count(*)", "'n' || i, 't'")}`,
);

/** The actions, then silence. */
async function* thenSilence(actions: readonly Action[]): AsyncGenerator<{ action: Action }> {
  for (const action of actions) yield { action };
  await new Promise(() => undefined);
}

/** Each action once those before it are answered, then a rollback. */
async function* inTurn(actions: readonly Action[], answered: () => number): AsyncGenerator<{ action: Action }> {
  for (const [index, action] of actions.entries()) {
    while (answered() < index) await setImmediate();
    yield { action };
  }
  while (answered() < actions.length) await setImmediate();
  yield { action: { case: "rollback", value: {} } };
}

/** The actions, then small queries without an end, ahead of their answers. */
async function* thenQueries(actions: readonly Action[]): AsyncGenerator<{ action: Action }> {
  for (const action of actions) yield { action };
  for (;;) yield { action: query("SELECT 1") };
}

/** How a client may spend the time of a transaction until it is too old. */
const WAYS_TO_AGE = {
  "its client waits": (actions: readonly Action[]) => thenSilence(actions),
  "its client is never silent": (actions: readonly Action[]) => thenQueries(actions),
  "a query never ends": (actions: readonly Action[]) => thenSilence([...actions, query(ENDLESS)]),
};

describe("SQL: limits of a transaction", () => {
  let server: TestServer;
  afterEach(() => server.stop());

  /** With one reader and one writer: whoever comes next waits until the transaction has given its connection back. */
  const start = async (readTransaction: StreamLimits, writeTransaction: StreamLimits): Promise<void> => {
    const settings = { DB_MAX_CONNECTIONS: "2", DB_CONNECTION_TIMEOUT: "30000" };
    const streamLimits = { ...STREAM_LIMITS, readTransaction, writeTransaction };
    server = await startTestServer(settings, undefined, { streamLimits });
    // The reader is open from here on.
    await server.main.query({ sql: "SELECT 1" });
  };

  /** Runs a transaction to its end, with `onBegun` once it holds its connection; says how it ended. */
  async function endOf(requests: AsyncIterable<{ action: Action }>, limits: StreamLimits, onBegun: () => void) {
    try {
      for await (const { result } of server.main.transact(requests)) {
        assert.notEqual(result.case, "error");
        if (result.case !== "begun") continue;
        onBegun();
        const { maxAge, maxIdle } = result.value.limits ?? assert.fail("no limits");
        assert.ok(maxAge !== undefined && maxIdle !== undefined);
        assert.deepEqual({ maxAgeMs: durationMs(maxAge), maxIdleMs: durationMs(maxIdle) }, limits);
      }
    } catch (error) {
      const { reason, message } = describeError(error);
      return `${reason}: ${message}`;
    }
    return "it ended well";
  }

  /** Another writer comes while the transaction is open: it gets in, and finds nothing of what was done. */
  async function loses(requests: AsyncIterable<{ action: Action }>, limits: StreamLimits, why: string): Promise<void> {
    let other: Promise<unknown> | undefined;
    const end = await endOf(requests, limits, () => {
      other = server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('other', 't')" });
    });
    assert.equal(end, `TRANSACTION_LOST: ${why}`);
    assert.ok(other !== undefined);
    await other;
    const { rows } = await server.main.query({ sql: "SELECT id FROM conversations" });
    assert.deepEqual(rows.map(fromRow), [["other"]]);
  }

  /** Another reader comes while the transaction is open, and gets in. */
  async function ends(requests: AsyncIterable<{ action: Action }>, limits: StreamLimits, why: string): Promise<void> {
    let other: Promise<unknown> | undefined;
    const end = await endOf(requests, limits, () => {
      other = server.main.query({ sql: "SELECT 1" });
    });
    assert.equal(end, `SNAPSHOT_TOO_OLD: ${why}`);
    assert.ok(other !== undefined);
    await other;
  }

  it("read-write: it is rolled back when its client sends nothing, and another writer gets in", async () => {
    await start(STREAM_LIMITS.readTransaction, IDLE);
    await loses(thenSilence([begin(Mode.READ_WRITE), INSERT]), IDLE, SAID_NOTHING);
  });

  it("read-only: its snapshot is given back when its client sends nothing", async () => {
    await start(IDLE, STREAM_LIMITS.writeTransaction);
    await ends(thenSilence([begin(Mode.READ_ONLY), query("SELECT 1")]), IDLE, SAID_NOTHING);
  });

  for (const [way, requests] of Object.entries(WAYS_TO_AGE)) {
    it(`read-write: it is rolled back when it lasts too long because ${way}`, async () => {
      await start(STREAM_LIMITS.readTransaction, AGED);
      await loses(requests([begin(Mode.READ_WRITE), INSERT]), AGED, TOO_LONG);
    });

    it(`read-only: its snapshot is given back when it lasts too long because ${way}`, async () => {
      await start(AGED, STREAM_LIMITS.writeTransaction);
      await ends(requests([begin(Mode.READ_ONLY), query("SELECT 1")]), AGED, TOO_LONG);
    });
  }

  for (const [name, mode] of Object.entries({ "read-only": Mode.READ_ONLY, "read-write": Mode.READ_WRITE })) {
    it(`${name}: it may compile any number of statements, and leaves others their memory`, async function () {
      guardFileOrSkip(this);
      const patient = { maxAgeMs: LONG_MS, maxIdleMs: LONG_MS };
      const streamLimits = { ...STREAM_LIMITS, readTransaction: patient, writeTransaction: patient };
      const settings = { CREWDB_SQL_MEMORY_BYTES: String(128 * 1024 * 1024) };
      server = await startTestServer(settings, undefined, { streamLimits });
      const statements = Array.from({ length: 40 }, (_, i) => query(largeStatement(i)));
      const results: (string | undefined)[] = [];
      const requests = inTurn([begin(mode), ...statements], () => results.length);
      for await (const { result } of server.main.transact(requests)) {
        results.push(result.case);
        if (results.length % 10 === 0) await server.main.query({ sql: largeStatement(-results.length) });
      }
      const answered = Object.groupBy(results, (each) => each ?? "nothing");
      assert.equal(answered.query?.length, 40, JSON.stringify(results));
    });
  }

  it("read-write: it is rolled back when it lasts too long because an insert never ends", async () => {
    await start(STREAM_LIMITS.readTransaction, AGED);
    await loses(thenSilence([begin(Mode.READ_WRITE), INSERT, ENDLESS_INSERT]), AGED, TOO_LONG);
  });
});

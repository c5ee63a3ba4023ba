import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { describeError, Transaction } from "../../src/client/index.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { until } from "../fixtures/until.js";
import { type PolicyServer, startWithPolicy } from "./policy-fixture.js";
import { resume } from "./policy-runs.js";
import { reasonOf } from "./reason-of.js";
import { ENDLESS, numbered } from "./sql-values.js";

const role = (limits: object, more: object = {}) => ({
  rpcs: ["typed-read", "sql-read", "sql-write"],
  limits,
  ...more,
});
const roles = {
  few: role({ callsInFlight: 2 }),
  slow: role({ callsPerSecond: 5 }),
  short: role({ rows: 10, bytes: 2000 }),
  light: role({ bytes: 50_000 }),
  brief: role({ longestCallMs: 300 }),
  free: role({}),
};
const POLICY = { roles, identities: Object.keys(roles).map((name) => ({ token: name, roles: [name] })) };

/** How many of some calls fail, and what the first of those says. */
async function ends(calls: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(calls);
  const errors = settled.flatMap((each) => (each.status === "rejected" ? describeError(each.reason) : []));
  return { failed: errors.length, reasons: [...new Set(errors.map(({ reason }) => reason))], first: errors[0] };
}

describe("limits of a role", () => {
  let policy: PolicyServer;
  before(async function () {
    guardFileOrSkip(this);
    policy = await startWithPolicy(POLICY, {
      few: undefined,
      slow: undefined,
      short: undefined,
      light: undefined,
      brief: undefined,
      free: undefined,
    });
  });
  after(() => policy?.stop());

  it("calls in flight: more are refused before they begin, by all connections together", async () => {
    using one = policy.main("few");
    using other = policy.main("few");
    const aborter = new AbortController();
    const streams = [one, other].map((db) =>
      db.queryStream({ sql: numbered(1_000_000_000) }, { signal: aborter.signal })[Symbol.asyncIterator](),
    );
    // Both have begun once they have answered.
    await Promise.all(streams.map((stream) => stream.next()));
    using free = policy.main("free");
    const { failed, reasons, first } = await ends([1, 2, 3].map(() => one.getUser({ userId: "none" })));
    assert.deepEqual([failed, reasons], [3, ["CALLER_LIMIT"]]);
    assert.deepEqual([first?.metadata.limit, first?.metadata.most], ["calls_in_flight", "2"]);
    assert.ok((first?.retryAfterMs ?? 0) > 0);
    assert.equal(await reasonOf(free.getUser({ userId: "none" })), "NOT_FOUND", "another identity");
    aborter.abort();
    await until(async () => (await reasonOf(one.getUser({ userId: "none" }))) === "NOT_FOUND");
  });

  it("calls a second: the rest are told when to come again, and may then", async () => {
    using db = policy.main("slow");
    using free = policy.main("free");
    const many = Array.from({ length: 100 }, () => db.query({ sql: "SELECT 1" }));
    const others = Array.from({ length: 30 }, () => free.query({ sql: "SELECT 1" }));
    const [{ failed, reasons, first }, untouched] = await Promise.all([ends(many), ends(others)]);
    assert.deepEqual(reasons, ["CALLER_LIMIT"]);
    // Five may begin at once, and five more with each second that they take.
    assert.ok(failed >= 1 && failed <= 95, `${failed}`);
    assert.equal(untouched.failed, 0, "another identity");
    assert.equal(first?.metadata.limit, "calls_per_second");
    const waitMs = first?.retryAfterMs ?? 0;
    assert.ok(waitMs > 0 && waitMs <= 1000, `${waitMs}`);
    await new Promise((resolve) => setTimeout(resolve, waitMs + 50));
    await db.query({ sql: "SELECT 1" });
  });

  it("calls a second: in pipelines, and the actions of a transaction, which ends", async () => {
    using db = policy.main("slow", { pipeline: true });
    const { reasons } = await ends(Array.from({ length: 100 }, () => db.query({ sql: "SELECT 1" })));
    assert.deepEqual(reasons, ["CALLER_LIMIT"]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    using plain = policy.main("slow");
    const transaction = await Transaction.begin(plain, { mode: "read" });
    const steps = async () => {
      for (let i = 0; i < 1000; i++) await transaction.query({ sql: "SELECT 1" });
    };
    assert.deepEqual((await ends([steps()])).reasons, ["CALLER_LIMIT"]);
  });

  it("rows and bytes of an answer, by each way to ask; the longest call", async () => {
    using db = policy.main("short");
    await db.query({ sql: numbered(10) });
    assert.equal(await reasonOf(db.query({ sql: numbered(11) })), "RESPONSE_TOO_LARGE");
    assert.equal(await reasonOf(db.query({ sql: "SELECT printf('%3000d', 1)" })), "RESPONSE_TOO_LARGE");
    assert.equal(await reasonOf(db.execute({ sql: numbered(11) })), "RESPONSE_TOO_LARGE");
    const stream = async (sql: string) => {
      for await (const message of db.queryStream({ sql })) assert.ok(message.rows.length <= 11);
    };
    await stream(numbered(10));
    assert.equal(await reasonOf(stream(numbered(11))), "RESPONSE_TOO_LARGE");
    using light = policy.main("light");
    const long = `SELECT printf('%1000d', i) FROM (${numbered(1000)})`;
    assert.equal(await resume(light, long, 50), "RESPONSE_TOO_LARGE", "a stream that is resumed is one answer");
    using brief = policy.main("brief");
    assert.equal(await reasonOf(brief.query({ sql: ENDLESS })), "DEADLINE_EXCEEDED");
  });
});

describe("a policy that changes", () => {
  let policy: PolicyServer;
  before(async function () {
    guardFileOrSkip(this);
    policy = await startWithPolicy(POLICY, { free: undefined, few: undefined });
  });
  after(() => policy?.stop());

  it("holds for the next call, ends streams of whom it shuts out, and leaves others theirs", async () => {
    using free = policy.main("free");
    using few = policy.main("few");
    // Asked now and then: one that is idle for seconds ends by itself.
    const step = (open: Transaction) => ends([open.query({ sql: "SELECT 1" })]);
    const shutOut = await Transaction.begin(free, { mode: "read" });
    await free.query({ sql: "SELECT email FROM users" });
    const limited = { ...role({}), sql: { main: { users: { columns: ["id"] } } } };
    writeFileSync(policy.policyFile, JSON.stringify({ ...POLICY, roles: { ...roles, free: limited } }));
    let ended: readonly string[] = [];
    await until(async () => {
      ended = (await step(shutOut)).reasons;
      return ended.length > 0;
    });
    assert.deepEqual(ended, ["TRANSACTION_LOST"]);
    assert.equal(await reasonOf(free.query({ sql: "SELECT email FROM users" })), "STATEMENT_DENIED");
    await free.query({ sql: "SELECT id FROM users" });
    const kept = await Transaction.begin(few, { mode: "read" });
    writeFileSync(
      policy.policyFile,
      JSON.stringify({ ...POLICY, roles: { few: roles.few }, identities: [POLICY.identities[0]] }),
    );
    await until(async () => {
      assert.deepEqual((await step(kept)).reasons, [], "another identity's");
      return (await reasonOf(free.getUser({ userId: "none" }))) === "PERMISSION_DENIED";
    });
    assert.deepEqual((await step(kept)).reasons, []);
    await kept.rollback();
  });

  it("gives no kept reply and no resumed stream to a role that could not have had it", async () => {
    const tables = (columns: readonly string[]) => ({ main: { conversations: { columns, insert: true } } });
    const withColumns = (columns: readonly string[]) =>
      JSON.stringify({
        roles: { a: { rpcs: ["sql-read", "sql-write"], sql: tables(columns) } },
        identities: [{ token: "free", roles: ["a"] }],
      });
    using db = policy.main("free");
    const titles = { sql: "SELECT title FROM conversations" };
    writeFileSync(policy.policyFile, withColumns(["id", "title"]));
    await until(async () => (await ends([db.query(titles)])).failed === 0);
    const insert = {
      sql: "INSERT INTO conversations (id, title) VALUES ('k', 'kept') RETURNING title",
      requestId: "01890000-0000-7000-8000-000000000001",
    };
    assert.equal((await db.execute(insert)).rows.length, 1);
    assert.equal((await db.execute(insert)).rows.length, 1, "the kept reply");
    let token = "";
    for await (const message of db.queryStream(titles)) token = message.resumeToken;
    writeFileSync(policy.policyFile, withColumns(["id"]));
    await until(async () => (await ends([db.query(titles)])).reasons[0] === "STATEMENT_DENIED");
    assert.equal(await reasonOf(db.execute(insert)), "REQUEST_ID_REUSED");
    const resumed = async () => {
      for await (const message of db.queryStream({ ...titles, resumeToken: token })) assert.fail(String(message));
    };
    assert.match(await reasonOf(resumed()), /^(?:INVALID_FIELD|STATEMENT_DENIED)$/);
  });

  it("binds Explain as well", async () => {
    const ops = { rpcs: ["admin", "sql-read"], sql: { main: { users: { columns: ["id"] } } } };
    writeFileSync(
      policy.policyFile,
      JSON.stringify({ roles: { ops }, identities: [{ token: "few", roles: ["ops"] }] }),
    );
    using admin = policy.admin("few");
    const explain = (sql: string) => admin.explain({ database: Database.MAIN, sql });
    await until(async () => (await ends([explain("SELECT id FROM users")])).failed === 0);
    assert.equal(await reasonOf(explain("SELECT email FROM users")), "STATEMENT_DENIED");
  });
});

import assert from "node:assert/strict";
import { Client } from "pg";
import type { CallError } from "../../src/engine/call-error.js";
import { Notes, requestOf, textsOf } from "../fixtures/postgres-notes.js";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { Rpc } from "../unit/small-plan.js";
import { skipWithout } from "./skip.js";

/** The engine on a real server, with a small plan. */
describe("the PostgreSQL engine", function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let url: string;
  let notes: Notes;
  let made = 0;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    server = await startPostgres();
  });
  after(async () => server?.stop("SIGQUIT"));
  beforeEach(async () => {
    url = await server.createDatabase(`notes${++made}`);
    notes = await Notes.open(url);
  });
  afterEach(async () => notes?.[Symbol.asyncDispose]());

  /** What the tables hold, by a connection of the test's own. */
  async function look(sql: string): Promise<unknown[][]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    await client.end();
    return rows;
  }

  it("writes and reads, and numbers commits within their history", async () => {
    const written = await notes.call(Rpc.PUT, requestOf({ 1: "a", 2: "text" }));
    assert.ok(written.ok);
    assert.match(textsOf(written.reply, 2)[0] ?? "", /^[0-9a-z]+-1\.\d+$/);
    assert.deepEqual(await notes.get("a"), ["a"]);
    assert.deepEqual(await notes.get("b"), ["NOT_FOUND"]);
  });

  it("does not begin a call whose client has to read first", async () => {
    const notYet: CallError = {
      reason: "TOO_MANY_STREAMS",
      message: "read first",
      retryAfterMs: 1,
    };
    const late = await notes.call(Rpc.PUT, requestOf({ 1: "a" }), {
      deadlineMs: Date.now() + 50,
      notYet,
    });
    assert.equal(late.ok ? "" : late.error.message, "read first");
    assert.deepEqual(await notes.get("a"), ["NOT_FOUND"]);
  });

  it("says which constraint refused a write, as SQLite's engine does", async () => {
    await notes.put("a", "same");
    const failed = async (rpc: number, id: string, text = ""): Promise<object | undefined> => {
      const outcome = await notes.call(rpc, requestOf({ 1: id, 2: text }));
      return outcome.ok ? undefined : { ...outcome.error.metadata, reason: outcome.error.reason };
    };
    const key = { reason: "UNIQUE_VIOLATION", table: "note" };
    assert.deepEqual(await failed(Rpc.PUT, "a", "b"), { ...key, columns: "id" });
    assert.deepEqual(await failed(Rpc.PUT, "b", "same"), { ...key, columns: "text" });
    assert.deepEqual(await failed(Rpc.PUT, "bad"), {
      reason: "CHECK_VIOLATION",
      constraint: "ck_note_id",
    });
    assert.equal((await failed(Rpc.DEFER, "z")) !== undefined, true);
    assert.deepEqual(await failed(Rpc.PUT, "nul\0"), { reason: "INVALID_FIELD" });
  });

  it("goes through pages by their tokens", async () => {
    for (let index = 0; index < 7; index++) await notes.put(`n${index}`);
    const seen: string[][] = [];
    for (let token = ""; ; ) {
      const request = requestOf(token === "" ? {} : { 2: token }, 3);
      const outcome = await notes.call(Rpc.LIST, request);
      assert.ok(outcome.ok);
      seen.push(textsOf(outcome.reply, 1));
      token = textsOf(outcome.reply, 2)[0] ?? "";
      if (token === "") break;
    }
    assert.deepEqual(seen, [["n0", "n1", "n2"], ["n3", "n4", "n5"], ["n6"]]);
  });

  it("stores a write with a request_id once, also when two services get it at the same time", async () => {
    await using other = await Notes.open(url);
    for (let round = 0; round < 20; round++) {
      const request = requestOf({ 1: `r${round}`, 2: `t${round}`, 4: `id${round}` });
      const outcomes = await Promise.all(
        [notes, other, notes, other].map((each) => each.call(Rpc.PUT, request)),
      );
      const replies = outcomes.map((each) =>
        each.ok ? each.reply.toString("hex") : each.error.reason,
      );
      assert.equal(new Set(replies).size, 1, `round ${round}: ${replies.join(" ")}`);
      assert.ok(outcomes[0]?.ok);
    }
    assert.deepEqual(await notes.put("else", "t", "id1"), ["REQUEST_ID_REUSED"]);
    // What a refused call has left open would be stored with the next one.
    for (let round = 0; round < 20; round++) await notes.put("last");
    assert.deepEqual(await look("SELECT count(*)::int FROM main.note"), [[21]]);
  });

  it("stops a statement at its deadline and when its client is gone, on the server too", async () => {
    const late = await notes.call(Rpc.SLOW, requestOf({ 1: "x" }), {
      deadlineMs: Date.now() + 200,
    });
    assert.equal(late.ok ? "" : late.error.reason, "DEADLINE_EXCEEDED");
    const { call, outcome } = notes.start(Rpc.SLOW, requestOf({ 1: "x" }));
    setTimeout(() => notes.database.cancel(call, "CANCELLED"), 100);
    const gone = await outcome;
    assert.equal(gone.ok ? "" : gone.error.reason, "CANCELLED");
    const active =
      "SELECT count(*)::int FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%RECURSIVE n%' AND pid <> pg_backend_pid()";
    for (let tries = 0; (await look(active))[0]?.[0] !== 0; tries++)
      assert.ok(tries < 200, "it still runs");
  });

  it("never stops another call than the one that is cancelled", async () => {
    await notes.put("a");
    const wrong: string[] = [];
    const cancelled = async (): Promise<void> => {
      const { call, outcome } = notes.start(Rpc.GET, requestOf({ 1: "a" }));
      setTimeout(() => notes.database.cancel(call, "CANCELLED"), Math.random() * 3);
      const found = await outcome;
      if (!found.ok && found.error.reason !== "CANCELLED") wrong.push(found.error.reason);
    };
    const kept = async (index: number): Promise<void> => {
      const texts = await (index % 2 === 0 ? notes.get("a") : notes.put(`k${index}`));
      if (texts.length !== 1 || !/^[ak]/.test(texts[0] ?? "")) wrong.push(`kept: ${texts.join()}`);
    };
    for (let round = 0; round < 40; round++)
      await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          index % 2 === 0 ? cancelled() : kept(round * 16 + index),
        ),
      );
    assert.deepEqual(wrong, []);
  });

  it("survives the loss of all of its connections", async () => {
    await notes.put("a");
    const calls = Array.from({ length: 50 }, (_, index) =>
      notes.put(`n${index}`, `n${index}`, `id${index}`),
    );
    await look(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crewdb'",
    );
    const answers = await Promise.all(calls);
    const stored = new Set((await look("SELECT id FROM main.note")).map(([id]) => id));
    answers.forEach(([answer], index) => {
      assert.ok([`n${index}`, "DATABASE_UNREACHABLE", "BUSY"].includes(answer ?? ""), answer);
      if (answer === `n${index}`) assert.ok(stored.has(answer), `${answer} is lost`);
    });
    assert.deepEqual(await notes.get("a"), ["a"]);
  });

  it("deletes what is beyond its time or its number, and replies that are kept for too long", async () => {
    for (let index = 0; index < 7; index++) await notes.put(`n${index}`, `n${index}`, `id${index}`);
    const now = new Date().toISOString();
    await look(`UPDATE main.note SET created_at = '${now}' WHERE id <> 'n3'`);
    await look("UPDATE main.crewdb_requests SET created_ms = 1 WHERE request_id = 'id2'");
    for (const chore of notes.database.chores ?? []) await chore.run(new AbortController().signal);
    // n3 was made in January, and of the six that are left five may stay.
    const left = await look("SELECT id FROM main.note ORDER BY 1");
    assert.deepEqual(left.flat(), ["n1", "n2", "n4", "n5", "n6"]);
    assert.deepEqual(await look("SELECT count(*)::int FROM main.crewdb_requests"), [[6]]);
  });

  it("answers BUSY or stores, where many writes want the same row, and loses none", async () => {
    await using other = await Notes.open(url);
    const sides = [notes, other];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => sides[index % 2]?.put(`n${index}`, `n${index}`)),
    );
    const stored = answers.filter((each, index) => each?.[0] === `n${index}`).length;
    assert.deepEqual(await look("SELECT count(*)::int FROM main.note"), [[stored]]);
  });
});

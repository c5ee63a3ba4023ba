import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Database } from "better-sqlite3";
import { Board, createBoard } from "../../src/sqlite/pool/board.js";
import type { OnCommit } from "../../src/sqlite/pool/messages.js";
import { packCalls, type UnpackedReply, unpackReplies } from "../../src/sqlite/pool/packing.js";
import { Connection } from "../../src/sqlite/thread/connection.js";
import { openSmallDatabase, Rpc, SMALL_PLAN } from "./small-plan.js";

interface Sent {
  readonly rpc: number;
  readonly id?: string;
  readonly text?: string;
  readonly amount?: bigint;
  readonly requestId?: string;
  readonly caller?: string;
  readonly deadlineMs?: number;
  readonly bytes?: Uint8Array;
}

function requestOf(sent: Sent): Uint8Array {
  const writer = new BinaryWriter();
  if (sent.id !== undefined) writer.tag(1, 2).string(sent.id);
  if (sent.text !== undefined) writer.tag(2, 2).string(sent.text);
  if (sent.amount !== undefined) writer.tag(3, 0).int64(sent.amount);
  if (sent.requestId !== undefined) writer.tag(4, 2).string(sent.requestId);
  return writer.finish();
}

/** The fields of a message as text, numbers and nested bytes, by number. */
function fieldsOf(bytes: Uint8Array): Map<number, string | bigint | Uint8Array> {
  const reader = new BinaryReader(bytes);
  const fields = new Map<number, string | bigint | Uint8Array>();
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    fields.set(number, type === 0 ? (reader.int64() as bigint) : reader.bytes());
  }
  return fields;
}

const text = (value: unknown): string => Buffer.from(value as Uint8Array).toString();

describe("batches of one connection", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-batches-"));
  const shared = createBoard(1);
  const board = new Board(shared);
  let db: Database;
  let writer: Connection;
  let reader: Connection;

  before(() => {
    const file = join(folder, "test.db");
    const setup = {
      database: "main",
      file,
      plan: SMALL_PLAN,
      cachePages: 100,
      mmapBytes: 0,
      busyTimeoutMs: 20,
      board: shared,
      requestRetentionMs: 1000,
      requestRetentionBytes: 1000,
    } as const;
    db = openSmallDatabase(file);
    writer = new Connection(db, { ...setup, lane: "write" });
    reader = new Connection(openSmallDatabase(file), { ...setup, lane: "read" });
  });
  after(() => {
    db.close();
    reader.db.close();
    rmSync(folder, { recursive: true });
  });

  /** As the pool does: what a batch's time did not suffice for runs in another one. */
  function run(connection: Connection, sent: readonly Sent[], cancelled: readonly number[] = []): UnpackedReply[] {
    const replies = runOnce(connection, sent, cancelled);
    const left = replies.findIndex(({ state }) => state === "not-started");
    if (left <= 0) return replies;
    const later = cancelled.map((index) => index - left).filter((index) => index >= 0);
    return [...replies.slice(0, left), ...run(connection, sent.slice(left), later)];
  }

  function runOnce(
    connection: Connection,
    sent: readonly Sent[],
    cancelled: readonly number[] = [],
    onCommit?: OnCommit,
  ): UnpackedReply[] {
    board.reset(0);
    for (const index of cancelled) board.cancel(0, index);
    const packed = packCalls(
      sent.map((each) => ({
        rpc: each.rpc,
        request: each.bytes ?? requestOf(each),
        caller: each.caller ?? "local",
        deadlineMs: each.deadlineMs ?? Date.now() + 30_000,
      })),
    );
    return unpackReplies(
      new Uint8Array(connection.runBatch({ kind: "batch", slot: 0, generation: 1, packed }, onCommit).packed),
    );
  }

  const reasons = (replies: UnpackedReply[]): string[] => replies.map((each) => each.error?.reason ?? each.state);
  const put = (id: string, more: Partial<Sent> = {}): Sent => ({ rpc: Rpc.PUT, id, text: `text of ${id}`, ...more });
  const exists = (id: string): boolean => db.prepare("SELECT 1 FROM note WHERE id = ?").get(id) !== undefined;

  it("answer reads that travelled together, each with its own row or reason", () => {
    run(writer, [put("a", { amount: 2n ** 63n - 1n }), put("b", { amount: -(2n ** 63n) })]);
    const replies = run(reader, [
      { rpc: Rpc.GET, id: "a" },
      { rpc: Rpc.GET, id: "nobody" },
      { rpc: Rpc.GET },
      { rpc: Rpc.GET, id: "b" },
    ]);
    assert.deepEqual(reasons(replies), ["ok", "NOT_FOUND", "INVALID_FIELD", "ok"]);
    const note = fieldsOf(fieldsOf(replies[0]?.reply ?? Buffer.alloc(0)).get(1) as Uint8Array);
    assert.equal(text(note.get(1)), "a");
    assert.equal(note.get(3), 2n ** 63n - 1n);
    assert.equal(fieldsOf(fieldsOf(replies[3]?.reply ?? Buffer.alloc(0)).get(1) as Uint8Array).get(3), -(2n ** 63n));
  });

  it("say which fields are wrong, and never repeat what was sent", () => {
    const [tooLong] = run(reader, [{ rpc: Rpc.GET, id: "secret".repeat(20) }]);
    assert.deepEqual(tooLong?.error?.violations, [
      { field: "id", description: "has 120 characters; at most 100 are allowed" },
    ]);
    assert.ok(!JSON.stringify(tooLong.error).includes("secret"));
    const [malformed] = run(reader, [{ rpc: Rpc.GET, bytes: Buffer.from([10, 200]) }]);
    assert.equal(malformed?.error?.reason, "MALFORMED_REQUEST");
    const [invalidUtf8] = run(reader, [{ rpc: Rpc.GET, bytes: Buffer.from([10, 2, 0xc3, 0x28]) }]);
    assert.deepEqual(invalidUtf8?.error?.violations, [{ field: "id", description: "must be valid UTF-8" }]);
  });

  it("share one commit, and each write has its own result", () => {
    let seqs: string[] = [];
    // A group closes after 5 ms: where this thread was taken off its core in between, two commits are right as well.
    for (let round = 0; round < 20 && (round === 0 || seqs[0] !== seqs[1]); round++) {
      const replies = run(writer, [put(`g1-${round}`), put("a"), put(`g2-${round}`)]);
      assert.deepEqual(reasons(replies), ["ok", "UNIQUE_VIOLATION", "ok"]);
      assert.deepEqual(replies[1]?.error?.metadata, { table: "note", columns: "id" });
      seqs = [0, 2].map((index) => text(fieldsOf(replies[index]?.reply ?? Buffer.alloc(0)).get(2)));
    }
    assert.equal(seqs[0], seqs[1]);
    const [next] = run(writer, [put("g3")]);
    const number = Number(seqs[0]?.split(".")[1]);
    assert.equal(text(fieldsOf(next?.reply ?? Buffer.alloc(0)).get(2)), `e.${number + 1}`);
    assert.ok(exists("g1-0") && exists("g2-0") && exists("g3"));
  });

  it("undo all of a write that fails, and nothing of the others, whether groups keep to savepoints or not", () => {
    // Without savepoints the first of these loses its group, which then runs again with them, as the second does at once.
    for (const group of ["first", "second"]) {
      const replies = run(writer, [
        put(`u1-${group}`),
        { rpc: Rpc.PUT_TWICE, id: `u2-${group}`, text: "a" },
        put(`u3-${group}`),
      ]);
      assert.deepEqual(reasons(replies), ["ok", "UNIQUE_VIOLATION", "ok"]);
      assert.ok(exists(`u1-${group}`) && !exists(`u2-${group}`) && exists(`u3-${group}`));
    }
  });

  it("replay the innocent when a statement ends the group's transaction, and never the guilty", () => {
    const replies = run(writer, [put("r1"), { rpc: Rpc.END_TRANSACTION, id: "a" }, put("r2")]);
    assert.deepEqual(reasons(replies), ["ok", "UNIQUE_VIOLATION", "ok"]);
    assert.ok(exists("r1") && exists("r2"));
    assert.ok(!db.inTransaction);
  });

  it("run each write alone when COMMIT fails, so that only the culprit fails", () => {
    const replies = run(writer, [put("d1"), { rpc: Rpc.DEFER, id: "missing" }, put("d2")]);
    assert.deepEqual(reasons(replies), ["ok", "FOREIGN_KEY_VIOLATION", "ok"]);
    assert.ok(exists("d1") && exists("d2"));
    assert.deepEqual(reasons(run(writer, [{ rpc: Rpc.DEFER, id: "missing" }])), ["FOREIGN_KEY_VIOLATION"]);
  });

  it("fail only the write that finds no room on a full disk, and store the others", () => {
    // SQLite itself answers SQLITE_FULL here, as it does when the operating system says that nothing is left.
    db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true })) + 2}`);
    const large = put("f2", { text: "x".repeat(100_000) });
    const replies = run(writer, [put("f1"), large, put("f3")]);
    db.pragma("max_page_count = 1000000");
    assert.deepEqual(reasons(replies), ["ok", "DISK_FULL", "ok"]);
    assert.ok(exists("f1") && !exists("f2") && exists("f3") && !db.inTransaction);
    assert.deepEqual(reasons(run(writer, [large])), ["ok"]);
  });

  it("skip what was cancelled or came too late, and change nothing for it", () => {
    const replies = run(writer, [put("c1"), put("c2"), put("c3", { deadlineMs: Date.now() - 1 })], [1]);
    assert.deepEqual(reasons(replies), ["ok", "CANCELLED", "DEADLINE_EXCEEDED"]);
    assert.ok(exists("c1") && !exists("c2") && !exists("c3"));
  });

  it("tell of their COMMIT before it, once, and start no call from the one on that they name", () => {
    const long = Array.from({ length: 64 }, (_, index) => put(`n${index}`, { text: "x".repeat(200_000) }));
    const told: number[] = [];
    const replies = runOnce(writer, long, [], (notStarted) => {
      told.push(notStarted);
      assert.deepEqual(reasons(run(reader, [{ rpc: Rpc.GET, id: "n0" }])), ["NOT_FOUND"], "nobody sees it yet");
    });
    const left = replies.findIndex(({ state }) => state === "not-started");
    assert.deepEqual(told, [left === -1 ? long.length : left]);
    assert.ok(replies.every(({ state }, index) => (state === "ok") === (left === -1 || index < left)));
  });

  it("tell of no COMMIT again when it fails, and of none where nothing is to be committed or all runs again", () => {
    let told: number[] = [];
    // A group closes after 5 ms: where this thread was taken off its core in between, it is tried again with other rows.
    const tell = (group: (round: number) => Sent[]): string[] => {
      for (let round = 0; ; round++) {
        told = [];
        const said = reasons(runOnce(writer, group(round), [], (notStarted) => told.push(notStarted)));
        if (round === 20 || !said.includes("not-started")) return said;
      }
    };
    const fails = { rpc: Rpc.DEFER, id: "missing" };
    const committed = tell((round) => [put(`t1-${round}`), fails, put(`t2-${round}`)]);
    assert.deepEqual([committed, told], [["ok", "FOREIGN_KEY_VIOLATION", "ok"], [3]]);
    assert.deepEqual([tell(() => [{ rpc: Rpc.PUT, id: "" }]), told], [["INVALID_FIELD"], []]);
    const ends = { rpc: Rpc.END_TRANSACTION, id: "t1-0" };
    const lost = tell((round) => [put(`t3-${round}`), ends, put(`t4-${round}`)]);
    assert.deepEqual([lost, told], [["ok", "UNIQUE_VIOLATION", "ok"], []]);
  });

  it("answer a repeated request_id with the same bytes and write once", () => {
    const [first] = run(writer, [put("x1", { requestId: "k" })]);
    const [again, other] = run(writer, [put("x1", { requestId: "k" }), put("x2", { requestId: "k" })]);
    assert.deepEqual(again?.reply, first?.reply);
    assert.equal(other?.error?.reason, "REQUEST_ID_REUSED");
    const [otherCaller] = run(writer, [put("x3", { requestId: "k", caller: "someone else" })]);
    assert.equal(otherCaller?.state, "ok");
    assert.ok(!exists("x2") && exists("x3"));
  });

  it("keep no reply of a write that failed", () => {
    assert.deepEqual(reasons(run(writer, [put("a", { requestId: "f" })])), ["UNIQUE_VIOLATION"]);
    db.prepare("DELETE FROM note WHERE id = 'a'").run();
    assert.deepEqual(reasons(run(writer, [put("a", { requestId: "f" })])), ["ok"]);
  });

  it("wait for another process's lock no longer than the busy time-out", () => {
    const other = openSmallDatabase(join(folder, "test.db"));
    other.exec("BEGIN IMMEDIATE");
    db.pragma("busy_timeout = 0");
    const [blocked] = run(writer, [put("l1")]);
    assert.equal(blocked?.error?.reason, "BUSY");
    assert.ok((blocked.error.retryAfterMs ?? 0) > 0);
    other.exec("ROLLBACK");
    other.close();
    assert.deepEqual(reasons(run(writer, [put("l1")])), ["ok"]);
  });

  it("page through all rows once, and refuse a token of other filters", () => {
    for (let index = 0; index < 25; index++) run(writer, [put(`p${index}`, { text: "paged" })]);
    const list = (token: string, filter: string): Sent => ({
      rpc: Rpc.LIST,
      bytes: new BinaryWriter().tag(1, 0).int32(10).tag(2, 2).string(token).tag(3, 2).string(filter).finish(),
    });
    const seen: string[] = [];
    let token = "";
    do {
      const [reply] = run(reader, [list(token, "paged")]);
      const bytes = new BinaryReader(reply?.reply ?? Buffer.alloc(0));
      token = "";
      while (bytes.pos < bytes.len) {
        const [number] = bytes.tag();
        if (number === 1) seen.push(text(fieldsOf(bytes.bytes()).get(1)));
        else token = bytes.string();
      }
      if (token !== "") assert.deepEqual(reasons(run(reader, [list(token, "other")])), ["INVALID_PAGE_TOKEN"]);
    } while (token !== "");
    assert.equal(seen.length, 25);
    assert.equal(new Set(seen).size, 25);
    for (const bad of ["nonsense", Buffer.from("[1]").toString("base64url"), Buffer.from("{}").toString("base64url")]) {
      assert.deepEqual(reasons(run(reader, [list(bad, "paged")])), ["INVALID_PAGE_TOKEN"], bad);
    }
  });
});

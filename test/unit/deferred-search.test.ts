import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, type DescMessage, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import {
  CreateEmailRequestSchema,
  DeleteEmailRequestSchema,
  UpdateEmailRequestSchema,
} from "../../gen/ts/crewdb/main/v1/email_requests_pb.js";
import { BatchUpsertEmailsRequestSchema } from "../../gen/ts/crewdb/main/v1/email_work_pb.js";
import { ExecuteRequestSchema, ExecuteResponseSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { SqlRpc } from "../../src/engine/sql-rpc.js";
import { openDatabaseFile } from "../../src/sqlite/file/open-file.js";
import { Board, createBoard } from "../../src/sqlite/pool/board.js";
import { findGuardFile, openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { packCalls, type UnpackedReply, unpackReplies } from "../../src/sqlite/pool/packing.js";
import { Connection } from "../../src/sqlite/thread/connection.js";
import { seeded } from "../fixtures/seeded.js";

interface Sent {
  readonly rpc: number;
  readonly request: Uint8Array;
}

const WORDS = ["lamp", "quartz", "harbour", "invoice", "o'brien", "ñandú"] as const;
const GROUPS = 150;

describe("the search index of e-mails, behind the writes of a group", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-deferred-"));
  const plan = loadPlans().main;
  const shared = createBoard(1);
  const board = new Board(shared);
  const guardFile = findGuardFile();
  const setup = {
    database: "main",
    lane: "write",
    file: join(folder, "main.db"),
    plan,
    cachePages: 500,
    mmapBytes: 0,
    busyTimeoutMs: 1000,
    board: shared,
    requestRetentionMs: 1000,
    requestRetentionBytes: 1000,
    ...(guardFile === undefined ? {} : { guardFile }),
  } as const;
  // Before the file is opened, as in the service: it bounds the temporary space of callers' SQL.
  const interrupter = openInterrupter(guardFile);
  const { db } = openDatabaseFile(setup);
  // What is tested is the index, not the disk.
  db.pragma("synchronous = OFF");
  const writer = new Connection(db, setup);
  after(() => {
    db.close();
    interrupter?.close();
    rmSync(folder, { recursive: true });
  });

  function call<Desc extends DescMessage>(name: string, schema: Desc, message: MessageInitShape<Desc>): Sent {
    const rpc = plan.rpcs.findIndex((each) => each.name === name);
    return { rpc, request: toBinary(schema, create(schema, message)) };
  }

  const add = (emailId: string, subject: string): Sent =>
    call("CreateEmail", CreateEmailRequestSchema, {
      email: { emailId, subject, senderEmail: "ann@example.com", receivedTime: { seconds: 1n } },
    });
  const change = (emailId: string, subject: string): Sent =>
    call("UpdateEmail", UpdateEmailRequestSchema, { email: { emailId, subject } });
  const remove = (emailId: string): Sent => call("DeleteEmail", DeleteEmailRequestSchema, { emailId });
  const upsert = (emailIds: readonly string[], subject: string): Sent =>
    call("BatchUpsertEmails", BatchUpsertEmailsRequestSchema, {
      emails: emailIds.map((emailId) => ({
        emailId,
        subject,
        senderEmail: "bob@example.com",
        receivedTime: { seconds: 2n },
      })),
    });
  const sql = (text: string): Sent => ({
    rpc: SqlRpc.EXECUTE,
    request: toBinary(ExecuteRequestSchema, create(ExecuteRequestSchema, { sql: text })),
  });

  /** Runs calls as one group, and what its time did not suffice for as another one, as the pool does. */
  function run(sent: readonly Sent[]): UnpackedReply[] {
    board.reset(0);
    const packed = packCalls(sent.map((each) => ({ ...each, caller: "local", deadlineMs: Date.now() + 30_000 })));
    const replies = unpackReplies(
      new Uint8Array(writer.runBatch({ kind: "batch", slot: 0, generation: 1, packed }).packed),
    );
    const left = replies.findIndex(({ state }) => state === "not-started");
    return left <= 0 ? replies : [...replies.slice(0, left), ...run(sent.slice(left))];
  }

  const reasons = (replies: readonly UnpackedReply[]): string[] =>
    replies.map(({ state, error }) => error?.reason ?? state);

  /** FTS5 compares both indexes with the rows of emails_enhanced. */
  function checkIndexes(): void {
    for (const table of ["email_search", "email_words"]) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    const count = db.prepare("SELECT count(*) FROM email_search_docsize").pluck();
    assert.equal(count.get(), db.prepare("SELECT count(*) FROM emails_enhanced").pluck().get());
    assert.equal(db.prepare("SELECT count(*) FROM email_search_paused").pluck().get(), 0);
  }

  const find = (text: string): unknown[] =>
    db
      .prepare(
        `SELECT e.id FROM email_search s JOIN emails_enhanced e ON e.rowid = s.rowid
         WHERE email_search MATCH ? ORDER BY e.id`,
      )
      .pluck()
      .all(`"${text}"`);

  it("has the e-mails of a group once it is committed, those that were changed or deleted in it as well", () => {
    const replies = run([
      add("a", "a lamp"),
      add("b", "a lamp"),
      add("c", "a lamp"),
      change("b", "quartz"),
      remove("c"),
    ]);
    assert.deepEqual(reasons(replies), ["ok", "ok", "ok", "ok", "ok"]);
    assert.deepEqual(find("lamp"), ["a"]);
    assert.deepEqual(find("quartz"), ["b"]);
    checkIndexes();
  });

  it("has them when one of the group fails, and nothing of the one that failed", () => {
    for (const [group, careful] of [
      [1, false],
      [2, true],
    ] as const) {
      const ids = [`x${group}`, "a", `y${group}`];
      const replies = run(ids.map((id) => add(id, `harbour ${group}`)));
      assert.deepEqual(reasons(replies), ["ok", "UNIQUE_VIOLATION", "ok"], `with savepoints: ${careful}`);
      assert.deepEqual(find(`harbour ${group}`), [ids[0], ids[2]]);
      checkIndexes();
    }
  });

  it("has them already for a caller's statement in the same group", function () {
    if (guardFile === undefined) this.skip();
    const count = sql("SELECT count(*) FROM email_search('invoice')");
    const replies = run([add("i1", "invoice"), count, add("i2", "invoice"), count]);
    assert.deepEqual(reasons(replies), ["ok", "ok", "ok", "ok"]);
    const counted = [1, 3].map(
      (index) => fromBinary(ExecuteResponseSchema, replies[index]?.reply ?? new Uint8Array()).rows[0]?.values[0]?.kind,
    );
    assert.deepEqual(counted, [
      { case: "integer", value: 1n },
      { case: "integer", value: 2n },
    ]);
    checkIndexes();
  });

  it(`is in step after each of ${GROUPS} random groups, failing calls and batches among them`, () => {
    const random = seeded(20_261_129);
    const below = (limit: number): number => Math.floor(random() * limit);
    const id = (): string => `r${below(60)}`;
    const subject = (): string => `${WORDS[below(WORDS.length)]} ${below(9)}`;
    const kinds: readonly (() => Sent)[] = [
      () => add(id(), subject()),
      () => add(id(), subject()),
      () => change(id(), subject()),
      () => remove(id()),
      () => upsert([id(), `${id()}'`], subject()),
      ...(guardFile === undefined
        ? []
        : [() => sql(`UPDATE emails SET subject = 'by hand ${below(9)}' WHERE id = '${id()}'`)]),
    ];
    const seen = new Set<string>();
    for (let group = 0; group < GROUPS; group++) {
      const replies = run(
        Array.from({ length: 1 + below(12) }, () => (kinds[below(kinds.length)] ?? (() => remove(id())))()),
      );
      for (const reason of reasons(replies)) seen.add(reason);
      checkIndexes();
    }
    assert.deepEqual([...seen].sort(), ["NOT_FOUND", "UNIQUE_VIOLATION", "ok"]);
  });
});

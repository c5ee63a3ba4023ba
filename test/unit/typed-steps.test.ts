import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { WireReader, WireWriter } from "../../src/base/wire.js";
import type { DatabasePlan } from "../../src/engine/plan.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { STATEMENTS_KEPT } from "../../src/sqlite/thread/statement-cache.js";
import { TypedCalls } from "../../src/sqlite/thread/typed-calls.js";
import { MAX_RESPONSE_BYTES } from "../../src/typed/answer.js";
import { CallFacts } from "../../src/typed/call-facts.js";
import type { Stored } from "../../src/typed/encode.js";
import { PortableExecutor } from "../../src/typed/portable-executor.js";
import type { Answer, Step, Steps } from "../../src/typed/steps.js";
import { Rpc, SMALL_PLAN } from "./small-plan.js";

const NOTE = ["id", "text", "amount", "created_at"].map((name) => ({ name, table: "note" }));
const LIMIT = 3;
const CHANGES = { from: "built-in", name: "changes" } as const;

/** The small plan whose list has no pages. */
const WHOLE_LISTS: DatabasePlan = {
  ...SMALL_PLAN,
  rpcs: SMALL_PLAN.rpcs.map((rpc) => {
    if (rpc.id !== Rpc.LIST) return rpc;
    const { pageSize: _, pageToken: __, ...unpaged } = rpc;
    const statements = rpc.statements.map((statement) => ({ ...statement, pages: [] }));
    return { ...unpaged, statements, answer: { shape: "rows", field: 0 } };
  }),
};

/** Its second statement asks how many rows the first has changed. */
const COUNTING: DatabasePlan = {
  ...SMALL_PLAN,
  rpcs: SMALL_PLAN.rpcs.map((rpc) =>
    rpc.id === Rpc.PUT_TWICE ? { ...rpc, parameters: [...rpc.parameters.slice(0, 1), CHANGES] } : rpc,
  ),
};

/** A call that no engine has answered yet. */
class Waiting {
  readonly #writer = new WireWriter();
  readonly #steps: Steps;
  /** Undefined: it has ended. */
  step: Step | undefined;

  constructor(executor: PortableExecutor, rpc: number, request: Buffer) {
    const call = executor.read(packed(rpc, request));
    this.#steps = call.steps(this.#writer, new CallFacts(), () => "7");
    this.#take(this.#steps.next());
  }

  answer(answer: Partial<Answer>): void {
    this.#take(this.#steps.next({ changes: 0, rows: [], columns: NOTE, ...answer }));
  }

  get reply(): Buffer {
    assert.equal(this.step, undefined);
    return Buffer.from(this.#writer.bytes.subarray(0, this.#writer.position));
  }

  #take(next: IteratorResult<Step, void>): void {
    this.step = next.done === true ? undefined : next.value;
  }
}

function packed(rpc: number, request: Buffer) {
  return { rpc, request, caller: "ann", deadlineMs: Number.POSITIVE_INFINITY };
}

/** A request of texts by field number. */
function requestOf(texts: Readonly<Record<number, string>>, pageSize = 0): Buffer {
  const writer = new WireWriter();
  if (pageSize > 0) {
    writer.varint(8);
    writer.varint(pageSize);
  }
  for (const [field, text] of Object.entries(texts)) {
    writer.varint(Number(field) * 8 + 2);
    writer.string(text);
  }
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

/** Of a reply: field 1 is its notes, told by their ids, and field 2 a text. */
function textsOf(reply: Buffer, field: number): string[] {
  const reader = new WireReader(reply);
  const texts: string[] = [];
  while (!reader.done) {
    const tag = reader.varint();
    const bytes = reader.blob();
    if (tag >> 3 === field) texts.push(field === 1 ? idOf(bytes) : bytes.toString());
  }
  return texts;
}

function idOf(note: Buffer): string {
  const reader = new WireReader(note);
  assert.equal(reader.varint(), 10);
  return reader.blob().toString();
}

function notes(count: number, text = ""): Stored[][] {
  return Array.from({ length: count }, (_, index) => [`n${index}`, text, 1n, null]);
}

describe("a typed call's steps", () => {
  it("are answered whenever rows come, with other calls of the same statement under way", () => {
    const executor = new PortableExecutor(SMALL_PLAN);
    const [one, other] = ["a", "b"].map((id) => new Waiting(executor, Rpc.GET, requestOf({ 1: id })));
    assert.ok(one?.step && other?.step);
    assert.equal(one.step.statement, other.step.statement);
    assert.deepEqual([one.step.values, other.step.values], [["a"], ["b"]]);
    other.answer({ rows: [["b", null, null, null]] });
    one.answer({ rows: [["a", null, null, null]] });
    assert.deepEqual([textsOf(one.reply, 1), textsOf(other.reply, 1)], [["a"], ["b"]]);
  });

  it("go through the statements in order and end at one that finds nothing", () => {
    const executor = new PortableExecutor(SMALL_PLAN);
    const call = new Waiting(executor, Rpc.PUT_TWICE, requestOf({ 1: "a", 2: "b" }));
    assert.deepEqual([call.step?.want, call.step?.values], ["changes", ["a"]]);
    call.answer({ changes: 1 });
    assert.deepEqual([call.step?.want, call.step?.values], ["row", ["b"]]);
    assert.throws(() => call.answer({ rows: [] }), isFailure("NOT_FOUND"));
  });

  it("say what may travel with them, up to one that needs an answer", () => {
    const executor = new PortableExecutor(SMALL_PLAN);
    const call = new Waiting(executor, Rpc.PUT_TWICE, requestOf({ 1: "a", 2: "b" }));
    const ahead = call.step?.ahead?.() ?? [];
    assert.deepEqual(
      ahead.map(({ want, values }) => [want, values]),
      [["row", ["b"]]],
    );
    call.answer({ changes: 1 });
    assert.equal(call.step, ahead[0]);
    assert.equal(call.step?.ahead, undefined);

    const counting = new Waiting(new PortableExecutor(COUNTING), Rpc.PUT_TWICE, requestOf({ 1: "a" }));
    assert.deepEqual(counting.step?.ahead?.(), []);
    counting.answer({ changes: 3 });
    assert.deepEqual(counting.step?.values, [3n]);
  });

  it("ask for a list in growing chunks, and for no more when the answer is too large", () => {
    const executor = new PortableExecutor(WHOLE_LISTS);
    const whole = new Waiting(executor, Rpc.LIST, requestOf({}));
    const asked: string[] = [];
    for (let left = 203; whole.step !== undefined; ) {
      const { want, atMost } = whole.step;
      asked.push(`${want} ${atMost}`);
      whole.answer({ rows: notes(Math.min(left, atMost)) });
      left = Math.max(0, left - atMost);
    }
    const chunks = ["some 4", "more 8", "more 16", "more 32", "more 64", "more 64", "more 64"];
    assert.deepEqual(asked, chunks);
    assert.equal(textsOf(whole.reply, 1).length, 203);

    const large = new Waiting(executor, Rpc.LIST, requestOf({}));
    large.answer({ rows: notes(4, "x".repeat(MAX_RESPONSE_BYTES / 8)) });
    const rows = notes(8, "x".repeat(MAX_RESPONSE_BYTES / 8));
    assert.throws(() => large.answer({ rows }), isFailure("RESPONSE_TOO_LARGE"));
  });

  it("ask for a page's last key as bytes, where its text may have lost some", () => {
    const executor = new PortableExecutor(SMALL_PLAN);
    const page = (key: string, stored: Stored): Waiting => {
      const call = new Waiting(executor, Rpc.LIST, requestOf({}, 1));
      assert.deepEqual([call.step?.want, call.step?.values], ["rows", [2n]]);
      call.answer({ rows: [[key, null, null, null], ...notes(1)] });
      assert.deepEqual([call.step?.want, call.step?.values], ["keys", [2n, 0n]]);
      call.answer({ rows: [[stored]] });
      return call;
    };
    const [token = ""] = textsOf(page("\ufffd", Buffer.from([0xff])).reply, 2);
    const next = new Waiting(executor, Rpc.LIST, requestOf({ 2: token }, LIMIT));
    assert.deepEqual(next.step?.values, [Buffer.from([0xff]), 4n]);
    assert.equal(next.step?.statement.variant.rawKeys, 1);
    const [honest = ""] = textsOf(page("\ufffd", Buffer.from("\ufffd")).reply, 2);
    const after = new Waiting(executor, Rpc.LIST, requestOf({ 2: honest }, LIMIT));
    assert.deepEqual(after.step?.values, ["\ufffd", 4n]);
  });
});

describe("a typed call on SQLite", () => {
  it("leaves no statement open when its answer is too large", () => {
    const db = new Database(":memory:");
    db.exec("CREATE TABLE note (id TEXT, text TEXT, amount INTEGER, created_at TEXT)");
    const insert = db.prepare("INSERT INTO note (id, text) VALUES (?, ?)");
    for (let id = 0; id < 12; id++) insert.run(String(id), "x".repeat(MAX_RESPONSE_BYTES / 8));
    const call = new TypedCalls(db, WHOLE_LISTS).read(packed(Rpc.LIST, requestOf({})));
    const run = (): void => call.run(new WireWriter(), new CallFacts(), "");
    assert.throws(run, isFailure("RESPONSE_TOO_LARGE"));
    // better-sqlite3 refuses a write while an iterator is open.
    assert.equal(insert.run("more", "").changes, 1);
    db.close();
  });

  it("is answered alike when more statements are in use than are kept", () => {
    const get = SMALL_PLAN.rpcs[Rpc.GET];
    assert.ok(get);
    const rpcs = Array.from({ length: STATEMENTS_KEPT + 50 }, (_, id) => ({ ...get, id }));
    const db = new Database(":memory:");
    db.exec("CREATE TABLE note (id TEXT, text TEXT, amount INTEGER, created_at TEXT)");
    db.exec("INSERT INTO note VALUES ('a', 'x', 9007199254740993, NULL)");
    const calls = new TypedCalls(db, { ...SMALL_PLAN, rpcs });
    const reply = (rpc: number): string => {
      const writer = new WireWriter();
      calls.read(packed(rpc, requestOf({ 1: "a" }))).run(writer, new CallFacts(), "");
      return writer.bytes.toString("hex", 0, writer.position);
    };
    const first = reply(0);
    // The first one stays in use: its statement is kept, and its variant made again.
    for (const { id } of rpcs) assert.deepEqual([reply(id), reply(0)], [first, first]);
    assert.equal(calls.evictions, 50);
    db.close();
  });
});

function isFailure(reason: string) {
  return (error: unknown): boolean => error instanceof RpcFailure && error.error.reason === reason;
}

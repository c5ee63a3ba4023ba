import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { WireWriter } from "../../src/base/wire.js";
import { HandedOver } from "../../src/engine/layout.js";
import type { DatabasePlan, RpcPlan } from "../../src/engine/plan.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { writeRow } from "../../src/sql/result-writer.js";
import { PackedBatch, packCalls, replyTableBytes } from "../../src/sqlite/pool/packing.js";
import { loadGuard, ROLE } from "../../src/sqlite/thread/guard.js";
import { lengthOf, NativeExecutor } from "../../src/sqlite/thread/native-executor.js";
import { toValuesPlan } from "../../src/sqlite/thread/native-plan.js";
import { NativeRows } from "../../src/sqlite/thread/native-rows.js";
import { TypedCalls } from "../../src/sqlite/thread/typed-calls.js";
import { CallFacts } from "../../src/typed/call-facts.js";
import type { Stored } from "../../src/typed/encode.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { brokenText, type Cell, pick, type Random, randomCell, randomPlan } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";

const LIMITS = { rows: 1000, bytes: 3_000_000 };
const ONE_CALL = new PackedBatch(packCalls([{ rpc: 0, request: Buffer.alloc(0), caller: "", deadlineMs: 0 }]));

function literal(cell: Cell): string {
  if (cell === null) return "NULL";
  if (Buffer.isBuffer(cell)) return `x'${cell.toString("hex")}'`;
  if (typeof cell === "string") return `CAST(x'${Buffer.from(cell).toString("hex")}' AS TEXT)`;
  if (typeof cell === "bigint") return cell === -(2n ** 63n) ? "(-9223372036854775807 - 1)" : String(cell);
  return Object.is(cell, -0)
    ? "-0.0"
    : `${Number.isInteger(cell) ? cell.toExponential() : cell}`.replace(/^(-?\d+)(e|$)/, "$1.0$2");
}

/** The plan with an rpc that takes nothing and answers what the SQL selects, as the list that its first message is. */
function withRpc(plan: DatabasePlan, sql: string): DatabasePlan {
  const rpc: RpcPlan = {
    ...{ id: 0, name: "List", method: "s/List", lane: "read", role: "read", file: "List.sql" },
    ...{ request: plan.messages.length, response: 0, conditions: [], parameters: [] },
    statements: [{ line: 1, parts: [{ text: sql, parameters: [] }], pages: [], returnsRows: true }],
    answer: { shape: "rows", field: 0 },
  };
  return { ...plan, messages: [...plan.messages, { name: "request", fields: [] }], rpcs: [rpc] };
}

/** Rows that fit the contract, or that may not; the SQL gives a column for each field of the row and of the answer. */
function randomSql(random: Random, plan: DatabasePlan, odd: boolean): string {
  const fields = [...(plan.messages[1]?.fields ?? []), ...(plan.messages[0]?.fields.slice(1) ?? [])];
  const row = (): string =>
    fields
      .map((field) => {
        const cell = randomCell(random, plan, field, odd);
        const broken = field.kind === "string" && !field.repeated && random() < 0.1;
        return `${broken ? brokenText(random) : literal(cell)} AS ${field.name}`;
      })
      .join(", ");
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => `SELECT ${row()}`).join(" UNION ALL ");
}

/** A reply, or in words why there is none. */
type Answer = Buffer | string;

/** What both executors answer; `native` is undefined where it hands over. */
function answersOf(
  db: Database.Database,
  plan: DatabasePlan,
  sql: string,
): { portable: Answer; native: Answer | undefined } {
  const listing = withRpc(plan, sql);
  const portable = new TypedCalls(db, listing);
  return { portable: inTypeScript(portable), native: inC(new NativeExecutor(db, listing, portable)) };
}

function inTypeScript(portable: TypedCalls): Answer {
  const writer = new WireWriter();
  try {
    portable.read(ONE_CALL.at(0)).run(writer, new CallFacts(), "");
    return Buffer.from(writer.bytes.subarray(0, writer.position));
  } catch (error) {
    if (error instanceof RpcFailure) return error.error.message;
    throw error;
  }
}

function inC(native: NativeExecutor): Answer | undefined {
  native.start(ONE_CALL, "");
  const answer = native.run(0, 1);
  if (answer >= 0)
    return Buffer.from(native.replies().subarray(replyTableBytes(1), replyTableBytes(1) + lengthOf(answer)));
  const failure = native.failureOf(0, answer);
  if ("error" in failure) return failure.error.message;
  assert.equal(failure.reason, HandedOver.storedValue);
  return undefined;
}

function readable(answer: Answer | undefined): string | undefined {
  return Buffer.isBuffer(answer) ? answer.toString("hex") : answer;
}

function openGuarded(guardFile: string): Database.Database {
  const db = new Database(":memory:");
  loadGuard(db, guardFile);
  return db;
}

describe("the encoder in C and the one in TypeScript", () => {
  it("write the same bytes for 3,000 random schemas with rows that fit them", function () {
    const db = openGuarded(guardFileOrSkip(this));
    const random = seeded(1);
    for (let round = 0; round < 3000; round++) {
      const plan = randomPlan(random);
      const sql = randomSql(random, plan, false);
      const { portable, native } = answersOf(db, plan, sql);
      if (typeof portable === "string") assert.fail(`round ${round}: ${portable}\n${sql}`);
      assert.equal(readable(native), readable(portable), `round ${round}\n${sql}\n${JSON.stringify(plan.messages)}`);
    }
  });

  it("never differ where rows do not fit: the same answer, or it is left to TypeScript", function () {
    const db = openGuarded(guardFileOrSkip(this));
    const random = seeded(2);
    const seen = { same: 0, handedOver: 0, refused: 0 };
    for (let round = 0; round < 6000; round++) {
      const plan = randomPlan(random);
      const sql = randomSql(random, plan, true);
      const { portable, native } = answersOf(db, plan, sql);
      if (native === undefined) {
        seen[typeof portable === "string" ? "refused" : "handedOver"]++;
        continue;
      }
      assert.equal(readable(native), readable(portable), `round ${round}\n${sql}`);
      seen.same++;
    }
    assert.ok(seen.same > 1000 && seen.refused > 1000, JSON.stringify(seen));
  });

  it("write the same values of callers' SQL, whatever a column holds", function () {
    const db = openGuarded(guardFileOrSkip(this));
    const rows = new NativeRows(db);
    const random = seeded(3);
    const cells: readonly (() => string)[] = [
      () => literal(pick(random, [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)])),
      () => literal(pick(random, [0, -0, 1.5, 1e300])),
      () => literal(BigInt.asIntN(64, 1n << BigInt(Math.floor(random() * 65)))),
      () => literal(pick(random, ["", "ä", "😀".repeat(60), "ab\0c"])),
      // Around the lengths at which a prefix takes a byte more, and with the sign that is not ASCII anywhere.
      () => literal("x".repeat(Math.floor(random() * 140)) + pick(random, ["", "é"]) + "y".repeat(random() * 20)),
      () => literal("z".repeat(pick(random, [16_378, 16_381, 16_384, 40_000]))),
      () => `zeroblob(${Math.floor(random() * 300)})`,
      () => brokenText(random),
      () => literal(Buffer.from("ab".repeat(Math.floor(random() * 100)))),
      () => "NULL",
    ];
    for (let round = 0; round < 2000; round++) {
      const columns = 1 + Math.floor(random() * 6);
      const row = (): string => Array.from({ length: columns }, () => pick(random, cells)()).join(", ");
      const sql = Array.from({ length: 1 + Math.floor(random() * 4) }, () => `SELECT ${row()}`).join(" UNION ALL ");
      const statement = db.prepare(sql).raw(true).safeIntegers(true);
      const expected = new WireWriter();
      for (const values of statement.iterate() as IterableIterator<Stored[]>) writeRow(expected, 2, values, 1);
      const number = rows.open(ROLE.service, toValuesPlan(2, columns), sql);
      const writer = new WireWriter();
      assert.ok(rows.run(number, writer, LIMITS, []));
      rows.close(number);
      assert.equal(
        writer.bytes.toString("hex", 0, writer.position),
        expected.bytes.toString("hex", 0, expected.position),
        sql,
      );
    }
  });
});

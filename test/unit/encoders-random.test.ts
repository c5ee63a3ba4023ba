import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { Encoder, type Stored } from "../../src/worker/encode.js";
import { loadGuard, ROLE } from "../../src/worker/guard.js";
import { NativeRows, Run } from "../../src/worker/native-rows.js";
import type { DatabasePlan, RpcPlan } from "../../src/worker/plan.js";
import { Projection } from "../../src/worker/projection.js";
import { toRowPlan, toValuesPlan } from "../../src/worker/row-plan.js";
import { RpcFailure } from "../../src/worker/rpc-failure.js";
import { writeRow } from "../../src/worker/sql/result-writer.js";
import { WireWriter } from "../../src/worker/wire.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { brokenText, type Cell, pick, type Random, randomCell, randomPlan } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";

const LIMITS = { rows: 1000, bytes: 3_000_000, flags: Run.FIRST };

function literal(cell: Cell): string {
  if (cell === null) return "NULL";
  if (Buffer.isBuffer(cell)) return `x'${cell.toString("hex")}'`;
  if (typeof cell === "string") return `CAST(x'${Buffer.from(cell).toString("hex")}' AS TEXT)`;
  if (typeof cell === "bigint") return cell === -(2n ** 63n) ? "(-9223372036854775807 - 1)" : String(cell);
  return Object.is(cell, -0)
    ? "-0.0"
    : `${Number.isInteger(cell) ? cell.toExponential() : cell}`.replace(/^(-?\d+)(e|$)/, "$1.0$2");
}

const list = { response: 0, answer: { shape: "rows", field: 0 } } as unknown as RpcPlan;

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

class Pair {
  readonly db = new Database(":memory:");
  readonly native: NativeRows;

  constructor(guardFile: string) {
    loadGuard(this.db, guardFile);
    this.native = new NativeRows(this.db);
  }

  /** The answer of both encoders: bytes, `undefined` where the native one declines, or what is wrong with a value. */
  encode(plan: DatabasePlan, sql: string): { javascript: Buffer | string; native: Buffer | undefined } {
    const encoder = new Encoder(plan);
    const statement = this.db.prepare(sql);
    const projection = new Projection(encoder, list, statement.columns());
    statement.raw(true).safeIntegers(projection.needsBigInts);
    const rowPlan = toRowPlan(encoder, projection, [], statement.columns().length);
    assert.ok(rowPlan);
    const number = this.native.open(ROLE.service, rowPlan, sql);
    const writer = new WireWriter();
    const encoded = this.native.run(number, writer, LIMITS, []);
    const native = encoded && Buffer.from(writer.bytes.subarray(0, writer.position));
    this.native.close(number);
    return { javascript: inJavaScript(projection, statement.all() as Stored[][]), native };
  }
}

function inJavaScript(projection: Projection, rows: readonly (readonly Stored[])[]): Buffer | string {
  const writer = new WireWriter();
  try {
    for (const [index, row] of rows.entries()) projection.writeRow(writer, row, index === 0);
    return Buffer.from(writer.bytes.subarray(0, writer.position));
  } catch (error) {
    return error instanceof RpcFailure ? error.error.message : String(error);
  }
}

describe("the encoder in C and the one in JavaScript", () => {
  it("write the same bytes for 3,000 random schemas with rows that fit them", function () {
    const pair = new Pair(guardFileOrSkip(this));
    const random = seeded(1);
    for (let round = 0; round < 3000; round++) {
      const plan = randomPlan(random);
      const sql = randomSql(random, plan, false);
      const { javascript, native } = pair.encode(plan, sql);
      if (typeof javascript === "string") assert.fail(`round ${round}: ${javascript}\n${sql}`);
      assert.ok(native, `round ${round}: declined\n${sql}\n${JSON.stringify(plan.messages)}`);
      assert.equal(native.toString("hex"), javascript.toString("hex"), `round ${round}\n${sql}`);
    }
  });

  it("never differ where rows do not fit: the same bytes, or it is left to JavaScript", function () {
    const pair = new Pair(guardFileOrSkip(this));
    const random = seeded(2);
    const seen = { same: 0, declined: 0, refused: 0 };
    for (let round = 0; round < 6000; round++) {
      const plan = randomPlan(random);
      const sql = randomSql(random, plan, true);
      const { javascript, native } = pair.encode(plan, sql);
      if (native === undefined) {
        seen[typeof javascript === "string" ? "refused" : "declined"]++;
        continue;
      }
      if (typeof javascript === "string")
        assert.fail(`round ${round}: refused by JavaScript alone: ${javascript}\n${sql}`);
      assert.equal(native.toString("hex"), javascript.toString("hex"), `round ${round}\n${sql}`);
      seen.same++;
    }
    assert.ok(seen.same > 1000 && seen.refused > 1000, JSON.stringify(seen));
  });

  it("write the same values of callers' SQL, whatever a column holds", function () {
    const pair = new Pair(guardFileOrSkip(this));
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
      const statement = pair.db.prepare(sql).raw(true).safeIntegers(true);
      const expected = new WireWriter();
      for (const values of statement.iterate() as IterableIterator<Stored[]>) writeRow(expected, 2, values, 1);
      const number = pair.native.open(ROLE.service, toValuesPlan(2, columns), sql);
      const writer = new WireWriter();
      assert.ok(pair.native.run(number, writer, LIMITS, []));
      pair.native.close(number);
      assert.equal(
        writer.bytes.toString("hex", 0, writer.position),
        expected.bytes.toString("hex", 0, expected.position),
        sql,
      );
    }
  });
});

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import Database from "better-sqlite3";
import { loadPlans } from "../../src/contract/load-plans.js";
import { CallFacts } from "../../src/worker/call-facts.js";
import { Engine } from "../../src/worker/engine.js";
import { loadGuard } from "../../src/worker/guard.js";
import { NativeRows } from "../../src/worker/native-rows.js";
import type { DatabaseName, DatabasePlan, FieldPlan, RpcPlan } from "../../src/worker/plan.js";
import { RpcFailure } from "../../src/worker/rpc-failure.js";
import { WireWriter } from "../../src/worker/wire.js";
import { seed } from "../conformance/rig.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { pick, type Random } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder } from "../integration/service-process.js";

const REQUESTS_PER_RPC = 40;
const plans = loadPlans();

/** Counts the answers that the extension made, and those that it left to JavaScript. */
class CountingRows extends NativeRows {
  made = 0;
  declined = 0;

  override run(...args: Parameters<NativeRows["run"]>): ReturnType<NativeRows["run"]> {
    const encoded = super.run(...args);
    if (encoded === undefined) this.declined++;
    else this.made++;
    return encoded;
  }
}

/** Texts that stand in the database's columns, by the column's name: ids that exist, and filters that match. */
function textsByColumn(db: Database.Database): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const columns = db
    .prepare<[], { table: string; column: string }>(
      "SELECT t.name AS 'table', c.name AS 'column' FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'crewdb%'",
    )
    .all();
  for (const { table, column } of columns) {
    const texts = db
      .prepare<[], string>(
        `SELECT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text' AND "${column}" <> '' LIMIT 50`,
      )
      .pluck()
      .all();
    const name =
      column === "id" ? `${table.replace(/s$/, "").replace(/^grocery_|^walmart_|_enhanced$/g, "")}_id` : column;
    found.set(name, [...(found.get(name) ?? []), ...texts]);
  }
  return found;
}

class RequestMaker {
  readonly #plan: DatabasePlan;
  readonly #random: Random;
  readonly #texts: ReadonlyMap<string, readonly string[]>;

  constructor(plan: DatabasePlan, random: Random, texts: ReadonlyMap<string, readonly string[]>) {
    this.#plan = plan;
    this.#random = random;
    this.#texts = texts;
  }

  make(message: number): Buffer {
    const writer = new BinaryWriter();
    for (const field of this.#plan.messages[message]?.fields ?? []) {
      const wanted = field.rules?.required === true || this.#random() < (field.name.endsWith("_id") ? 0.7 : 0.3);
      if (!wanted || ["page_token", "request_id", "update_mask"].includes(field.name) || field.outputOnly) continue;
      for (let count = field.repeated ? 3 : 1; count > 0; count--) this.#field(writer, field);
    }
    return Buffer.from(writer.finish());
  }

  #field(writer: BinaryWriter, field: FieldPlan): void {
    const { minimum = 0, greaterThan = 0, maximum = 100 } = field.rules ?? {};
    const number = Math.min(maximum, Math.max(minimum, greaterThan) + Math.ceil(this.#random() * 20));
    switch (field.kind) {
      case "string":
        writer.tag(field.number, WireType.LengthDelimited).string(this.#text(field));
        return;
      case "double":
        writer.tag(field.number, WireType.Bit64).double(number);
        return;
      case "enum":
        writer
          .tag(field.number, WireType.Varint)
          .int32(pick(this.#random, this.#plan.enums[field.type ?? -1]?.values.map((each) => each.number) ?? [0]));
        return;
      case "timestamp":
        writer
          .tag(field.number, WireType.LengthDelimited)
          .bytes(new BinaryWriter().tag(1, WireType.Varint).int64(1_700_000_000).finish());
        return;
      case "message":
        writer.tag(field.number, WireType.LengthDelimited).bytes(this.make(field.type ?? -1));
        return;
      case "bool":
        writer.tag(field.number, WireType.Varint).bool(this.#random() < 0.5);
        return;
      default:
        writer.tag(field.number, WireType.Varint).int32(number);
    }
  }

  #text({ name, rules: { format } = {} }: FieldPlan): string {
    if (format === "json") return '{"ä": [1, "b"]}';
    if (format === "digits8") return String(10_000_000 + Math.floor(this.#random() * 1e6));
    if (format === "email" && name === "email") return `${this.#random()}@example.com`;
    if (name === "query") return pick(this.#random, ["order", "golden", "the", "a"]);
    // original_product_id is a product_id, and email_ids are each an email_id.
    const names = [name.replace(/^\w+_(product_id|user_id)$/, "$1"), name, name.replace(/s$/, "")];
    const known = names.flatMap((each) => this.#texts.get(each) ?? []);
    return known.length === 0 ? "x" : pick(this.#random, known);
  }
}

function answer(engine: Engine, rpc: RpcPlan, request: Buffer): Buffer | string {
  const writer = new WireWriter();
  try {
    const call = { rpc: rpc.id, request, caller: "local", deadlineMs: Number.POSITIVE_INFINITY };
    engine.read(call).run(writer, new CallFacts(), "");
    return Buffer.from(writer.bytes.subarray(0, writer.position));
  } catch (error) {
    if (!(error instanceof RpcFailure)) throw error;
    return JSON.stringify(error.error);
  }
}

/** Calls every rpc that makes rows, so that tables which the seed leaves empty have some too. */
function fill(db: Database.Database, plan: DatabasePlan, random: Random): void {
  const engine = new Engine(db, plan);
  for (let round = 0; round < 20; round++) {
    for (const rpc of plan.rpcs.filter(({ name }) =>
      /^(Create|Record|Upsert|Add|Append|Start|Save|Store)/.test(name),
    )) {
      const maker = new RequestMaker(plan, random, textsByColumn(db));
      db.exec("SAVEPOINT fill");
      if (typeof answer(engine, rpc, maker.make(rpc.request)) === "string") db.exec("ROLLBACK TO fill");
      db.exec("RELEASE fill");
    }
  }
}

describe("both encoders, for every reading rpc on seeded data", () => {
  let folder: string;
  before(() => {
    folder = newFolder();
    seed(folder);
    // Statements that ask for the time get the same one from both.
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
  });
  after(() => {
    mock.timers.reset();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const database of ["main", "walmart"] as const satisfies readonly DatabaseName[]) {
    it(`answer the same bytes, or the same error, in ${database}`, function () {
      const guardFile = guardFileOrSkip(this);
      const plan = plans[database];
      const db = new Database(join(folder, `${database}.db`));
      db.transaction(() => fill(db, plan, seeded(6)))();
      loadGuard(db, guardFile);
      const rows = new CountingRows(db);
      const [native, javascript] = [new Engine(db, plan, rows), new Engine(db, plan)];
      const maker = new RequestMaker(plan, seeded(7), textsByColumn(db));
      const reads = plan.rpcs.filter(({ lane, answer: { shape } }) => lane === "read" && shape !== "empty");
      const withRows = new Set<string>();
      for (const rpc of reads) {
        for (let round = 0; round < REQUESTS_PER_RPC; round++) {
          const request = maker.make(rpc.request);
          const expected = answer(javascript, rpc, request);
          const got = answer(native, rpc, request);
          if (Buffer.isBuffer(expected) && expected.length > 0) withRows.add(rpc.name);
          assert.deepEqual(got, expected, `${rpc.name} ${request.toString("hex")}`);
        }
      }
      db.close();
      const without = reads.map(({ name }) => name).filter((name) => !withRows.has(name));
      assert.ok(without.length <= reads.length * 0.2, `no answer had rows: ${without.join(", ")}`);
      assert.equal(rows.declined, 0);
      assert.ok(rows.made > reads.length * 10, `the extension made ${rows.made} answers`);
    });
  }
});

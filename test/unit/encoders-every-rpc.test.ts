import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import Database from "better-sqlite3";
import { loadPlans } from "../../src/contract/load-plans.js";
import { CallFacts } from "../../src/worker/call-facts.js";
import { Engine } from "../../src/worker/engine.js";
import { loadGuard } from "../../src/worker/guard.js";
import { NativeRows } from "../../src/worker/native-rows.js";
import type { DatabaseName, DatabasePlan, RpcPlan } from "../../src/worker/plan.js";
import { RpcFailure } from "../../src/worker/rpc-failure.js";
import { WireWriter } from "../../src/worker/wire.js";
import { seed } from "../conformance/rig.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { RequestMaker, textsByColumn } from "../fixtures/random-requests.js";
import type { Random } from "../fixtures/random-rows.js";
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

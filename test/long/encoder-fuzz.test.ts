import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { loadPlans, readMigrations } from "../../src/contract/load-plans.js";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { isCovered, toCallPlan } from "../../src/worker/call-plan.js";
import { Encoder } from "../../src/worker/encode.js";
import { toCallStatement } from "../../src/worker/native-calls.js";
import type { RpcPlan } from "../../src/worker/plan.js";
import { Projection } from "../../src/worker/projection.js";
import { toRowPlan, toValuesPlan } from "../../src/worker/row-plan.js";
import { REGISTERS } from "../../src/worker/service-tables.js";
import { addUnicodeLower } from "../../src/worker/unicode-lower.js";
import { RequestMaker } from "../fixtures/random-requests.js";
import { pick, randomPlan } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const ITERATIONS = 500_000;
const PLANS = 60;
const BUILD = join(PACKAGE_ROOT, "build", "fuzz");
const SQLITE = join(dirname(fileURLToPath(import.meta.resolve("better-sqlite3/package.json"))), "deps", "sqlite3");
const SANITIZERS = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
const list = { response: 0, answer: { shape: "rows", field: 0 } } as unknown as RpcPlan;

function compile(...args: string[]): void {
  const { status, stderr } = spawnSync("cc", args, { cwd: PACKAGE_ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`cc ${args.join(" ")}: ${stderr}`);
}

function hasSanitizers(): boolean {
  const program = spawnSync("cc", [...SANITIZERS, "-x", "c", "-o", "/dev/null", "-"], {
    input: "int main(){return 0;}",
  });
  return program.status === 0;
}

/** Builds a fuzzer; SQLite itself, without the sanitizers, only once. */
function build(name: string): string {
  mkdirSync(BUILD, { recursive: true });
  const sqlite = join(BUILD, "sqlite3-fts5.o");
  if (!existsSync(sqlite)) {
    compile(
      "-O1",
      "-DSQLITE_ENABLE_FTS5",
      "-DSQLITE_ENABLE_MATH_FUNCTIONS",
      "-c",
      "-o",
      `${sqlite}.new`,
      join(SQLITE, "sqlite3.c"),
    );
    renameSync(`${sqlite}.new`, sqlite);
  }
  const native = join(PACKAGE_ROOT, "src", "native");
  const sources = readdirSync(native).filter((name) => name.endsWith(".c"));
  const fuzzer = join(BUILD, name);
  compile(
    ...["-std=c11", "-g", "-O1", "-DSQLITE_CORE", ...SANITIZERS, "-I", SQLITE, "-o", fuzzer],
    ...[join(PACKAGE_ROOT, "test", "native", `${name}.c`), ...sources.map((name) => join(native, name)), sqlite],
    ...["-lpthread", "-ldl", "-lm"],
  );
  return fuzzer;
}

/** Plans as the service makes them, for the fuzzer to break. */
function writePlans(folder: string): string[] {
  const random = seeded(4);
  return Array.from({ length: PLANS }, (_, index) => {
    const plan = randomPlan(random);
    const encoder = new Encoder(plan);
    const fields = [...(plan.messages[1]?.fields ?? []), ...(plan.messages[0]?.fields.slice(1) ?? [])];
    const columns = fields.map(({ name }) => ({ name, table: null }));
    const keys = index % 3 === 0 ? [0] : [];
    const bytes =
      index === 0
        ? toValuesPlan(2, 3)
        : toRowPlan(encoder, new Projection(encoder, list, columns), keys, columns.length);
    assert.ok(bytes);
    const file = join(folder, `${index}.plan`);
    writeFileSync(file, bytes);
    return file;
  });
}

/** What calls need: the schema, the plan of calls, every covered statement under some of its conditions, and requests. */
function writeCalls(folder: string): void {
  const file = join(folder, "walmart.db");
  const plan = loadPlans().walmart;
  const db = new Database(file);
  addUnicodeLower(db);
  db.exec(REGISTERS);
  for (const { text } of readMigrations("walmart")) db.exec(text);
  const schema = db
    .prepare<[], string>(
      "SELECT sql || ';' FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'sqlite%' AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type <> 'table', type <> 'view', rowid",
    )
    .pluck()
    .all();
  writeFileSync(join(folder, "schema.sql"), schema.join("\n"));
  const encoder = new Encoder(plan);
  const covered = plan.rpcs.filter((rpc) => isCovered(plan, rpc));
  writeFileSync(join(folder, "calls.plan"), toCallPlan(plan, encoder, covered));
  const statements = covered.flatMap((rpc) => statementsOf(db, encoder, rpc));
  for (const [index, bytes] of statements.entries()) writeFileSync(join(folder, `statement-${index}`), bytes);
  const random = seeded(5);
  const texts = new Map([["product_id", ["1", "2"]]]);
  const maker = new RequestMaker(plan, random, texts);
  for (let index = 0; index < 3 * covered.length; index++) {
    const rpc = pick(random, covered);
    writeFileSync(join(folder, `request-${index}`), Buffer.concat([words(rpc.id), maker.make(rpc.request)]));
  }
  db.close();
}

function statementsOf(db: Database.Database, encoder: Encoder, rpc: RpcPlan): Buffer[] {
  const variants = Math.min(8, 2 ** rpc.conditions.length);
  return Array.from({ length: variants }, (_, conditions) =>
    rpc.statements.map((_statement, step) => {
      const { sql, rows, parameters } = toCallStatement(db, encoder, rpc, step, conditions) ?? assert.fail(rpc.name);
      const parts = [Buffer.from(sql), rows ?? Buffer.alloc(0), parameters];
      return Buffer.concat([words(rpc.id, step, conditions, ...parts.map((part) => part.length)), ...parts]);
    }),
  ).flat();
}

function words(...numbers: readonly number[]): Buffer {
  return Buffer.from(new Uint32Array(numbers).buffer);
}

describe("the C code, under AddressSanitizer", () => {
  let folder = "";
  before(function () {
    if (spawnSync("cc", ["--version"]).status !== 0) skipWithout(this, "a C compiler");
    if (!hasSanitizers()) skipWithout(this, "AddressSanitizer's library");
    folder = newFolder();
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  /** The numbers that the fuzzer prints in the end. */
  function fuzz(name: string, iterations: number, ...inputs: readonly string[]): { counts: number[]; line: string } {
    // SQLite takes the compiler half a minute.
    const run = spawnSync(build(name), [String(iterations), "1", ...inputs], {
      encoding: "utf8",
      env: { ...process.env, ASAN_OPTIONS: "detect_leaks=1" },
    });
    assert.equal(run.stderr, "");
    assert.equal(run.status, 0);
    return { counts: (run.stdout.match(/\d+/g) ?? []).map(Number), line: run.stdout };
  }

  it(`encodes through ${ITERATIONS} broken plans, texts, values and numbers`, function () {
    this.timeout(0);
    const { counts, line } = fuzz("fuzz-encoder", ITERATIONS, ...writePlans(folder));
    const [opened = 0, ...ways] = counts;
    // Each way was taken often.
    assert.ok(opened > ITERATIONS / 3, line);
    for (const count of ways) assert.ok(count > ITERATIONS / 100, line);
  });

  it(`runs calls through ${ITERATIONS / 2} broken batches, and broken plans`, function () {
    this.timeout(0);
    writeCalls(folder);
    const { counts, line } = fuzz("fuzz-calls", ITERATIONS / 2, folder);
    const [answered = 0, declined = 0, lost = 0, missing = 0, refused = 0] = counts;
    assert.ok(answered > ITERATIONS / 100 && declined > ITERATIONS / 100, line);
    for (const count of [lost, missing, refused]) assert.ok(count > 10, line);
  });
});

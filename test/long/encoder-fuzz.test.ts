import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { Ending, TOKEN_VARIANT } from "../../src/engine/layout.js";
import type { DatabaseName, DatabasePlan, RpcPlan } from "../../src/engine/plan.js";
import { toNativeStatement } from "../../src/sqlite/thread/native-executor.js";
import { toNativePlan, toRowPlan, toValuesPlan } from "../../src/sqlite/thread/native-plan.js";
import { addUnicodeLower } from "../../src/sqlite/thread/unicode-lower.js";
import { Binder } from "../../src/typed/bind.js";
import { Decoder } from "../../src/typed/decode.js";
import { Encoder } from "../../src/typed/encode.js";
import { newId } from "../../src/typed/new-id.js";
import { toPageToken } from "../../src/typed/page-token.js";
import { Projection } from "../../src/typed/projection.js";
import { readRequest } from "../../src/typed/request.js";
import { RequestHashes } from "../../src/typed/request-hash.js";
import { orderOf } from "../../src/typed/statement-variant.js";
import { Validator } from "../../src/typed/validate.js";
import { seed } from "../conformance/rig.js";
import { RequestMaker, textsByColumn } from "../fixtures/random-requests.js";
import { pick, randomPlan } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const ITERATIONS = 500_000;
/** Of batches, which take longer. */
const BATCHES = 50_000;
const PLANS = 60;
/** Requests of each rpc. */
const REQUESTS = 6;
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
  const sources = readdirSync(native, { encoding: "utf8", recursive: true }).filter((name) => name.endsWith(".c"));
  const fuzzer = join(BUILD, name);
  compile(
    ...["-std=c11", "-g", "-O1", "-DSQLITE_CORE", ...SANITIZERS, "-I", SQLITE, "-I", native, "-o", fuzzer],
    ...[join(PACKAGE_ROOT, "test", "native", `${name}.c`), ...sources.map((name) => join(native, name)), sqlite],
    ...["-lpthread", "-ldl", "-lm"],
  );
  return fuzzer;
}

/** Plans as the service makes them, for the fuzzer to break: of a database, and of one of its rows. */
function writePlans(folder: string): string[] {
  const random = seeded(4);
  return Array.from({ length: PLANS }, (_, index) => {
    const files = [join(folder, `${index}.plan`), join(folder, `${index}.rows`)] as const;
    const [plan, rows] = index % 6 === 0 ? [Buffer.alloc(0), toValuesPlan(2, 3)] : randomPlans(random, index % 3 === 0);
    writeFileSync(files[0], plan);
    writeFileSync(files[1], rows);
    return files;
  }).flat();
}

function randomPlans(random: () => number, hasKeys: boolean): readonly [plan: Buffer, rows: Buffer] {
  const plan = randomPlan(random);
  const encoder = new Encoder(plan);
  const fields = [...(plan.messages[1]?.fields ?? []), ...(plan.messages[0]?.fields.slice(1) ?? [])];
  const columns = fields.map(({ name }) => ({ name, table: null }));
  const projection = new Projection(encoder, list, columns);
  return [toNativePlan(plan, encoder), toRowPlan(encoder, projection, hasKeys ? [0] : [], columns.length)];
}

/** What calls need: a file with rows, the plan, every statement in all its variants, and requests. */
function writeCalls(database: DatabaseName): string {
  const folder = newFolder();
  seed(folder);
  const plan = loadPlans()[database];
  const db = new Database(join(folder, `${database}.db`));
  addUnicodeLower(db);
  keepOldReplies(db, plan);
  const encoder = new Encoder(plan);
  writeFileSync(join(folder, "calls.plan"), toNativePlan(plan, encoder));
  const statements = plan.rpcs.flatMap((rpc) => statementsOf(db, encoder, rpc));
  for (const [index, bytes] of statements.entries()) writeFileSync(join(folder, `statement-${index}`), bytes);
  for (const [index, bytes] of requestsOf(db, plan).entries()) writeFileSync(join(folder, `request-${index}`), bytes);
  // A file that is opened in memory has no log.
  db.pragma("journal_mode = DELETE");
  db.close();
  renameSync(join(folder, `${database}.db`), join(folder, "database"));
  return folder;
}

/** Replies with hashes of another length, as an earlier version kept them. */
function keepOldReplies(db: Database.Database, plan: DatabasePlan): void {
  const keep = db.prepare("INSERT INTO crewdb_requests VALUES ('ann', ?, 'old', zeroblob(32), x'0a', 0)");
  for (const { method } of plan.rpcs) keep.run(method);
}

function statementsOf(db: Database.Database, encoder: Encoder, rpc: RpcPlan): Buffer[] {
  const conditions = Array.from({ length: 2 ** rpc.conditions.length }, (_, bits) => bits);
  const variants =
    rpc.pageToken === undefined ? conditions : conditions.flatMap((bits) => [bits, bits + TOKEN_VARIANT]);
  return variants.flatMap((variant) =>
    rpc.statements.map((_statement, step) => {
      const { sql, rows, parameters } = toNativeStatement(db, { encoder }, rpc, step, variant);
      const parts = [Buffer.from(sql), rows ?? Buffer.alloc(0), parameters];
      return Buffer.concat([words(rpc.id, step, variant, ...parts.map((part) => part.length)), ...parts]);
    }),
  );
}

/** Some for each rpc, with all that the executor itself reads: ids, masks, and tokens of their own filters. */
function requestsOf(db: Database.Database, plan: DatabasePlan): Buffer[] {
  const random = seeded(5);
  const maker = new RequestMaker(plan, random, textsByColumn(db));
  return plan.rpcs.flatMap((rpc) =>
    Array.from({ length: REQUESTS }, (_, index) => {
      const fields = plan.messages[rpc.request]?.fields ?? [];
      const resource = plan.messages[fields[rpc.resource ?? -1]?.type ?? -1]?.fields ?? [];
      const writer = new BinaryWriter();
      writer.raw(maker.make(rpc.request));
      const put = (field: number | undefined, value: string | Uint8Array): void => {
        const number = fields[field ?? -1]?.number;
        if (number !== undefined) writer.tag(number, WireType.LengthDelimited).bytes(Buffer.from(value));
      };
      put(rpc.requestId, pick(random, ["old", "a", "b", "c", ""]));
      const mask = new BinaryWriter()
        .tag(1, WireType.LengthDelimited)
        .string(pick(random, ["*", ...resource.map(({ name }) => name)]));
      if (random() < 0.7) put(rpc.updateMask, mask.finish());
      const request = Buffer.from(writer.finish());
      const token = index % 2 === 0 ? undefined : tokenFor(plan, rpc, request);
      const paged = new BinaryWriter().raw(request);
      if (token !== undefined)
        paged.tag(fields[rpc.pageToken ?? -1]?.number ?? 1, WireType.LengthDelimited).string(token);
      return Buffer.concat([words(rpc.id), paged.finish()]);
    }),
  );
}

/** A token that the request's filters fit; undefined where the request breaks a rule, or has no pages. */
function tokenFor(plan: DatabasePlan, rpc: RpcPlan, request: Buffer): string | undefined {
  if (rpc.pageToken === undefined) return undefined;
  const binder = new Binder(plan, newId);
  const call = { rpc: rpc.id, request, caller: "ann", deadlineMs: 0 };
  try {
    const { scope } = readRequest(plan, new Decoder(plan), new Validator(plan), rpc, call);
    const conditions = rpc.conditions.reduce(
      (bits, each, at) => bits + (binder.holds(rpc, each, scope) ? 2 ** at : 0),
      0,
    );
    const order = rpc.statements.map((statement) => orderOf(statement, conditions)).find((each) => each !== undefined);
    const keys = (order?.keys ?? []).map((_, index) => (index === 0 ? "m" : 5n));
    return toPageToken(new RequestHashes(plan, binder).filters(rpc, scope), keys);
  } catch {
    return undefined;
  }
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
    assert.equal(counts.length, 5, line);
    // Each way was taken often.
    for (const count of counts) assert.ok(count > ITERATIONS / 100, line);
  });

  for (const database of ["main", "walmart"] as const) {
    it(`runs calls of ${database} through ${BATCHES} broken batches, and broken plans`, function () {
      this.timeout(0);
      const calls = writeCalls(database);
      const { counts, line } = fuzz("fuzz-calls", BATCHES, calls);
      rmSync(calls, { recursive: true, force: true });
      const [answered = 0, kept = 0, refused = 0, ...endings] = counts;
      assert.ok(answered > BATCHES / 20, line);
      for (const count of [kept, refused]) assert.ok(count > 100, line);
      for (const [name, ending] of Object.entries(Ending)) {
        // No answer of the few rows there is too large.
        if (ending === Ending.none || ending === Ending.tooLarge) continue;
        assert.ok((endings[ending - 1] ?? 0) > 10, `${name}: ${line}`);
      }
    });
  }
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { Encoder } from "../../src/worker/encode.js";
import type { RpcPlan } from "../../src/worker/plan.js";
import { Projection } from "../../src/worker/projection.js";
import { toRowPlan, toValuesPlan } from "../../src/worker/row-plan.js";
import { randomPlan } from "../fixtures/random-rows.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder } from "./service-process.js";
import { skipWithout } from "./skip.js";

const ITERATIONS = process.env.CI === undefined ? 50_000 : 500_000;
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

/** Builds the fuzzer; SQLite itself, without the sanitizers, only once. */
function build(): string {
  mkdirSync(BUILD, { recursive: true });
  const sqlite = join(BUILD, "sqlite3.o");
  if (!existsSync(sqlite)) {
    compile("-O1", "-c", "-o", `${sqlite}.new`, join(SQLITE, "sqlite3.c"));
    renameSync(`${sqlite}.new`, sqlite);
  }
  const native = join(PACKAGE_ROOT, "src", "native");
  const sources = readdirSync(native).filter((name) => name.endsWith(".c"));
  const fuzzer = join(BUILD, "fuzz-encoder");
  compile(
    ...["-std=c11", "-g", "-O1", "-DSQLITE_CORE", ...SANITIZERS, "-I", SQLITE, "-o", fuzzer],
    ...[join(PACKAGE_ROOT, "test", "native", "fuzz-encoder.c"), ...sources.map((name) => join(native, name)), sqlite],
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

describe("the encoder in C, under AddressSanitizer", () => {
  let fuzzer = "";
  let folder = "";
  before(function () {
    // SQLite takes the compiler half a minute.
    this.timeout(0);
    if (spawnSync("cc", ["--version"]).status !== 0) skipWithout(this, "a C compiler");
    if (!hasSanitizers()) skipWithout(this, "AddressSanitizer's library");
    fuzzer = build();
    folder = newFolder();
  });
  after(() => {
    if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  it(`survives ${ITERATIONS} broken plans, texts, values and numbers`, function () {
    this.timeout(0);
    const run = spawnSync(fuzzer, [String(ITERATIONS), "1", ...writePlans(folder)], {
      encoding: "utf8",
      env: { ...process.env, ASAN_OPTIONS: "detect_leaks=1" },
    });
    assert.equal(run.stderr, "");
    assert.equal(run.status, 0);
    const [opened = 0, answered = 0, declined = 0, refused = 0] = (run.stdout.match(/\d+/g) ?? []).map(Number);
    // Each way was taken often.
    assert.ok(opened > ITERATIONS / 3, run.stdout);
    for (const count of [answered, declined, refused]) assert.ok(count > ITERATIONS / 100, run.stdout);
  });
});

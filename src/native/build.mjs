/**
 * Builds the guard extension when the package is installed. It needs a C compiler and nothing else; without one the
 * service runs with less, so this script says so in one line and never fails an installation.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = dirname(fileURLToPath(import.meta.url));
const OUTPUT = join(SOURCES, "..", "..", "build", "native");
const SUFFIX = { darwin: ".dylib", win32: ".dll" }[process.platform] ?? ".so";
const EXTENSION = join(OUTPUT, `crewdb_guard${SUFFIX}`);
const STAMP = join(OUTPUT, "crewdb_guard.sha256");
// biome-ignore lint/style/noProcessEnv: a build script follows the usual variable; it is no part of the server.
const CC = process.env.CC;
const COST = "the SQL rpcs stay closed and a running statement can't be interrupted";
const REMEDY =
  "install a C compiler (Debian: apt-get install gcc libc6-dev), then run `npm rebuild` or `node src/native/build.mjs`";

/** The folder of sqlite3ext.h in the installed better-sqlite3, whose SQLite the extension is loaded into. */
function headers() {
  return join(dirname(fileURLToPath(import.meta.resolve("better-sqlite3/package.json"))), "deps", "sqlite3");
}

function sourceFiles() {
  const names = readdirSync(SOURCES, { recursive: true }).sort();
  return { c: names.filter((name) => name.endsWith(".c")), all: names.filter((name) => /\.(c|h|mjs)$/.test(name)) };
}

/** Same hash, same build: sources, this script, SQLite's headers and the machine. */
function fingerprint(files, include) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${CC ?? ""}\n`);
  for (const name of files) hash.update(readFileSync(join(SOURCES, name)));
  for (const name of ["sqlite3.h", "sqlite3ext.h"]) hash.update(readFileSync(join(include, name)));
  return hash.digest("hex");
}

function isBuilt(hash) {
  try {
    return readFileSync(STAMP, "utf8") === hash && readFileSync(EXTENSION).length > 0;
  } catch {
    return false;
  }
}

/** The first compiler that runs, or undefined. */
function findCompiler() {
  const candidates = CC ? [CC] : ["cc", "gcc", "clang"];
  return candidates.find((command) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0);
}

/** Compiles to a name of its own and renames it, so that a running server never sees half a file. */
function compile(compiler, files, include) {
  const unfinished = `${EXTENSION}.${process.pid}.new`;
  const shared = process.platform === "darwin" ? ["-dynamiclib", "-undefined", "dynamic_lookup"] : ["-shared"];
  const libraries = process.platform === "win32" ? [] : ["-lpthread"];
  const paths = files.map((name) => join(SOURCES, name));
  const flags = ["-std=c11", "-O2", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", ...shared];
  const run = spawnSync(compiler, [...flags, "-I", include, "-I", SOURCES, "-o", unfinished, ...paths, ...libraries], {
    encoding: "utf8",
  });
  if (run.status !== 0) {
    rmSync(unfinished, { force: true });
    return (run.stderr || run.error?.message || "").split("\n").find((line) => line.includes("error")) ?? "no message";
  }
  renameSync(unfinished, EXTENSION);
  return undefined;
}

function build() {
  const include = headers();
  const files = sourceFiles();
  const hash = fingerprint(files.all, include);
  if (isBuilt(hash)) return undefined;
  // An extension of older sources could hold an older policy: better none.
  for (const stale of [EXTENSION, STAMP]) rmSync(stale, { force: true });
  const compiler = findCompiler();
  if (compiler === undefined) return "no C compiler (cc, gcc or clang) was found";
  mkdirSync(OUTPUT, { recursive: true });
  const problem = compile(compiler, files.c, include);
  if (problem !== undefined) return `${compiler} could not build src/native: ${problem.trim()}`;
  writeFileSync(STAMP, hash);
  return undefined;
}

let problem;
try {
  problem = build();
} catch (error) {
  problem = error instanceof Error ? error.message.split("\n")[0] : String(error);
}
if (problem !== undefined) {
  process.stderr.write(`crewdb: the guard was not built (${problem}): ${COST}. To change that, ${REMEDY}.\n`);
}

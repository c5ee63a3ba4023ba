/**
 * Puts the guard extension into build/native when the package is installed: compiled here, or, where no C compiler can, the
 * build that the package brought for this machine. Without either the service runs with less, so this script says so in one
 * line and never fails an installation.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilerArguments, machineName, PREBUILT, SOURCES_STAMP, sourcesHash, suffixOf } from "./sources.mjs";

const OUTPUT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "build", "native");
const NAME = `crewdb_guard${suffixOf(process.platform)}`;
const EXTENSION = join(OUTPUT, NAME);
const STAMP = join(OUTPUT, "crewdb_guard.sha256");
// biome-ignore lint/style/noProcessEnv: a build script follows the usual variable; it is no part of the server.
const CC = process.env.CC;
const COST = "the SQL rpcs stay closed and a running statement can't be interrupted";
const REMEDY =
  "install a C compiler (Debian: apt-get install gcc libc6-dev), then run `npm rebuild` or `node src/native/build.mjs`";

/** Same hash, same build: sources and the machine. */
function fingerprint(sources) {
  return createHash("sha256")
    .update(`${process.platform} ${process.arch} ${CC ?? ""}\n${sources}`)
    .digest("hex");
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The first compiler that runs, or undefined. */
function findCompiler() {
  const candidates = CC ? [CC] : ["cc", "gcc", "clang"];
  return candidates.find((command) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0);
}

/** Made under a name of its own and renamed, so that a running server never sees half a file. Answers what went wrong. */
function compile(unfinished) {
  const compiler = findCompiler();
  if (compiler === undefined) return "no C compiler (cc, gcc or clang) was found";
  const run = spawnSync(compiler, compilerArguments(process.platform, unfinished), { encoding: "utf8" });
  if (run.status === 0) return undefined;
  rmSync(unfinished, { force: true });
  const said = (run.stderr || run.error?.message || "").split("\n").find((line) => line.includes("error"));
  return `${compiler} could not build src/native: ${(said ?? "no message").trim()}`;
}

/** The package's own build for this machine. One of other sources could hold an older policy: better none. */
function takePrebuilt(sources, unfinished) {
  const file = join(PREBUILT, machineName(), NAME);
  if (!existsSync(file) || readText(SOURCES_STAMP) !== sources) return false;
  copyFileSync(file, unfinished);
  return true;
}

function build() {
  const sources = sourcesHash();
  const hash = fingerprint(sources);
  if (readText(STAMP) === hash && existsSync(EXTENSION)) return undefined;
  for (const stale of [EXTENSION, STAMP]) rmSync(stale, { force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const unfinished = `${EXTENSION}.${process.pid}.new`;
  const problem = compile(unfinished);
  if (problem !== undefined && !takePrebuilt(sources, unfinished))
    return `${problem}, and none came for ${machineName()}`;
  renameSync(unfinished, EXTENSION);
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

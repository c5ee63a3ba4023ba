/** What the extension is made of, wherever it is compiled: for this machine by build.mjs, for others by tools/prebuilt.mjs. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = dirname(fileURLToPath(import.meta.url));

/** Each build of a package: `build/prebuilt/<name>/crewdb_guard<suffix>`, and the sources that they were all made of. */
export const PREBUILT = join(SOURCES, "..", "..", "build", "prebuilt");
export const SOURCES_STAMP = join(PREBUILT, "sources.sha256");

/** The folder of sqlite3ext.h in the installed better-sqlite3, whose SQLite the extension is loaded into. */
export function headers() {
  return join(dirname(fileURLToPath(import.meta.resolve("better-sqlite3/package.json"))), "deps", "sqlite3");
}

export function suffixOf(platform) {
  return { darwin: ".dylib", win32: ".dll" }[platform] ?? ".so";
}

/** `linux-x64`, `linux-x64-musl`, `darwin-arm64`: what a build is for. */
export function machineName() {
  const isMusl = process.platform === "linux" && process.report.getReport().header.glibcVersionRuntime === undefined;
  return `${process.platform}-${process.arch}${isMusl ? "-musl" : ""}`;
}

/** Same hash, same sources: ours, these scripts, and SQLite's headers. */
export function sourcesHash() {
  const hash = createHash("sha256");
  const names = readdirSync(SOURCES, { recursive: true }).sort();
  for (const name of names.filter((each) => /\.(c|h|mjs)$/.test(each))) hash.update(readFileSync(join(SOURCES, name)));
  for (const name of ["sqlite3.h", "sqlite3ext.h"]) hash.update(readFileSync(join(headers(), name)));
  return hash.digest("hex");
}

/** What a C compiler is called with. */
export function compilerArguments(platform, output) {
  const shared = platform === "darwin" ? ["-dynamiclib", "-undefined", "dynamic_lookup"] : ["-shared"];
  const libraries = platform === "win32" ? [] : ["-lpthread"];
  const files = readdirSync(SOURCES, { recursive: true }).filter((name) => name.endsWith(".c"));
  const paths = files.sort().map((name) => join(SOURCES, name));
  const flags = ["-std=c11", "-O2", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", ...shared];
  return [...flags, "-I", headers(), "-I", SOURCES, "-o", output, ...paths, ...libraries];
}

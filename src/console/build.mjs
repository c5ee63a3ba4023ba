/**
 * Builds the console into dist/console: the page's files, and contract.binpb, the descriptors of the contract with their
 * comments, of which the page makes its list of calls and their forms. Does nothing when neither has changed.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const OUTPUT = join(ROOT, "dist", "console");
const STAMP = join(ROOT, "dist", "console.sha256");
/** Built here and renamed, so that a running service never serves half a page. */
const STAGE = join(ROOT, "dist", "console.new");

/** Same hash, same build. The lock has the version of every package that goes in. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const folder of [HERE, join(ROOT, "gen", "ts"), join(ROOT, "proto")]) {
    for (const name of readdirSync(folder, { recursive: true }).toSorted()) {
      if (/\.(ts|tsx|css|html|svg|mjs|json|proto)$/.test(name))
        hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.update(readFileSync(join(ROOT, "package-lock.json"))).digest("hex");
}

async function buildPage() {
  const { build } = await import("vite");
  await build({
    root: HERE,
    configFile: false,
    logLevel: "warn",
    base: "./",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: STAGE,
      emptyOutDir: true,
      target: "es2023",
      // The page may load nothing that is written into it: see the Content-Security-Policy of src/http.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
    },
  });
}

/** Without what the page does not read: positions, and comments of the third-party protos. */
async function buildContract() {
  const { fromBinary, toBinary } = await import("@bufbuild/protobuf");
  const { FileDescriptorSetSchema } = await import("@bufbuild/protobuf/wkt");
  const whole = join(STAGE, "whole.binpb");
  const buf = join(ROOT, "node_modules", ".bin", "buf");
  const { status } = spawnSync(buf, ["build", "-o", whole], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("buf could not build proto/");
  const set = fromBinary(FileDescriptorSetSchema, readFileSync(whole));
  rmSync(whole);
  const needed = closure(
    set.file,
    (name) => name.startsWith("crewdb/") || name.startsWith("health/"),
  );
  set.file = set.file.filter(({ name }) => needed.has(name));
  for (const file of set.file) {
    const locations = file.sourceCodeInfo?.location ?? [];
    const isOurs = file.package.startsWith("crewdb.");
    const kept = locations.filter(({ leadingComments }) => isOurs && leadingComments !== "");
    for (const location of kept) location.span = [];
    if (file.sourceCodeInfo !== undefined) file.sourceCodeInfo.location = kept;
  }
  writeFileSync(join(STAGE, "contract.binpb"), toBinary(FileDescriptorSetSchema, set));
}

/** The names of the files that match, and of all that they import. */
function closure(files, matches) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const names = new Set();
  const add = (name) => {
    if (names.has(name)) return;
    names.add(name);
    for (const other of byName.get(name)?.dependency ?? []) add(other);
  };
  for (const { name } of files) if (matches(name)) add(name);
  return names;
}

const hash = fingerprint();
const isCurrent =
  existsSync(join(OUTPUT, "index.html")) &&
  existsSync(STAMP) &&
  readFileSync(STAMP, "utf8") === hash;
if (!isCurrent) {
  mkdirSync(STAGE, { recursive: true });
  await buildPage();
  await buildContract();
  rmSync(OUTPUT, { recursive: true, force: true });
  try {
    renameSync(STAGE, OUTPUT);
  } catch {
    // A folder that another build has just put there.
    cpSync(STAGE, OUTPUT, { recursive: true });
    rmSync(STAGE, { recursive: true, force: true });
  }
  writeFileSync(STAMP, hash);
}

/** `npm run native:all`: the C extension for every machine that the package is for. See its help below. */
import "./needs-node.mjs";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilerArguments, PREBUILT, SOURCES_STAMP, sourcesHash, suffixOf } from "../src/native/sources.mjs";
import { ROOT, run, zigCompiler } from "./toolchains.mjs";

const { CommandError, runCommand, UsageError } = await import("../src/cli/command.ts");

/** What zig calls each machine. glibc 2.28 is the oldest that Node.js 24 runs on. */
const TARGETS = {
  "linux-x64": "x86_64-linux-gnu.2.28",
  "linux-arm64": "aarch64-linux-gnu.2.28",
  "linux-x64-musl": "x86_64-linux-musl",
  "linux-arm64-musl": "aarch64-linux-musl",
  "darwin-x64": "x86_64-macos",
  "darwin-arm64": "aarch64-macos",
  "win32-x64": "x86_64-windows-gnu",
};

const ELF = { x64: 62, arm64: 183 };
const MACH_O = { x64: 0x01000007, arm64: 0x0100000c };
const PE = { x64: 0x8664 };
const ENTRY = "sqlite3_extension_init";

/** The machine that a library's header names. */
function machineOf(platform, bytes) {
  if (platform === "linux") return bytes.readUInt32BE(0) === 0x7f454c46 ? bytes.readUInt16LE(18) : undefined;
  if (platform === "darwin") return bytes.readUInt32LE(0) === 0xfeedfacf ? bytes.readUInt32LE(4) : undefined;
  const header = bytes.readUInt32LE(0x3c);
  return bytes.toString("latin1", header, header + 4) === "PE\0\0" ? bytes.readUInt16LE(header + 4) : undefined;
}

/** Most of them can't run here: their headers must say what they are for, and that SQLite finds its entry point. */
function check(name, file) {
  const [platform, arch] = name.split("-");
  const bytes = readFileSync(file);
  const wanted = { linux: ELF, darwin: MACH_O, win32: PE }[platform][arch];
  const found = machineOf(platform, bytes);
  if (found !== wanted) throw new CommandError(`${file} is for machine ${found}, not ${wanted}`);
  const symbol = `${platform === "darwin" ? "_" : "\0"}${ENTRY}\0`;
  if (!bytes.includes(symbol, 0, "latin1")) throw new CommandError(`${file} does not export ${ENTRY}`);
}

await runCommand({
  name: "npm run native:all",
  about: `Compiles the C extension into build/prebuilt for ${Object.keys(TARGETS).join(", ")},
with zig, which is fetched once from PyPI. \`npm pack\` then takes them into the package, and an installation without a C compiler
uses the one that fits.`,
  options: { only: { type: "string", value: "MACHINES", meaning: "these alone, e.g. linux-x64,darwin-arm64" } },
  run({ only }) {
    const names = only?.split(",") ?? Object.keys(TARGETS);
    const unknown = names.find((name) => !(name in TARGETS));
    if (unknown !== undefined) throw new UsageError(`there is no build for ${unknown}`);
    const compiler = zigCompiler();
    const sources = sourcesHash();
    rmSync(PREBUILT, { recursive: true, force: true });
    for (const name of names) {
      const [platform] = name.split("-");
      const file = join(PREBUILT, name, `crewdb_guard${suffixOf(platform)}`);
      mkdirSync(join(PREBUILT, name), { recursive: true });
      const [program, ...args] = compiler;
      run(program, [...args, "-target", TARGETS[name], "-s", ...compilerArguments(platform, file)]);
      // What a linker on Windows would need, and nobody here.
      if (platform === "win32")
        for (const other of ["lib", "pdb"]) rmSync(file.replace(/dll$/, other), { force: true });
      check(name, file);
      process.stdout.write(`${file.slice(ROOT.length + 1)}\n`);
    }
    writeFileSync(SOURCES_STAMP, sources);
    return 0;
  },
});

/** `npm run breaking`: what a change of the protos would break. */
import "./needs-node.mjs";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run } from "./toolchains.mjs";

const { runCommand } = await import("../src/cli/command.ts");

const BUF = join(ROOT, "node_modules", ".bin", "buf");
/** Larger than any image. */
const MAX_BYTES = 64 * 1024 * 1024;
const BREAKS = 100;

/** CHANGELOG.md names breaks of the next release under this heading. */
function breaksAreMeant() {
  const [, unreleased = ""] = readFileSync(join(ROOT, "CHANGELOG.md"), "utf8").split(/^## .*$/m);
  return /^### Breaking\n+- /m.test(unreleased);
}

await runCommand({
  name: "npm run breaking",
  about:
    "Says what in proto/ would break clients that were generated from REVISION of git; by default, from the last release\n(gen/release.binpb).",
  options: {
    "allow-meant": {
      type: "boolean",
      meaning: "breaks are no failure when CHANGELOG.md names them: Unreleased, under Breaking",
    },
  },
  operands: "[REVISION]",
  notes: "Exit codes: 0 nothing breaks, 100 something does, 1 it could not be compared, 2 the command line is wrong.",
  run({ "allow-meant": allowMeant = false }, [revision]) {
    const folder = join(ROOT, "build", "breaking");
    const [before, now] = ["before.binpb", "now.binpb"].map((name) => join(folder, name));
    mkdirSync(folder, { recursive: true });
    run(BUF, ["build", "--exclude-source-info", "-o", now]);
    const image =
      revision === undefined
        ? readFileSync(join(ROOT, "gen", "release.binpb"))
        : run("git", ["show", `${revision}:gen/image.binpb`], { encoding: "buffer", maxBuffer: MAX_BYTES });
    writeFileSync(before, image);
    const code = spawnSync(BUF, ["breaking", now, "--against", before], { cwd: ROOT, stdio: "inherit" }).status ?? 1;
    if (code !== BREAKS || !allowMeant) return code;
    if (!breaksAreMeant()) {
      process.stderr.write("crewdb: if that is meant, name it in CHANGELOG.md: Unreleased, under ### Breaking\n");
      return code;
    }
    process.stdout.write("CHANGELOG.md names breaks of the next release\n");
    return 0;
  },
});

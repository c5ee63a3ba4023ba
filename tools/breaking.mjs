/** `npm run breaking`: what a change of the protos would break. */
import "./needs-node.mjs";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run } from "./toolchains.mjs";

const { runCommand } = await import("../src/cli/command.ts");

const BUF = join(ROOT, "node_modules", ".bin", "buf");
/** Larger than any image. */
const MAX_BYTES = 64 * 1024 * 1024;

await runCommand({
  name: "npm run breaking",
  about: "Says what in proto/ would break clients that were generated from REVISION of git; from HEAD by default.",
  options: {},
  operands: "[REVISION]",
  notes: "Exit codes: 0 nothing breaks, 100 something does, 1 it could not be compared, 2 the command line is wrong.",
  run(_, [revision = "HEAD"]) {
    const folder = join(ROOT, "build", "breaking");
    const [before, now] = ["before.binpb", "now.binpb"].map((name) => join(folder, name));
    mkdirSync(folder, { recursive: true });
    run(BUF, ["build", "--exclude-source-info", "-o", now]);
    writeFileSync(
      before,
      run("git", ["show", `${revision}:gen/image.binpb`], { encoding: "buffer", maxBuffer: MAX_BYTES }),
    );
    return spawnSync(BUF, ["breaking", now, "--against", before], { cwd: ROOT, stdio: "inherit" }).status ?? 1;
  },
});

/** `npm run lint`: style, the imports that a room may have, and the protos. */
import "./needs-node.mjs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./toolchains.mjs";

const { runCommand } = await import("../src/cli/command.ts");

/** Each with what mends what it finds. */
const CHECKS = [
  { program: "biome", check: ["check"], fix: ["check", "--write"] },
  { program: "node", check: ["src/native/layout.mjs", "--check"], fix: ["src/native/layout.mjs"] },
  { program: "node", check: ["tools/rooms.mjs", "--check"], fix: ["tools/rooms.mjs"] },
  { program: "tsc", check: ["-p", "src/console"], fix: ["-p", "src/console"] },
  { program: "buf", check: ["lint"], fix: ["lint"] },
  { program: "buf", check: ["format", "proto", "--diff", "--exit-code"], fix: ["format", "proto", "--write"] },
];

await runCommand({
  name: "npm run lint",
  about: "Checks style, the imports that a room may have, and the protos.",
  options: { fix: { type: "boolean", meaning: "fix what can be fixed automatically" } },
  run({ fix = false }) {
    const failed = CHECKS.filter(({ program, ...args }) => {
      const path = join(ROOT, "node_modules", ".bin", program);
      return spawnSync(path, fix ? args.fix : args.check, { cwd: ROOT, stdio: "inherit" }).status !== 0;
    });
    if (failed.length > 0 && !fix) process.stderr.write("npm run lint -- --fix fixes style and formatting\n");
    return failed.length > 0 ? 1 : 0;
  },
});

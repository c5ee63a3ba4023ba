import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const PROGRAM = fileURLToPath(new URL("../fixtures/endless-thread.js", import.meta.url));

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (how: string): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, how], { timeout: 30_000, killSignal: "SIGKILL" }, (error, stdout, stderr) =>
      resolve({ code: error?.code, stdout, stderr }),
    );
  });

describe("the last exit of a process", () => {
  before(function () {
    guardFileOrSkip(this);
  });

  for (const [how, what] of [
    ["exit", "process.exit waits for a thread in a statement without end"],
    ["stay", "its event loop stands still"],
  ] as const)
    it(`comes in time with the code and the message that were said last, while ${what}`, async () => {
      assert.deepEqual(await run(how), { code: 7, stdout: "true true\n", stderr: "ended in time\n" });
    });
});

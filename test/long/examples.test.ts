import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { goProgram, javaProgram, type Prepared, pythonProgram, rustProgram } from "../conformance/languages.js";
import { seed } from "../conformance/rig.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const run = promisify(execFile);
const EXAMPLES = join(PACKAGE_ROOT, "examples");

const typescript = (program: string): Prepared => [process.execPath, join(EXAMPLES, "typescript", program)];
const python = (program: string): Prepared => pythonProgram(join(EXAMPLES, "python", program));

/** What the sql example prints, but for its last line. */
const SQL =
  /^would insert: 1n?\ninserted: 1n?\nuser_query, letters = milk,? 4\nreads: nlp_intents by index\nthe second step ran: [Tt]rue\nstreamed rows: 10000\ndeleted in a transaction: 2n?\n/;
/** What the same work prints in every language. */
const WORK = /^claimed: 3\nupdated in one transaction: 3\nstreamed products: 60\nmain serves: [Tt]rue\n$/;

const CASES: readonly {
  readonly name: string;
  readonly command: () => Prepared;
  readonly prints: readonly RegExp[];
}[] = [
  { name: "sql in TypeScript", command: () => typescript("sql.ts"), prints: [SQL, /STATEMENT_DENIED\n$/] },
  { name: "sql in Python", command: () => python("sql.py"), prints: [SQL, /PERMISSION_DENIED\n$/] },
  {
    name: "a first call in Python",
    command: () => python("create_user.py"),
    prints: [/^Grace grace@example.com True\n$/],
  },
  { name: "work in TypeScript", command: () => typescript("work.ts"), prints: [WORK] },
  { name: "work in Python", command: () => python("work.py"), prints: [WORK] },
  { name: "work in Go", command: () => goProgram(join(EXAMPLES, "go"), "go-work"), prints: [WORK] },
  { name: "work in Java", command: () => javaProgram(join(EXAMPLES, "java", "Work.java")), prints: [WORK] },
  { name: "work in Rust", command: () => rustProgram(join(EXAMPLES, "rust"), "work"), prints: [WORK] },
];

describe("the examples print what they should", function () {
  // Some are compiled first.
  this.timeout(0);
  let folder: string;
  let service: ServiceProcess;
  beforeEach(async () => {
    folder = newFolder();
    seed(folder);
    const files = { DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "walmart.db") };
    service = await startProcess(folder, files);
  });
  afterEach(async () => {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, command, prints } of CASES) {
    it(name, async function () {
      const found = command();
      if ("missing" in found) skipWithout(this, found.missing);
      const [program = "", ...args] = found;
      const { stdout } = await run(program, [...args, service.address], { cwd: folder, timeout: 120_000 });
      for (const pattern of prints) assert.match(stdout, pattern);
    });
  }
});

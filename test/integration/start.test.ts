import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { newFolder, runToEnd, startProcess } from "./service-process.js";

describe("the start", () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("says in one line where it listens, on which files, and how long it took", async () => {
    const service = await startProcess(folder);
    assert.match(service.startLine, /crewai_team\.db/);
    assert.match(service.startLine, /walmart_grocery\.db/);
    assert.match(service.startLine, /Node \d+.* \d+ ms/);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("answers --help and --version, and refuses what is no option", async () => {
    const help = await runToEnd(folder, {}, ["--help"]);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /WALMART_DB_MAX_CONNECTIONS/);
    assert.match((await runToEnd(folder, {}, ["--version"])).stdout, /^\d+\.\d+\.\d+\n$/);
    assert.equal((await runToEnd(folder, {}, ["--prot"])).code, 2);
  });

  it("is refused for wrong settings, all of them at once", async () => {
    const { code, stderr } = await runToEnd(folder, {
      DB_MAX_CONECTIONS: "5",
      DB_BUSY_TIMEOUT: "0",
      CREWDB_HOST: "0.0.0.0",
    });
    assert.equal(code, 2);
    for (const part of ["DB_MAX_CONNECTIONS", "DB_BUSY_TIMEOUT", "CREWDB_INSECURE"])
      assert.match(stderr, new RegExp(part));
  });

  it("is refused for a file that is no database, and for a folder that can't be made", async () => {
    const file = join(folder, "text.db");
    writeFileSync(file, "this is no database, it is a text of some length".repeat(100));
    const noDatabase = await runToEnd(folder, { DB_PATH: file });
    assert.equal(noDatabase.code, 3);
    assert.match(noDatabase.stderr, /text\.db is no SQLite database/);
    const below = await runToEnd(folder, { DB_PATH: join(file, "below", "main.db") });
    assert.equal(below.code, 3);
    assert.equal(below.stderr.trim().split("\n").length, 1);
  });

  it("is refused for a port in use, and for files that another service owns, whose pid it names", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    assert.equal((await runToEnd(folder, { CREWDB_PORT: String(port) })).code, 4);
    taken.close();
    const first = await startProcess(folder);
    const second = await runToEnd(folder);
    assert.equal(second.code, 3);
    assert.match(second.stderr, new RegExp(`pid ${first.child.pid}\\b`));
    assert.equal(await first.end("SIGTERM"), 0);
  });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
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
    assert.match(service.startLine, /main \S+\/crewai_team\.db \(schema \d+, 2-20 connections\)/);
    assert.match(service.startLine, /walmart \S+\/walmart_grocery\.db \(schema \d+, 3-15 connections\)/);
    assert.match(
      service.startLine,
      / on 127\.0\.0\.1:\d+ and http:\/\/127\.0\.0\.1:\d+; Node \d+\S*, SQLite \d+.* \d+ ms/,
    );
    const event = JSON.parse(service.startLine) as { level: number; address: string };
    assert.deepEqual([event.level, event.address], [30, service.address], "in a pipe it is an event as all others are");
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("answers --help and --version, and refuses an unknown option", async () => {
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
    assert.match(noDatabase.stderr, /text\.db is not a SQLite database/);
    const below = await runToEnd(folder, { DB_PATH: join(file, "below", "main.db") });
    assert.equal(below.code, 3);
    assert.equal(below.stderr.trim().split("\n").length, 1);
  });

  it("says what is wrong with each of two databases, in a line each", async () => {
    for (const name of ["a.db", "b.db"]) writeFileSync(join(folder, name), "no database, but a text".repeat(100));
    const settings = { DB_PATH: join(folder, "a.db"), WALMART_DB_PATH: join(folder, "b.db") };
    const { code, stderr } = await runToEnd(folder, settings);
    assert.equal(code, 3);
    assert.deepEqual(
      stderr
        .trim()
        .split("\n")
        .map((line) => /^crewdb: \S*(.\.db) is not a SQLite database/.exec(line)?.[1]),
      ["a.db", "b.db"],
    );
  });

  it("is refused for one file under two names, which is not another service", async () => {
    symlinkSync("main.db", join(folder, "link.db"));
    const settings = { DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "link.db") };
    const { code, stderr } = await runToEnd(folder, settings);
    assert.equal(code, 3);
    assert.match(stderr, /open already in this process; .*DB_PATH and WALMART_DB_PATH must be different files\n$/);
  });

  it("serves on a Unix socket that only its user can open, and takes over the one of a killed service", async () => {
    const socket = join(folder, "crewdb.sock");
    const killed = await startProcess(folder, { CREWDB_SOCKET: socket });
    assert.equal(killed.address, `unix:${socket}`);
    assert.equal(statSync(socket).mode & 0o777, 0o600);
    await killed.end("SIGKILL");
    const service = await startProcess(folder, { CREWDB_SOCKET: socket });
    using client = service.client();
    assert.deepEqual((await client.listUsers({})).users, []);
    assert.equal(await service.end("SIGTERM"), 0);
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

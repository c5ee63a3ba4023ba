import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { createAdminDb, describeError, inTransaction, ServingStatus, watchHealth } from "../../src/client/index.js";
import { restoreFile } from "../../src/sqlite/file/restore.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";
import { toValue } from "./sql-values.js";

const SERVICE = "crewdb.main.v1.MainDb";
const HEADER_BYTES = 100;
const CEILING_MS = 30_000;

const statement = (id: string) => ({
  sql: "INSERT INTO conversations (id, title) VALUES (?, 't')",
  parameters: [toValue(id)],
});

/** What befalls the file, and what puts it back. In a process of its own: the test may open and close it as it likes. */
const ACCIDENTS: Readonly<Record<string, (file: string) => () => void>> = {
  moved: (file) => {
    renameSync(file, `${file}.kept`);
    return () => renameSync(`${file}.kept`, file);
  },
  "renamed over": (file) => {
    renameSync(file, `${file}.kept`);
    copyFileSync(`${file}.kept`, file);
    return () => renameSync(`${file}.kept`, file);
  },
};

/** What befalls the files in place, with a copy of them from before the last write at hand. */
const IN_PLACE: Readonly<Record<string, (file: string, copy: (ending: string) => Buffer) => void>> = {
  "the database was cut to half": (file) => truncateSync(file, statSync(file).size / 2),
  "the database's header was overwritten": (file) => overwrite(file, Buffer.alloc(HEADER_BYTES)),
  "a page of the database was overwritten": (file) => {
    const opened = openSync(file, "r+");
    writeSync(opened, Buffer.alloc(4096), 0, 4096, statSync(file).size - 4096);
    closeSync(opened);
  },
  "the database was overwritten by an older copy": (file, copy) => writeFileSync(file, copy("")),
  "the log was overwritten by an older copy": (file, copy) => writeFileSync(`${file}-wal`, copy("-wal")),
  "the log was overwritten by an older copy that is as long": (file, copy) => {
    const old = copy("-wal");
    overwrite(`${file}-wal`, Buffer.concat([old, Buffer.alloc(statSync(`${file}-wal`).size - old.length)]));
  },
  "the index was overwritten by an older copy": (file, copy) => overwrite(`${file}-shm`, copy("-shm")),
  "all three were overwritten by older copies": (file, copy) => {
    for (const ending of ["", "-wal", "-shm"]) overwrite(`${file}${ending}`, copy(ending));
  },
};

function overwrite(file: string, bytes: Buffer): void {
  const opened = openSync(file, "r+");
  writeSync(opened, bytes, 0, bytes.length, 0);
  closeSync(opened);
}

describe("a database file that is lost while the service has it open", function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;
  let service: ServiceProcess;

  beforeEach(async () => {
    folder = newFolder();
    file = join(folder, "data", "crewai_team.db");
    service = await startProcess(folder);
  });
  afterEach(async () => {
    await service.end("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  async function becomes(status: ServingStatus): Promise<void> {
    const signal = AbortSignal.timeout(CEILING_MS);
    for await (const now of watchHealth(service.address, SERVICE, { signal })) if (now === status) return;
    assert.fail(`health never became ${status}`);
  }

  for (const [what, befall] of Object.entries(ACCIDENTS))
    it(`${what}, acknowledges no write from then on, says so in health, and nothing is lost`, async () => {
      using client = service.client();
      await client.execute(statement("before"));
      const putBack = befall(file);
      const writes = {
        typed: () => client.createUser({ user: { email: "a@example.com", name: "A" } }),
        execute: () => client.execute(statement("execute")),
        batch: () => client.executeBatch({ steps: [{ statement: statement("batch") }] }),
        transaction: () => inTransaction(client, (transaction) => transaction.execute(statement("transaction"))),
      };
      const told = async (write: () => Promise<unknown>) =>
        write().then(
          () => ["true", ""],
          (error: unknown) => [describeError(error).committed, describeError(error).reason],
        );
      for (const [way, write] of Object.entries(writes))
        assert.deepEqual(await told(write), ["false", "FILE_LOST"], way);
      await becomes(ServingStatus.NOT_SERVING);
      assert.deepEqual(await told(writes.execute), ["false", "FILE_LOST"]);
      putBack();
      if (what === "moved") await becomes(ServingStatus.SERVING);
      else {
        // A connection that was opened meanwhile has opened the other file, and made the log's index anew.
        await service.end("SIGTERM");
        service = await startProcess(folder);
      }
      using healed = service.client();
      await healed.execute(statement("after"));
      const { rows } = await healed.query({ sql: "SELECT count(*) FROM conversations" });
      assert.deepEqual(rows[0]?.values[0]?.kind, { case: "integer", value: 2n });
    });

  for (const [what, befall] of Object.entries(IN_PLACE))
    it(`where ${what}: acknowledges no write and writes nothing until a backup is restored`, async () => {
      using client = service.client();
      using admin = createAdminDb(service.address);
      await client.execute(statement("backed up"));
      await admin.checkpoint({ database: Database.MAIN });
      await client.execute(statement("copied"));
      const old = new Map(["", "-wal", "-shm"].map((ending) => [ending, readFileSync(`${file}${ending}`)]));
      const backup = join(folder, "main.backup");
      const chunks: Uint8Array[] = [];
      for await (const { data } of admin.backup({ database: Database.MAIN })) chunks.push(data);
      writeFileSync(backup, Buffer.concat(chunks));
      await client.execute(statement("later"));
      befall(file, (ending) => old.get(ending) ?? assert.fail());
      const bytes = readFileSync(file);
      const refused = (error: unknown): boolean => {
        const { committed, reason } = describeError(error);
        return `${committed} ${reason}` === "false FILE_LOST";
      };
      await assert.rejects(client.execute(statement("lost")), refused);
      await becomes(ServingStatus.NOT_SERVING);
      await assert.rejects(admin.checkpoint({ database: Database.MAIN }), /while it was open/);
      await assert.rejects(client.createUser({ user: { email: "a@example.com", name: "A" } }), refused);
      assert.equal(await service.end("SIGTERM"), 0);
      assert.ok(bytes.equals(readFileSync(file)));
      restoreFile("main", file, backup);
      service = await startProcess(folder);
      using next = service.client();
      const { rows } = await next.query({ sql: "SELECT id FROM conversations ORDER BY id" });
      assert.deepEqual(
        rows.map(({ values }) => values[0]?.kind.value),
        ["backed up", "copied"],
      );
    });

  it("where it was overwritten after a crash: notices it from the start on", async () => {
    using before = service.client();
    await before.execute(statement("before"));
    await service.end("SIGKILL");
    service = await startProcess(folder);
    using client = service.client();
    const old = readFileSync(file);
    await client.execute(statement("after"));
    writeFileSync(file, old);
    await assert.rejects(client.execute(statement("lost")), (error) => describeError(error).reason === "FILE_LOST");
  });

  it("is not lost where another program writes it, checkpoints it and shrinks it", async () => {
    using client = service.client();
    await client.execute(statement("before"));
    const other = new Sqlite(file);
    for (const sql of ["CREATE TABLE other (a)", "INSERT INTO other VALUES (zeroblob(500000))", "DROP TABLE other"])
      for (const then of ["SELECT 1", "PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM"]) {
        if (then === "SELECT 1") other.exec(sql);
        other.exec(then);
        await client.execute(statement(`${sql} ${then}`));
      }
    other.close();
    await client.execute(statement("after"));
  });

  it("does not acknowledge into a log that was deleted", async () => {
    using client = service.client();
    await client.execute(statement("before"));
    rmSync(`${file}-wal`);
    await assert.rejects(client.execute(statement("lost")), (error) => describeError(error).reason === "FILE_LOST");
  });

  const CUTS: Readonly<Record<string, readonly [ending: string, cut: (file: string) => void]>> = {
    "the log was truncated": ["-wal", (log) => truncateSync(log)],
    "the log was cut in its last frame": ["-wal", (log) => truncateSync(log, statSync(log).size - 100)],
    "the log's header was overwritten": ["-wal", (log) => overwrite(log, Buffer.alloc(32))],
    "the log's index was truncated": ["-shm", (index) => truncateSync(index)],
    "the log's index was deleted": ["-shm", (index) => rmSync(index)],
  };
  for (const [what, [ending, cut]] of Object.entries(CUTS))
    it(`where ${what}: acknowledges no write, lives, and puts nothing of the log into the file`, async () => {
      using client = service.client();
      using admin = createAdminDb(service.address);
      // From here on the log ends with its last commit.
      await admin.checkpoint({ database: Database.MAIN, truncate: true });
      await client.execute(statement("before"));
      const bytes = readFileSync(file);
      cut(`${file}${ending}`);
      const told = (error: unknown) => {
        const { committed, reason } = describeError(error);
        return `${committed} ${reason}` === "false FILE_LOST";
      };
      await assert.rejects(client.execute(statement("lost")), told);
      await assert.rejects(client.createUser({ user: { email: "a@example.com", name: "A" } }), told);
      await assert.rejects(admin.checkpoint({ database: Database.MAIN }));
      assert.equal(await service.end("SIGTERM"), 0);
      assert.deepEqual(readFileSync(file), bytes);
      service = await startProcess(folder);
      using next = service.client();
      await next.execute(statement("after"));
    });

  it("lives where its name is one that the kernel writes in another way", async () => {
    await service.end("SIGTERM");
    const name = "new\nline.db";
    service = await startProcess(folder, { DB_PATH: name });
    using client = service.client();
    await client.execute(statement("before"));
    truncateSync(join(folder, `${name}-shm`));
    await assert.rejects(client.execute(statement("lost")), (error) => describeError(error).reason === "FILE_LOST");
  });

  it("keeps SQLite's lock through its checks, so that another program's close leaves the log alone", async () => {
    using client = service.client();
    using admin = createAdminDb(service.address);
    await client.execute(statement("before"));
    const checkedAt = async (): Promise<unknown> => {
      const { databases } = await admin.getReadiness({});
      const main = databases.find(({ database }) => database === Database.MAIN);
      return main?.checks.find(({ name }) => name === "file")?.checkTime;
    };
    for (let checks = 0; checks < 2; checks++) {
      const before = await checkedAt();
      while (JSON.stringify(await checkedAt(), bigints) === JSON.stringify(before, bigints)) await pause(20);
    }
    const log = statSync(`${file}-wal`).ino;
    const { ino } = statSync(file);
    if (existsSync("/proc/locks")) {
      const locks = readFileSync("/proc/locks", "utf8").split("\n");
      assert.ok(locks.some((line) => line.includes(` ${service.child.pid} `) && line.includes(`:${ino} `)));
    }
    const sqlite = createRequire(import.meta.url).resolve("better-sqlite3");
    const other = `const db = new (require(${JSON.stringify(sqlite)}))(process.argv[1]); db.prepare("SELECT 1 FROM users").all(); db.close()`;
    execFileSync(process.execPath, ["-e", other, file]);
    assert.equal(statSync(`${file}-wal`, { throwIfNoEntry: false })?.ino, log);
  });
});

const bigints = (_: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

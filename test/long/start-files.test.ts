import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createAdminDb } from "../../src/client/index.js";
import { backUpFile } from "../../src/sqlite/file/back-up-file.js";
import { restoreFile } from "../../src/sqlite/file/restore.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { copyWithoutGuard } from "../fixtures/package-without-guard.js";
import { endWhenIn, newFolder, runToEnd, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { ENDLESS } from "../integration/sql-values.js";

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe("the files of a start", function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;
  const services: ServiceProcess[] = [];
  beforeEach(() => {
    folder = newFolder();
    file = join(folder, "own", "main.db");
  });
  afterEach(() => {
    for (const { child } of services.splice(0)) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(settings: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const service = await startProcess(folder, {
      DB_PATH: file,
      WALMART_DB_PATH: join(folder, "own", "walmart.db"),
      ...settings,
    });
    services.push(service);
    return service;
  }
  const refused = async (settings: Readonly<Record<string, string>>, code: number, what: RegExp): Promise<void> => {
    const ended = await runToEnd(folder, { DB_PATH: file, ...settings });
    assert.match(ended.stderr, what);
    assert.equal(ended.code, code, ended.stderr);
  };

  describe("are for this user alone", () => {
    it("whatever the umask: database, logs, lock, copies and folders", async () => {
      const before = process.umask(0);
      try {
        const service = await start();
        await service.client().createUser({ user: { email: "a@example.com", name: "A" } });
        assert.equal(mode(join(folder, "own")), "700");
        const names = readdirSync(join(folder, "own"));
        for (const end of ["", "-wal", "-shm", ".lock"]) assert.ok(names.includes(`main.db${end}`), `${names}`);
        for (const name of names) assert.equal(mode(join(folder, "own", name)), "600", name);
        await service.end("SIGTERM");
        const db = new Sqlite(file);
        const backup = backUpFile(db, "test");
        db.close();
        assert.equal(mode(backup), "600");
        const { before: kept = "" } = restoreFile("main", file, backup);
        assert.deepEqual([mode(file), mode(kept)], ["600", "600"]);
      } finally {
        process.umask(before);
      }
    });

    it("and copies that a killed process was still making are removed", async () => {
      await (await start()).end("SIGTERM");
      const left = [
        "crewdb-backup",
        "crewdb-backup-journal",
        "crewdb-restore",
        "crewdb-restore-wal",
        "before-0017.bak.tmp",
      ];
      const kept = ["before-0017.bak", "before-restore-2026-01-02T03-04-05-678Z", "mine"];
      for (const end of [...left, ...kept]) writeFileSync(`${file}.${end}`, "", { mode: 0o600 });
      await (await start()).end("SIGTERM");
      const names = readdirSync(join(folder, "own"));
      for (const end of left) assert.ok(!names.includes(`main.db.${end}`), end);
      for (const end of kept) assert.ok(names.includes(`main.db.${end}`), end);
    });

    it("and those that are not are named", async () => {
      await (await start()).end("SIGTERM");
      chmodSync(file, 0o644);
      const service = await start();
      assert.match(service.said(), new RegExp(`"files":\\["${file}".*other users can read these files`));
      await service.end("SIGTERM");
    });

    it("a tokens file that others can write is refused, one that they can read is named, as is a key", async () => {
      const tokens = join(folder, "tokens.json");
      writeFileSync(tokens, JSON.stringify([{ name: "a", sha256: "0".repeat(64), roles: ["read"] }]));
      for (const others of [0o666, 0o622, 0o660, 0o602]) {
        chmodSync(tokens, others);
        await refused(
          { CREWDB_TOKENS_FILE: tokens },
          2,
          /CREWDB_TOKENS_FILE names \S+tokens\.json, which other users can write \(mode 06\d\d\).*chmod 600/,
        );
      }
      chmodSync(tokens, 0o644);
      const service = await start({ CREWDB_TOKENS_FILE: tokens });
      assert.match(
        service.said(),
        /CREWDB_TOKENS_FILE names \S+tokens\.json, which other users can read \(mode 0644\)/,
      );
      await service.end("SIGTERM");
    });
  });

  describe("that are not this service's", () => {
    const listing = (): string[] =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => !name.includes("data"))
        .toSorted();

    it("get nothing beside them, and stay as they are", async () => {
      const text = join(folder, "passwd");
      writeFileSync(text, "root:x:0:0:root:/root:/bin/bash\n".repeat(10));
      mkdirSync(join(folder, "sub"));
      const foreign = join(folder, "foreign.db");
      for (const journal of ["DELETE", "WAL"]) {
        const db = new Sqlite(foreign);
        db.exec(
          `PRAGMA journal_mode = ${journal}; CREATE TABLE IF NOT EXISTS places (a); INSERT INTO places VALUES (1)`,
        );
        db.close();
        const before = listing();
        const bytes = readFileSync(foreign);
        await refused({ DB_PATH: text }, 3, /passwd is not a SQLite database/);
        // The lock of another program, as vipw has one.
        writeFileSync(`${text}.lock`, "");
        await refused({ DB_PATH: text }, 3, /passwd is not a SQLite database/);
        assert.equal(statSync(`${text}.lock`).size, 0);
        rmSync(`${text}.lock`);
        await refused({ DB_PATH: join(folder, "sub") }, 3, /sub is a folder; name a file in it/);
        await refused({ DB_PATH: "/dev/null" }, 3, /\/dev\/null is a device/);
        await refused({ DB_PATH: foreign }, 3, /foreign\.db has tables of another program/);
        assert.deepEqual(listing(), before);
        assert.ok(bytes.equals(readFileSync(foreign)));
      }
    });

    it("below /proc end the start at once", async () => {
      await refused({ DB_PATH: "/proc/nowhere/deep/main.db" }, 3, /\/proc\/nowhere\/deep\/main\.db can't be opened/);
      await refused({ DB_PATH: "/proc/1/main.db" }, 3, /\/proc\/1\/main\.db can't be opened/);
    });
  });

  it("that have a second name by a hard link are refused, also while another server has them", async () => {
    const service = await start();
    const other = join(folder, "other.db");
    linkSync(file, other);
    await refused({ DB_PATH: other }, 3, /other\.db has 2 names \(hard links\)/);
    assert.ok(!existsSync(`${other}.lock`));
    await service.client().createUser({ user: { email: "a@example.com", name: "A" } });
    await service.end("SIGTERM");
    await refused({}, 3, /main\.db has 2 names/);
    rmSync(other);
    await (await start()).end("SIGTERM");
  });

  it("that were cut off to nothing are refused, until a backup is restored or they are removed", async () => {
    const service = await start();
    const copy = join(folder, "copy.db");
    await backUp(service, copy);
    await service.end("SIGKILL");
    truncateSync(file);
    await refused({}, 3, /main\.db is empty, and it was a database.*restore a backup/);
    restoreFile("main", file, copy);
    await (await start()).end("SIGTERM");
    truncateSync(file);
    await refused({}, 3, /main\.db is empty/);
    rmSync(file);
    const again = await start();
    assert.match(again.said(), /the database file that was here is gone: a new one is made/);
    await again.end("SIGTERM");
  });

  for (const map of ["536870912", "0"])
    it(`that are cut off while it runs do not end the process, with DB_MEMORY_MAP=${map}`, async () => {
      const service = await start({ DB_MEMORY_MAP: map });
      const { main } = { main: service.client() };
      for (let round = 0; round < 20; round++)
        await main.execute({
          sql: "INSERT INTO conversations (id, title, description) VALUES (hex(randomblob(8)), 't', hex(randomblob(20000)))",
        });
      const admin = createAdminDb(service.address);
      await admin.checkpoint({ database: Database.MAIN });
      admin.close();
      const readAll = (): Promise<unknown> =>
        Promise.all([
          ...Array.from({ length: 20 }, () =>
            main.query({ sql: "SELECT sum(length(description)) FROM conversations" }).catch(() => undefined),
          ),
          main.listUsers({}).catch(() => undefined),
          main.getDashboard({}).catch(() => undefined),
        ]);
      // What was read before is mapped.
      await readAll();
      for (const bytes of [40_960, 0]) {
        truncateSync(file, bytes);
        await readAll();
      }
      assert.equal(service.child.exitCode ?? service.child.signalCode, null);
      service.child.kill("SIGKILL");
      await once(service.child, "exit");
    });

  it("that take for ever to repair do not keep the start from ending", async function () {
    if (!existsSync("/proc/self/stat")) return this.skip();
    await (await start()).end("SIGTERM");
    const db = new Sqlite(file);
    db.prepare("INSERT INTO crewdb_derived VALUES ('endless', ?, '')").run(ENDLESS);
    db.exec("UPDATE crewdb_meta SET value = '0' WHERE key = 'clean_stop'");
    db.close();
    const settings = { DB_PATH: file, WALMART_DB_PATH: join(folder, "own", "walmart.db") };
    const code = await endWhenIn(
      folder,
      settings,
      (pid) => existsSync(`${file}-wal`) && cpuSeconds(pid) > 3,
      "SIGTERM",
    );
    assert.equal(code, 0);
  });

  it("whose schema another program has changed are named", async () => {
    await (await start()).end("SIGTERM");
    const whole = join(folder, "whole.db");
    copyFileSync(file, whole);
    for (const [sql, what] of [
      ["DROP TABLE audit_logs", /main\.db has not the schema .*no such table: main\.audit_logs/],
      ["DROP TABLE email_search", /main\.db has not the schema .*no such table: email_search/],
      ["DROP TABLE email_counts", /main\.db does not fit: the contract has \d+ mistakes/],
    ] as const) {
      copyFileSync(whole, file);
      const db = new Sqlite(file);
      db.pragma("foreign_keys = OFF");
      db.exec(sql);
      db.close();
      await refused({ WALMART_DB_PATH: join(folder, "own", "walmart.db") }, 3, what);
    }
  });

  it("that are refused for their log, which is another database's, stay as they are, as it does", async () => {
    const service = await start();
    await service.client().createUser({ user: { email: "a@example.com", name: "A" } });
    await service.end("SIGTERM");
    const killed = await start({
      DB_PATH: join(folder, "killed.db"),
      WALMART_DB_PATH: join(folder, "killed-walmart.db"),
    });
    await killed.end("SIGKILL");
    copyFileSync(join(folder, "killed-walmart.db-wal"), `${file}-wal`);
    const found = ["", "-wal"].map((ending) => readFileSync(`${file}${ending}`));
    const log =
      /main\.db is damaged \([^\n]+\); restore a backup; if \S+main\.db-wal is another database's log, move that away\n/;
    await refused({ WALMART_DB_PATH: join(folder, "walmart.db") }, 3, log);
    for (const [index, ending] of ["", "-wal"].entries())
      assert.ok(found[index]?.equals(readFileSync(`${file}${ending}`)), ending);
    rmSync(`${file}-wal`);
    const again = await start({ WALMART_DB_PATH: join(folder, "walmart.db") });
    assert.equal((await again.client().getUserByEmail({ email: "a@example.com" })).user?.name, "A");
  });

  it("that this user can't write are refused before anything is made beside them", async function () {
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const env = { ...process.env, CREWDB_PORT: "0", DB_PATH: file, WALMART_DB_PATH: join(folder, "own", "walmart.db") };
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(PACKAGE_ROOT, "dist", "src", "main.js"), ...args], {
        ...user,
        cwd: "/",
        env,
        encoding: "utf8",
        timeout: 30_000,
      });
    // Where root has the package, another user may not be able to read it.
    if (process.platform === "win32" || run("--help").status !== 0) return this.skip();
    await (await start()).end("SIGTERM");
    writeFileSync(`${file}-wal`, "", { mode: 0o600 });
    if (user.uid !== undefined)
      for (const path of [folder, join(folder, "own"), ...readdirSync(join(folder, "own")).map(inOwn)])
        chownSync(path, user.uid, user.gid);
    const before = readdirSync(join(folder, "own"));
    for (const [ending, rights] of Object.entries({ "": 0o400, "-wal": 0o400, "-shm": 0o000 })) {
      if (ending === "-shm") writeFileSync(`${file}-shm`, "");
      chmodSync(`${file}${ending}`, rights);
      const { status, stderr } = run();
      const what = `main.db${ending} can't be read and written by this user; check its permissions`;
      assert.deepEqual([status, stderr.split("/").at(-1)], [3, `${what}\n`]);
      if (ending !== "-shm") assert.deepEqual(readdirSync(join(folder, "own")), before);
      chmodSync(`${file}${ending}`, 0o600);
      if (user.uid !== undefined) chownSync(`${file}${ending}`, user.uid, user.gid);
    }
  });

  function inOwn(name: string): string {
    return join(folder, "own", name);
  }

  it("are not blamed for an extension that is older than the program", async function () {
    const built = guardFileOrSkip(this);
    const root = copyWithoutGuard(join(folder, "package"));
    mkdirSync(join(root, "build", "native"), { recursive: true });
    const older = readFileSync(built).toString("latin1").replaceAll("guard_checkpoints\0", "guard_older_name_\0");
    writeFileSync(join(root, "build", "native", basename(built)), older, "latin1");
    await assert.rejects(startProcess(folder, { DB_PATH: file }, root), (error) => {
      assert.match(
        String(error),
        /ended with 3: crewdb: the extension in build\/native is not of this program \(no such function: guard_checkpoints\): build it with `node src\/native\/build\.mjs`\n$/,
      );
      assert.doesNotMatch(String(error), /another program/);
      return true;
    });
  });

  it("a socket in a folder that is not there names the folder", async () => {
    await refused(
      { CREWDB_SOCKET: join(folder, "no", "crewdb.sock") },
      4,
      /crewdb\.sock: its folder \S+\/no does not exist/,
    );
    writeFileSync(join(folder, "text"), "");
    await refused({ CREWDB_SOCKET: join(folder, "text", "crewdb.sock") }, 4, /folder/);
  });
});

/** Time that the process and its threads have computed. */
function cpuSeconds(pid: number): number {
  const [user = "0", system = "0"] =
    readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11, 13) ?? [];
  return (Number(user) + Number(system)) / 100;
}

async function backUp(service: ServiceProcess, to: string): Promise<void> {
  const admin = createAdminDb(service.address);
  const chunks: Uint8Array[] = [];
  for await (const { data } of admin.backup({ database: Database.MAIN })) chunks.push(data);
  admin.close();
  writeFileSync(to, Buffer.concat(chunks));
}

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { migrate, readMigrations } from "../../src/sqlite/file/migrate.js";
import { newFolder, startProcess } from "./service-process.js";

const PROGRAM = join(PACKAGE_ROOT, "dist/src/cli/migrate-cli.js");

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe("npm run migrate", () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(...args: string[]): Promise<Ended> {
    const files = {
      DB_PATH: join(folder, "data/crewai_team.db"),
      WALMART_DB_PATH: join(folder, "data/walmart_grocery.db"),
    };
    const env = { ...process.env, ...files };
    return new Promise((resolve) => {
      execFile(process.execPath, [PROGRAM, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  it("--dry-run says what would run, and creates nothing", async () => {
    const { code, stdout } = await run("--dry-run");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^main \S+crewai_team\.db: would run 0001_users\.sql, .*; there is no such file, so it would be created\nwalmart \S+: would run 0001_products\.sql, .*created\n$/,
    );
    assert.deepEqual(readdirSync(folder), []);
  });

  it("creates and migrates both files, and the next time there is nothing to do", async () => {
    const first = await run();
    assert.deepEqual([first.code, first.stderr], [0, ""]);
    assert.match(first.stdout, /main \S+: ran 0001_users\.sql/);
    for (const args of [["--dry-run"], []])
      assert.match((await run(...args)).stdout, /^main \S+: up to date\nwalmart \S+: up to date\n$/);
    assert.equal(existsSync(join(folder, "data/crewai_team.db-wal")), false);
  });

  it("copies a file that has something to lose, and names the copy", async () => {
    const file = join(folder, "data/crewai_team.db");
    const migrations = readMigrations("main");
    const newest = migrations.at(-1)?.name ?? assert.fail("main has no migrations");
    mkdirSync(join(folder, "data"));
    // As a program made it that did not have the newest migration yet.
    const older = new Sqlite(file);
    migrate(older, migrations.slice(0, -1));
    older.close();
    const before = readFileSync(file);
    assert.match((await run("--dry-run")).stdout, new RegExp(`main \\S+: would run ${newest}\n`));
    assert.deepEqual(readFileSync(file), before);
    const { stdout } = await run();
    const copy = new RegExp(`main \\S+: ran ${newest}; as it was before: (\\S+)\n`).exec(stdout)?.[1];
    const backup = new Sqlite(copy ?? assert.fail(stdout), { readonly: true });
    assert.equal(backup.prepare("SELECT max(number) FROM crewdb_migrations").pluck().get(), migrations.length - 1);
    backup.close();
  });

  it("beside a running service only the dry run works", async () => {
    const service = await startProcess(folder);
    assert.match((await run("--dry-run")).stdout, /main \S+: up to date/);
    const refused = await run();
    assert.equal(refused.code, 3);
    assert.match(refused.stderr, new RegExp(`owned by a running crewdb \\(pid ${service.child.pid},`));
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("says of a file that is no database what it is, and does the other one", async () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/crewai_team.db"), "a text, and no database".repeat(20));
    for (const args of [["--dry-run"], []]) {
      const { code, stdout, stderr } = await run(...args);
      assert.equal(code, 3);
      assert.match(stderr, /^crewdb: main \S+: \S+ is not a SQLite database; name another file\n$/);
      assert.match(stdout, /^walmart/);
    }
  });

  it("tells wrong options and settings as the service does", async () => {
    assert.deepEqual(await run("--dry"), {
      code: 2,
      stdout: "",
      stderr: "crewdb: unknown option --dry; see --help\n",
    });
  });
});

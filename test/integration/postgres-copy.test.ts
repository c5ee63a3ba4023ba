import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { ownFile } from "../../src/sqlite/file/owned-file.js";
import { seed } from "../conformance/rig.js";
import {
  PASSWORD,
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from "../fixtures/postgres-server.js";
import { newFolder } from "./service-process.js";
import { skipWithout } from "./skip.js";

const CLI = join(PACKAGE_ROOT, "dist", "src", "cli", "main.js");

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** postgres-differential.test.ts sends calls to both after such a copy. */
describe("crewdb copy", function () {
  this.timeout(120_000);
  let server: PostgresServer;
  let folder: string;
  let main: string;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    server = await startPostgres();
    folder = newFolder();
    seed(folder);
    main = join(folder, "main.db");
  });
  after(async () => {
    await server?.stop("SIGQUIT");
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  function copy(database: string, from: string, to: string): Promise<Ended> {
    const args = [CLI, "copy", "--database", database, "--from", from, "--to", to];
    return new Promise((resolve) =>
      execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
        assert.ok(!stderr.includes(PASSWORD) && !stderr.includes(encodeURIComponent(PASSWORD)));
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      }),
    );
  }

  async function refusal(database: string, from: string, to: string): Promise<string> {
    const { code, stdout, stderr } = await copy(database, from, to);
    assert.notEqual(code, 0);
    assert.equal(stdout, "");
    assert.match(stderr, /^crewdb: [^\n]+\n$/);
    return stderr;
  }

  async function sql<T>(url: string, text: string): Promise<T[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** A database whose owner is no superuser. */
  async function ownedByNobodyStrong(name: string): Promise<string> {
    const url = await server.createDatabase(name);
    await sql(
      url,
      `CREATE ROLE ${name} LOGIN PASSWORD '${PASSWORD}'; ALTER DATABASE ${name} OWNER TO ${name}`,
    );
    const owned = new URL(url);
    owned.username = name;
    return owned.href;
  }

  /** A file of its own that is like main's, after a change to its rows. */
  function changed(name: string, change: string): string {
    const file = join(folder, name);
    const db = new Sqlite(main);
    db.exec(`VACUUM INTO '${file}'`);
    db.close();
    const other = new Sqlite(file);
    other.exec(change);
    other.close();
    return file;
  }

  async function tablesWithRows(url: string): Promise<string[]> {
    const names = await sql<{ name: string }>(
      url,
      "SELECT schemaname || '.' || relname AS name FROM pg_stat_user_tables WHERE relname !~ '^crewdb_'",
    );
    const found: string[] = [];
    for (const { name } of names)
      if ((await sql(url, `SELECT FROM ${name} LIMIT 1`)).length > 0) found.push(name);
    return found;
  }

  /** As connections do that count in parts of their own; one key is counted up and down again. */
  async function countInParts(url: string): Promise<void> {
    await sql(
      url,
      `INSERT INTO main.email_minutes (minute, emails, shard) SELECT minute, -3, 5 FROM main.email_minutes;
       UPDATE main.email_minutes SET emails = emails + 3 WHERE shard = 0;
       INSERT INTO main.email_minutes (minute, emails, shard) VALUES ('2001', 1, 1), ('2001', -1, 2)`,
    );
  }

  for (const database of ["main", "walmart"])
    it(`moves ${database} there and back, each row as it was`, async () => {
      const url = await ownedByNobodyStrong(`there_${database}`);
      const file = join(folder, `${database}.db`);
      const there = await copy(database, `sqlite:${file}`, url);
      assert.deepEqual([there.code, there.stderr], [0, ""]);
      if (database === "main") await countInParts(url);
      const back = join(folder, `back-${database}.db`);
      const again = await copy(database, url, `sqlite:${back}`);
      assert.deepEqual([again.code, again.stderr], [0, ""]);
      assert.equal(again.stdout, there.stdout);
      assert.match(there.stdout, /^\w+ +[1-9]\d* {2}[0-9a-f]{64}$/m);
      const db = new Sqlite(back);
      for (const check of ["integrity_check", "foreign_key_check"])
        assert.ok([undefined, "ok"].includes(db.pragma(check, { simple: true }) as string), check);
      const derived = db.prepare<[], { name: string; is_right_sql: string }>(
        "SELECT name, is_right_sql FROM crewdb_derived",
      );
      for (const { name, is_right_sql: isRight } of derived.all())
        assert.equal(db.prepare(isRight).pluck().get(), 1, name);
      const triggers = "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'index')";
      const original = new Sqlite(file);
      assert.equal(db.prepare(triggers).pluck().get(), original.prepare(triggers).pluck().get());
      original.close();
      db.close();
    });

  it("leaves triggers on, and new ids behind those that were copied", async () => {
    const url = server.url("there_main");
    const disabled = await sql(
      url,
      "SELECT FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'",
    );
    assert.equal(disabled.length, 0);
    const [before] = await sql<{ last: string }>(
      url,
      "SELECT max(id) AS last FROM main.email_recipients",
    );
    const [next] = await sql<{ next: string }>(
      url,
      `SELECT nextval(pg_get_serial_sequence('main.email_recipients', 'id')) AS next`,
    );
    assert.equal(Number(next?.next), Number(before?.last ?? 0) + 1);
  });

  it("refuses a target that has rows, and one of another version", async () => {
    const url = server.url("there_main");
    assert.match(
      await refusal("main", `sqlite:${main}`, url),
      /: the database main is not empty: table \w+ has rows\n$/,
    );
    assert.match(
      await refusal("main", url, `sqlite:${join(folder, "back-main.db")}`),
      /back-main\.db: the database is not empty: table \w+ has rows\n$/,
    );
    const other = await server.createDatabase("other_version");
    assert.equal((await copy("walmart", `sqlite:${join(folder, "walmart.db")}`, other)).code, 0);
    await sql(other, "UPDATE walmart.crewdb_migrations SET checksum = 'x' WHERE number = 2");
    for (const [from, to] of [
      [other, `sqlite:${join(folder, "never.db")}`],
      [`sqlite:${join(folder, "walmart.db")}`, other],
    ] as const)
      assert.match(
        await refusal("walmart", from, to),
        /: its schema "walmart" has another version/,
      );
    assert.ok(!existsSync(join(folder, "never.db")));
    const older = changed("older.db", "DELETE FROM crewdb_migrations WHERE number = 17");
    assert.match(
      await refusal("main", `sqlite:${older}`, url),
      /has an older schema \(it lacks 0017/,
    );
  });

  it("refuses text that PostgreSQL can't store before it makes anything", async () => {
    const url = await server.createDatabase("text");
    const nul = changed(
      "nul.db",
      "UPDATE users SET department = 'a' || char(0) WHERE id = (SELECT min(id) FROM users)",
    );
    assert.match(
      await refusal("main", `sqlite:${nul}`, url),
      /nul\.db: users\.department has text with NUL in the row with the key ".+", which PostgreSQL/,
    );
    const broken = changed("broken.db", "UPDATE users SET department = CAST(x'ff' AS TEXT)");
    assert.match(
      await refusal("main", `sqlite:${broken}`, url),
      /: users\.department has text that is no UTF-8 in the row with the key ".+"/,
    );
    assert.deepEqual(await sql(url, "SELECT FROM pg_namespace WHERE nspname = 'main'"), []);
  });

  it("leaves nothing when the server refuses a row", async () => {
    const url = await server.createDatabase("refused");
    const twice = changed(
      "twice.db",
      `INSERT INTO users (id, email, name) VALUES ('u-1', 'Ä@example.com', 'a'), ('u-2', 'ä@example.com', 'b')`,
    );
    assert.match(
      await refusal("main", `sqlite:${twice}`, url),
      /: the target refuses a row of users: duplicate key .*users_email_key.*\n$/,
    );
    assert.deepEqual(await tablesWithRows(url), []);
    assert.equal((await copy("main", `sqlite:${main}`, url)).code, 0);
  });

  it("keeps nothing of a copy that differs, and fills the file when it does not", async () => {
    const url = server.url("there_main");
    const file = join(folder, "differs.db");
    await sql(url, "UPDATE main.email_minutes SET emails = emails + 1 WHERE shard = 5");
    assert.match(
      await refusal("main", url, `sqlite:${file}`),
      /: email_minutes differs between source and target; nothing was kept\n$/,
    );
    const db = new Sqlite(file);
    assert.equal(db.prepare("SELECT count(*) FROM users").pluck().get(), 0);
    db.close();
    await sql(url, "UPDATE main.email_minutes SET emails = emails - 1 WHERE shard = 5");
    assert.equal((await copy("main", url, `sqlite:${file}`)).code, 0);
  });

  it("waits for no process that writes the target", async () => {
    const file = join(folder, "owned.db");
    const lock = ownFile(file);
    try {
      assert.match(
        await refusal("main", server.url("there_main"), `sqlite:${file}`),
        /: the file is owned by a running crewdb \(pid \d+, since .+\); stop that one/,
      );
    } finally {
      lock.release();
    }
  });

  it("says in one sentence what is wrong with a place", async () => {
    const url = server.url("there_main");
    const cases: readonly (readonly [string, string, RegExp])[] = [
      [`sqlite:${join(folder, "none.db")}`, url, /none\.db does not exist\n$/],
      [`sqlite:${main}`, `sqlite:${main}`, /one of --from and --to must be sqlite:, the other/],
      ["mysql://x", url, /--from must be sqlite:FILE or postgres:/],
      [`sqlite:${join(folder, "walmart.db")}`, url, /walmart/],
      [`sqlite:${main}`, server.url("nowhere"), /has no database of that name; create it first/],
      [
        server.url("postgres"),
        "sqlite:new.db",
        /its schema "main" is not there; start the service/,
      ],
    ];
    await Promise.all(
      cases.map(async ([from, to, expected]) =>
        assert.match(await refusal("main", from, to), expected),
      ),
    );
    assert.ok(!existsSync(join(folder, "new.db")));
  });
});

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { ownFile, withOwnedFile } from "../../src/sqlite/file/owned-file.js";
import { seed } from "../conformance/rig.js";
import {
  PASSWORD,
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from "../fixtures/postgres-server.js";
import { until } from "../fixtures/until.js";
import { newFolder, runToEnd, startProcess } from "./service-process.js";
import { skipWithout } from "./skip.js";

const CLI = join(PACKAGE_ROOT, "dist", "src", "cli", "main.js");

/** How every use of a target is refused that a copy has not filled. */
const PART_OF_COPY =
  /has only a part of the rows of a copy; run the same `crewdb copy` again, which goes on, or (?:delete the file|drop the schema)/;
const WENT_ON = "crewdb: went on with the rows that a copy before had left\n";
const ANEW =
  "crewdb: the source has changed since the earlier copy, so all of it was copied again\n";

const MANY_USERS = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
  INSERT INTO users (id, email, name)
  SELECT printf('u-%05d', i), printf('u-%05d@example.com', i), 'U' FROM n`;

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

  /** A file of main's schema without rows. */
  function emptyMain(): string {
    const file = join(folder, "empty.db");
    if (!existsSync(file)) withOwnedFile("main", file, () => undefined);
    return file;
  }

  function schemaOf(file: string): unknown[] {
    const db = new Sqlite(file, { readonly: true });
    const found = ["sqlite_schema", "sqlite_stat1"].map((name) =>
      db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).raw().all(),
    );
    db.close();
    // The page where a table begins is not its schema.
    return found
      .flat()
      .map((row) => (row as unknown[]).filter((value) => typeof value !== "number"));
  }

  /** Kills a copy when it waits for what `hold` has on the server. */
  async function killWhile(url: string, hold: string, from: string, to: string): Promise<void> {
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query(hold);
    const args = [CLI, "copy", "--database", "main", "--from", from, "--to", to];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    const exited = once(child, "exit");
    const its = "SELECT FROM pg_stat_activity WHERE application_name = 'crewdb copy'";
    await until(async () => (await sql(url, `${its} AND wait_event_type = 'Lock'`)).length > 0);
    child.kill("SIGKILL");
    await exited;
    await holder.end();
    // At the end of its statement the server notices that its client is gone.
    await until(async () => (await sql(url, its)).length === 0);
  }

  /** Kills a copy whose second batch of users waits for the test. */
  async function killInUsers(url: string, file: string): Promise<void> {
    assert.equal((await copy("main", `sqlite:${emptyMain()}`, url)).code, 0);
    await sql(
      url,
      `CREATE FUNCTION main.wait_at(id text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
         IF id >= 'u-01500' THEN PERFORM pg_advisory_xact_lock_shared(42); END IF; RETURN true;
       END $$;
       ALTER TABLE main.users ADD CONSTRAINT waits CHECK (main.wait_at(id))`,
    );
    await killWhile(url, "SELECT pg_advisory_lock(42)", `sqlite:${file}`, url);
    await sql(
      url,
      "ALTER TABLE main.users DROP CONSTRAINT waits; DROP FUNCTION main.wait_at(text)",
    );
  }

  /** What the service says when it does not start on them. */
  async function startRefusal(settings: Readonly<Record<string, string>>): Promise<string> {
    const { code, stderr } = await runToEnd(folder, { WALMART_DB_PATH: "served.db", ...settings });
    assert.notEqual(code, 0);
    return stderr;
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

  it("leaves tables that nobody uses when the server refuses a row, and fills them from a corrected source", async () => {
    const url = await server.createDatabase("refused");
    const twice = changed(
      "twice.db",
      `INSERT INTO users (id, email, name) VALUES ('u-1', 'Ä@example.com', 'a'), ('u-2', 'ä@example.com', 'b')`,
    );
    assert.match(
      await refusal("main", `sqlite:${twice}`, url),
      /: the target refuses a row of users: duplicate key .*users_email_key.*\n$/,
    );
    assert.match(await startRefusal({ DB_URL: url }), PART_OF_COPY);
    assert.equal((await copy("main", `sqlite:${main}`, url)).code, 0);
  });

  it("leaves a file that nobody uses when a copy differs, and fills it when it does not", async () => {
    const url = server.url("there_main");
    const file = join(folder, "differs.db");
    await sql(url, "UPDATE main.email_minutes SET emails = emails + 1 WHERE shard = 5");
    assert.match(
      await refusal("main", url, `sqlite:${file}`),
      /: email_minutes differs between source and target; no service is ready on it until a copy ends well\n$/,
    );
    assert.match(await startRefusal({ DB_PATH: file }), PART_OF_COPY);
    assert.match(
      await refusal("main", `sqlite:${file}`, await server.createDatabase("of_part")),
      PART_OF_COPY,
    );
    await sql(url, "UPDATE main.email_minutes SET emails = emails - 1 WHERE shard = 5");
    const { code, stderr } = await copy("main", url, `sqlite:${file}`);
    assert.deepEqual([code, stderr], [0, ANEW]);
  });

  it("goes on in a server where it was killed, in the middle of a table", async () => {
    const url = await ownedByNobodyStrong("killed");
    const file = changed("killed.db", MANY_USERS);
    await killInUsers(url, file);
    const [{ there } = { there: "" }] = await sql<{ there: string }>(
      url,
      "SELECT count(*) AS there FROM main.users",
    );
    assert.ok(Number(there) > 0 && Number(there) < 2500, there);
    assert.match(await startRefusal({ DB_URL: url }), PART_OF_COPY);
    await assert.rejects(sql(url, "DELETE FROM main.users"), /crewdb copy fills the table/);
    assert.match(await refusal("main", url, "sqlite:of-part.db"), PART_OF_COPY);
    const { code, stdout, stderr } = await copy("main", `sqlite:${file}`, url);
    assert.deepEqual([code, stderr], [0, WENT_ON]);
    const back = await copy("main", url, `sqlite:${join(folder, "back-killed.db")}`);
    assert.deepEqual([back.code, back.stdout], [0, stdout]);
    await sql(url, "DELETE FROM main.users WHERE id = 'u-02000'");
  });

  it("takes a service that runs on the target out of use until it has ended", async () => {
    const url = await server.createDatabase("served");
    const settings = { DB_URL: url, WALMART_DB_PATH: "beside.db", CREWDB_HTTP_PORT: "0" };
    const service = await startProcess(folder, settings);
    const ready = async (): Promise<boolean> => (await fetch(`${service.httpAddress}/readyz`)).ok;
    try {
      assert.ok(await ready());
      await killInUsers(url, changed("taken-out.db", MANY_USERS));
      await until(async () => !(await ready()));
      assert.match(service.said(), PART_OF_COPY);
      const ended = await copy("main", `sqlite:${join(folder, "taken-out.db")}`, url);
      assert.deepEqual([ended.code, ended.stderr], [0, WENT_ON]);
      await until(ready);
    } finally {
      await service.end("SIGTERM");
    }
  });

  it("begins anew in a server when the source has changed since it was killed", async () => {
    const url = await ownedByNobodyStrong("changed_since");
    await killInUsers(url, changed("before.db", MANY_USERS));
    const other = changed("other.db", `${MANY_USERS}; DELETE FROM users WHERE id = 'u-00001'`);
    const { code, stdout, stderr } = await copy("main", `sqlite:${other}`, url);
    assert.deepEqual([code, stderr], [0, ANEW]);
    const back = await copy("main", url, `sqlite:${join(folder, "back-other.db")}`);
    assert.deepEqual([back.code, back.stdout], [0, stdout]);
  });

  it("goes on in a file where it was killed", async () => {
    const url = server.url("there_main");
    const file = join(folder, "killed-back.db");
    const lock = "BEGIN; LOCK TABLE main.email_recipients IN ACCESS EXCLUSIVE MODE";
    await killWhile(url, lock, url, `sqlite:${file}`);
    assert.match(await startRefusal({ DB_PATH: file }), PART_OF_COPY);
    const db = new Sqlite(file);
    db.pragma("foreign_keys = OFF");
    // As if it had been killed in the middle of that table.
    const { changes } = db
      .prepare("DELETE FROM users WHERE id > (SELECT min(id) FROM users)")
      .run();
    assert.ok(changes > 0);
    db.close();
    const whole = await copy("main", url, `sqlite:${join(folder, "whole.db")}`);
    const { code, stdout, stderr } = await copy("main", url, `sqlite:${file}`);
    assert.deepEqual([code, stderr, stdout], [0, WENT_ON, whole.stdout]);
    assert.deepEqual(schemaOf(file), schemaOf(join(folder, "whole.db")));
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

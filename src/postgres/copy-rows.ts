import pg from "pg";
import {
  type CopiedRow,
  type CopiedTable,
  type CopiedValue,
  type CopyTarget,
  inBatches,
  quoteName,
  selectOf,
} from "../engine/copied-table.js";
import type { DatabaseName } from "../engine/plan.js";
import { readMigrations } from "./postgres-engine.js";
import {
  COPYING,
  checksumOf,
  openServer,
  PART_OF_COPY,
  sayWhy,
  Unfit,
} from "./thread/open-server.js";

/** What a FETCH may bring, by the longest row of its table. */
const FETCH = { rows: 1000, bytes: 16 * 1024 * 1024 };
const CONNECT_MS = 10_000;

/** Values as they are compared: integers exact, doubles as doubles. By type oid. */
const PARSERS: ReadonlyMap<number, (text: string) => CopiedValue> = new Map<
  number,
  (text: string) => CopiedValue
>([
  [20, BigInt],
  [23, BigInt],
  [701, Number],
  [17, (text) => Buffer.from(text.slice(2), "hex")],
]);

const TABLES = `SELECT c.relname AS name,
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL))
      ORDER BY a.attnum)
    FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  ) AS columns,
  (SELECT json_agg(a.attname ORDER BY k.place)
    FROM pg_index i, unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (number, place), pg_attribute a
    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.number
  ) AS key,
  (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attidentity <> '') AS identity,
  (SELECT coalesce(json_agg(p.relname), '[]') FROM pg_constraint f, pg_class p
    WHERE f.conrelid = c.oid AND f.contype = 'f' AND p.oid = f.confrelid AND p.oid <> c.oid
  ) AS parents,
  EXISTS (SELECT 1 FROM crewdb_derived_columns d
    WHERE d.table_name = c.relname AND d.column_name = '') AS "isSummed"
FROM pg_class c
WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'r' AND c.relname !~ '^crewdb_'
ORDER BY c.relname`;

interface TableRow {
  readonly name: string;
  readonly columns: CopiedTable["columns"];
  readonly key: readonly string[];
  readonly identity: string | null;
  readonly parents: readonly string[];
  readonly isSummed: boolean;
}

/** The parts that a counter's rows are kept in, so that writers do not wait for each other. */
const PART = "shard";

/** A server's rows, which are read in one transaction. */
export class PostgresRows implements AsyncDisposable {
  protected readonly client: pg.Client;
  protected readonly found: readonly TableRow[];

  protected constructor(client: pg.Client, found: readonly TableRow[]) {
    this.client = client;
    this.found = found;
  }

  /** Rejects with one sentence when it is no schema of this version. Changes nothing. */
  static async openSource(database: DatabaseName, url: string): Promise<PostgresRows> {
    return opened(database, url, async (client) => {
      if ((await applied(client, database)) !== "all")
        throw new Unfit(`its schema "${database}" is not there; start the service on it once`);
      if (await isBeingCopied(client)) throw new Unfit(PART_OF_COPY);
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      return new PostgresRows(client, await tablesOf(client, database));
    });
  }

  /** What a row refers to comes before it. */
  get tables(): readonly CopiedTable[] {
    const left = new Map(this.found.map((table) => [table.name, table]));
    const ordered: CopiedTable[] = [];
    while (left.size > 0) {
      const free = [...left.values()].filter(
        ({ parents }) => !parents.some((each) => left.has(each)),
      );
      if (free.length === 0)
        throw new Error(`tables refer to each other: ${[...left.keys()].join()}`);
      for (const table of free) left.delete(table.name);
      ordered.push(...free.map(copiedOf));
    }
    return ordered;
  }

  /** Bounded in memory by the longest row. */
  async *rows(table: CopiedTable): AsyncIterable<CopiedRow> {
    const size = await this.client.query<{ bytes: number }>(
      `SELECT coalesce(pg_catalog.max(octet_length(t::text)), 0) AS bytes
       FROM ${quoteName(table.name)} t`,
    );
    const most = Math.floor(FETCH.bytes / Math.max(1, size.rows[0]?.bytes ?? 0));
    const count = Math.max(1, Math.min(FETCH.rows, most));
    await this.client.query(`DECLARE copied NO SCROLL CURSOR FOR ${selectOf(table, '"C"')}`);
    let isOpen = true;
    try {
      while (isOpen) {
        isOpen = false;
        const { rows } = await this.client.query<CopiedValue[]>({
          text: `FETCH ${count} FROM copied`,
          rowMode: "array",
          types: { getTypeParser: (oid: number) => PARSERS.get(oid) ?? String },
        });
        isOpen = rows.length === count;
        yield* rows;
      }
    } finally {
      // After a failure it is gone with its transaction.
      await this.client.query("CLOSE copied").catch(() => undefined);
    }
  }

  /** What was begun and not committed is undone. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}

/**
 * A server's rows that are filled in parts. Until all is there no service starts on them, and one
 * that runs already is not ready.
 */
export class PostgresTarget extends PostgresRows implements CopyTarget {
  readonly isBegun: boolean;
  #isLast = false;

  private constructor(client: pg.Client, found: readonly TableRow[], isBegun: boolean) {
    super(client, found);
    this.isBegun = isBegun;
  }

  /** Whether `open` could fill it. Changes nothing. */
  static async check(database: DatabaseName, url: string): Promise<void> {
    await opened(database, url, async (client) => {
      if ((await applied(client, database)) === "all" && !(await isBeingCopied(client)))
        await refuseRows(client, database);
      await client.end();
    });
  }

  /** Makes the schema where there is none. Nobody else writes it from here on. */
  static async open(database: DatabaseName, url: string): Promise<PostgresTarget> {
    await makeSchema(database, url);
    return opened(database, url, async (client) => {
      // Held by the connection: two copies at a time would both find the same rows missing.
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [`copy ${database}`]);
      const isBegun = await isBeingCopied(client);
      const tables = await tablesOf(client, database);
      if (!isBegun) await begin(client, database, tables);
      // What the server forgets in a crash is copied again.
      await client.query("SET synchronous_commit = off");
      return new PostgresTarget(client, tables, isBegun);
    });
  }

  override async *rows(table: CopiedTable): AsyncIterable<CopiedRow> {
    // A cursor lives in a transaction.
    if (!this.#isLast) await this.client.query("BEGIN READ ONLY");
    try {
      yield* super.rows(table);
    } finally {
      if (!this.#isLast) await this.client.query("COMMIT").catch(() => undefined);
    }
  }

  async empty(): Promise<void> {
    await this.client.query(`TRUNCATE ${this.found.map(({ name }) => quoteName(name)).join(", ")}`);
  }

  /** Rejects with one sentence that names the table and the constraint. */
  async insert(table: CopiedTable, rows: AsyncIterable<CopiedRow>): Promise<void> {
    const names = table.columns.map(({ name }) => quoteName(name)).join(", ");
    const places = table.columns.map(({ type }, at) => `$${at + 1}::${type}[]`);
    const text = `INSERT INTO ${quoteName(table.name)} (${names})
      SELECT * FROM unnest(${places.join(", ")})`;
    for await (const batch of inBatches(rows)) {
      const values = table.columns.map((_, at) => batch.map((row) => row[at]));
      try {
        await this.client.query({ text, values });
      } catch (error) {
        throw refused(table, error);
      }
    }
  }

  async finish(): Promise<void> {
    await this.client.query("RESET synchronous_commit; BEGIN");
    this.#isLast = true;
    await this.client.query(`DROP FUNCTION ${COPYING} CASCADE`);
    for (const { name, identity } of this.found) {
      const table = quoteName(name);
      await this.client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      if (identity === null) continue;
      await this.client.query(
        `SELECT setval(pg_get_serial_sequence($1, $2),
          (SELECT coalesce(pg_catalog.max(${quoteName(identity)}), 0) + 1 FROM ${table}), false)`,
        [table, identity],
      );
    }
  }

  async commit(): Promise<void> {
    await this.client.query("COMMIT");
    for (const { name } of this.found) await this.client.query(`ANALYZE ${quoteName(name)}`);
  }
}

const APPLICATION = "crewdb copy";

/** Who else writes a table that is being copied; the function itself is the sign for services. */
const REFUSE_OTHERS = `CREATE FUNCTION ${COPYING} RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF current_setting('application_name') <> '${APPLICATION}' THEN
    RAISE EXCEPTION 'crewdb copy fills the table' USING ERRCODE = 'lock_not_available';
  END IF;
  RETURN NULL;
END $$`;

/** From here on the tables are the copy's. */
async function begin(
  client: pg.Client,
  database: DatabaseName,
  tables: readonly TableRow[],
): Promise<void> {
  await client.query("BEGIN");
  for (const { name } of tables)
    await client.query(`LOCK TABLE ${quoteName(name)} IN SHARE ROW EXCLUSIVE MODE`);
  await refuseRows(client, database);
  await client.query(REFUSE_OTHERS);
  for (const { name } of tables) {
    const table = quoteName(name);
    // Copied rows have been through them: they would count twice. Its owner may do so.
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(`CREATE TRIGGER crewdb_copying BEFORE INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION ${COPYING}`);
  }
  await client.query("COMMIT");
}

async function isBeingCopied(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT to_regprocedure($1) IS NOT NULL AS found",
    [COPYING],
  );
  return rows[0]?.found === true;
}

/** Where there is none; a schema with a part of a copy is left as it is. */
async function makeSchema(database: DatabaseName, url: string): Promise<void> {
  let isThere = false;
  await opened(database, url, async (client) => {
    isThere = (await applied(client, database)) === "all";
    await client.end();
  });
  if (isThere) return;
  const primary = { url, schema: database, connectMs: CONNECT_MS };
  try {
    await openServer({ primary, migrations: readMigrations(database) });
  } catch (error) {
    throw new Unfit(sayWhy(error, primary));
  }
}

/** Connects, and does what is asked first; every refusal begins with the place. */
async function opened<T>(
  database: DatabaseName,
  url: string,
  open: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: APPLICATION,
    keepAlive: true,
  });
  // An 'error' that nobody listens to ends the process; what waits for an answer is told.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`SET search_path = ${quoteName(database)}, pg_catalog;
      SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_min_messages = 'error';
      SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
      SET lock_timeout = '10s'`);
    return await open(client);
  } catch (error) {
    void client.end().catch(() => undefined);
    const isLocked = error instanceof Error && "code" in error && error.code === "55P03";
    const why = isLocked ? new Unfit("another process writes its tables; stop it first") : error;
    throw new Unfit(sayWhy(why, { url }));
  }
}

/** Whether the schema is there; rejects when it is of another version. */
async function applied(client: pg.Client, database: DatabaseName): Promise<"all" | "none"> {
  const there = await client.query<{ ours: boolean; any: boolean }>(
    `SELECT to_regclass($1) IS NOT NULL AS ours, EXISTS (SELECT 1 FROM pg_class
       WHERE relnamespace = to_regnamespace($2) AND relkind IN ('r', 'p', 'v')) AS any`,
    [`${quoteName(database)}.crewdb_migrations`, quoteName(database)],
  );
  const [{ ours, any } = { ours: false, any: false }] = there.rows;
  if (!ours && any)
    throw new Unfit(
      `its schema "${database}" has tables of another program; name an empty database`,
    );
  if (!ours) return "none";
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "SELECT name, checksum FROM crewdb_migrations ORDER BY number",
  );
  const known = readMigrations(database);
  if (rows.length === 0) return "none";
  const isSame =
    rows.length === known.length &&
    known.every(
      (each, at) => rows[at]?.name === each.name && rows[at].checksum === checksumOf(each),
    );
  if (!isSame)
    throw new Unfit(
      `its schema "${database}" has another version than this crewdb's (${known.at(-1)?.name}); start the service of this version on it first`,
    );
  return "all";
}

async function refuseRows(client: pg.Client, database: DatabaseName): Promise<void> {
  for (const { name } of await tablesOf(client, database)) {
    const { rowCount } = await client.query(`SELECT FROM ${quoteName(name)} LIMIT 1`);
    if (rowCount !== 0)
      throw new Unfit(`the database ${database} is not empty: table ${name} has rows`);
  }
}

async function tablesOf(client: pg.Client, database: DatabaseName): Promise<TableRow[]> {
  const there = await client.query("SELECT to_regclass('crewdb_derived_columns') AS found");
  if ((there.rows[0] as { found: string | null }).found === null) return [];
  return (await client.query<TableRow>(TABLES, [quoteName(database)])).rows;
}

/** Of a counter its parts are left out, so that its rows are those of SQLite. */
function copiedOf({ name, columns, key, isSummed }: TableRow): CopiedTable {
  return {
    name,
    columns: columns.filter((each) => !isSummed || each.name !== PART),
    key: key.filter((each) => !isSummed || each !== PART),
    isSummed,
  };
}

/** A row that SQLite takes and PostgreSQL does not, such as addresses that differ in case alone. */
function refused(table: CopiedTable, error: unknown): unknown {
  // Of a value or a constraint: else it is the server that fails.
  if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? "")) return error;
  const detail = error.detail === undefined ? "" : ` (${error.detail})`;
  return new Unfit(`the target refuses a row of ${table.name}: ${error.message}${detail}`);
}

/** The sentence for what a server, or the way to it, has failed with; undefined: something else has. */
export function whyNotCopied(error: Error, url: string): string | undefined {
  if (error instanceof Unfit) return error.message;
  const isLost = error.message.startsWith("Connection terminated") || "syscall" in error;
  if (!(error instanceof pg.DatabaseError) && !isLost) return undefined;
  return sayWhy(error, { url });
}

import { createHash } from "node:crypto";
import type { CopiedRow, CopiedTable, CopiedValue, CopyTarget } from "../engine/copied-table.js";
import { OpenError } from "../engine/open-error.js";
import type { DatabaseName } from "../engine/plan.js";
import { PostgresRows, PostgresTarget, whyNotCopied } from "../postgres/copy-rows.js";
import { NotEmptyError } from "../sqlite/file/bulk-load.js";
import { SqliteRows, SqliteTarget } from "../sqlite/file/copy-rows.js";

/** What was copied of a table. */
export interface CopiedCount {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of its rows in order, the same in source and target. */
  readonly digest: string;
}

export interface Copied {
  readonly tables: readonly CopiedCount[];
  /** Tables and columns of the source that the schema does not have; they were left. */
  readonly left: readonly string[];
  /** What it began with: an empty target, rows of a copy that was broken off, or such rows that the source has no more. */
  readonly began: "empty" | "on" | "anew";
}

export type Report = (step: string, rows: number) => void;

const EVERY = 1000;

/**
 * Copies a file's snapshot to a server. A copy that fails or is killed leaves a target that nobody uses; the next one goes on where it
 * ended, if the source still has what was copied, and else begins anew.
 * @throws Error with one sentence
 */
export function copyToPostgres(database: DatabaseName, file: string, url: string, report: Report): Promise<Copied> {
  return inWords(file, url, () => toPostgres(database, file, url, report));
}

/** Copies a server's snapshot to a file, which is made where there is none; else likewise. */
export function copyToSqlite(database: DatabaseName, url: string, file: string, report: Report): Promise<Copied> {
  return inWords(file, url, () => toSqlite(database, url, file, report));
}

/** What a file, a server or its rows are refused with is one sentence; a fault stays what it is. */
async function inWords<T>(file: string, url: string, copy: () => Promise<T>): Promise<T> {
  try {
    return await copy();
  } catch (error) {
    if (error instanceof OpenError || !(error instanceof Error)) throw error;
    if (error instanceof NotEmptyError) throw new OpenError(`${file}: ${error.message}`);
    const ofServer = whyNotCopied(error, url);
    if (ofServer !== undefined) throw new OpenError(ofServer);
    if ("code" in error) throw new OpenError(`${file}: ${error.message}`);
    throw error;
  }
}

async function toPostgres(database: DatabaseName, file: string, url: string, report: Report): Promise<Copied> {
  using source = SqliteRows.open(database, file);
  await PostgresTarget.check(database, url);
  const columns = source.columns();
  const problem = source.unfitText((table) => report(`looking at ${table}`, 0));
  if (problem !== undefined) throw new OpenError(`${file}: ${problem}, which PostgreSQL can't store; correct it first`);
  await using target = await PostgresTarget.open(database, url);
  const { tables } = target;
  for (const table of tables) requireColumns(file, table, columns);
  return { ...(await copy(source, target, tables, report)), left: leftOf(source, tables) };
}

async function toSqlite(database: DatabaseName, url: string, file: string, report: Report): Promise<Copied> {
  await using source = await PostgresRows.openSource(database, url);
  using target = SqliteTarget.open(database, file);
  const columns = target.columns();
  for (const table of source.tables) requireColumns(file, table, columns);
  return { ...(await copy(source, target, source.tables, report)), left: [] };
}

type Rows = AsyncIterable<CopiedRow> | Iterable<CopiedRow>;
type Source = { rows(table: CopiedTable): Rows };

async function copy(
  source: Source,
  target: CopyTarget,
  tables: readonly CopiedTable[],
  report: Report,
): Promise<Omit<Copied, "left">> {
  let began: Copied["began"] = target.isBegun ? "on" : "empty";
  let counts: CopiedCount[];
  try {
    counts = await fill(source, target, tables, report, target.isBegun);
  } catch (error) {
    if (!(error instanceof SourceChanged)) throw error;
    began = "anew";
    await target.empty();
    counts = await fill(source, target, tables, report, false);
  }
  await target.finish((step) => report(step, 0));
  for (const [at, table] of tables.entries()) await compare(table, counts[at], target.rows(table), report);
  await target.commit();
  return { tables: byName(counts), began };
}

async function fill(
  source: Source,
  target: CopyTarget,
  tables: readonly CopiedTable[],
  report: Report,
  isBegun: boolean,
): Promise<CopiedCount[]> {
  const counts: CopiedCount[] = [];
  for (const table of tables) {
    const before = new TableDigest(`${table.name}, copied before`, report);
    if (isBegun) await before.read(target.rows(table));
    const digest = new TableDigest(table.name, report);
    await target.insert(table, behind(before.count(), digest, source.rows(table)));
    counts.push(digest.count());
  }
  return counts;
}

/** The source no longer begins with the rows that were copied before. */
class SourceChanged extends Error {}

async function* behind(before: CopiedCount, digest: TableDigest, rows: Rows): AsyncIterable<CopiedRow> {
  const check = (): void => {
    if (digest.rows === before.rows && digest.count().digest !== before.digest) throw new SourceChanged();
  };
  check();
  for await (const row of digest.through(rows)) {
    if (digest.rows > before.rows) yield row;
    else check();
  }
  if (digest.rows < before.rows) throw new SourceChanged();
}

function requireColumns(
  file: string,
  { name, columns }: CopiedTable,
  found: ReadonlyMap<string, readonly string[]>,
): void {
  const lacks = columns.find((column) => found.get(name)?.includes(column.name) !== true);
  if (lacks !== undefined) throw new OpenError(`${file} has no column ${name}.${lacks.name}`);
}

/** Of tables that have rows. */
function leftOf(source: SqliteRows, tables: readonly CopiedTable[]): string[] {
  return [...source.columns()].flatMap(([name, columns]) => {
    if (!source.hasRows(name)) return [];
    const known = tables.find((each) => each.name === name)?.columns.map((column) => column.name);
    if (known === undefined) return [name];
    return columns.filter((each) => !known.includes(each)).map((each) => `${name}.${each}`);
  });
}

function byName(counts: readonly CopiedCount[]): CopiedCount[] {
  return counts.toSorted((a, b) => (a.table < b.table ? -1 : 1));
}

async function compare(
  { name }: CopiedTable,
  expected: CopiedCount | undefined,
  rows: Rows,
  report: Report,
): Promise<void> {
  const digest = new TableDigest(`${name}, compared`, report);
  await digest.read(rows);
  const { rows: count, digest: found } = digest.count();
  if (count !== expected?.rows)
    throw new OpenError(
      `${name} has ${expected?.rows} rows in the source and ${count} in the target; no service is ready on it until a copy ends well`,
    );
  if (found !== expected.digest)
    throw new OpenError(`${name} differs between source and target; no service is ready on it until a copy ends well`);
}

/** Counts rows and hashes their values, in order. */
class TableDigest {
  readonly #hash = createHash("sha256");
  readonly #table: string;
  readonly #report: Report;
  /** So far. */
  rows = 0;

  constructor(table: string, report: Report) {
    this.#table = table;
    this.#report = report;
  }

  async read(rows: Rows): Promise<void> {
    for await (const _ of this.through(rows));
  }

  async *through(rows: Rows): AsyncIterable<CopiedRow> {
    for await (const row of rows) {
      for (const value of row) this.#add(value);
      this.rows += 1;
      if (this.rows % EVERY === 0) this.#report(this.#table, this.rows);
      yield row;
    }
    this.#report(this.#table, this.rows);
  }

  /** Of the rows so far. */
  count(): CopiedCount {
    return { table: this.#table, rows: this.rows, digest: this.#hash.copy().digest("hex") };
  }

  /** Kind and length go first, so that no two rows are one text. */
  #add(value: CopiedValue): void {
    if (value === null) this.#hash.update("n");
    else if (typeof value === "bigint") this.#hash.update(`i${value};`);
    // -0 is 0: SQLite stores no other.
    else if (typeof value === "number") this.#hash.update(`d${value === 0 ? 0 : value};`);
    else {
      const bytes = typeof value === "string" ? Buffer.from(value) : value;
      this.#hash.update(`${typeof value === "string" ? "t" : "b"}${bytes.length};`).update(bytes);
    }
  }
}

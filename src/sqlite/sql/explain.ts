import type { Database } from "better-sqlite3";
import type { WireWriter } from "../../base/wire.js";
import { writeText } from "../../sql/result-writer.js";
import { parametersOf, toArguments } from "./parameters.js";

/** One line of SQLite's query plan. */
export interface PlanStep {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/** How a statement would run. */
export interface Explanation {
  readonly steps: readonly PlanStep[];
  /** Alphabetical. */
  readonly tables: readonly string[];
  readonly writes: boolean;
  readonly scans: boolean;
}

/** What the compiled statement says of itself; `tables` are still root pages. */
export interface CompiledStatement {
  readonly steps: readonly PlanStep[];
  readonly rootPages: readonly number[];
  readonly writes: boolean;
}

interface Opcode {
  readonly opcode: string;
  readonly p2: number;
  readonly p3: number;
}

/** `crewdb.admin.v1.Lane` */
const LANE = { READ: 1, WRITE: 2 } as const;

const SCANS = /^SCAN (?!CONSTANT ROW|\d|.*VIRTUAL TABLE)/;
const VIRTUAL = /^SCAN (\S+) VIRTUAL TABLE/;

/** Compiles a statement and reads its plan, in the role that the connection has now. */
export function compileForPlan(db: Database, sql: string): CompiledStatement {
  const writes = !db.prepare(sql).readonly;
  const steps = allUnbound<PlanStep>(db, "EXPLAIN QUERY PLAN ", sql);
  const opcodes = allUnbound<Opcode>(db, "EXPLAIN ", sql);
  const opened = opcodes.filter(({ opcode, p3 }) => (opcode === "OpenRead" || opcode === "OpenWrite") && p3 === 0);
  return { steps, rootPages: [...new Set(opened.map(({ p2 }) => p2))], writes };
}

/** Finds the tables of the root pages, in the service's own role. */
export function toExplanation(db: Database, { steps, rootPages, writes }: CompiledStatement): Explanation {
  const nameOf = db.prepare<[bigint], string>("SELECT tbl_name FROM sqlite_schema WHERE rootpage = ?").pluck();
  const stored = rootPages.flatMap((page) => nameOf.get(BigInt(page)) ?? []);
  const virtual = steps.flatMap(({ detail }) => VIRTUAL.exec(detail)?.[1] ?? []);
  const tables = [...new Set([...stored, ...virtual])].filter((name) => !name.startsWith("crewdb_")).toSorted();
  return {
    steps: steps.map(({ id, parent, detail }) => ({ id, parent, detail })),
    tables,
    writes,
    scans: steps.some(({ detail }) => SCANS.test(detail)),
  };
}

/** Writes the fields of an ExplainResponse. */
export function writeExplanation(writer: WireWriter, { steps, tables, writes, scans }: Explanation): void {
  for (const { id, parent, detail } of steps) {
    writer.varint(10);
    const mark = writer.begin(1);
    writer.varint(8);
    writer.int32(id);
    writer.varint(16);
    writer.int32(parent);
    writeText(writer, 3, detail);
    writer.end(mark);
  }
  for (const table of tables) writeText(writer, 2, table);
  writer.varint(24);
  writer.varint(writes ? LANE.WRITE : LANE.READ);
  writer.varint(32);
  writer.varint(scans ? 1 : 0);
}

/** Runs an EXPLAIN with NULL for every parameter: better-sqlite3 runs none without values. */
function allUnbound<Row>(db: Database, explain: string, sql: string): Row[] {
  const parameters = parametersOf(sql);
  const nulls = parameters.names.map(() => null);
  return db.prepare(explain + sql).all(...toArguments(parameters, nulls)) as Row[];
}

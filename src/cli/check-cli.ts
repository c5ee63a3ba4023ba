/** Checks the contracts of all databases. */
import "../base/needs-service-node.js";
import { buildImage } from "../contract/build-image.js";
import { type CheckResult, checkDatabase } from "../contract/check-database.js";
import { compareSchemas } from "../contract/compare-schemas.js";
import { compileDatabase } from "../contract/compile-database.js";
import { type Diagnostic, describeDiagnostic } from "../contract/diagnostics.js";
import { type Image, readImage } from "../contract/image.js";
import { readMigrations, readPostgresSchema, readSqlFiles } from "../contract/load-plans.js";
import { readSchema } from "../contract/schema-text.js";
import { DATABASE_NAMES, type DatabaseName } from "../databases/index.js";
import { openProbe, type Probe, type ProbeSource } from "../sqlite/file/probe.js";
import { CommandError, runCommand } from "./command.js";

const FAILED = 1;

await runCommand({
  name: "crewdb check",
  about: `Compiles the contracts of all databases for SQLite and for PostgreSQL, checks them against the schema that the
migrations make, and reads the query plan of every statement.`,
  options: {
    db: {
      type: "string",
      value: "FILE",
      meaning: "check against a copy of a production file instead, with its statistics",
    },
  },
  notes: "Exit codes: 0 the contract is right, 1 it has mistakes, 2 the command line is wrong.",
  run: ({ db }) => check(db),
});

function check(file: string | undefined): number {
  const startedMs = performance.now();
  const image = buildImage();
  if ("mistakes" in image) {
    for (const mistake of image.mistakes) process.stdout.write(`${describeDiagnostic(mistake)}\n`);
    return FAILED;
  }
  const probes = file === undefined ? scratchProbes() : fileProbe(file);
  let total: CheckResult = { diagnostics: [], rpcs: 0, statements: 0, variants: 0 };
  for (const [database, probe] of probes) {
    const compiled = compileDatabase(image, database, readSqlFiles(database));
    const postgres = checkForPostgres(image, database, file === undefined ? probe : undefined);
    const result = checkDatabase(compiled, probe, file === undefined ? ["none", "shipped", "skewed"] : ["shipped"]);
    total = sum(total, { ...result, diagnostics: joined(result.diagnostics, postgres) });
    probe.close();
  }
  for (const diagnostic of total.diagnostics) process.stdout.write(`${describeDiagnostic(diagnostic)}\n`);
  process.stdout.write(`${summary(total, performance.now() - startedMs)}\n`);
  if (image.hash !== readImage().hash)
    process.stdout.write("gen/ is older than proto/, and the server runs gen/; run `npm run generate`\n");
  return total.diagnostics.length === 0 ? 0 : FAILED;
}

function scratchProbes(): Map<DatabaseName, Probe> {
  return new Map(DATABASE_NAMES.map((database) => [database, open({ migrations: readMigrations(database) })]));
}

function open(source: ProbeSource): Probe {
  try {
    return openProbe(source);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/** The database whose tables the file has most of. */
function fileProbe(file: string): Map<DatabaseName, Probe> {
  const probe = open({ file });
  const tables = new Set(probe.tables().keys());
  const shared = [...scratchProbes()].map(([database, scratch]) => {
    const count = [...scratch.tables().keys()].filter((name) => tables.has(name) && !name.startsWith("crewdb_")).length;
    scratch.close();
    return { database, count };
  });
  const best = shared.toSorted((a, b) => b.count - a.count)[0];
  if (best === undefined || best.count === 0) throw new CommandError(`${file} has no tables of any database`);
  return new Map([[best.database, probe]]);
}

/** Both forms of the SQL, and the two schemas, unless the database is for SQLite alone. */
function checkForPostgres(image: Image, database: DatabaseName, probe: Probe | undefined): Diagnostic[] {
  const files = readPostgresSchema(database);
  if (files.length === 0) return [];
  const sql = readSqlFiles(database, "postgres");
  const { diagnostics } = compileDatabase(image, database, sql, { dialect: "postgres" });
  if (probe === undefined) return [...diagnostics];
  const sqlite = readSchema([{ path: "", text: probe.schema().join(";\n") }]);
  return [...diagnostics, ...compareSchemas(sqlite, readSchema(files), `src/databases/${database}/postgres`)];
}

/** Most mistakes of a file that serves both engines are seen in both. */
function joined(ours: readonly Diagnostic[], others: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set(ours.map(describeDiagnostic));
  return [...ours, ...others.filter((each) => !told.has(describeDiagnostic(each)))];
}

function sum(a: CheckResult, b: CheckResult): CheckResult {
  return {
    diagnostics: [...a.diagnostics, ...b.diagnostics],
    rpcs: a.rpcs + b.rpcs,
    statements: a.statements + b.statements,
    variants: a.variants + b.variants,
  };
}

function summary({ diagnostics, rpcs, statements, variants }: CheckResult, tookMs: number): string {
  const mistakes = diagnostics.length === 1 ? "1 mistake" : `${diagnostics.length} mistakes`;
  const checked = `${rpcs} rpcs, ${statements} statements, ${variants} variants in ${Math.round(tookMs)} ms`;
  return diagnostics.length === 0 ? `the contract is right: ${checked}` : `${mistakes} in ${checked}`;
}

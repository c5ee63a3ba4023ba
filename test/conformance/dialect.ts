import type { Case } from "./cases.js";
import type { EngineName } from "./rig.js";

/** What the cases say in SQLite's dialect, and how PostgreSQL says it. */
const TEXTS: readonly (readonly [sqlite: string, postgres: string])[] = [
  ["printf('%.60c', 'x')", "repeat('x', 60)"],
  // A value has the type that its place asks for.
  ["SELECT ? AS it", "SELECT ?::bigint AS it"],
  ["(SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3)", "(VALUES (1), (2), (3)) AS three"],
];

/** Cases about what only SQLite has. */
const OF_SQLITE: ReadonlyMap<string, string> = new Map([
  ["values at their extremes", "classes of values instead of types, and text with NUL"],
]);

/** Why a case is not for an engine. */
export function notFor(engine: EngineName, { name }: Case): string | undefined {
  return engine === "postgres" ? OF_SQLITE.get(name) : undefined;
}

/** A case with the SQL of an engine, and what that engine answers to it. */
export function inDialect(engine: EngineName, found: Case): Case {
  if (engine === "sqlite") return found;
  return JSON.parse(JSON.stringify(found), (key, value: unknown) => {
    // There are no rowids.
    if (key === "lastInsertRowid") return undefined;
    if (key === "declaredType" && typeof value === "string") return value.toLowerCase();
    if (key === "name" && value === "count(*)") return "count";
    if (key !== "sql" || typeof value !== "string") return value;
    return TEXTS.reduce((sql, [sqlite, postgres]) => sql.replaceAll(sqlite, postgres), value);
  }) as Case;
}

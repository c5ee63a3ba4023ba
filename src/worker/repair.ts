import type { Database } from "better-sqlite3";

interface Derived {
  readonly name: string;
  readonly is_right_sql: string;
  readonly rebuild_sql: string;
}

/**
 * After an unclean stop: compares what is derived (search indexes, counters) with its tables and rebuilds what differs,
 * in one transaction. A commit keeps them in step, so this finds damage from outside, not from the stop itself.
 * @returns the names of what was rebuilt
 */
export function repairDerived(db: Database): readonly string[] {
  const derived = db.prepare<[], Derived>("SELECT name, is_right_sql, rebuild_sql FROM crewdb_derived").all();
  const wrong = derived.filter((each) => db.prepare(each.is_right_sql).pluck().get() !== 1);
  const rebuild = db.transaction(() => {
    for (const each of wrong) db.exec(each.rebuild_sql);
  });
  if (wrong.length > 0) rebuild.immediate();
  return wrong.map((each) => each.name);
}

import type { Database } from "better-sqlite3";
import { whileBusy } from "../thread/write-lock.js";

interface Derived {
  readonly name: string;
  readonly is_right_sql: string;
  readonly rebuild_sql: string;
}

/** What is derived and differs from its tables. */
export function wrongDerived(db: Database): readonly Derived[] {
  const derived = db.prepare<[], Derived>("SELECT name, is_right_sql, rebuild_sql FROM crewdb_derived").all();
  return derived.filter((each) => db.prepare(each.is_right_sql).pluck().get() !== 1);
}

/**
 * After an unclean stop: compares what is derived (search indexes, counters) with its tables and rebuilds what differs,
 * in one transaction. A commit keeps them in step, so this finds damage from outside, not from the stop itself.
 *
 * No quick_check here: it reads the whole file, the WAL already gives whole commits or none, and damaged pages are found
 * when they are read (cell_size_check). `sqlite3 FILE "PRAGMA integrity_check"` says more than a start has time for.
 * @returns the names of what was rebuilt
 */
export function repairDerived(db: Database, busyTimeoutMs = 0): readonly string[] {
  const wrong = wrongDerived(db);
  const rebuild = db.transaction(() => {
    for (const each of wrong) db.exec(each.rebuild_sql);
  });
  if (wrong.length > 0) whileBusy(busyTimeoutMs, () => rebuild.immediate());
  return wrong.map((each) => each.name);
}

import type { Database, Statement } from "better-sqlite3";

interface ViewTrigger {
  readonly view: string;
  readonly sql: string;
}

const EVENT = /\bINSTEAD\s+OF\s+(INSERT|DELETE|UPDATE(?:\s+OF\s+.+?)?)\s+ON\b/is;

/**
 * Counts the rows that a statement changed through views. SQLite says 0 of them: what INSTEAD OF triggers do is not
 * counted, and its total has the rows of search indexes and counters as well. So a temporary trigger beside each of them,
 * which fires before it, notes the total; where the total has moved by more than the note itself when the next row begins,
 * the row was changed.
 */
export class ViewChanges {
  readonly #names: RegExp | undefined;
  readonly #clear: Statement | undefined;
  readonly #count: Statement<[], bigint> | undefined;

  /** On the writer. Open it with the connection: the triggers are of the schema that is there then. */
  constructor(db: Database) {
    const triggers = db
      .prepare<[], ViewTrigger>(
        `SELECT v.name AS view, t.sql FROM sqlite_schema v JOIN sqlite_schema t ON t.tbl_name = v.name
         WHERE v.type = 'view' AND t.type = 'trigger'`,
      )
      .all();
    if (triggers.length === 0) return;
    db.exec("CREATE TEMP TABLE crewdb_view_rows (total INTEGER NOT NULL)");
    for (const [index, event] of [...new Set(triggers.map(noteEvent))].entries()) {
      db.exec(`CREATE TEMP TRIGGER crewdb_note_${index} ${event}
        BEGIN INSERT INTO crewdb_view_rows VALUES (total_changes()); END`);
    }
    const names = new Set(triggers.map(({ view }) => view.replace(/\W/g, "\\$&")));
    this.#names = new RegExp(`(?<!\\w)(?:${[...names].join("|")})(?!\\w)`, "i");
    this.#clear = db.prepare("DELETE FROM temp.crewdb_view_rows");
    this.#count = db
      .prepare<[], bigint>(
        `SELECT count(*) FROM (
           SELECT lead(total, 1, total_changes()) OVER (ORDER BY rowid) - total AS moved FROM temp.crewdb_view_rows
         ) WHERE moved > 1`,
      )
      .pluck()
      .safeIntegers(true);
  }

  /** Forgets what was counted, when the statement may write through a view; false when it can't. */
  start(sql: string): boolean {
    if (this.#names?.test(sql) !== true) return false;
    this.#clear?.run();
    return true;
  }

  /** Rows changed since `start`. Ask right after the statement. */
  get count(): bigint {
    return this.#count?.get() ?? 0n;
  }
}

/** e.g. `INSTEAD OF UPDATE OF "a", "b" ON main."emails"`: the note is taken for the very rows that the trigger is for. */
function noteEvent({ view, sql }: ViewTrigger): string {
  return `INSTEAD OF ${EVENT.exec(sql)?.[1]} ON main."${view.replaceAll('"', '""')}"`;
}

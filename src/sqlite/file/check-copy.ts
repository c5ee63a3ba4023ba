import Sqlite from "better-sqlite3";
import { wrongDerived } from "./repair.js";
import { isAdopted, isServiced } from "./service-tables.js";

/**
 * Reads all of a copy that nobody has open, and says in a sentence why it must not be trusted;
 * undefined when it may be. Pages, foreign keys, and what is derived, such as counters and search.
 */
export function copyProblem(file: string): string | undefined {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { fileMustExist: true });
    const found = db.pragma("integrity_check(1)", { simple: true });
    if (found !== "ok") return `its pages are damaged: ${String(found)}`;
    if (!isServiced(db)) return "it is not a crewdb database";
    // The old application kept no foreign keys, so its rows may break them.
    const [broken] = isAdopted(db) ? [] : (db.pragma("foreign_key_check") as { table: string }[]);
    if (broken !== undefined) return `a row of ${broken.table} names one that is not there`;
    const [wrong] = wrongDerived(db);
    return wrong === undefined ? undefined : `${wrong.name} does not fit its tables`;
  } catch (error) {
    return `it can't be read: ${error instanceof Error ? error.message : error}`;
  } finally {
    db?.close();
  }
}

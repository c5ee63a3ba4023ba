import Sqlite, { type Database } from "better-sqlite3";
import { Meta, readMeta } from "./service-tables.js";

/** Which history a file has. */
export interface FileFacts {
  readonly epoch: string;
  /** The epochs of the files that it was restored from, the last first. */
  readonly ancestors: readonly string[];
}

/** Reads them of an open file of the service, or of a copy. */
export function readFacts(file: string): FileFacts {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    return factsOf(db);
  } finally {
    db.close();
  }
}

export function factsOf(db: Database): FileFacts {
  const ancestors = JSON.parse(readMeta(db, Meta.ANCESTORS) ?? "[]") as string[];
  return { epoch: readMeta(db, Meta.EPOCH) ?? "", ancestors };
}

import { type Database, DatabaseSchema } from "../../../gen/ts/crewdb/admin/v1/database_pb.js";

/** The values of AdminDb's Database are named after the databases: DATABASE_MAIN is main. */
const NAMES: ReadonlyMap<number, string> = new Map(
  DatabaseSchema.values.map(({ number, name }) => [number, name.replace(/^DATABASE_/, "").toLowerCase()]),
);

/** DATABASE_MAIN for `main`; undefined for a name that the contract has no value for. */
export function databaseNamed(name: string): Database | undefined {
  const found = DatabaseSchema.values.find(({ number }) => number > 0 && NAMES.get(number) === name);
  return found?.number as Database | undefined;
}

/** @throws Error when the contract has no value for the database */
export function toDatabase(name: string): Database {
  const found = databaseNamed(name);
  if (found !== undefined) return found;
  throw new Error(`proto/crewdb/admin/v1/database.proto has no value DATABASE_${name.toUpperCase()}`);
}

/** `main` for DATABASE_MAIN; undefined for DATABASE_UNSPECIFIED and for a newer server's value. */
export function nameOfDatabase(database: number): string | undefined {
  return database === 0 ? undefined : NAMES.get(database);
}

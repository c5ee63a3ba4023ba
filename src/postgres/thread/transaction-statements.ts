import type { TripStatement } from "./trip.js";

/** How transactions begin and end. They are prepared once a connection, by their names. */
export const BEGIN_READ: TripStatement = {
  sql: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  name: "crewdb_begin_read",
  values: [],
};
export const BEGIN_WRITE: TripStatement = {
  sql: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE",
  name: "crewdb_begin_write",
  values: [],
};
export const COMMIT: TripStatement = { sql: "COMMIT", name: "crewdb_commit", values: [] };
export const ROLLBACK: TripStatement = { sql: "ROLLBACK", name: "crewdb_rollback", values: [] };
/** The number that the transaction will be known by. */
export const NUMBER: TripStatement = {
  sql: "SELECT pg_catalog.pg_current_xact_id()::text",
  name: "crewdb_xid",
  values: [],
};
/** What the transaction sees. */
export const SNAPSHOT: TripStatement = {
  sql: "SELECT pg_catalog.pg_current_snapshot()::text",
  name: "crewdb_snapshot",
  values: [],
};

/** The TypeScript client of crewdb. */
export { Code, ConnectError } from "@connectrpc/connect";
export { createAdminDb, createMainDb, createWalmartDb, type DbClient } from "./create-db.js";
export { type Committed, describeError, type ErrorDescription } from "./describe-error.js";
export { REPLICATED } from "./headers.js";
export type { ClientOptions, RetryOptions, TlsOptions } from "./options.js";
export {
  type AnyDb,
  inTransaction,
  type SqlStatement,
  type StatementInit,
  Transaction,
  type TransactionOptions,
} from "./transaction.js";
export { createGrpcTransport, type GrpcTransport } from "./transport.js";
export { type SqlParameter, type SqlValue, toRows, toValue, toValues } from "./values.js";
export { ServingStatus, type WatchOptions, waitUntilServing, watchHealth } from "./watch-health.js";

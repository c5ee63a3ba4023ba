/** The TypeScript client of crewdb. */
export { Code, ConnectError } from "@connectrpc/connect";
export { createAdminDb, createMainDb, createWalmartDb, type DbClient } from "./create-db.js";
export { describeError, type ErrorDescription } from "./describe-error.js";
export type { ClientOptions, RetryOptions, TlsOptions } from "./options.js";
export { createGrpcTransport, type GrpcTransport } from "./transport.js";

import { RpcFailure } from "../../engine/rpc-failure.js";
import type { SqlScope } from "../../engine/sql-scope.js";
import { loginOf, withLogin } from "../url.js";
import { requireWeak } from "./caller-login.js";
import { type ConnectionLimits, Connections } from "./connections.js";
import { Unfit } from "./open-server.js";
import { fromServer, LoginRefused } from "./postgres-error.js";
import { loginFor, makeLogin } from "./scope-login.js";
import type { ConnectionTarget } from "./server-connection.js";
import type { SqlCalls } from "./sql-calls.js";
import { TripError } from "./trip.js";

/** Scopes with a login of their own that are kept; a policy that has changed leaves some behind. */
const MOST_SCOPES = 32;
/** So long a scope that can't be served is not tried again, in ms: it costs a lock of all logins. */
const REFUSED_MS = 5000;
/** Of the server's errors, those that say nothing of the policy and pass. */
const PASSING = /^(?:08|40|53|55|57|58)/;

export interface ScopedSqlParts {
  /** The service's own: its user makes the logins. */
  readonly owner: Connections;
  readonly callers: ConnectionTarget;
  readonly callersReplica: ConnectionTarget | undefined;
  readonly limits: ConnectionLimits;
  readonly serve: (connections: Connections, replica: Connections | undefined) => SqlCalls;
}

interface Served {
  readonly sql: SqlCalls;
  readonly all: readonly Connections[];
}

/**
 * SQL of callers whose policy names tables. Rights of a login are what holds them, so each such
 * scope has one, and connections of its own: a session that could change its role could change back.
 */
export class ScopedSql {
  readonly #parts: ScopedSqlParts;
  readonly #served = new Map<string, Promise<Served>>();

  constructor(parts: ScopedSqlParts) {
    this.#parts = parts;
  }

  /** Rejects with RpcFailure. */
  async of(scope: SqlScope): Promise<SqlCalls> {
    const known = this.#served.get(scope.id);
    if (known !== undefined) return (await known).sql;
    const [oldest] = this.#served.keys();
    if (this.#served.size >= MOST_SCOPES && oldest !== undefined) void this.#drop(oldest);
    const served = this.#open(scope);
    this.#served.set(scope.id, served);
    try {
      return (await served).sql;
    } catch (error) {
      const tryAgain = (): void => {
        if (this.#served.get(scope.id) === served) this.#served.delete(scope.id);
      };
      if (isRefusal(error)) setTimeout(tryAgain, REFUSED_MS).unref();
      else tryAgain();
      throw error;
    }
  }

  /** Drops what a call failed with, where its login is gone, as after a failover: it is made again. */
  async forget({ id }: SqlScope, failed: SqlCalls, error: unknown): Promise<void> {
    if (!(error instanceof LoginRefused)) return;
    const opened = this.#served.get(id);
    const served = await opened?.catch(() => undefined);
    // Another call's failure may have come first.
    if (served?.sql === failed && this.#served.get(id) === opened) await this.#drop(id);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#served.keys()].map((id) => this.#drop(id)));
  }

  async #drop(id: string): Promise<void> {
    const dropped = this.#served.get(id);
    this.#served.delete(id);
    const served = await dropped?.catch(() => undefined);
    await Promise.all((served?.all ?? []).map((connections) => connections.close()));
  }

  async #open(scope: SqlScope): Promise<Served> {
    const { owner, callers, callersReplica, limits, serve } = this.#parts;
    const { username, password: secret } = loginOf(callers.url);
    if (secret === "")
      throw refused(`the URL with the login ${username} has no password to make others of`);
    const login = await owner.use(async (connection) => {
      const { rows } = await connection.run("SELECT current_database()::text");
      const place = { database: String(rows[0]?.[0]), schema: callers.schema };
      const made = loginFor(scope, place, secret);
      await makeLogin(connection, made, scope.tables ?? {}, callers.schema).catch(reworded);
      return made;
    });
    const open = (target: ConnectionTarget): Connections =>
      new Connections(
        { ...target, url: withLogin(target.url, login), views: login.username },
        limits,
      );
    const connections = open(callers);
    try {
      await connections.use(requireWeak);
    } catch (error) {
      await connections.close();
      reworded(error);
    }
    const replica = callersReplica && open(callersReplica);
    return { sql: serve(connections, replica), all: [connections, ...(replica ? [replica] : [])] };
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof RpcFailure && error.error.reason === "STATEMENT_DENIED";
}

function reworded(error: unknown): never {
  if (error instanceof LoginRefused)
    throw refused(`the server does not let its login in (${error.code}); see pg_hba.conf`);
  if (error instanceof Unfit)
    throw refused("its login has rights beyond rows, which somebody gave it; take them from it");
  if (error instanceof RpcFailure) throw error;
  const code = error instanceof TripError ? (error.server?.code ?? "08") : "";
  if (PASSING.test(code)) throw fromServer(error);
  if (code === "42501")
    throw refused("the user of the service may not make roles: it lacks CREATEROLE");
  const said = error instanceof Error ? error.message : String(error);
  throw refused("the server does not take what the policy says of tables and rows", said);
}

function refused(why: string, internal?: string): RpcFailure {
  return new RpcFailure({
    reason: "STATEMENT_DENIED",
    message: `the policy limits what this caller's SQL may reach, and it can't be held to that: ${why}; typed rpcs work`,
    metadata: { action: "SCOPE" },
    ...(internal === undefined ? {} : { internal }),
  });
}

import type { CallError } from "../engine/call-error.js";
import type { DatabaseName, Lane } from "../engine/plan.js";
import { ROLES, type Role } from "../engine/roles.js";
import type { SqlScope, TableScope } from "../engine/sql-scope.js";

/** What an rpc asks of its caller. */
export interface AskedRpc {
  /** e.g. `crewdb.main.v1.MainDb/GetEmail` */
  readonly method: string;
  readonly role: Role;
  readonly lane: Lane;
}

/** What a role gives, beside rpcs by name. */
export const GRANTS = ["typed-read", "typed-write", "sql-read", "sql-write", "admin"] as const;
export type Grant = (typeof GRANTS)[number];

const GRANTED: Readonly<Record<Grant, Role>> = {
  "typed-read": "read",
  "typed-write": "write",
  "sql-read": "sql",
  "sql-write": "sql",
  admin: "admin",
};

/** What one caller may use; absent: only the service's own limits hold. */
export interface AccessLimits {
  readonly callsInFlight?: number;
  readonly callsPerSecond?: number;
  /** Of one answer. */
  readonly rows?: number;
  readonly bytes?: number;
  readonly longestCallMs?: number;
  /** Absent: every lane. */
  readonly lanes?: readonly Lane[];
}

/** Tables of each database; one that is not named has none. */
export type SqlTables = Readonly<
  Partial<Record<DatabaseName, Readonly<Record<string, TableScope>>>>
>;

export interface AccessParts {
  /** Names of the roles, for messages. */
  readonly roles: readonly string[];
  readonly grants: ReadonlySet<Grant>;
  /** Methods, `*` for any part of one; without a package, that of any. */
  readonly rpcs: readonly string[];
  /** Absent: every table. */
  readonly tables?: SqlTables;
  readonly limits: AccessLimits;
  /** A transaction runs typed rpcs without asking for their roles. */
  readonly typedInTransactions: boolean;
}

/** What the roles of an identity allow, compiled. Does not change: a new policy makes new ones. */
export class Access {
  readonly roles: readonly string[];
  readonly limits: AccessLimits;
  readonly tables: SqlTables | undefined;
  readonly #grants: ReadonlySet<Grant>;
  readonly #patterns: readonly RegExp[];
  readonly #typedInTransactions: boolean;
  readonly #allowed = new Map<string, boolean>();
  readonly #scopes = new Map<string, string | undefined>();

  constructor({ roles, grants, rpcs, tables, limits, typedInTransactions }: AccessParts) {
    this.roles = roles;
    this.limits = limits;
    this.tables = tables;
    this.#grants = grants;
    this.#typedInTransactions = typedInTransactions;
    this.#patterns = rpcs.map(toPattern);
  }

  /** The kinds of rpcs of which any is allowed as such, not by its name. */
  get kinds(): readonly Role[] {
    return ROLES.filter((role) => [...this.#grants].some((grant) => GRANTED[grant] === role));
  }

  /** Whether anything is allowed at all. */
  get isEmpty(): boolean {
    return this.#grants.size === 0 && this.#patterns.length === 0;
  }

  /** Why the caller may not call this; undefined when they may. */
  refuse(rpc: AskedRpc): CallError | undefined {
    const { lanes } = this.limits;
    if (!this.allows(rpc)) return this.#denied(rpc);
    if (lanes !== undefined && !lanes.includes(rpc.lane)) return laneDenied(rpc.lane);
    return undefined;
  }

  /** Without a look at the lane. */
  allows(rpc: AskedRpc): boolean {
    if (this.#grants.has(grantOf(rpc))) return true;
    return this.#patterns.length > 0 && this.#isNamed(rpc.method);
  }

  #isNamed(method: string): boolean {
    const known = this.#allowed.get(method);
    if (known !== undefined) return known;
    const isNamed = this.#patterns.some((pattern) => pattern.test(method));
    this.#allowed.set(method, isNamed);
    return isNamed;
  }

  #denied({ method, role }: AskedRpc): CallError {
    const roles = this.roles.length === 0 ? "it has none" : `it has ${this.roles.join(", ")}`;
    return {
      reason: "PERMISSION_DENIED",
      message: `the caller lacks the role ${role}, or one that names ${method}; ${roles}`,
      metadata: { role, rpc: method },
    };
  }

  /**
   * What goes with a caller's SQL to its thread; undefined when nothing is limited. `service` has
   * the rpcs that a transaction could run.
   */
  scopeOf(database: DatabaseName, service: readonly AskedRpc[] = []): string | undefined {
    const key = `${database} ${service.length}`;
    if (this.#scopes.has(key)) return this.#scopes.get(key);
    const scope = this.#makeScope(database, service);
    this.#scopes.set(key, scope);
    return scope;
  }

  /** One that asks for a role of its own never runs in a transaction. */
  #allowsInTransaction(rpc: AskedRpc): boolean {
    const isFree =
      this.#typedInTransactions && this.#grants.has("sql-write") && rpc.role === rpc.lane;
    return rpc.role === "admin" || isFree || this.refuse(rpc) === undefined;
  }

  #makeScope(database: DatabaseName, service: readonly AskedRpc[]): string | undefined {
    const { rows, bytes } = this.limits;
    const tables = this.tables === undefined ? undefined : (this.tables[database] ?? {});
    const allowed = service.filter((rpc) => this.#allowsInTransaction(rpc));
    const isWhole = allowed.length === service.length;
    if (tables === undefined && rows === undefined && bytes === undefined && isWhole)
      return undefined;
    const scope: SqlScope = {
      id: tables === undefined ? "" : JSON.stringify(tables),
      ...(tables === undefined ? {} : { tables }),
      ...(rows === undefined ? {} : { maxRows: rows }),
      ...(bytes === undefined ? {} : { maxBytes: bytes }),
      ...(isWhole ? {} : { rpcs: allowed.map(({ method }) => nameOf(method)) }),
    };
    return JSON.stringify(scope);
  }
}

/** What is granted by kind. */
export function grantOf({ role, lane }: AskedRpc): Grant {
  if (role === "sql") return lane === "read" ? "sql-read" : "sql-write";
  return role === "admin" ? role : `typed-${role}`;
}

function laneDenied(lane: Lane): CallError {
  return {
    reason: "PERMISSION_DENIED",
    message: `the caller's roles leave it no calls on the lane ${lane}`,
    metadata: { lane },
  };
}

/** `MainDb/Get*` to an expression for whole methods. */
export function toPattern(rpc: string): RegExp {
  const escaped = rpc.replace(/[\\^$.+?()[\]{}|]/g, "\\$&").replaceAll("*", "[^/]*");
  const isWhole = rpc.slice(0, rpc.indexOf("/")).includes(".");
  return new RegExp(`^${isWhole ? "" : "(?:[\\w.]+\\.)?"}${escaped}$`);
}

/** Whether an rpc of a policy, or a pattern, is the name of none of these methods. */
export function namesNone(rpc: string, methods: readonly string[]): boolean {
  const pattern = toPattern(rpc);
  return !methods.some((method) => pattern.test(method));
}

function nameOf(method: string): string {
  return method.slice(method.indexOf("/") + 1);
}

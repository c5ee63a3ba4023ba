import { isWritableByOthers, modeForOthers } from "../base/private-file.js";
import { DATABASE_NAMES, type DatabaseName } from "../databases/index.js";
import { ROLES } from "../engine/roles.js";
import type { TableScope } from "../engine/sql-scope.js";
import { tokenize } from "../engine/sql-tokens.js";
import { type AccessLimits, GRANTS, type Grant, namesNone, type SqlTables } from "./access.js";
import { Policy, type PolicyIdentity, type PolicyRole } from "./policy.js";

/** What a policy is checked against beside its own form. */
export interface PolicyNames {
  /** Every rpc, e.g. `crewdb.main.v1.MainDb/GetEmail`. */
  readonly methods: readonly string[];
  /** Columns by table and database; absent: tables are not checked. */
  readonly tables?: ReadonlyMap<DatabaseName, ReadonlyMap<string, readonly string[]>>;
}

/** Everything that is wrong with a policy, each problem with its place. */
export class PolicyError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads a policy file; `policy.schema.json` says its form to editors.
 * @throws PolicyError with every problem
 */
export function parsePolicy(text: string, names?: PolicyNames): Policy {
  return new PolicyReader(names).read(parseJson(text));
}

/**
 * The same for a server, which trusts no file that others can write.
 * @throws PolicyError with every problem
 */
export function readPolicy(file: string, text: string): Policy {
  if (isWritableByOthers(file))
    throw new PolicyError([
      `other users can write it (mode ${modeForOthers(file)}): they could give themselves roles; chmod 644 it`,
    ]);
  return parsePolicy(text);
}

const LIMITS = ["callsInFlight", "callsPerSecond", "rows", "bytes", "longestCallMs"] as const;
const IDENTITY_KINDS = ["token", "certificate", "jwt", "local", "claim"] as const;
const NAME = /^[A-Za-z_]\w{0,126}$/;

type Fields = Readonly<Record<string, unknown>>;

class PolicyReader {
  readonly #names: PolicyNames | undefined;
  readonly #problems: string[] = [];

  constructor(names: PolicyNames | undefined) {
    this.#names = names;
  }

  read(file: unknown): Policy {
    const fields = this.#object(file, "the policy", ["$schema", "roles", "identities", "others"]);
    const roles = new Map<string, PolicyRole>();
    for (const [name, role] of Object.entries(this.#object(fields.roles ?? {}, "roles")))
      roles.set(name, this.#role(name, role));
    const known = new Set([...ROLES, ...roles.keys()]);
    const identities = this.#list(fields.identities ?? [], "identities").map((entry, index) =>
      this.#identity(entry, `identities[${index}]`, known, roles),
    );
    this.#requireUnique(identities);
    const others =
      fields.others === undefined ? [] : this.#roleNames(fields.others, "others", known, roles);
    if (this.#problems.length > 0) throw new PolicyError(this.#problems);
    return new Policy({ roles, identities, others });
  }

  #role(name: string, value: unknown): PolicyRole {
    const at = `roles.${name}`;
    if (ROLES.some((role) => role === name)) this.#problem(at, "is a role that there is already");
    if (!/^[\w-]{1,64}$/.test(name))
      this.#problem(at, "must have 1 to 64 letters, digits, _ and -");
    const fields = this.#object(value, at, ["about", "rpcs", "sql", "limits"]);
    const listed = this.#texts(fields.rpcs, `${at}.rpcs`);
    const grants = listed.filter((rpc): rpc is Grant => GRANTS.some((grant) => grant === rpc));
    const rpcs = listed.filter((rpc) => !GRANTS.some((grant) => grant === rpc));
    for (const rpc of rpcs) this.#requireRpc(rpc, `${at}.rpcs`);
    const tables = fields.sql === undefined ? undefined : this.#tables(fields.sql, `${at}.sql`);
    const givesSql = grants.some((grant) => grant.startsWith("sql-")) || rpcs.length > 0;
    if (tables !== undefined && !givesSql)
      this.#problem(`${at}.sql`, "has no rpc to be used with: add sql-read or sql-write");
    return {
      grants,
      rpcs,
      ...(tables === undefined ? {} : { tables }),
      limits: this.#limits(fields.limits ?? {}, `${at}.limits`),
    };
  }

  #requireRpc(rpc: string, at: string): void {
    if (!/^[\w.*]+\/[\w*]+$/.test(rpc)) {
      this.#problem(at, `has ${rpc}, which is neither ${GRANTS.join(", ")} nor SERVICE/RPC`);
      return;
    }
    if (this.#names !== undefined && namesNone(rpc, this.#names.methods))
      this.#problem(at, `has ${rpc}, which is the name of no rpc`);
  }

  #tables(value: unknown, at: string): SqlTables {
    const tables: Partial<Record<DatabaseName, Record<string, TableScope>>> = {};
    for (const [database, listed] of Object.entries(this.#object(value, at, DATABASE_NAMES))) {
      const scopes: Record<string, TableScope> = {};
      for (const [name, table] of Object.entries(this.#object(listed, `${at}.${database}`))) {
        const columns = this.#columnsOf(
          database as DatabaseName,
          name,
          `${at}.${database}.${name}`,
        );
        scopes[name.toLowerCase()] = this.#table(table, `${at}.${database}.${name}`, columns);
      }
      tables[database as DatabaseName] = scopes;
    }
    return tables;
  }

  /** The columns that a table has; undefined when that is not known. */
  #columnsOf(database: DatabaseName, name: string, at: string): readonly string[] | undefined {
    if (!NAME.test(name) || /^(?:crewdb_|sqlite_|pragma_)/i.test(name))
      this.#problem(at, "can't be given to callers");
    const tables = this.#names?.tables?.get(database);
    if (tables === undefined) return undefined;
    const columns = tables.get(name.toLowerCase());
    if (columns === undefined) this.#problem(at, `is no table or view of ${database}`);
    return columns;
  }

  #table(value: unknown, at: string, known: readonly string[] | undefined): TableScope {
    const fields = this.#object(value, at, [
      "columns",
      "others",
      "rows",
      "insert",
      "update",
      "delete",
    ]);
    const columns = this.#columns(fields.columns ?? [], `${at}.columns`, known);
    const update = this.#columns(fields.update ?? [], `${at}.update`, known);
    const others = fields.others ?? "refused";
    if (others !== "refused" && others !== "null")
      this.#problem(`${at}.others`, 'must be "refused" or "null"');
    const insert = this.#flag(fields.insert, `${at}.insert`);
    const deletes = this.#flag(fields.delete, `${at}.delete`);
    const { rows } = fields;
    if (rows !== undefined && (insert || deletes || update.length > 0))
      this.#problem(
        at,
        "has rows, so it can't have insert, update or delete: a write would not look at them",
      );
    if (rows !== undefined && others === "null")
      this.#problem(
        `${at}.others`,
        "must be left out beside rows: there are no other columns then",
      );
    if (rows !== undefined) this.#requireCondition(rows, `${at}.rows`);
    return {
      columns,
      others: others === "null" ? "null" : "refused",
      ...(typeof rows === "string" ? { rows } : {}),
      insert,
      update,
      delete: deletes,
    };
  }

  #columns(
    value: unknown,
    at: string,
    known: readonly string[] | undefined,
  ): readonly string[] | "*" {
    if (value === "*") return value;
    const columns = this.#texts(value, at).map((name) => name.toLowerCase());
    for (const name of columns) {
      if (!NAME.test(name)) this.#problem(at, `has ${name}, which is no name of a column`);
      else if (known !== undefined && !known.includes(name))
        this.#problem(at, `has ${name}, which is no column of the table`);
    }
    return columns;
  }

  /**
   * A condition stands in a subquery beside the caller's own, so it must have no way out of its brackets, and no name in it may
   * be one that the caller can give to something else.
   */
  #requireCondition(value: unknown, at: string): void {
    if (typeof value !== "string" || value.trim() === "") {
      this.#problem(at, "must be a condition of SQL");
      return;
    }
    const tokens = tokenize(value);
    let depth = 0;
    const wrong = tokens.find((token, index) => {
      if (token.kind === "open") depth++;
      if (token.kind === "close") depth--;
      if (depth < 0 || token.unterminated === true) return true;
      if (/comment$|^semicolon$|parameter$/.test(token.kind) || /["`[\]]/.test(token.text[0] ?? ""))
        return true;
      if (token.kind !== "word") return false;
      const next = tokens[index + 1];
      const isIn = /^in$/i.test(token.text) && next?.kind !== "open";
      return isIn || /^(?:select|values|exists|with|raise|match)$/i.test(token.text);
    });
    if (wrong !== undefined)
      this.#problem(
        at,
        `has ${wrong.text}: a condition compares the table's own columns, without subqueries, quoted names, parameters and comments`,
      );
    else if (depth !== 0) this.#problem(at, "has brackets that are not closed");
  }

  #limits(value: unknown, at: string): AccessLimits {
    const fields = this.#object(value, at, [...LIMITS, "lanes"]);
    const limits: Record<string, number> = {};
    for (const name of LIMITS) {
      const limit = fields[name];
      if (limit === undefined) continue;
      const isRate = name === "callsPerSecond";
      if (
        typeof limit === "number" &&
        Number.isFinite(limit) &&
        limit > 0 &&
        (isRate || Number.isSafeInteger(limit))
      )
        limits[name] = limit;
      else
        this.#problem(
          `${at}.${name}`,
          `must be a ${isRate ? "number" : "whole number"} greater than 0`,
        );
    }
    const { lanes } = fields;
    if (lanes === undefined) return limits;
    const isRight =
      Array.isArray(lanes) && lanes.every((lane) => lane === "read" || lane === "write");
    if (!isRight) this.#problem(`${at}.lanes`, 'must be a list out of "read" and "write"');
    return { ...limits, lanes: isRight ? lanes : [] };
  }

  #identity(
    value: unknown,
    at: string,
    known: ReadonlySet<string>,
    own: ReadonlyMap<string, PolicyRole>,
  ): PolicyIdentity {
    const fields = this.#object(value, at, [...IDENTITY_KINDS, "value", "roles"]);
    const kinds = IDENTITY_KINDS.filter((kind) => fields[kind] !== undefined);
    const [kind = "token"] = kinds;
    if (kinds.length !== 1) this.#problem(at, `must have one of ${IDENTITY_KINDS.join(", ")}`);
    const roles = this.#roleNames(fields.roles, `${at}.roles`, known, own);
    if (kind === "local") {
      if (fields.local !== true) this.#problem(`${at}.local`, "must be true");
      return { kind, name: "local", roles };
    }
    const name = this.#text(fields[kind], `${at}.${kind}`);
    if (kind !== "claim" && fields.value !== undefined)
      this.#problem(`${at}.value`, "goes with claim");
    return kind === "claim"
      ? { kind, name, value: this.#text(fields.value, `${at}.value`), roles }
      : { kind, name, roles };
  }

  #roleNames(
    value: unknown,
    at: string,
    known: ReadonlySet<string>,
    own: ReadonlyMap<string, PolicyRole>,
  ): readonly string[] {
    const names = this.#texts(value, at);
    for (const name of names)
      if (!known.has(name)) this.#problem(at, `has ${name}, which is no role`);
    const limiting = names.filter((name) => own.get(name)?.tables !== undefined);
    if (limiting.length > 1)
      this.#problem(
        at,
        `has ${limiting.join(" and ")}, which both say what SQL reaches: make one role of them`,
      );
    return names;
  }

  #requireUnique(identities: readonly PolicyIdentity[]): void {
    const seen = new Map<string, number>();
    for (const [index, { kind, name, value = "" }] of identities.entries()) {
      const key = JSON.stringify([kind, name, value]);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, index);
      else this.#problem(`identities[${index}]`, `is the same as identities[${first}]`);
    }
  }

  #object(value: unknown, at: string, known?: readonly string[]): Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.#problem(at, "must be an object");
      return {};
    }
    for (const name of Object.keys(value))
      if (known !== undefined && !known.includes(name))
        this.#problem(
          at,
          `has ${name}, which means nothing there: it may have ${known.join(", ")}`,
        );
    return value as Fields;
  }

  #list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.#problem(at, "must be a list");
    return [];
  }

  #texts(value: unknown, at: string): readonly string[] {
    if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
    this.#problem(at, "must be a list of texts");
    return [];
  }

  #text(value: unknown, at: string): string {
    if (typeof value === "string" && value !== "") return value;
    this.#problem(at, "must be a text");
    return "";
  }

  #flag(value: unknown, at: string): boolean {
    if (value !== undefined && typeof value !== "boolean")
      this.#problem(at, "must be true or false");
    return value === true;
  }

  #problem(at: string, what: string): void {
    this.#problems.push(`${at} ${what}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PolicyError([
      `the policy is not JSON: ${error instanceof Error ? error.message : error}`,
    ]);
  }
}

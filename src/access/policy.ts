import type { Role } from "../engine/roles.js";
import {
  Access,
  type AccessLimits,
  type AccessParts,
  type Grant,
  namesNone,
  type SqlTables,
} from "./access.js";
import { type Identity, identityKey, jwtName } from "./identity.js";

/** What one role gives. */
export interface PolicyRole {
  readonly grants: readonly Grant[];
  /** Rpcs by name, `*` for any part of one. */
  readonly rpcs: readonly string[];
  /** Absent: SQL reaches every table, as far as the role gives SQL. */
  readonly tables?: SqlTables;
  readonly limits?: AccessLimits;
  /** A transaction runs typed rpcs without asking for their roles. */
  readonly typedInTransactions?: boolean;
}

/** Who has which roles: by name, or by a claim of a JWT. */
export interface PolicyIdentity {
  readonly kind: Identity["kind"] | "claim";
  /** A name; for `jwt` the subject, for `claim` the claim's. */
  readonly name: string;
  /** Of a claim: it is this, or a list that has it. */
  readonly value?: string;
  readonly roles: readonly string[];
}

export interface PolicyParts {
  readonly roles: ReadonlyMap<string, PolicyRole>;
  readonly identities: readonly PolicyIdentity[];
  /** Roles of whom the policy does not name, and nothing else gives any. */
  readonly others: readonly string[];
}

/** The roles that there are without a policy, and beside its own. */
export const BUILT_IN: Readonly<Record<Role, PolicyRole>> = {
  read: { grants: ["typed-read"], rpcs: [] },
  write: { grants: ["typed-write"], rpcs: [] },
  sql: { grants: ["sql-read", "sql-write"], rpcs: [], typedInTransactions: true },
  admin: { grants: ["admin"], rpcs: [] },
};

/** Which identity may do what. Does not change; a `PolicySource` replaces it. */
export class Policy {
  readonly #roles: ReadonlyMap<string, PolicyRole>;
  readonly #named = new Map<string, readonly string[]>();
  readonly #claims: readonly PolicyIdentity[];
  readonly #others: readonly string[];
  readonly #compiled = new Map<string, Access>();
  /** Of the file. */
  readonly ownRoles: ReadonlyMap<string, PolicyRole>;
  readonly identityCount: number;

  constructor({ roles, identities, others }: PolicyParts) {
    this.ownRoles = roles;
    this.identityCount = identities.length;
    this.#roles = new Map([...Object.entries(BUILT_IN), ...roles]);
    this.#claims = identities.filter(({ kind }) => kind === "claim");
    this.#others = others;
    for (const { kind, name, roles: given } of identities)
      if (kind !== "claim")
        this.#named.set(identityKey({ kind, name: kind === "jwt" ? jwtName(name) : name }), given);
  }

  /** Without a file: tokens have the roles of their entries, and everybody else all of them. */
  static builtIn(): Policy {
    return new Policy({ roles: new Map(), identities: [], others: Object.keys(BUILT_IN) });
  }

  /** Names of all roles. */
  get roleNames(): readonly string[] {
    return [...this.#roles.keys()];
  }

  /** Rpcs of the file that there are not among these methods: nobody can call them. */
  unknownRpcs(methods: readonly string[]): string[] {
    return [...this.ownRoles].flatMap(([role, { rpcs }]) =>
      rpcs.filter((rpc) => namesNone(rpc, methods)).map((rpc) => `${rpc} (roles.${role}.rpcs)`),
    );
  }

  /** What an identity may do: nothing, where no role is its. */
  accessFor(identity: Identity): Access {
    return this.accessOf(this.rolesOf(identity));
  }

  /** The roles of an identity, as far as they exist. */
  rolesOf(identity: Identity): readonly string[] {
    const { roles, claims = {} } = identity;
    const claimed = this.#claims.filter((entry) => holds(claims[entry.name], entry.value));
    const given =
      this.#named.get(identityKey(identity)) ??
      (claimed.length > 0 ? claimed.flatMap((entry) => entry.roles) : (roles ?? this.#others));
    return [...new Set(given)].filter((role) => this.#roles.has(role));
  }

  /** What these roles allow together. */
  accessOf(names: readonly string[]): Access {
    const key = names.join(" ");
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const access = new Access(
      together(
        names,
        names.flatMap((name) => this.#roles.get(name) ?? []),
      ),
    );
    this.#compiled.set(key, access);
    return access;
  }
}

/** What is allowed by any; what is limited by any. Whose tables two roles limit has none. */
function together(names: readonly string[], roles: readonly PolicyRole[]): AccessParts {
  const tables = roles.flatMap((role) => role.tables ?? []);
  const limited = tables.length > 1 ? {} : tables[0];
  return {
    roles: names,
    grants: new Set(roles.flatMap(({ grants }) => grants)),
    rpcs: roles.flatMap(({ rpcs }) => rpcs),
    ...(limited === undefined ? {} : { tables: limited }),
    typedInTransactions: roles.some((role) => role.typedInTransactions === true),
    limits: roles.reduce<AccessLimits>((all, { limits = {} }) => strictest(all, limits), {}),
  };
}

function strictest(a: AccessLimits, b: AccessLimits): AccessLimits {
  const lanes =
    a.lanes !== undefined && b.lanes !== undefined
      ? a.lanes.filter((lane) => b.lanes?.includes(lane))
      : (a.lanes ?? b.lanes);
  const all: Record<string, number> = {};
  for (const name of [
    "callsInFlight",
    "callsPerSecond",
    "rows",
    "bytes",
    "longestCallMs",
  ] as const) {
    const least = Math.min(
      a[name] ?? Number.POSITIVE_INFINITY,
      b[name] ?? Number.POSITIVE_INFINITY,
    );
    if (Number.isFinite(least)) all[name] = least;
  }
  return { ...all, ...(lanes === undefined ? {} : { lanes }) };
}

function holds(claim: unknown, value: string | undefined): boolean {
  return value !== undefined && (Array.isArray(claim) ? claim.includes(value) : claim === value);
}

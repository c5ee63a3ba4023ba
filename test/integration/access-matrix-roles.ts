import type { AskedRpc } from "../../src/access/access.js";

/** Roles of every kind, for whatever is asked in each of them. */
export const POLICY: object = {
  roles: {
    names: { rpcs: ["MainDb/Get*", "crewdb.walmart.v1.WalmartDb/Query", "AdminDb/GetStatistics", "*/Transact"] },
    typed: { rpcs: ["typed-read", "typed-write"] },
    "sql-reader": { rpcs: ["sql-read"] },
    "sql-writer": { rpcs: ["sql-write"] },
    "read-lane": { rpcs: ["typed-read", "typed-write", "sql-read", "sql-write"], limits: { lanes: ["read"] } },
  },
};

export const ROLES: readonly string[] = [
  ...["read", "write", "sql", "admin"],
  ...["names", "typed", "sql-reader", "sql-writer", "read-lane", "none"],
];

/** A token for each of them. */
export const TOKENS: Readonly<Record<string, readonly string[] | undefined>> = Object.fromEntries(
  ROLES.map((role) => [role, role === "none" ? undefined : [role]]),
);

/** What each role is for, said once more and otherwise than the service says it. */
export function isAllowed(role: string, { method, role: asked, lane }: AskedRpc): boolean {
  switch (role) {
    case "names":
      return /\.MainDb\/Get/.test(method) || /(?:WalmartDb\/Query|AdminDb\/GetStatistics|\/Transact)$/.test(method);
    case "typed":
      return asked === "read" || asked === "write";
    case "sql-reader":
      return asked === "sql" && lane === "read";
    case "sql-writer":
      return asked === "sql" && lane === "write";
    case "read-lane":
      return asked !== "admin" && lane === "read";
    default:
      return role === asked;
  }
}

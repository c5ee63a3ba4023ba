/** What a caller may do: read rpcs, write rpcs, SQL rpcs, administration. */
export const ROLES = ["read", "write", "sql", "admin"] as const;
export type Role = (typeof ROLES)[number];

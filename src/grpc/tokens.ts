import { createHash, timingSafeEqual } from "node:crypto";

/** What a caller may do: read rpcs, write rpcs, SQL rpcs, administration. */
export const ROLES = ["read", "write", "sql", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who calls, and what for. */
export interface Principal {
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
}

interface Token extends Principal {
  readonly sha256: Buffer;
}

/** The tokens of `CREWDB_TOKENS_FILE`: only their hashes are kept. */
export class TokenTable {
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Who has this token. Every hash is compared in full, so that the time tells nothing. */
  find(token: string): Principal | undefined {
    const sha256 = createHash("sha256").update(token).digest();
    let found: Principal | undefined;
    for (const each of this.#tokens) if (timingSafeEqual(each.sha256, sha256)) found = each;
    return found;
  }
}

/**
 * Parses a tokens file: `[{"name": "billing", "sha256": "<64 hex digits>", "roles": ["read", "write"]}]`.
 * Throws one Error that lists every problem.
 */
export function parseTokens(text: string): TokenTable {
  const entries = parseArray(text);
  const problems: string[] = [];
  const tokens = entries.map((entry, index) => parseToken(entry, `entry ${index}`, problems));
  if (problems.length > 0) throw new Error(`the tokens file is wrong: ${problems.join("; ")}`);
  return new TokenTable(tokens);
}

function parseArray(text: string): unknown[] {
  const shape = 'it must be JSON: [{"name": …, "sha256": …, "roles": […]}]';
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed) && parsed.length > 0) return parsed;
  } catch {
    // Said below.
  }
  throw new Error(`the tokens file is wrong: ${shape}, with at least one entry`);
}

function parseToken(entry: unknown, where: string, problems: string[]): Token {
  const { name, sha256, roles } = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
  if (typeof name !== "string" || name === "") problems.push(`${where} needs a name`);
  const isHash = typeof sha256 === "string" && /^[0-9a-f]{64}$/i.test(sha256);
  if (!isHash) problems.push(`${where} needs sha256, the SHA-256 of its token as 64 hex digits`);
  const areRoles = Array.isArray(roles) && roles.length > 0 && roles.every((role) => ROLES.includes(role as Role));
  if (!areRoles) problems.push(`${where} needs roles out of ${ROLES.join(", ")}`);
  return {
    name: String(name),
    sha256: Buffer.from(isHash ? String(sha256) : "00".repeat(32), "hex"),
    roles: new Set(areRoles ? (roles as Role[]) : []),
  };
}

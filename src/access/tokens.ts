// Whole: every command loads this, and an old Node.js without hash() must come as far as the
// sentence that it is too old.
import crypto from "node:crypto";
import { ROLES, type Role } from "../engine/roles.js";
import type { Identity } from "./identity.js";

interface Token {
  readonly sha256: Buffer;
  readonly identity: Identity;
}

/** The tokens of `CREWDB_TOKENS_FILE`: only their hashes are kept. */
export class TokenTable {
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Who has this token. Every hash is compared in full, so that the time tells nothing. */
  find(token: string): Identity | undefined {
    const sha256 = crypto.hash("sha256", token, "buffer");
    let found: Identity | undefined;
    for (const each of this.#tokens)
      if (crypto.timingSafeEqual(each.sha256, sha256)) found = each.identity;
    return found;
  }
}

/**
 * Parses a tokens file: `[{"name": "billing", "sha256": "<64 hex digits>", "roles": ["read",
 * "write"]}]`. A token is any text without spaces that can't be guessed, `openssl rand -base64 32`
 * for one; its hash comes from `printf %s "$TOKEN" | sha256sum`. Names may repeat, so that an old
 * and a new token of one caller overlap; they must then have the same roles.
 *
 * @throws TokensError with every problem
 */
export function parseTokens(text: string): TokenTable {
  const entries = parseArray(text);
  const problems: string[] = [];
  const identities = new Map<string, Identity>();
  const tokens = entries.map((entry, index) =>
    parseToken(entry, nameEntry(entry, index), identities, problems),
  );
  const firstOf = new Map<string, string>();
  for (const [index, { sha256 }] of tokens.entries()) {
    if (sha256.length === 0) continue;
    const where = nameEntry(entries[index], index);
    const hex = sha256.toString("hex");
    const first = firstOf.get(hex);
    if (first === undefined) firstOf.set(hex, where);
    else problems.push(`${where} has the same sha256 as ${first}`);
  }
  if (problems.length > 0) throw new TokensError(problems);
  return new TokenTable(tokens);
}

/** Everything that is wrong with a tokens file, each problem with the entry that has it. */
export class TokensError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

function parseArray(text: string): unknown[] {
  const shape = 'it must be JSON with at least one entry: [{"name": …, "sha256": …, "roles": […]}]';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    // The parser quotes the text around a mistake, which may be a hash.
    const position = /at position \d+(?: \(line \d+ column \d+\))?/.exec(String(error))?.[0];
    throw new TokensError([position === undefined ? shape : `${shape}; it breaks off ${position}`]);
  }
  if (Array.isArray(parsed) && parsed.length > 0) return parsed;
  throw new TokensError([shape]);
}

/** How people find an entry: its place from 1, and its name where it has one. */
function nameEntry(entry: unknown, index: number): string {
  const name =
    typeof entry === "object" && entry !== null && "name" in entry ? entry.name : undefined;
  return typeof name === "string" && name !== ""
    ? `entry ${index + 1} (${name})`
    : `entry ${index + 1}`;
}

function parseToken(
  entry: unknown,
  where: string,
  identities: Map<string, Identity>,
  problems: string[],
): Token {
  const fields = (typeof entry === "object" && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >;
  const { name, sha256, roles, ...others } = fields;
  if (typeof name !== "string" || name === "") problems.push(`${where} needs a name`);
  const isHash = typeof sha256 === "string" && /^[0-9a-f]{64}$/i.test(sha256);
  if (!isHash) problems.push(`${where} needs sha256, the SHA-256 of its token as 64 hex digits`);
  if (!areRoles(roles))
    problems.push(`${where} needs roles, a list out of ${ROLES.join(", ")}${unknownRole(roles)}`);
  for (const other of Object.keys(others))
    problems.push(`${where} has ${other}, which means nothing`);
  const own = areRoles(roles) ? roles : [];
  const identity: Identity = { kind: "token", name: String(name), roles: own };
  const known = identities.get(identity.name) ?? identity;
  identities.set(identity.name, known);
  if (ROLES.some((role) => known.roles?.includes(role) !== own.includes(role)))
    problems.push(`${where} has other roles than an entry of the same name`);
  return { sha256: Buffer.from(isHash ? sha256 : "", "hex"), identity: known };
}

/** The role that was misspelt, where there is one. */
function unknownRole(roles: unknown): string {
  const unknown = Array.isArray(roles) ? roles.find((role) => !ROLES.includes(role)) : undefined;
  return typeof unknown === "string" ? `, not ${unknown}` : "";
}

function areRoles(value: unknown): value is Role[] {
  return Array.isArray(value) && value.length > 0 && value.every((role) => ROLES.includes(role));
}

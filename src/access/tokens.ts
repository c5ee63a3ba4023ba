// Whole: every command loads this, and an old Node.js without hash() must come as far as the
// sentence that it is too old.
import crypto from "node:crypto";
import { isWritableByOthers, modeForOthers } from "../base/private-file.js";
import { ROLES } from "../engine/roles.js";
import type { Identity } from "./identity.js";

/** The SHA-256 of a token, in hex. */
export function hashOf(token: string): string {
  return crypto.hash("sha256", token, "hex");
}

/** The tokens of `CREWDB_TOKENS_FILE`: only their hashes are kept. */
export class TokenTable {
  readonly #byHash: ReadonlyMap<string, Identity>;

  constructor(byHash: ReadonlyMap<string, Identity>) {
    this.#byHash = byHash;
  }

  /**
   * Who has the token of this hash. Looking it up takes longer the more of it is right, which tells
   * nothing: nobody can choose a token by what its hash begins with.
   */
  find(hash: string): Identity | undefined {
    return this.#byHash.get(hash);
  }

  /** The same tokens; who is as in `before` keeps their identity, and so what they have open. */
  keeping(before: TokenTable): TokenTable {
    const known = new Map([...before.#byHash.values()].map((each) => [keyOf(each), each]));
    const entries = [...this.#byHash].map(
      ([hash, each]) => [hash, known.get(keyOf(each)) ?? each] as const,
    );
    return new TokenTable(new Map(entries));
  }
}

/**
 * Parses a tokens file: `[{"name": "billing", "sha256": "<64 hex digits>", "roles": ["read",
 * "write"]}]`. A token is any text without spaces that can't be guessed, `openssl rand -base64 32`
 * for one; its hash comes from `printf %s "$TOKEN" | sha256sum`. Names may repeat, so that an old
 * and a new token of one caller overlap; they must then have the same roles. An empty list is a
 * mistake at a start. In a running server it takes the last token away. Beside a policy `roles` can
 * be left out, or have names of the policy's own.
 *
 * @throws TokensError with every problem
 */
export function parseTokens(text: string, options: TokensOptions = {}): TokenTable {
  const { mayBeEmpty = false, policy } = options;
  const entries = parseArray(text, mayBeEmpty);
  const problems: string[] = [];
  const identities = new Map<string, Identity>();
  const tokens = entries.map((entry, index) =>
    parseToken(entry, nameEntry(entry, index), identities, problems, policy),
  );
  const firstOf = new Map<string, string>();
  const byHash = new Map<string, Identity>();
  for (const [index, { sha256, identity }] of tokens.entries()) {
    if (sha256 === "") continue;
    const where = nameEntry(entries[index], index);
    const first = firstOf.get(sha256);
    if (first === undefined) firstOf.set(sha256, where);
    else problems.push(`${where} has the same sha256 as ${first}`);
    byHash.set(sha256, identity);
  }
  if (problems.length > 0) throw new TokensError(problems);
  return new TokenTable(byHash);
}

export interface TokensOptions {
  readonly mayBeEmpty?: boolean;
  /** There is a policy; `known` are the roles that an entry may name. */
  readonly policy?: { readonly known?: readonly string[] };
}

function keyOf({ name, roles }: Identity): string {
  return JSON.stringify([name, roles?.toSorted()]);
}

/** Why a tokens file can't be trusted; undefined when it can. */
export function distrustTokens(file: string): string | undefined {
  if (!isWritableByOthers(file)) return undefined;
  return `${file}, which other users can write (mode ${modeForOthers(file)}): they could make tokens; chmod 600 it`;
}

/**
 * Parses the tokens file of a running server. Throws when it can't be used. Which roles a policy
 * has is not asked: it may be about to change.
 */
export function readTokens(file: string, text: string, hasPolicy: boolean = false): TokenTable {
  const distrust = distrustTokens(file);
  if (distrust !== undefined) throw new Error(distrust);
  return parseTokens(text, { mayBeEmpty: true, ...(hasPolicy ? { policy: {} } : {}) });
}

/** Everything that is wrong with a tokens file, each problem with the entry that has it. */
export class TokensError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

function parseArray(text: string, mayBeEmpty: boolean): unknown[] {
  const shape = 'it must be JSON with at least one entry: [{"name": …, "sha256": …, "roles": […]}]';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    // The parser quotes the text around a mistake, which may be a hash.
    const position = /at position \d+(?: \(line \d+ column \d+\))?/.exec(String(error))?.[0];
    throw new TokensError([position === undefined ? shape : `${shape}; it breaks off ${position}`]);
  }
  if (Array.isArray(parsed) && (mayBeEmpty || parsed.length > 0)) return parsed;
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
  policy: TokensOptions["policy"],
): { readonly sha256: string; readonly identity: Identity } {
  const fields = (typeof entry === "object" && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >;
  const { name, sha256, roles, ...others } = fields;
  if (typeof name !== "string" || name === "") problems.push(`${where} needs a name`);
  const isHash = typeof sha256 === "string" && /^[0-9a-f]{64}$/i.test(sha256);
  if (!isHash) problems.push(`${where} needs sha256, the SHA-256 of its token as 64 hex digits`);
  const known = policy === undefined ? ROLES : policy.known;
  const isLeftOut = policy !== undefined && roles === undefined;
  if (!isLeftOut && !areRoles(roles, known))
    problems.push(`${where} needs roles, ${rolesWanted(known)}${unknownRole(roles, known)}`);
  for (const other of Object.keys(others))
    problems.push(`${where} has ${other}, which means nothing`);
  const own = areRoles(roles, known) ? { roles } : {};
  const identity: Identity = { kind: "token", name: String(name), ...own };
  const first = identities.get(identity.name) ?? identity;
  identities.set(identity.name, first);
  if (keyOf(first) !== keyOf(identity))
    problems.push(`${where} has other roles than an entry of the same name`);
  return { sha256: isHash ? sha256.toLowerCase() : "", identity: first };
}

function rolesWanted(known: readonly string[] | undefined): string {
  return known === undefined ? "a list of names" : `a list out of ${known.join(", ")}`;
}

/** The role that was misspelt, where there is one. */
function unknownRole(roles: unknown, known: readonly string[] | undefined): string {
  const unknown = Array.isArray(roles) ? roles.find((role) => !isRole(role, known)) : undefined;
  return typeof unknown === "string" ? `, not ${unknown}` : "";
}

function areRoles(value: unknown, known: readonly string[] | undefined): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((role) => isRole(role, known));
}

function isRole(value: unknown, known: readonly string[] | undefined): boolean {
  return typeof value === "string" && (known === undefined || known.includes(value));
}

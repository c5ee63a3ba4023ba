/** A key of a JSON Web Key Set, as far as it is looked at before it is used. */
export interface JwtKey {
  readonly kty: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

export interface JwtKeySet {
  readonly keys: readonly JwtKey[];
}

/**
 * Algorithms that can be allowed. Each verifies with a public key: `none` verifies nothing, and HS256
 * would take the public key, which everybody has, for a secret.
 */
export const JWT_ALGORITHMS: readonly string[] = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];

/** Longer ones are no tokens: headers of all kinds together have 16 KiB. */
const LONGEST = 8192;

const PUBLIC_KINDS = ["RSA", "EC", "OKP"];

/** Whether a bearer token is a JSON Web Token and not one of a tokens file: three parts of base64url. */
export function isJwt(token: string): boolean {
  return token.length <= LONGEST && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

/**
 * Parses a JSON Web Key Set (RFC 7517). An empty one is a mistake at a start; in a running server it
 * takes the last key away. Throws what is wrong with it, without quoting it: a file
 * that holds a private key is a secret.
 */
export function parseKeySet(text: string, mayBeEmpty: boolean = false): JwtKeySet {
  const keys = keysIn(text);
  if (keys.length === 0 && !mayBeEmpty) throw new Error(`${SHAPE}, with at least one key`);
  const seen = new Set<unknown>();
  for (const [index, key] of keys.entries()) {
    const problem = problemOf(key) ?? (seen.has(kidOf(key)) ? "has the kid of another" : undefined);
    if (problem !== undefined) throw new Error(`key ${index + 1} ${problem}`);
    seen.add(kidOf(key));
  }
  return { keys: keys as readonly JwtKey[] };
}

/**
 * The same of an issuer's own answer, which may have keys for other purposes and of kinds to come:
 * those that nothing is verified with are left out, and none may be left.
 */
export function publicKeysIn(text: string): JwtKeySet {
  return { keys: keysIn(text).filter((key): key is JwtKey => problemOf(key) === undefined) };
}

/** Kids that tell no key of a kind from another; "" stands for none. */
export function doubledKids({ keys }: JwtKeySet): string[] {
  const names = keys.map(({ kid = "", kty }) => ({ kid, key: JSON.stringify([kid, kty]) }));
  const doubled = names.filter(({ key }, at) => names.findIndex((each) => each.key === key) < at);
  return [...new Set(doubled.map(({ kid }) => kid))];
}

/** Equal for equal keys, in whatever order they and their members are. */
export function keysAsText({ keys }: JwtKeySet): string {
  const sorted = (_: string, value: unknown): unknown =>
    isObject(value) && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return keys
    .map((key) => JSON.stringify(key, sorted))
    .sort()
    .join("\n");
}

const SHAPE = 'it must be a JSON Web Key Set: {"keys": [{"kty": …}]}';

function keysIn(text: string): readonly unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error("it must be JSON");
  }
  const keys: unknown = isObject(parsed) ? parsed.keys : undefined;
  if (!Array.isArray(keys)) throw new Error(SHAPE);
  return keys;
}

function problemOf(key: unknown): string | undefined {
  if (!isObject(key)) return "must be an object";
  if (!PUBLIC_KINDS.includes(String(key.kty)))
    return `has a kty that is not one of ${PUBLIC_KINDS.join(", ")}`;
  // Every private key of these kinds has it.
  return "d" in key ? "is a private key: give the public one" : undefined;
}

function kidOf(key: unknown): unknown {
  return isObject(key) ? key.kid : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

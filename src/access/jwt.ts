import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import type { CallError } from "../engine/call-error.js";
import { type Identity, jwtName } from "./identity.js";
import type { JwtKeySet } from "./jwt-keys.js";

/** What a JSON Web Token must say to be accepted. */
export interface JwtRules {
  readonly issuer: string;
  readonly audience: string;
  /** Algorithms that may have signed it. */
  readonly algorithms: readonly string[];
  /** How far the clocks of this machine and the issuer's may differ, in ms. */
  readonly clockSkewMs: number;
  /** The claim that names roles; a path, such as `realm_access.roles`. */
  readonly rolesClaim: string;
}

/**
 * Tokens that are remembered: each caller has one or two at a time. One costs about 300 bytes beside
 * its claims.
 */
const MOST_KNOWN = 20_000;
/** Refused ones, so that a client which sends one again and again costs no signature each time. */
const MOST_REFUSED = 1000;
/** A refusal holds for so long, in ms: the key or the time that it lacks may come. */
const REFUSED_MS = 1000;
/** Longest subject, in characters; it becomes the caller's name. */
const LONGEST_SUBJECT = 255;

interface Verdict {
  readonly found: Identity | CallError;
  readonly untilMs: number;
}

/**
 * Verifies JSON Web Tokens. A signature costs as much as some calls, and jose verifies it beside the
 * main thread, so each token is verified once, before its first call is handled (`prepare`), and then
 * known by its hash until it expires (`find`).
 */
export class JwtVerifier {
  readonly #rules: JwtRules;
  readonly #lookAgain: () => Promise<void>;
  #keys: ReturnType<typeof createLocalJWKSet>;
  /** Counts key sets: what was verified with an earlier one does not count. */
  #generation = 0;
  readonly #known = new Map<string, Verdict>();
  readonly #refused = new Map<string, Verdict>();
  readonly #underWay = new Map<string, Promise<void>>();
  /** Equal claims are one identity, however often its tokens are renewed. */
  readonly #identities = new Map<string, Identity>();

  /** `lookAgain`: is asked for a key that is not known, and may call `useKeys` before it resolves. */
  constructor(keys: JwtKeySet, rules: JwtRules, lookAgain: () => Promise<void> = async () => {}) {
    this.#rules = rules;
    this.#lookAgain = lookAgain;
    this.#keys = toResolver(keys);
  }

  /** Other keys from now on; every token is verified again with them. */
  useKeys(keys: JwtKeySet): void {
    this.#keys = toResolver(keys);
    this.#generation++;
    this.#known.clear();
    this.#refused.clear();
    this.#underWay.clear();
  }

  /** Resolves once `find` has its answer; undefined when it has it already. */
  prepare(token: string, hash: string): Promise<void> | undefined {
    if (this.#verdictOf(hash) !== undefined) return undefined;
    const known = this.#underWay.get(hash);
    if (known !== undefined) return known;
    const generation = this.#generation;
    const verifying = this.#verify(token).then((verdict) => {
      // Keys were changed meanwhile: whoever asks then verifies again.
      if (generation !== this.#generation) return this.prepare(token, hash);
      this.#underWay.delete(hash);
      this.#keep(hash, verdict);
    });
    this.#underWay.set(hash, verifying);
    return verifying;
  }

  /** Who has the token, or why it is refused. */
  find(hash: string): Identity | CallError {
    return this.#verdictOf(hash)?.found ?? refusal("can't be verified at the moment");
  }

  /** Until when `find` answers so, in ms since 1970. */
  knownUntilMs(hash: string): number {
    return this.#verdictOf(hash)?.untilMs ?? 0;
  }

  #verdictOf(hash: string): Verdict | undefined {
    const known = this.#known.get(hash);
    if (known !== undefined) {
      if (Date.now() < known.untilMs) return known;
      this.#known.delete(hash);
      this.#refuse(hash, refusal("has expired"));
    }
    const refused = this.#refused.get(hash);
    return refused !== undefined && Date.now() < refused.untilMs ? refused : undefined;
  }

  async #verify(token: string): Promise<Verdict> {
    const { issuer, audience, algorithms, clockSkewMs } = this.#rules;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockSkewMs / 1000,
        requiredClaims: ["exp", "sub"],
      });
      const { exp = 0, sub } = payload;
      if (!isSubject(sub)) return this.#refusedAs("has a `sub` that can't name a caller");
      return { found: this.#identityOf(sub, payload), untilMs: exp * 1000 + clockSkewMs };
    } catch (error) {
      // Where it brings other keys, whoever asked verifies again with them.
      if (error instanceof errors.JWKSNoMatchingKey) await this.#lookAgain();
      return this.#refusedAs(problemOf(error));
    }
  }

  #refusedAs(problem: string): Verdict {
    return { found: refusal(problem), untilMs: Date.now() + REFUSED_MS };
  }

  #refuse(hash: string, found: CallError): void {
    this.#keep(hash, { found, untilMs: Date.now() + REFUSED_MS });
  }

  #keep(hash: string, verdict: Verdict): void {
    const isRefused = "reason" in verdict.found;
    keep(
      isRefused ? this.#refused : this.#known,
      hash,
      verdict,
      isRefused ? MOST_REFUSED : MOST_KNOWN,
    );
  }

  #identityOf(subject: string, payload: JWTPayload): Identity {
    const { iss, aud, sub, exp, nbf, iat, jti, ...claims } = payload;
    const roles = rolesIn(claims, this.#rules.rolesClaim);
    const identity: Identity = { kind: "jwt", name: jwtName(subject), roles, claims };
    const key = JSON.stringify([subject, claims]);
    const known = this.#identities.get(key) ?? identity;
    keep(this.#identities, key, known, MOST_KNOWN);
    return known;
  }
}

function toResolver(keys: JwtKeySet): ReturnType<typeof createLocalJWKSet> {
  return createLocalJWKSet({ keys: keys.keys.map((key) => ({ ...key })) });
}

/** The last one is kept longest. */
function keep<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

function isSubject(value: unknown): value is string {
  // Neither line ends nor other marks that a log would show as something else.
  return typeof value === "string" && value.length <= LONGEST_SUBJECT && /^[^\p{C}]+$/u.test(value);
}

/** Names in a list, or in one text with spaces between, as `scope` has them. */
function rolesIn(claims: Readonly<Record<string, unknown>>, path: string): string[] {
  const value = path
    .split(".")
    .reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), claims);
  const names = typeof value === "string" ? value.split(" ") : value;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function refusal(problem: string): CallError {
  return { reason: "UNAUTHENTICATED", message: `the JSON Web Token ${problem}` };
}

/** What is wrong with a token, in words that repeat nothing of it. */
function problemOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "has expired";
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === "nbf" && error.reason === "check_failed"
      ? "is not valid yet"
      : `has ${error.reason === "missing" ? "no" : "another"} \`${error.claim}\``;
  if (error instanceof errors.JOSEAlgNotAllowed)
    return "is signed by an algorithm that CREWDB_JWT_ALGORITHMS does not list";
  if (error instanceof errors.JWKSNoMatchingKey) return "is signed with a key that is not known";
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return "has no `kid`, or one that several keys have";
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return "has a signature that is wrong";
  return "is malformed, or is signed with a key that can't be used";
}

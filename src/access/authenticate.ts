import type { PeerCertificate } from "node:tls";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import type { CallError } from "../engine/call-error.js";
import type { AskedRpc } from "./access.js";
import { nameOf, validUntilMs } from "./certificates.js";
import type { Identity } from "./identity.js";
import { isJwt } from "./jwt-keys.js";
import type { Bearer, Peer } from "./peers.js";
import { Policy } from "./policy.js";
import { PolicySource } from "./policy-source.js";
import type { Principal } from "./principal.js";
import { hashOf, type TokenTable } from "./tokens.js";

/** What a call shows of who makes it. */
export interface CallerEvidence {
  readonly peer: Peer;
  /**
   * The first value of a request header; undefined when it has none, or none that is text. `name`
   * is in lower case.
   */
  header(name: string): string | undefined;
  /** What the client has shown of itself in the TLS handshake. */
  certificate(): PeerCertificate | undefined;
}

/** A stream, which can outlive the credential that it was opened with. */
export interface HeldStream extends CallerEvidence {
  onOver(listener: () => void): void;
}

/**
 * How callers are known; without tokens and certificates every caller is `local`, a process of this
 * machine.
 */
export interface CallerSources {
  /** Present: every call needs a token, of these or of `jwt`. */
  readonly tokens?: TokenTable;
  readonly jwt?: JwtSource;
  /** Clients must show a certificate. */
  readonly certificates?: boolean;
  /** What each of them may do; default: what there is without a policy file. */
  readonly policies?: PolicySource;
}

/** Verifies JSON Web Tokens: `JwtVerifier`, which is loaded where they are used. */
export interface JwtSource {
  prepare(token: string, hash: string): Promise<void> | undefined;
  find(hash: string): Identity | CallError;
  knownUntilMs(hash: string): number;
}

const NO_TOKEN: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the call needs `authorization: Bearer <token>` with a token of this server",
};
const NO_NAME: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the client's certificate has no SPIFFE ID (or several), no DNS name and no common name",
};
const EXPIRED: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the client's certificate has expired since it connected: connect again with a new one",
};

/** How a stream ends whose caller was known when it began. */
export const CREDENTIAL_ENDED: CallError = {
  reason: "CREDENTIAL_ENDED",
  message: "the credential that the stream was opened with was removed or changed, or has expired",
};

interface Hold {
  readonly stream: HeldStream;
  readonly refused: (caller: Principal) => CallError | undefined;
  readonly end: (error: CallError) => void;
  /** Set where the credential expires. */
  timer?: NodeJS.Timeout;
}

/**
 * Who makes a call: by token where tokens are asked for, else by client certificate, else `local`.
 * Never by other metadata, which callers write themselves. The policy says what they may do.
 */
export class Authenticator {
  #tokens: TokenTable | undefined;
  readonly #jwt: JwtSource | undefined;
  readonly #certificates: boolean;
  /** By certificates' names: a caller is one with all its connections. */
  readonly #certified = new Map<string, Identity>();
  readonly #policies: PolicySource;
  readonly #holds = new Set<Hold>();

  constructor({ tokens, jwt, certificates = false, policies }: CallerSources = {}) {
    this.#tokens = tokens;
    this.#jwt = jwt;
    this.#certificates = certificates;
    this.#policies = policies ?? new PolicySource(Policy.builtIn());
    this.#policies.onChange(() => this.recheck());
  }

  /** Whether `prepare` has something to do for any call. */
  get preparesCalls(): boolean {
    return this.#jwt !== undefined;
  }

  /**
   * To be asked before `check` and `find`: resolves once they can answer; undefined when they can
   * now, as for all calls but the first with a JSON Web Token.
   */
  prepare(call: CallerEvidence): Promise<void> | undefined {
    const bearer = this.#jwt === undefined ? undefined : this.#bearerOf(call);
    if (bearer === undefined || !this.#isForJwt(bearer)) return undefined;
    return this.#jwt?.prepare(bearer.token, bearer.hash);
  }

  get #asksForTokens(): boolean {
    return this.#tokens !== undefined || this.#jwt !== undefined;
  }

  /** The caller, or why the call is refused. */
  check(call: CallerEvidence, rpc: AskedRpc): Principal | CallError {
    const principal = this.find(call);
    return "reason" in principal ? principal : (principal.refuse(rpc) ?? principal);
  }

  /** Who calls, whatever they may do; or why that can't be told. */
  find(call: CallerEvidence): Principal | CallError {
    if (!this.#asksForTokens) return this.#ofPeer(call);
    const bearer = this.#bearerOf(call);
    if (bearer === undefined) return NO_TOKEN;
    const identity = this.#tokens?.find(bearer.hash) ?? this.#ofJwt(bearer);
    return "reason" in identity ? identity : this.#policies.principalFor(identity);
  }

  /**
   * Watches over an open stream. `end` is called, once, when its credential was removed or has
   * expired, or a new policy makes `refused` answer with an error.
   */
  hold(
    stream: HeldStream,
    refused: (caller: Principal) => CallError | undefined,
    end: (error: CallError) => void,
  ): void {
    const hold: Hold = { stream, refused, end };
    this.#holds.add(hold);
    this.#recheckAtExpiry(hold);
    stream.onOver(() => this.#forget(hold));
  }

  /** Other tokens from now on: open streams of those that are gone end. */
  useTokens(tokens: TokenTable): void {
    this.#tokens = this.#tokens === undefined ? tokens : tokens.keeping(this.#tokens);
    this.recheck();
  }

  /** Asks again whether the callers of open streams are admitted, and ends the others. */
  recheck(): void {
    for (const hold of this.#holds) this.#recheck(hold);
  }

  #recheck(hold: Hold): void {
    const pending = this.prepare(hold.stream);
    if (pending === undefined) this.#judge(hold);
    else void pending.then(() => this.#recheck(hold));
  }

  #judge(hold: Hold): void {
    if (!this.#holds.has(hold)) return;
    const caller = this.find(hold.stream);
    const error = "reason" in caller ? CREDENTIAL_ENDED : hold.refused(caller);
    if (error === undefined) {
      this.#recheckAtExpiry(hold);
    } else {
      this.#forget(hold);
      hold.end(error);
    }
  }

  #recheckAtExpiry(hold: Hold): void {
    clearTimeout(hold.timer);
    const untilMs = this.#knownUntilMs(hold.stream);
    if (untilMs === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(untilMs - Date.now(), LONGEST_TIMER_MS);
    hold.timer = setTimeout(() => this.#recheck(hold), Math.max(1, waitMs)).unref();
  }

  /** When the credential of a stream expires by itself, in ms since 1970; Infinity: never. */
  #knownUntilMs(stream: HeldStream): number {
    if (!this.#asksForTokens) return stream.peer.principalUntilMs ?? Number.POSITIVE_INFINITY;
    const bearer = this.#jwt === undefined ? undefined : this.#bearerOf(stream);
    if (bearer === undefined || !this.#isForJwt(bearer)) return Number.POSITIVE_INFINITY;
    return this.#jwt?.knownUntilMs(bearer.hash) ?? 0;
  }

  #forget(hold: Hold): void {
    clearTimeout(hold.timer);
    this.#holds.delete(hold);
  }

  #bearerOf(call: CallerEvidence): Bearer | undefined {
    const { peer } = call;
    const header = call.header("authorization");
    if (header === undefined) return undefined;
    if (peer.bearer?.header === header) return peer.bearer;
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
    if (token === undefined) return undefined;
    peer.bearer = { header, token, hash: hashOf(token), isJwt: isJwt(token) };
    return peer.bearer;
  }

  /** A tokens file comes first: what it names is its own, whatever it looks like. */
  #isForJwt({ isJwt, hash }: Bearer): boolean {
    return isJwt && this.#tokens?.find(hash) === undefined;
  }

  #ofJwt({ isJwt, hash }: Bearer): Identity | CallError {
    return isJwt && this.#jwt !== undefined ? this.#jwt.find(hash) : NO_TOKEN;
  }

  /** Reading a certificate takes longer than most calls, so it is done once a connection. */
  #ofPeer(call: CallerEvidence): Principal | CallError {
    const { peer } = call;
    if (!this.#certificates) {
      const local: Identity = { kind: "local", name: "local" };
      peer.principal ??= this.#policies.principalFor(local, addressOf(peer.name));
      return peer.principal;
    }
    if (peer.principal === undefined) {
      const certificate = call.certificate();
      peer.principal = this.#byCertificate(certificate);
      peer.principalUntilMs = validUntilMs(certificate);
    }
    if (Date.now() >= (peer.principalUntilMs ?? 0)) return EXPIRED;
    return peer.principal ?? NO_NAME;
  }

  #byCertificate(certificate: PeerCertificate | undefined): Principal | undefined {
    const name = certificate === undefined ? undefined : nameOf(certificate);
    if (name === undefined) return undefined;
    const known = this.#certified.get(name);
    if (known !== undefined) return this.#policies.principalFor(known);
    const identity: Identity = { kind: "certificate", name };
    this.#certified.set(name, identity);
    return this.#policies.principalFor(identity);
  }
}

/** Without the port, or the number of a Unix socket's client. */
function addressOf(name: string): string {
  return name.slice(0, name.lastIndexOf(":"));
}

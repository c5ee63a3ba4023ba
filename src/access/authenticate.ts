import type { PeerCertificate } from "node:tls";
import type { CallError } from "../engine/call-error.js";
import type { AskedRpc } from "./access.js";
import { nameOf } from "./certificates.js";
import type { Identity } from "./identity.js";
import type { Peer } from "./peers.js";
import { Policy } from "./policy.js";
import { PolicySource } from "./policy-source.js";
import type { Principal } from "./principal.js";
import type { TokenTable } from "./tokens.js";

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
  readonly tokens?: TokenTable;
  /** Clients must show a certificate. */
  readonly certificates?: boolean;
  /** What each of them may do; default: what there is without a policy file. */
  readonly policies?: PolicySource;
}

const NO_TOKEN: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the call needs `authorization: Bearer <token>` with a token of this server",
};
const NO_NAME: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the client's certificate has no SPIFFE ID (or several), no DNS name and no common name",
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
}

/**
 * Who makes a call: by token where tokens are asked for, else by client certificate, else `local`.
 * Never by other metadata, which callers write themselves. The policy says what they may do.
 */
export class Authenticator {
  #tokens: TokenTable | undefined;
  readonly #certificates: boolean;
  /** By certificates' names: a caller is one with all its connections. */
  readonly #certified = new Map<string, Identity>();
  readonly #policies: PolicySource;
  readonly #holds = new Set<Hold>();

  constructor({ tokens, certificates = false, policies }: CallerSources = {}) {
    this.#tokens = tokens;
    this.#certificates = certificates;
    this.#policies = policies ?? new PolicySource(Policy.builtIn());
    this.#policies.onChange(() => this.recheck());
  }

  /** The caller, or why the call is refused. */
  check(call: CallerEvidence, rpc: AskedRpc): Principal | CallError {
    const principal = this.find(call);
    return "reason" in principal ? principal : (principal.refuse(rpc) ?? principal);
  }

  /** Who calls, whatever they may do; or why that can't be told. */
  find(call: CallerEvidence): Principal | CallError {
    if (this.#tokens === undefined) return this.#ofPeer(call) ?? NO_NAME;
    const identity = byToken(call, this.#tokens);
    return identity === undefined ? NO_TOKEN : this.#policies.principalFor(identity);
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
    const hold = { stream, refused, end };
    this.#holds.add(hold);
    stream.onOver(() => this.#holds.delete(hold));
  }

  /** Other tokens from now on: open streams of those that are gone end. */
  useTokens(tokens: TokenTable): void {
    this.#tokens = this.#tokens === undefined ? tokens : tokens.keeping(this.#tokens);
    this.recheck();
  }

  /** Asks again whether the callers of open streams are admitted, and ends the others. */
  recheck(): void {
    for (const hold of this.#holds) {
      const caller = this.find(hold.stream);
      const error = "reason" in caller ? CREDENTIAL_ENDED : hold.refused(caller);
      if (error === undefined) continue;
      this.#holds.delete(hold);
      hold.end(error);
    }
  }

  /** Reading a certificate takes longer than most calls, so it is done once a connection. */
  #ofPeer(call: CallerEvidence): Principal | undefined {
    const { peer } = call;
    peer.principal ??= this.#certificates
      ? this.#byCertificate(call.certificate())
      : this.#policies.principalFor({ kind: "local", name: "local" }, addressOf(peer.name));
    return peer.principal;
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

function byToken(call: CallerEvidence, tokens: TokenTable): Identity | undefined {
  const token = /^Bearer +(\S+)$/i.exec(call.header("authorization") ?? "")?.[1];
  return token === undefined ? undefined : tokens.find(token);
}

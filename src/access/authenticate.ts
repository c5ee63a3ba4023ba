import type { PeerCertificate } from "node:tls";
import type { CallError } from "../engine/call-error.js";
import { ROLES, type Role } from "../engine/roles.js";
import type { Peer } from "./peers.js";
import { Principal } from "./principal.js";
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

/**
 * How callers are known; without tokens and certificates every caller is `local`, a process of this
 * machine.
 */
export interface CallerSources {
  readonly tokens?: TokenTable;
  /** Clients must show a certificate. */
  readonly certificates: boolean;
}

const NO_TOKEN: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the call needs `authorization: Bearer <token>` with a token of this server",
};
const NO_NAME: CallError = {
  reason: "UNAUTHENTICATED",
  message: "the client's certificate has neither a common name nor an alternative name",
};

/**
 * Who makes a call: by token where tokens are asked for, else by client certificate, else `local`.
 * Never by other metadata, which callers write themselves. A certificate alone gives every role; a
 * token gives its own.
 */
export class Authenticator {
  readonly #tokens: TokenTable | undefined;
  readonly #certificates: boolean;
  /** By certificates' names: a caller is one with all its connections. */
  readonly #certified = new Map<string, Principal>();

  constructor({ tokens, certificates }: CallerSources) {
    this.#tokens = tokens;
    this.#certificates = certificates;
  }

  /** The caller, or why the call is refused. Without a role: whatever the caller may do. */
  check(call: CallerEvidence, role?: Role): Principal | CallError {
    const principal = this.#tokens === undefined ? this.#ofPeer(call) : byToken(call, this.#tokens);
    if (principal === undefined) return this.#tokens === undefined ? NO_NAME : NO_TOKEN;
    if (role === undefined || principal.roles.has(role)) return principal;
    return {
      reason: "PERMISSION_DENIED",
      message: `the caller lacks the role ${role}`,
      metadata: { role },
    };
  }

  /** Reading a certificate takes longer than most calls, so it is done once a connection. */
  #ofPeer(call: CallerEvidence): Principal | undefined {
    const { peer } = call;
    peer.principal ??= this.#certificates
      ? this.#byCertificate(call.certificate())
      : new Principal("local", ROLES, addressOf(peer.name));
    return peer.principal;
  }

  #byCertificate(certificate: PeerCertificate | undefined): Principal | undefined {
    const name = certificate === undefined ? undefined : nameOf(certificate);
    if (name === undefined) return undefined;
    const known = this.#certified.get(name);
    if (known !== undefined) return known;
    const principal = new Principal(name, ROLES);
    this.#certified.set(name, principal);
    return principal;
  }
}

/** Without the port, or the number of a Unix socket's client. */
function addressOf(name: string): string {
  return name.slice(0, name.lastIndexOf(":"));
}

function byToken(call: CallerEvidence, tokens: TokenTable): Principal | undefined {
  const token = /^Bearer +(\S+)$/i.exec(call.header("authorization") ?? "")?.[1];
  return token === undefined ? undefined : tokens.find(token);
}

/** The common name, else the first alternative name without its type: `DNS:a, URI:b` gives `a`. */
function nameOf(certificate: PeerCertificate): string | undefined {
  const common: unknown = certificate.subject?.CN;
  if (typeof common === "string" && common !== "") return common;
  const first = certificate.subjectaltname?.split(", ")[0];
  return first?.slice(first.indexOf(":") + 1) || undefined;
}

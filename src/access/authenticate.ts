import type { PeerCertificate } from "node:tls";
import type { ServerUnaryCall } from "@grpc/grpc-js";
import type { CallError } from "../engine/call-error.js";
import { ROLES, type Role } from "../engine/roles.js";
import type { Connection, Connections } from "./connections.js";
import { Principal } from "./principal.js";
import type { TokenTable } from "./tokens.js";

/** What both unary calls and streams of grpc-js have. */
type AnyCall = Pick<ServerUnaryCall<unknown, unknown>, "metadata" | "getAuthContext" | "getPeer">;

/** How callers are known; without tokens and certificates every caller is `local`, a process of this machine. */
export interface CallerSources {
  readonly tokens?: TokenTable;
  /** Clients must show a certificate. */
  readonly certificates: boolean;
  readonly connections: Connections;
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
 * Who makes a call: by token where tokens are asked for, else by client certificate, else `local`. Never by other
 * metadata, which callers write themselves. A certificate alone gives every role; a token gives its own.
 */
export class Authenticator {
  readonly #tokens: TokenTable | undefined;
  readonly #certificates: boolean;
  readonly #connections: Connections;
  /** By certificates' names: a caller is one with all its connections. */
  readonly #certified = new Map<string, Principal>();

  constructor({ tokens, certificates, connections }: CallerSources) {
    this.#tokens = tokens;
    this.#certificates = certificates;
    this.#connections = connections;
  }

  /** The caller, or why the call is refused. */
  check(call: AnyCall, role: Role, connection: Connection = this.#connections.of(call)): Principal | CallError {
    const principal = this.#tokens === undefined ? this.#atConnection(call, connection) : byToken(call, this.#tokens);
    if (principal === undefined) return this.#tokens === undefined ? NO_NAME : NO_TOKEN;
    if (principal.roles.has(role)) return principal;
    return { reason: "PERMISSION_DENIED", message: `the caller lacks the role ${role}`, metadata: { role } };
  }

  /** Reading a certificate takes longer than most calls, so it is done once a connection. */
  #atConnection(call: AnyCall, connection: Connection): Principal | undefined {
    connection.principal ??= this.#certificates
      ? this.#byCertificate(call.getAuthContext().sslPeerCertificate)
      : new Principal("local", ROLES, addressOf(connection.peer));
    return connection.principal;
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
function addressOf(peer: string): string {
  return peer.slice(0, peer.lastIndexOf(":"));
}

function byToken(call: AnyCall, tokens: TokenTable): Principal | undefined {
  const [header] = call.metadata.get("authorization");
  const token = typeof header === "string" ? /^Bearer +(\S+)$/i.exec(header)?.[1] : undefined;
  return token === undefined ? undefined : tokens.find(token);
}

/** The common name, else the first alternative name without its type: `DNS:a, URI:b` gives `a`. */
function nameOf(certificate: PeerCertificate): string | undefined {
  const common: unknown = certificate.subject?.CN;
  if (typeof common === "string" && common !== "") return common;
  const first = certificate.subjectaltname?.split(", ")[0];
  return first?.slice(first.indexOf(":") + 1) || undefined;
}

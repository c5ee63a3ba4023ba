import { isIPv4 } from "node:net";

/** Where to listen. A Unix socket gets mode 0600. */
export type ListenAddress =
  | { readonly host: string; readonly port: number }
  | { readonly socket: string };

/** PEM text of a server's certificate and key, and of the authority of its clients. */
export interface TlsFiles {
  /** The certificate chain. */
  readonly cert: string;
  readonly key: string;
  /** Clients must show a certificate of this authority. */
  readonly clientCa?: string;
}

/** An IPv6 address is written in brackets where a port follows, and listened on without. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

/** What decides whether an address may be listened on. */
export interface ListenSafety {
  readonly listen: ListenAddress;
  readonly tls?: TlsFiles;
  /** A tokens file is configured. */
  readonly tokens?: unknown;
  /** Keys of JSON Web Tokens are. */
  readonly jwt?: unknown;
  /** CREWDB_INSECURE: somebody said that they want it so. */
  readonly insecure: boolean;
}

/**
 * Why a server must not listen so; undefined when it may. Loopback and Unix sockets are for this
 * machine and need nothing. Any other address must know its callers: client certificates, or tokens
 * that TLS keeps from being read on the way. `setting` names the address.
 */
export function requireSafeListen(
  setting: string,
  { listen, tls, tokens, jwt, insecure }: ListenSafety,
): string | undefined {
  if ("socket" in listen || isLoopback(listen.host) || insecure) return undefined;
  const knowsTokens = tokens !== undefined || jwt !== undefined;
  if (tls?.clientCa !== undefined || (tls !== undefined && knowsTokens)) return undefined;
  return `${setting} is ${listen.host}, not loopback: set CREWDB_TLS_CERT, CREWDB_TLS_KEY and one of CREWDB_TLS_CLIENT_CA, CREWDB_TOKENS_FILE, CREWDB_JWKS_FILE and CREWDB_JWKS_URL, or CREWDB_INSECURE=true`;
}

export function isLoopback(host: string): boolean {
  const bare = withoutBrackets(host).toLowerCase();
  const inIPv4 = bare.replace(/^::ffff:/, "");
  return bare === "localhost" || bare === "::1" || (isIPv4(inIPv4) && inIPv4.startsWith("127."));
}

import type { TlsFiles } from "./credentials.js";
import type { ListenAddress } from "./listener.js";

const LOOPBACK = /^(127(\.\d{1,3}){3}|(::ffff:)?127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i;

/** What decides whether an address may be listened on. */
export interface ListenSafety {
  readonly listen: ListenAddress;
  readonly tls?: TlsFiles;
  /** A tokens file is configured. */
  readonly tokens?: unknown;
  /** CREWDB_INSECURE: somebody said that they want it so. */
  readonly insecure: boolean;
}

/**
 * Why a server must not listen so; undefined when it may. Loopback and Unix sockets are for this machine and need nothing.
 * Any other address must know its callers: client certificates, or tokens that TLS keeps from being read on the way.
 */
export function requireSafeListen({ listen, tls, tokens, insecure }: ListenSafety): string | undefined {
  if ("socket" in listen || LOOPBACK.test(listen.host) || insecure) return undefined;
  if (tls?.clientCa !== undefined || (tls !== undefined && tokens !== undefined)) return undefined;
  return `CREWDB_HOST is ${listen.host}, not loopback: set CREWDB_TLS_CERT, CREWDB_TLS_KEY and either CREWDB_TLS_CLIENT_CA or CREWDB_TOKENS_FILE, or CREWDB_INSECURE=true`;
}

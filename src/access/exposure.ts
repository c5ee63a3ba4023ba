import { isLoopback, type ListenAddress, type TlsFiles } from "./listen-address.js";

/** What decides to whom an address is open. */
export interface ExposedAs {
  readonly listen: ListenAddress;
  readonly tls?: Pick<TlsFiles, "clientCa">;
  readonly tokens?: unknown;
  readonly jwt?: unknown;
  readonly policy?: unknown;
}

/**
 * Who can reach an address, and what they may do, for whoever starts the service; undefined for one
 * that only this machine reaches. `what` is said to be there.
 */
export function exposureOf(what: string, exposed: ExposedAs): string | undefined {
  const { listen, tls } = exposed;
  if ("socket" in listen || isLoopback(listen.host)) return undefined;
  const how =
    tls === undefined ? "in plain text, which others on the way can read and change" : "over TLS";
  return `${what} on ${listen.host}, port ${listen.port}, is open to other machines, ${how}: to ${whoOf(exposed)}, who may do ${mayOf(exposed)}. Health checks need no credentials.`;
}

function whoOf({ tls, tokens, jwt }: ExposedAs): string {
  const bearers = [
    ...(tokens === undefined ? [] : ["a token of CREWDB_TOKENS_FILE"]),
    ...(jwt === undefined ? [] : ["a JSON Web Token of CREWDB_JWT_ISSUER"]),
  ];
  const credentials = [
    ...(tls?.clientCa === undefined ? [] : ["a certificate of CREWDB_TLS_CLIENT_CA"]),
    ...(bearers.length === 0 ? [] : [bearers.join(" or ")]),
  ];
  return credentials.length === 0
    ? "everybody who reaches it"
    : `callers with ${credentials.join(" and ")}`;
}

function mayOf({ tokens, jwt, policy }: ExposedAs): string {
  if (policy !== undefined) return "what CREWDB_POLICY_FILE says";
  return tokens === undefined && jwt === undefined ? "everything" : "what their roles give";
}

import { ServerCredentials } from "@grpc/grpc-js";

/** PEM text of a server's certificate and key, and of the authority of its clients. */
export interface TlsFiles {
  /** The certificate chain. */
  readonly cert: string;
  readonly key: string;
  /** Clients must show a certificate of this authority. */
  readonly clientCa?: string;
}

/** What grpc-js serves with: plain text without files. Certificates are looked at when the server is made. */
export function toCredentials(tls: TlsFiles | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) };
  const clientCa = tls.clientCa === undefined ? null : Buffer.from(tls.clientCa);
  return ServerCredentials.createSsl(clientCa, [pair], clientCa !== null);
}

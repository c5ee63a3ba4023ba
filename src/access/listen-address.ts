/** Where to listen. A Unix socket gets mode 0600. */
export type ListenAddress = { readonly host: string; readonly port: number } | { readonly socket: string };

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

import { X509Certificate } from "node:crypto";
import { createSecureContext, type PeerCertificate } from "node:tls";
import type { TlsFiles } from "./listen-address.js";

/** The certificate, key and authorities that a server has at the moment. */
export class ServerCertificates {
  #files: TlsFiles;
  readonly #listeners: (() => void)[] = [];

  constructor(files: TlsFiles) {
    this.#files = files;
  }

  get files(): TlsFiles {
    return this.#files;
  }

  /** From now on new connections get these; `checkTls` has found them to fit. */
  use(files: TlsFiles): void {
    this.#files = files;
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }
}

/**
 * Throws what is wrong with a certificate, its key and the authorities: a key that does not fit, a
 * certificate that is not valid yet or no longer, a file that is half there. OpenSSL takes a
 * bundle that ends in the middle of a certificate for a shorter one.
 */
export function checkTls(files: TlsFiles, nowMs: number = Date.now()): void {
  const { cert, key, clientCa } = files;
  const [leaf] = certificatesIn(cert, "the certificate file");
  const authorities =
    clientCa === undefined ? [] : certificatesIn(clientCa, "the file of authorities");
  createSecureContext({ cert, key, ...(clientCa === undefined ? {} : { ca: clientCa }) });
  if (leaf !== undefined && leaf.validFromDate.getTime() > nowMs)
    throw new Error(`the certificate is not valid before ${leaf.validFrom}`);
  if (leaf !== undefined && leaf.validToDate.getTime() < nowMs)
    throw new Error(`the certificate expired on ${leaf.validTo}`);
  if (authorities.length > 0 && authorities.every((each) => each.validToDate.getTime() < nowMs))
    throw new Error("every authority of client certificates has expired");
}

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** The certificates of a PEM text. Throws when there is none, or one is not whole. */
function certificatesIn(pem: string, what: string): X509Certificate[] {
  const blocks = pem.match(PEM_BLOCK) ?? [];
  const begun = pem.split("-----BEGIN").length - 1;
  if (blocks.length === 0) throw new Error(`${what} has no certificate`);
  if (begun > pem.split(/-----END [A-Z0-9 ]+-----/).length - 1)
    throw new Error(`${what} breaks off in the middle`);
  return blocks.map((block) => new X509Certificate(block));
}

/** Whether one of these authorities vouches for a client whose handshake others have let in. */
export function isVouchedFor(client: PeerCertificate, clientCa: string): boolean {
  const authorities = certificatesIn(clientCa, "the file of authorities");
  return chainOf(client).some((certificate) =>
    authorities.some(
      (authority) =>
        authority.fingerprint256 === certificate.fingerprint256 ||
        (certificate.checkIssued(authority) && certificate.verify(authority.publicKey)),
    ),
  );
}

/** Until when a client's certificate is valid, in ms since 1970; Infinity: it has none. */
export function validUntilMs(client: Partial<PeerCertificate> | undefined): number {
  const untilMs = Date.parse(client?.valid_to ?? "");
  return Number.isNaN(untilMs) ? Number.POSITIVE_INFINITY : untilMs;
}

/** A client's certificate and those above it, which `getPeerCertificate(true)` links. */
function chainOf(client: PeerCertificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  // Its links end in one that has issued itself.
  for (let each: PeerCertificate | undefined = client; each?.raw !== undefined; ) {
    chain.push(new X509Certificate(each.raw));
    const issuer: unknown = "issuerCertificate" in each ? each.issuerCertificate : undefined;
    each = issuer === each ? undefined : (issuer as PeerCertificate | undefined);
  }
  return chain;
}

/**
 * Whom a client's certificate names: its SPIFFE ID, else its first DNS name, else its common name.
 * Undefined when it has none of them, or two SPIFFE IDs, which no workload has.
 */
export function nameOf({ subject, subjectaltname = "" }: PeerCertificate): string | undefined {
  const names = alternativeNames(subjectaltname);
  const ids = names.filter(({ kind, name }) => kind === "URI" && name.startsWith("spiffe://"));
  if (ids.length > 1) return undefined;
  const common: unknown = subject?.CN;
  const dns = names.find(({ kind, name }) => kind === "DNS" && name !== "");
  const name = ids[0]?.name ?? dns?.name ?? (typeof common === "string" ? common : "");
  return name === "" ? undefined : name;
}

/** `DNS:a, URI:"b, c"`: Node puts a name in quotes, as JSON, when it has more than plain letters. */
function alternativeNames(text: string): { readonly kind: string; readonly name: string }[] {
  const entries = text.matchAll(/(?:^|, )([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return [...entries].map(([, kind = "", name = ""]) => ({
    kind,
    name: name.startsWith('"') ? String(JSON.parse(name)) : name,
  }));
}

/** What OpenSSL, Node.js and grpc-js say of a failed connection, and what a person wants to know. The first that fits counts. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /unable to (?:get|verify)|self.signed certificate/i,
    "the server's certificate is not trusted; name the CA that issued it: tls.ca, or --ca on the command line",
  ],
  [/certificate has expired/i, "the server's certificate has expired"],
  [/certificate is not yet valid/i, "the server's certificate is not valid yet; compare the clocks"],
  [
    /ERR_TLS_CERT_ALTNAME_INVALID/,
    "the server's certificate is for another name; call the server by a name in it, or set tls.serverName, or --server-name on the command line",
  ],
  [
    /wrong version number|packet length too long/,
    "the server does not use TLS; remove tls, or enable it on the server",
  ],
  [
    /certificate required|handshake failure/,
    "the server needs a client certificate; set tls.cert and tls.key, or --cert and --key on the command line",
  ],
  [
    /alert (?:unknown ca|bad certificate|certificate (?:unknown|expired|revoked))/,
    "the server does not trust the client's certificate",
  ],
  [/^Protocol error/, "what answers there does not speak HTTP/2"],
  [
    /^Failed to connect|ECONNRESET|socket hang up/,
    "the server closed the connection at once; it may use TLS, or not trust the client's certificate",
  ],
];

/** A status text of grpc-js; where it tells of a connection to the target that failed, why. */
export function toConnectionProblem(details: string, target = ""): string {
  const host = /^Name resolution failed for target (?:dns:)?(.*)$/.exec(details)?.[1];
  if (host !== undefined) return `no connection to ${host}: the name can't be resolved`;
  const [, last] = /^No connection established\. Last error: (.*?)\.? Resolution note: /s.exec(details) ?? [];
  if (last === undefined) return details;
  // grpc-js adds the class of the error in front and the time behind.
  const cause = last.replace(/^(?:\w*Error(?: \[\w+\])?: )/, "").replace(/\s*\(\d{4}-\d\d-\d\dT[\d:.]+Z\)$/, "");
  const what = target === "" ? "no connection" : `no connection to ${target.replace(/^dns:/, "")}`;
  const [, sentence] = SENTENCES.find(([pattern]) => pattern.test(last)) ?? [];
  if (sentence === undefined) return cause === "null" ? what : `${what}: ${cause}`;
  return `${what}: ${sentence} (${cause.replace(/^[0-9A-F]+:error:[0-9A-F]+:[^:]*:[^:]*:([^:]*):.*$/s, "$1")})`;
}

/** Who a caller is, and how that was found. */
export interface Identity {
  readonly kind: "token" | "certificate" | "jwt" | "local";
  /** A token's name, a certificate's, or `jwt:` and the subject of a JWT. */
  readonly name: string;
  /**
   * Names of roles that come with the identity: a token's entry has them, a JWT's claims may.
   * Undefined: it says nothing of roles. A policy that names the identity has the last word.
   */
  readonly roles?: readonly string[];
  /** Of a JWT; a policy may give roles for a claim. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** Of the caller whom a JWT's subject names: no issuer can name one of the tokens file. */
export function jwtName(subject: string): string {
  return `jwt:${subject}`;
}

/** Of the identity, over all connections and however often its roles change. */
export function identityKey({ kind, name }: Identity): string {
  return `${kind}:${name}`;
}

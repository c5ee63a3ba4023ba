import crypto from "node:crypto";

/** What one line of an audit trail says; never a value of a request or of a row. */
export interface AuditEntry {
  /** Absent: nobody that the service knows. */
  readonly caller?: string;
  /** The other end of the connection. */
  readonly from: string;
  readonly rpc: string;
  readonly request_id?: string;
  readonly commit_seq?: string;
  readonly tables?: readonly string[];
  readonly outcome: "ok" | "denied" | "failed";
  readonly reason?: string;
  /** How many more calls of the same second were denied so, and have no line of their own. */
  readonly more?: number;
}

/** The hash before the first line of all. */
export const NO_HASH: string = "0".repeat(64);

const SEAL = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/s;

/** A line's end: the hash over the one before it and all that the line says. */
export function sealLine(
  before: string,
  body: string,
): { readonly line: string; readonly hash: string } {
  const hash = crypto.hash("sha256", before + body, "hex");
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}\n`, hash };
}

/** The number and hash of a line; undefined when it is none of an audit trail. */
export function readSeal(line: string): { readonly n: number; readonly hash: string } | undefined {
  const [, , hash] = SEAL.exec(line) ?? [];
  const n = hash === undefined ? undefined : numberOf(line);
  return n === undefined || hash === undefined ? undefined : { n, hash };
}

function numberOf(line: string): number | undefined {
  const text = /^\{"n":(\d{1,15}),/.exec(line)?.[1];
  return text === undefined ? undefined : Number(text);
}

/** Follows the chain line by line; what comes in the files' order is one trail. */
export class AuditVerifier {
  #before: string | undefined;
  #n = -1;
  #lines = 0;

  /** What is wrong with the next line; undefined when it follows. `isFirst`: of its file. */
  check(line: string, isFirst: boolean): string | undefined {
    const [, said = "", hash = ""] = SEAL.exec(line) ?? [];
    const n = numberOf(line);
    if (hash === "" || n === undefined) return "is not a line of an audit trail";
    // The first of a file repeats the hash that it goes on from: earlier files may be elsewhere.
    const own = isFirst ? /"prev":"([0-9a-f]{64})"/.exec(line)?.[1] : undefined;
    if (isFirst && own === undefined) return "does not begin an audit trail";
    const before = this.#before ?? own ?? NO_HASH;
    if (own !== undefined && own !== before) return "does not go on from the file before it";
    if (this.#n >= 0 && n !== this.#n + 1)
      return `has the number ${n}, which is not ${this.#n + 1}`;
    if (sealLine(before, `${said}}`).hash !== hash) return "was changed, or the line before it was";
    this.#before = hash;
    this.#n = n;
    this.#lines++;
    return undefined;
  }

  get lines(): number {
    return this.#lines;
  }

  get hash(): string {
    return this.#before ?? NO_HASH;
  }
}

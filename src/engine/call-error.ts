import type { Reason } from "./reasons.js";

/** One broken rule of one request field, `google.rpc.BadRequest.FieldViolation`. */
export interface FieldViolation {
  /** Path of the field in proto names, e.g. `email.subject` or `items[3].quantity`. */
  readonly field: string;
  readonly description: string;
}

/**
 * What became of a write that was answered with an error. Of a call in several attempts it speaks of them all, as far as the server
 * knows of them.
 */
export type Committed = "true" | "false" | "unknown";

/**
 * An error as plain data, so that it crosses threads unharmed.
 * The message starts in lower case, names fields, limits and sizes, and never the content of a value.
 */
export interface CallError {
  readonly reason: Reason;
  readonly message: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly violations?: readonly FieldViolation[];
  /** Of a write: whether it is stored. Absent where the pool did not say so yet, and of reads. */
  readonly committed?: Committed;
  /** How many more violations there are than `violations` lists. */
  readonly violationsOmitted?: number;
  /** When waiting helps: how long, in ms (`google.rpc.RetryInfo`). */
  readonly retryAfterMs?: number;
  /** For reason INTERNAL: what the log gets and the client never sees. */
  readonly internal?: string;
}

import type { CallError } from "./call-error.js";
import type { Lane } from "./plan.js";

/** Where the time of one call went, in µs. The parts follow each other; `queueUs` starts when the call is submitted. */
export interface Timings {
  /** From submit until the batch with the call is handed to a thread. */
  readonly queueUs: number;
  /** From there until the thread starts on the call: the hop, the COMMIT that its batch was sent behind, and the calls before it in the batch. */
  readonly acquireUs: number;
  readonly prepareUs: number;
  readonly stepUs: number;
  readonly encodeUs: number;
  /** The group's COMMIT, writes only; shared by all writes of the group. */
  readonly commitUs: number;
  /** Rows of the answer. */
  readonly rows: number;
  /** Every statement came from the connection's cache. */
  readonly cacheHit: boolean;
  /** Writes in the group that shared the COMMIT; reads in the batch. */
  readonly batchSize: number;
  /** From the end of the call's own work until its batch was done: the calls behind it, and the group's COMMIT. */
  readonly groupUs: number;
  /** From there until the main thread had the replies: the hop back. */
  readonly returnUs: number;
  /** The same for all calls of a batch, and for no others. */
  readonly batch: object;
  /** Calls of the database that waited when this one was submitted. */
  readonly queueLength: number;
  /** Who executed it: one of `Executed`, or for a hand-over the last of them plus its reason. */
  readonly executed: number;
}

export type Outcome =
  /** `reply` is a view into a buffer shared with the other replies of its batch; it must not be changed. */
  | { readonly ok: true; readonly reply: Buffer; readonly timings: Timings }
  | { readonly ok: false; readonly error: CallError; readonly timings?: Timings };

/** What a client sends while its stream holds a connection. */
export interface StreamInput {
  /** The client has room for so many more response messages. */
  credit(messages: number): void;
  /** The long message that was announced may come. */
  sendLong(): void;
  request(bytes: Uint8Array): void;
  /** The client has sent its last message. */
  halfClose(): void;
}

/** What a stream's thread says, in order; the call's `finish` comes last, with an empty reply when all went well. */
export interface StreamSink {
  /** A thread has taken the stream. */
  opened(input: StreamInput): void;
  message(bytes: Buffer): void;
  /** The next message is long, see isLong: it is sent after `sendLong`. Only streams of rows say so. */
  longMessage(bytes: number): void;
  /** One action of a transaction failed; the transaction goes on. */
  actionError(error: CallError): void;
}

/** One call on its way to a connection. */
export interface Call {
  /** Index in `DatabasePlan.rpcs`. */
  readonly rpc: number;
  readonly lane: Lane;
  /** The request as it came from the wire. */
  readonly request: Uint8Array;
  /** Who asks, for `:caller` and for exactly-once keys: from the certificate or token, else `local`. */
  readonly caller: string;
  /** What waiting is fair between: the caller where a token or certificate tells, else the peer's address … */
  readonly party: string;
  /** … and then, within a party: one client connection. */
  readonly source: string;
  /**
   * What the call may reach: an `SqlScope` as JSON. Only calls with callers' SQL have one, and only
   * where a policy limits it.
   */
  readonly scope?: string | undefined;
  /** Absolute, in ms since 1970; always set, because the server has a limit of its own. */
  readonly deadlineMs: number;
  /** Its client has sent this write before and does not know what became of it. */
  readonly isRepeated?: boolean;
  /** Answer the write once a replica has it. Only for a database that is `replicated`. */
  readonly untilReplicated?: boolean;
  /**
   * Why it must not begin yet: its client has to read earlier answers first. It is asked again after
   * `retryAfterMs`, and answered with this when its deadline comes before.
   */
  readonly notYet?: CallError | undefined;
  /** Called exactly once, never from within `submit`. */
  finish(outcome: Outcome): void;
  /** The trace that the call belongs to, for the log; absent when nothing is traced. */
  readonly traceId?: string | undefined;
  /** For QueryStream and Transact, which hold a connection for as long as they last. */
  readonly stream?: StreamSink;
}

/** A call as the thread sees it: views into its batch. */
export interface PackedCall {
  readonly rpc: number;
  readonly request: Buffer;
  readonly caller: string;
  /** Absent: nothing is limited. */
  readonly scope?: string | undefined;
  readonly deadlineMs: number;
}

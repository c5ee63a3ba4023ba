import type { Call } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { SentCall, SentReply, SentTimes } from "./messages.js";

/**
 * Calls or replies as they cross between the threads: their numbers in one array and their bytes in
 * another, because a clone of an object for each costs more than the call's own work.
 */
export interface PackedCalls {
  readonly numbers: Float64Array;
  /** Callers and scopes, each once. */
  readonly texts: readonly string[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface PackedReplies {
  readonly numbers: Float64Array;
  /** Of those that have no bytes, in order. */
  readonly errors: readonly CallError[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Numbers of a call, and of a reply. */
const OF_CALL = 7;
const OF_REPLY = 8;
const NONE = -1;
/** To copy fewer bytes costs less than to hand their memory over. */
const MOVED_BYTES = 16 * 1024;

/** What is to be transferred with a message. */
export function moved({ buffer, length }: Uint8Array<ArrayBuffer>): ArrayBuffer[] {
  return length < MOVED_BYTES ? [] : [buffer];
}

export function packCalls(
  calls: readonly { readonly id: number; readonly call: Call; readonly isFast: boolean }[],
): PackedCalls {
  const bytes = new Uint8Array(calls.reduce((sum, { call }) => sum + call.request.length, 0));
  const numbers = new Float64Array(calls.length * OF_CALL);
  const texts: string[] = [];
  const textOf = (text: string | undefined): number => {
    if (text === undefined) return NONE;
    const known = texts.indexOf(text);
    return known === -1 ? texts.push(text) - 1 : known;
  };
  let end = 0;
  let at = 0;
  for (const { id, call, isFast } of calls) {
    bytes.set(call.request, end);
    end += call.request.length;
    numbers[at++] = id;
    numbers[at++] = call.rpc;
    numbers[at++] = call.deadlineMs;
    numbers[at++] = isFast ? 1 : 0;
    numbers[at++] = textOf(call.caller);
    numbers[at++] = textOf(call.scope);
    numbers[at++] = end;
  }
  return { numbers, texts, bytes };
}

export function unpackCalls({ numbers, texts }: PackedCalls): SentCall[] {
  const calls: SentCall[] = [];
  let start = 0;
  for (let at = 0; at < numbers.length; ) {
    const next = (): number => numbers[at++] ?? 0;
    const [id, rpc, deadlineMs, isFast] = [next(), next(), next(), next() === 1];
    const [caller, scope, end] = [texts[next()] ?? "", texts[next()], next()];
    calls.push({ id, rpc, deadlineMs, isFast, caller, scope, start, end });
    start = end;
  }
  return calls;
}

/** What a call is answered with in the thread. */
export type Reply = { readonly id: number; readonly times: SentTimes } & (
  | { readonly reply: Buffer; readonly error?: never }
  | { readonly reply?: never; readonly error: CallError }
);

export function packReplies(replies: readonly Reply[]): PackedReplies {
  const bytes = new Uint8Array(replies.reduce((sum, { reply }) => sum + (reply?.length ?? 0), 0));
  const numbers = new Float64Array(replies.length * OF_REPLY);
  const errors: CallError[] = [];
  let end = 0;
  let at = 0;
  for (const { id, times, reply, error } of replies) {
    if (reply !== undefined) {
      bytes.set(reply, end);
      end += reply.length;
    } else errors.push(error);
    numbers[at++] = id;
    numbers[at++] = times.waitUs;
    numbers[at++] = times.prepareUs;
    numbers[at++] = times.stepUs;
    numbers[at++] = times.encodeUs;
    numbers[at++] = times.commitUs;
    numbers[at++] = times.rows;
    numbers[at++] = reply === undefined ? NONE : end;
  }
  return { numbers, errors, bytes };
}

export function unpackReplies({ numbers, errors }: PackedReplies): SentReply[] {
  const replies: SentReply[] = [];
  let start = 0;
  let failed = 0;
  for (let at = 0; at < numbers.length; ) {
    const next = (): number => numbers[at++] ?? 0;
    const id = next();
    const [waitUs, prepareUs, stepUs] = [next(), next(), next()];
    const [encodeUs, commitUs, rows, end] = [next(), next(), next(), next()];
    const times = { waitUs, prepareUs, stepUs, encodeUs, commitUs, rows };
    const error = end === NONE ? errors[failed++] : undefined;
    if (error !== undefined) replies.push({ id, times, error });
    else {
      replies.push({ id, times, start, end });
      start = end;
    }
  }
  return replies;
}

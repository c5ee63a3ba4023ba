/**
 * How batches are packed: one run of bytes each way. A request is copied into its batch, with it
 * into the memory that both threads share and out of it, and by better-sqlite3 and the extension
 * when they take the batch over; a reply when better-sqlite3 makes a Buffer of the batch's replies,
 * and into and out of that memory. Batches that are too large for the memory are transferred. Both
 * begin with the number of calls (u32, padded to 8 bytes) and a table of fixed-size records; bytes
 * follow. All numbers are in the machine's own byte order: a batch never leaves the process.
 */
import type { PackedCall } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import { BATCH_HEADER_WORDS, CALL_WORDS, REPLY_WORDS } from "../../engine/layout.js";

const HEADER_BYTES = BATCH_HEADER_WORDS * 4;
const CALL_BYTES = CALL_WORDS * 4;
const REPLY_BYTES = REPLY_WORDS * 4;

export interface CallToPack {
  readonly rpc: number;
  readonly request: Uint8Array;
  readonly caller: string;
  readonly scope?: string | undefined;
  readonly deadlineMs: number;
}

/**
 * Main thread: the calls of one batch as one buffer that can be transferred. Calls of one caller in
 * a row share its bytes, and calls of one scope, which has its length before it.
 */
export function packCalls(calls: readonly CallToPack[]): ArrayBuffer {
  let size = HEADER_BYTES + calls.length * CALL_BYTES;
  for (const { request, caller, scope } of calls) {
    size += request.length + caller.length * 3;
    if (scope !== undefined) size += 4 + scope.length * 3;
  }
  const bytes = Buffer.allocUnsafeSlow(size);
  const words = new Uint32Array(bytes.buffer, 0, (HEADER_BYTES + calls.length * CALL_BYTES) / 4);
  const doubles = new Float64Array(bytes.buffer, 0, words.length / 2);
  words[0] = calls.length;
  let word = HEADER_BYTES / 4;
  let offset = words.byteLength;
  let caller: string | undefined;
  let callerOffset = 0;
  let callerBytes = 0;
  let scope: string | undefined;
  let scopeOffset = 0;
  for (const call of calls) {
    words[word] = call.rpc;
    words[word + 1] = offset;
    words[word + 2] = call.request.length;
    bytes.set(call.request, offset);
    offset += call.request.length;
    if (call.caller !== caller) {
      caller = call.caller;
      callerOffset = offset;
      callerBytes = bytes.write(caller, offset);
      offset += callerBytes;
    }
    words[word + 3] = callerOffset;
    words[word + 4] = callerBytes;
    if (call.scope !== scope) {
      scope = call.scope;
      scopeOffset = scope === undefined ? 0 : offset;
      if (scope !== undefined) {
        const scopeBytes = bytes.write(scope, offset + 4);
        offset = bytes.writeUint32LE(scopeBytes, offset) + scopeBytes;
      }
    }
    words[word + 5] = scopeOffset;
    doubles[(word + 6) / 2] = call.deadlineMs;
    word += CALL_BYTES / 4;
  }
  return bytes.buffer as ArrayBuffer;
}

/** Connection thread: the calls of a batch, as views into it. */
export class PackedBatch {
  readonly bytes: Buffer;
  readonly count: number;
  readonly #words: Uint32Array;
  readonly #doubles: Float64Array;
  /** The caller that was read last, and where its bytes begin. */
  #caller = "";
  #callerStart = -1;
  #scope: string | undefined;
  #scopeStart = 0;

  constructor(packed: ArrayBuffer) {
    this.bytes = Buffer.from(packed);
    this.count = this.bytes.readUint32LE(0);
    this.#words = new Uint32Array(packed, 0, (HEADER_BYTES + this.count * CALL_BYTES) / 4);
    this.#doubles = new Float64Array(packed, 0, this.#words.length / 2);
  }

  rpc(index: number): number {
    return this.#words[wordOf(index)] ?? 0;
  }

  /** By `Date.now`. */
  deadlineMs(index: number): number {
    return this.#doubles[(wordOf(index) + 6) / 2] ?? 0;
  }

  at(index: number): PackedCall {
    const word = wordOf(index);
    const start = this.#words[word + 1] ?? 0;
    return {
      rpc: this.rpc(index),
      request: this.bytes.subarray(start, start + (this.#words[word + 2] ?? 0)),
      caller: this.#callerAt(word + 3),
      scope: this.#scopeAt(this.#words[word + 5] ?? 0),
      deadlineMs: this.deadlineMs(index),
    };
  }

  #scopeAt(start: number): string | undefined {
    if (start === this.#scopeStart) return this.#scope;
    this.#scopeStart = start;
    const end = start + 4 + (start === 0 ? 0 : this.bytes.readUint32LE(start));
    this.#scope = start === 0 ? undefined : this.bytes.toString("utf8", start + 4, end);
    return this.#scope;
  }

  #callerAt(word: number): string {
    const start = this.#words[word] ?? 0;
    // Bytes of length 0 begin where the next text does.
    const length = this.#words[word + 1] ?? 0;
    if (length === 0) return "";
    if (start !== this.#callerStart) {
      this.#caller = this.bytes.toString("utf8", start, start + length);
      this.#callerStart = start;
    }
    return this.#caller;
  }
}

function wordOf(index: number): number {
  return (HEADER_BYTES + index * CALL_BYTES) / 4;
}

/** What the thread answers to one call. Times in µs. */
export interface UnpackedReply {
  /** `not-started`: the batch ended before this call; it goes back to the head of the queue. */
  readonly state: "ok" | "error" | "not-started";
  /** A view into the batch's buffer, for `ok`. */
  readonly reply: Buffer | undefined;
  /** For `error`. */
  readonly error: CallError | undefined;
  /** From the batch's start in the thread until this call's start. */
  readonly startUs: number;
  readonly prepareUs: number;
  readonly stepUs: number;
  readonly encodeUs: number;
  readonly commitUs: number;
  readonly rows: number;
  readonly cacheHit: boolean;
  readonly batchSize: number;
  /** Who has executed it: one of `Executed`, or more. */
  readonly executed: number;
}

const STATES = ["not-started", "ok", "error"] as const;

/**
 * Main thread: the answers of one batch, in the order of its calls. `packed` begins where its
 * buffer does.
 */
export function unpackReplies({ buffer, byteLength }: Uint8Array): UnpackedReply[] {
  const bytes = Buffer.from(buffer, 0, byteLength);
  const count = bytes.readUint32LE(0);
  const words = new Uint32Array(buffer, 0, (HEADER_BYTES + count * REPLY_BYTES) / 4);
  const floats = new Float32Array(buffer, 0, words.length);
  const replies: UnpackedReply[] = [];
  for (let index = 0, word = HEADER_BYTES / 4; index < count; index++, word += REPLY_BYTES / 4) {
    const state = STATES[words[word] ?? 0] ?? "not-started";
    const start = words[word + 1] ?? 0;
    const end = start + (words[word + 2] ?? 0);
    replies.push({
      state,
      reply: state === "ok" ? bytes.subarray(start, end) : undefined,
      error:
        state === "error"
          ? (JSON.parse(bytes.toString("utf8", start, end)) as CallError)
          : undefined,
      rows: words[word + 3] ?? 0,
      cacheHit: words[word + 4] === 1,
      batchSize: words[word + 5] ?? 0,
      startUs: floats[word + 6] ?? 0,
      prepareUs: floats[word + 7] ?? 0,
      stepUs: floats[word + 8] ?? 0,
      encodeUs: floats[word + 9] ?? 0,
      commitUs: floats[word + 10] ?? 0,
      executed: words[word + 11] ?? 0,
    });
  }
  return replies;
}

/** What the thread notes about a call besides its bytes. Times in µs. */
export interface ReplyFacts {
  rows: number;
  cacheHit: boolean;
  batchSize: number;
  startUs: number;
  prepareUs: number;
  stepUs: number;
  encodeUs: number;
  commitUs: number;
  executed: number;
}

/** Bytes that the reply table of so many calls takes before the first reply. */
export function replyTableBytes(calls: number): number {
  return HEADER_BYTES + calls * REPLY_BYTES;
}

/** Connection thread: fills the table at the front of a batch's reply buffer. */
export class ReplyTable {
  readonly #words: Uint32Array;
  readonly #floats: Float32Array;

  /** `count` calls; every one is `not-started` until noted. */
  constructor(count: number) {
    this.#words = new Uint32Array(replyTableBytes(count) / 4);
    this.#floats = new Float32Array(this.#words.buffer);
    this.#words[0] = count;
  }

  /** Notes that call `index` is answered by `length` bytes at `offset` of the batch's buffer. */
  note(
    index: number,
    state: "ok" | "error",
    offset: number,
    length: number,
    facts: ReplyFacts,
  ): void {
    const word = (HEADER_BYTES + index * REPLY_BYTES) / 4;
    this.#words[word] = STATES.indexOf(state);
    this.#words[word + 1] = offset;
    this.#words[word + 2] = length;
    this.#words[word + 3] = facts.rows;
    this.#words[word + 4] = facts.cacheHit ? 1 : 0;
    this.#words[word + 5] = facts.batchSize;
    this.#floats[word + 6] = facts.startUs;
    this.#floats[word + 7] = facts.prepareUs;
    this.#floats[word + 8] = facts.stepUs;
    this.#floats[word + 9] = facts.encodeUs;
    this.#floats[word + 10] = facts.commitUs;
    this.#words[word + 11] = facts.executed;
  }

  /** Moves the place of a reply that was noted before. */
  move(index: number, bytes: number): void {
    const word = (HEADER_BYTES + index * REPLY_BYTES) / 4 + 1;
    this.#words[word] = (this.#words[word] ?? 0) + bytes;
  }

  /** Copies the table to the front of the buffer. */
  copyTo(bytes: Uint8Array): void {
    bytes.set(new Uint8Array(this.#words.buffer), 0);
  }
}

import { Duplex } from "node:stream";
import { Metadata, type StatusObject, status } from "@grpc/grpc-js";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import { LIBRARY_GRACE_MS } from "../calls/deadline.js";
import type { ClientStream, DuplexStream, ServerStream } from "../calls/incoming-call.js";

/** Messages that wait to be read before their writer is told to wait. Those of a stream of rows have 128 KiB each. */
const WINDOW = 4;
const NO_REQUEST: Buffer = Buffer.alloc(0);

/** A status as handlers give it, completed. */
export function toStatus({
  code = status.UNKNOWN,
  details = "",
  metadata = new Metadata(),
}: PartialStatus): StatusObject {
  return { code, details, metadata };
}

export type PartialStatus = Partial<StatusObject>;

/** Who calls, from where, and until when. */
export interface LocalStart {
  readonly path: string;
  readonly metadata: Metadata;
  readonly peer: string;
  /** In ms since 1970; Infinity: none. */
  readonly deadlineMs: number;
}

/** One end of a stream inside the process: what is written here is read at the other end, and waits until it is. */
class StreamEnd extends Duplex {
  #other: StreamEnd | undefined;
  #taken: (() => void) | undefined;

  constructor() {
    super({ objectMode: true, highWaterMark: WINDOW, autoDestroy: false });
  }

  join(other: StreamEnd): void {
    this.#other = other;
  }

  receive(message: Buffer | null, taken: () => void): void {
    // Nobody reads here any more, and nothing is kept for them.
    if (this.destroyed) {
      taken();
      return;
    }
    this.#taken = taken;
    this.push(message);
  }

  override _read(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  override _write(message: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#other?.receive(message, done);
  }

  override _final(done: () => void): void {
    this.#other?.receive(null, () => undefined);
    done();
  }

  override _destroy(_error: Error | null, done: () => void): void {
    this._read();
    done();
  }
}

/** The end that the handler of an rpc has. */
export class ServingEnd extends StreamEnd implements DuplexStream, ServerStream, ClientStream {
  readonly metadata: Metadata;
  cancelled = false;
  /** For rpcs that take one request. */
  request: Buffer = NO_REQUEST;
  readonly #start: LocalStart;

  constructor(start: LocalStart) {
    super();
    this.metadata = start.metadata;
    this.#start = start;
  }

  /** A handler that stops reading still answers: leaving its loop must not end the stream. */
  override [Symbol.asyncIterator](): NodeJS.AsyncIterator<Buffer> {
    return this.iterator({ destroyOnReturn: false });
  }

  getPeer(): string {
    return this.#start.peer;
  }

  getDeadline(): number {
    return this.#start.deadlineMs + LIBRARY_GRACE_MS;
  }

  getAuthContext(): object {
    return {};
  }
}

/**
 * The end that a caller inside the process has, with the events of a grpc-js client's stream: `metadata` with the first message,
 * `data`, then `status` and `end`.
 */
export class LocalStream extends StreamEnd {
  /** What handlers have of the same stream. */
  readonly serving: ServingEnd;
  readonly #timer: NodeJS.Timeout | undefined;
  #status: PartialStatus = { code: status.OK, details: "OK" };
  #hasBegun = false;
  #isOver = false;

  constructor(start: LocalStart) {
    super();
    this.serving = new ServingEnd(start);
    this.join(this.serving);
    this.serving.join(this);
    // As grpc-js has it: an error that is emitted is the status, and what was written before still arrives.
    this.serving.on("error", (error: PartialStatus) => {
      this.#status = typeof error.code === "number" ? error : { code: status.UNKNOWN, details: "the handler failed" };
      this.serving.end();
    });
    this.once("end", () => this.finish(this.#status));
    const leftMs = start.deadlineMs - Date.now();
    const late = { code: status.DEADLINE_EXCEEDED, details: "the operation timed out" };
    if (leftMs <= LONGEST_TIMER_MS) this.#timer = setTimeout(() => this.finish(late), leftMs);
  }

  override receive(message: Buffer | null, taken: () => void): void {
    if (this.#isOver) {
      taken();
      return;
    }
    if (!this.#hasBegun && message !== null) this.emit("metadata", new Metadata());
    this.#hasBegun = true;
    super.receive(message, taken);
  }

  /** The caller gives up. */
  cancel(): void {
    this.finish({ code: status.CANCELLED, details: "the call was cancelled" });
  }

  /** Ends the stream for both, once. */
  finish(ended: PartialStatus): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.emit("status", toStatus(ended));
    this.serving.cancelled = true;
    this.serving.emit("cancelled");
    this.serving.destroy();
    // What arrived is still handed out, and then the end; who waits to write more is let go.
    this._read();
    this.push(null);
  }
}

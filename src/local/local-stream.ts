import { Duplex } from "node:stream";
import type { Peer } from "../access/peers.js";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import { type CallStatus, toCallStatus } from "../calls/error-status.js";
import type {
  BidiStream,
  ClientStream,
  RequestHeaders,
  ServerStream,
  Trailers,
} from "../calls/incoming-call.js";
import type { ServerLog } from "../calls/server-log.js";
import type { CallError } from "../engine/call-error.js";
import { Status } from "../engine/reasons.js";

/**
 * Messages that wait to be read before their writer is told to wait. Those of a stream of rows have
 * 128 KiB each.
 */
const WINDOW = 4;
const NO_REQUEST: Buffer = Buffer.alloc(0);

/** How a call inside the process ended, and what its answer says after that. */
export interface LocalStatus extends CallStatus {
  readonly trailers?: Trailers | undefined;
}

/** Who calls, from where, and until when. */
export interface LocalStart {
  readonly headers: RequestHeaders;
  readonly peer: Peer;
  readonly log: ServerLog;
  /** In ms since 1970; Infinity: none. */
  readonly deadlineMs: number;
}

/**
 * One end of a stream inside the process: what is written here is read at the other end, and waits
 * until it is.
 */
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
export class ServingEnd extends StreamEnd implements BidiStream, ServerStream, ClientStream {
  /** For rpcs that take one request. */
  request: Buffer = NO_REQUEST;
  isOver = false;
  readonly peer: Peer;
  readonly deadlineMs: number;
  readonly #start: LocalStart;

  constructor(start: LocalStart) {
    super();
    this.peer = start.peer;
    this.deadlineMs = start.deadlineMs;
    this.#start = start;
  }

  /** A handler that stops reading still answers: leaving its loop must not end the stream. */
  override [Symbol.asyncIterator](): NodeJS.AsyncIterator<Buffer> {
    return this.iterator({ destroyOnReturn: false });
  }

  header(name: string): string | undefined {
    return this.#start.headers.header(name);
  }

  headerNames(): readonly string[] {
    return this.#start.headers.headerNames();
  }

  certificate(): undefined {
    return undefined;
  }

  onOver(listener: () => void): void {
    this.once("over", listener);
  }

  onceDrained(listener: () => void): void {
    this.once("drain", listener);
  }

  onMessage(listener: (message: Buffer) => void): void {
    this.on("data", listener);
  }

  onEnd(listener: () => void): void {
    this.on("end", listener);
  }

  /** For rpcs that give one answer. */
  reply(message: Buffer, trailers?: Trailers): void {
    this.write(message);
    this.endWith({ ...OK, trailers });
  }

  fail(error: CallError, trailers?: Trailers): void {
    this.endWith({ ...toCallStatus(error, this.#start.log), trailers });
  }

  endWith(ended: LocalStatus): void {
    this.emit("status", ended);
    this.end();
  }
}

const OK: LocalStatus = { code: Status.OK, message: "OK" };

/**
 * The end that a caller inside the process has: it gives `headers` before the first message,
 * `data`, then `status`, which is a LocalStatus, and `end`.
 */
export class LocalStream extends StreamEnd {
  /** What handlers have of the same stream. */
  readonly serving: ServingEnd;
  readonly #timer: NodeJS.Timeout | undefined;
  #status: LocalStatus = OK;
  #hasBegun = false;
  #isOver = false;

  constructor(start: LocalStart) {
    super();
    this.serving = new ServingEnd(start);
    this.join(this.serving);
    this.serving.join(this);
    // What was written before the status still arrives.
    this.serving.on("status", (ended: LocalStatus) => {
      this.#status = ended;
    });
    // A fault of the stream itself, such as a message after its end.
    this.serving.on("error", () => {
      this.#status = { code: Status.UNKNOWN, message: "the handler failed" };
      this.serving.end();
    });
    this.once("end", () => this.finish(this.#status));
    const leftMs = start.deadlineMs - Date.now();
    const late = { code: Status.DEADLINE_EXCEEDED, message: "the operation timed out" };
    if (leftMs <= LONGEST_TIMER_MS) this.#timer = setTimeout(() => this.finish(late), leftMs);
  }

  override receive(message: Buffer | null, taken: () => void): void {
    if (this.#isOver) {
      taken();
      return;
    }
    if (!this.#hasBegun && message !== null) this.emit("headers");
    this.#hasBegun = true;
    super.receive(message, taken);
  }

  /** The caller gives up. */
  cancel(): void {
    this.finish({ code: Status.CANCELLED, message: "the call was cancelled" });
  }

  /** Ends the stream for both, once. */
  finish(ended: LocalStatus): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.emit("status", ended);
    this.serving.isOver = true;
    this.serving.emit("over");
    this.serving.destroy();
    // What arrived is still handed out, and then the end; who waits to write more is let go.
    this._read();
    this.push(null);
  }
}

import type { CallError } from "../engine/call-error.js";
import { toErrorStatus } from "./error-status.js";
import type { ServerLog } from "./server-log.js";

/** The part of a grpc-js stream that matters here. */
interface EndableStream {
  emit(event: "error", status: object): boolean;
  once(event: "cancelled", listener: () => void): unknown;
  getPeer(): string;
}

/**
 * Streams that stay open for as long as their clients like: counted, and ended when the server stops. Beyond the limit a connection may
 * have an equal share of it, so that one that takes all places keeps nobody out.
 */
export class OpenStreams<Stream extends EndableStream> {
  readonly #limit: number;
  readonly #what: string;
  readonly #log: ServerLog;
  readonly #streams = new Set<Stream>();
  readonly #countByPeer = new Map<string, number>();
  #ended = false;

  /** `what` names the streams in the error of one that is too many. */
  constructor(limit: number, what: string, log: ServerLog) {
    this.#limit = limit;
    this.#what = what;
    this.#log = log;
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Takes a stream in until it closes, and says whether; one that is refused has been ended. */
  add(stream: Stream): boolean {
    const peer = stream.getPeer();
    const refusal = this.#refusal(peer);
    if (refusal !== undefined) {
      end(stream, refusal, this.#log);
      return false;
    }
    this.#streams.add(stream);
    this.#count(peer, 1);
    stream.once("cancelled", () => {
      this.#streams.delete(stream);
      this.#count(peer, -1);
    });
    return true;
  }

  /** Ends all of them with UNAVAILABLE, so that their clients look for another server. */
  endAll(): void {
    this.#ended = true;
    for (const stream of this.#streams) end(stream, STOPPING, this.#log);
  }

  #count(peer: string, change: number): void {
    const count = (this.#countByPeer.get(peer) ?? 0) + change;
    if (count > 0) this.#countByPeer.set(peer, count);
    else this.#countByPeer.delete(peer);
  }

  #refusal(peer: string): CallError | undefined {
    if (this.#ended) return STOPPING;
    if (this.#streams.size < this.#limit) return undefined;
    const own = this.#countByPeer.get(peer) ?? 0;
    const peers = this.#countByPeer.size + (own === 0 ? 1 : 0);
    if (own + 1 <= this.#limit / peers) return undefined;
    const message = `${this.#limit} ${this.#what} are open, as many as the limit allows`;
    return { reason: "TOO_MANY_STREAMS", message };
  }
}

/** What calls are told that come, or are ended, while the server stops. */
export const STOPPING: CallError = { reason: "DRAINING", message: "the server is shutting down", retryAfterMs: 1000 };

/** grpc-js takes the status of a stream from an 'error' event. */
export function end(stream: Pick<EndableStream, "emit">, error: CallError, log: ServerLog): void {
  stream.emit("error", toErrorStatus(error, log));
}

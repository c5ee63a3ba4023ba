import type { Peer } from "../access/peers.js";
import type { CallError } from "../engine/call-error.js";
import type { IncomingCall } from "./incoming-call.js";

/**
 * Streams that stay open for as long as their clients like: counted, and ended when the server
 * stops. Beyond the limit a connection may have an equal share of it, so that one that takes all
 * places keeps nobody out.
 */
export class OpenStreams {
  readonly #limit: number;
  readonly #what: string;
  readonly #streams = new Set<OpenStream>();
  readonly #countByPeer = new Map<string, number>();
  #ended = false;

  /** `what` names the streams in the error of one that is too many. */
  constructor(limit: number, what: string) {
    this.#limit = limit;
    this.#what = what;
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Takes a stream in until it closes, and says whether; one that is refused has been ended. */
  add(stream: OpenStream): boolean {
    const { peer } = stream;
    const refusal = this.#refusal(peer);
    if (refusal !== undefined) {
      stream.fail(refusal);
      return false;
    }
    this.#streams.add(stream);
    this.#count(peer, 1);
    stream.onOver(() => {
      this.#streams.delete(stream);
      this.#count(peer, -1);
    });
    return true;
  }

  /** Ends those of one connection with UNAVAILABLE, so that their client opens another. */
  endOf({ name }: Peer): void {
    for (const stream of this.#streams) if (stream.peer.name === name) stream.fail(TOO_OLD);
  }

  /** Ends all of them with UNAVAILABLE, so that their clients look for another server. */
  endAll(): void {
    this.#ended = true;
    for (const stream of this.#streams) stream.fail(STOPPING);
  }

  #count({ name }: Peer, change: number): void {
    const count = (this.#countByPeer.get(name) ?? 0) + change;
    if (count > 0) this.#countByPeer.set(name, count);
    else this.#countByPeer.delete(name);
  }

  #refusal({ name }: Peer): CallError | undefined {
    if (this.#ended) return STOPPING;
    if (this.#streams.size < this.#limit) return undefined;
    const own = this.#countByPeer.get(name) ?? 0;
    const peers = this.#countByPeer.size + (own === 0 ? 1 : 0);
    if (own + 1 <= this.#limit / peers) return undefined;
    const message = `${this.#limit} ${this.#what} are open, as many as the limit allows`;
    return { reason: "TOO_MANY_STREAMS", message };
  }
}

type OpenStream = Pick<IncomingCall, "peer" | "onOver" | "fail">;

const TOO_OLD: CallError = {
  reason: "DRAINING",
  message: "the connection has reached its age; open another",
  retryAfterMs: 0,
};

/** What calls are told that come, or are ended, while the server stops. */
export const STOPPING: CallError = {
  reason: "DRAINING",
  message: "the server is shutting down",
  retryAfterMs: 1000,
};

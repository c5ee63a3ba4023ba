import { constants, type Http2Session } from "node:http2";
import type { Peer } from "../access/peers.js";

/** Ages differ by so much, so that clients which came together don't return together. */
const JITTER = 0.1;

/**
 * How long calls of a connection that has reached its age may take to end, in ms: a query stream takes at
 * most a minute.
 */
const GRACE_MS = 70_000;

/** The last stream that a client can begin. */
const LAST_STREAM = 2 ** 31 - 1;

/**
 * Ends connections that are old, without a failed call: GOAWAY tells the client to open another, a call that
 * crosses it is refused before it begins, and those that run have time to end. A client so meets a
 * renewed certificate, and a server that was added behind the same name.
 */
export class ConnectionAges {
  readonly #maxAgeMs: number;
  readonly #graceMs: number;
  readonly #retire: (peer: Peer) => void;

  /** `retire` ends what its client would keep open for as long as it likes. */
  constructor(maxAgeMs: number, retire: (peer: Peer) => void, graceMs: number = GRACE_MS) {
    this.#maxAgeMs = maxAgeMs;
    this.#retire = retire;
    this.#graceMs = graceMs;
  }

  watch(peer: Peer, session: Http2Session): void {
    const ageMs = this.#maxAgeMs * (1 - JITTER + 2 * JITTER * Math.random());
    let timer = setTimeout(() => {
      if (session.destroyed || session.closed) return;
      session.goaway(constants.NGHTTP2_NO_ERROR, LAST_STREAM);
      this.#retire(peer);
      session.close();
      timer = setTimeout(() => session.destroy(), this.#graceMs).unref();
    }, ageMs).unref();
    session.once("close", () => clearTimeout(timer));
  }
}

import { constants, type Http2Session } from "node:http2";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { validUntilMs } from "../access/certificates.js";
import type { Peer } from "../access/peers.js";

/** Ages differ by so much, so that clients which came together don't return together. */
const JITTER = 0.1;

/**
 * How long calls of a connection that has reached its age may take to end, in ms: a query stream takes at
 * most a minute.
 */
const GRACE_MS = 70_000;

/**
 * A connection ends so much later than its client's certificate, in ms: by then its streams were told
 * why they end.
 */
const AFTER_CERTIFICATE_MS = 500;

/** The last stream that a client can begin. */
const LAST_STREAM = 2 ** 31 - 1;

/**
 * Ends connections that are old, or whose client's certificate has expired, without a failed call:
 * GOAWAY tells the client to open another, a call that crosses it is refused before it begins, and
 * those that run have time to end. A client so meets a renewed certificate, and a server that was
 * added behind the same name. HTTP/1.1 has no such word: there the next answer is the last one.
 */
export class ConnectionAges {
  readonly #maxAgeMs: number;
  readonly #graceMs: number;
  /** Of HTTP/1.1, those whose next answer is their last. */
  readonly #old = new WeakSet<Socket>();
  readonly #retire: (peer: Peer) => void;

  /** `retire` ends what its client would keep open for as long as it likes. */
  constructor(maxAgeMs: number, retire: (peer: Peer) => void, graceMs: number = GRACE_MS) {
    this.#maxAgeMs = maxAgeMs;
    this.#retire = retire;
    this.#graceMs = graceMs;
  }

  watch(peer: Peer, session: Http2Session): void {
    let timer = setTimeout(() => {
      if (session.destroyed || session.closed) return;
      session.goaway(constants.NGHTTP2_NO_ERROR, LAST_STREAM);
      this.#retire(peer);
      session.close();
      timer = setTimeout(() => session.destroy(), this.#graceMs).unref();
    }, this.#ageMs(session.socket)).unref();
    session.once("close", () => clearTimeout(timer));
  }

  watchHttp1(peer: Peer, socket: Socket): void {
    const timer = setTimeout(() => {
      this.#old.add(socket);
      this.#retire(peer);
    }, this.#ageMs(socket)).unref();
    socket.once("close", () => clearTimeout(timer));
  }

  /** Whether a connection of HTTP/1.1 should close with its next answer. */
  isOld(socket: Socket): boolean {
    return this.#old.has(socket);
  }

  #ageMs(socket: unknown): number {
    const ageMs = this.#maxAgeMs * (1 - JITTER + 2 * JITTER * Math.random());
    if (!(socket instanceof TLSSocket)) return ageMs;
    const leftMs = validUntilMs(socket.getPeerCertificate()) - Date.now() + AFTER_CERTIFICATE_MS;
    return Math.min(ageMs, leftMs);
  }
}

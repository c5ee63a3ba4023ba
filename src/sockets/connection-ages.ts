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
 * The same where its client is let in no more, in ms: two looks at the files have passed of the 5 s
 * that are promised.
 */
const SHUT_OUT_GRACE_MS = 2000;

/**
 * A connection ends so much later than its client's certificate, in ms: by then its streams were told
 * why they end.
 */
const AFTER_CERTIFICATE_MS = 500;

/** The last stream that a client can begin. */
const LAST_STREAM = 2 ** 31 - 1;

/**
 * Ends connections that are old, or whose client's certificate counts no more, without a failed call:
 * GOAWAY tells the client to open another, a call that crosses it is refused before it begins, and
 * those that run have time to end. A client so meets a renewed certificate, and a server that was
 * added behind the same name. HTTP/1.1 has no such word: there the next answer is the last one.
 */
export class ConnectionAges {
  readonly #maxAgeMs: number;
  readonly #graceMs: number;
  /** Of HTTP/1.1, those whose next answer is their last. */
  readonly #old = new WeakSet<Socket>();
  /** What ends the connection of a peer. */
  readonly #ends = new Map<string, (graceMs: number) => void>();
  readonly #retire: (peer: Peer) => void;

  /** `retire` ends what its client would keep open for as long as it likes. */
  constructor(maxAgeMs: number, retire: (peer: Peer) => void, graceMs: number = GRACE_MS) {
    this.#maxAgeMs = maxAgeMs;
    this.#retire = retire;
    this.#graceMs = graceMs;
  }

  watch(peer: Peer, session: Http2Session): void {
    const closed = this.#watch(peer, session.socket, (graceMs) => {
      if (!session.destroyed && !session.closed) {
        session.goaway(constants.NGHTTP2_NO_ERROR, LAST_STREAM);
        this.#retire(peer);
        session.close();
      }
      return setTimeout(() => session.destroy(), graceMs);
    });
    session.once("close", closed);
  }

  watchHttp1(peer: Peer, socket: Socket): void {
    const closed = this.#watch(peer, socket, (graceMs) => {
      this.#old.add(socket);
      this.#retire(peer);
      return setTimeout(() => socket.destroy(), graceMs);
    });
    socket.once("close", closed);
  }

  /** Ends a connection whose client is let in no more: what runs is answered if it is quick. */
  shutOut(socket: TLSSocket): void {
    const end = this.#ends.get(`${socket.remoteAddress}:${socket.remotePort}`);
    if (end === undefined) socket.destroy();
    else end(SHUT_OUT_GRACE_MS);
  }

  /** `begin` begins the end, and answers the timer of the rest; it may be called again. */
  #watch(peer: Peer, socket: unknown, begin: (graceMs: number) => NodeJS.Timeout): () => void {
    const end = (graceMs: number): void => {
      clearTimeout(timer);
      timer = begin(graceMs).unref();
    };
    let timer = setTimeout(() => end(this.#graceMs), this.#ageMs(socket)).unref();
    this.#ends.set(peer.name, end);
    return () => {
      clearTimeout(timer);
      if (this.#ends.get(peer.name) === end) this.#ends.delete(peer.name);
    };
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

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { constants, type Http2Session, type ServerHttp2Stream } from "node:http2";
import type { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import type { Peer } from "../access/peers.js";
import type { ClientLimits } from "../calls/limits.js";
import { countedWarning, type ServerLog } from "../calls/server-log.js";
import { MAX_BYTES_WITHOUT_MESSAGE, type SocketLimits } from "./limits.js";

/**
 * How often connections are looked at, in ms. An address whose connections were closed has one new
 * one let in each time …
 */
const LOOK_MS = 250;
/** … until so long after the last one was closed, in ms. */
const NOISY_MS = 5000;
/**
 * What a connection costs its address that ends without one answered call, as if so many calls had
 * been reset.
 */
const USELESS_CONNECTION = 50;
/**
 * One that has sent fewer bytes was a look whether somebody listens, or a client that changed its
 * mind.
 */
const LEAST_BYTES_OF_USE = 1024;

const LOOKS_A_SECOND = 1000 / LOOK_MS;
/**
 * An answer may take so many times as long to be read as a call: 3.5 MiB in a minute, at 60 KB/s.
 */
const READ_FACTOR = 2;

/**
 * A connection that takes less than this, in bytes, in all of `longestUnreadMs` reads next to
 * nothing.
 */
const LEAST_BYTES_READ = 64 * 1024;

/** A request comes in frames of up to 16 KiB. Of smaller pieces than this, in bytes, … */
const SMALL_PIECE_BYTES = 256;
/** … so many cost the server as much as a call that is reset. */
const PIECES_OF_A_RESET = 25;

const CREATED = "http2.server.stream.created";
const CLOSED = "http2.server.stream.close";

/** What all connections of one address have done. */
interface Address {
  connections: number;
  /** Resets that it has left; answered calls and time give them back. */
  resetsLeft: number;
  countedMs: number;
  noisyUntilMs: number;
  /** Connections that are let in one after the other. */
  readonly waiting: { readonly socket: Socket; serve(): void }[];
}

/** A connection, and what it had done at the last look. */
interface Watched {
  readonly peer: Peer;
  readonly socket: Socket;
  readonly address: Address;
  /** One of HTTP/1 has neither frames nor streams: only what it does not read counts. */
  readonly isHttp2: boolean;
  session: Http2Session | undefined;
  answered: number;
  messages: number;
  bytesRead: number;
  /** Of its streams, those that are open. */
  streams: number;
  /** Bytes of answers that it has not read. */
  unread: number;
  /** Bytes that had been sent at the look since which it reads next to nothing. */
  bytesWritten: number;
  unreadSince: number | undefined;
}

interface OpenStream {
  readonly watched: Watched;
  /** Its client sends one message and then nothing. */
  readonly isOneRequest: boolean;
  /**
   * Number of the look since which it waits for its client: for the request, or until the answer is
   * read.
   */
  waitsSince: number | undefined;
  /** Bytes that waited to be sent at the last look. */
  unsent: number;
  /** Small pieces of its request. */
  pieces: number;
}

interface FloodGuardOptions {
  /** Is told of each HTTP/2 connection at its first stream. */
  readonly onSession?: (peer: Peer, session: Http2Session) => void;
  readonly limits: SocketLimits & Pick<ClientLimits, "maxUnreadBytes">;
  /** How long a request may take to arrive, in ms. */
  readonly maxCallMs: number;
  /** Whether the method's clients send as much and as long as they like. */
  readonly hasClientStream: (path: string) => boolean;
  /** Whether a status of HTTP is that of a call. */
  readonly isAnswer: (status: number) => boolean;
  readonly log: ServerLog;
}

/**
 * Closes connections that keep the server busy with frames and not with calls, and lets their
 * addresses back in slowly. HTTP/2's own limits, which Node and nghttp2 keep, are those of one
 * connection; whoever opens the next one starts anew. Node tells of streams through its diagnostics
 * channels, so grpc-js need not know.
 */
export class FloodGuard {
  readonly #options: FloodGuardOptions;
  readonly #addresses = new Map<string, Address>();
  readonly #byPeer = new Map<string, Watched>();
  readonly #bySession = new WeakMap<Http2Session, Watched>();
  readonly #open = new Map<ServerHttp2Stream, OpenStream>();
  readonly #countClosed: (facts: object) => void;
  readonly #countUnread: (facts: object) => void;
  readonly #timer: NodeJS.Timeout;
  #looks = 0;

  constructor(options: FloodGuardOptions) {
    this.#options = options;
    const message = "connections were closed: they reset their calls, or sent frames without calls";
    this.#countClosed = countedWarning(options.log, "closedConnections", message);
    const unread =
      "connections were closed: they did not read their answers, and others had no room";
    this.#countUnread = countedWarning(options.log, "unreadConnections", unread);
    const count = (stream: ServerHttp2Stream): void => this.#countPiece(stream);
    this.#onPiece = function (piece) {
      if (piece.length < SMALL_PIECE_BYTES) count(this);
    };
    subscribe(CREATED, this.#onCreated);
    subscribe(CLOSED, this.#onClosed);
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  stop(): void {
    unsubscribe(CREATED, this.#onCreated);
    unsubscribe(CLOSED, this.#onClosed);
    clearInterval(this.#timer);
  }

  /**
   * Watches a connection until it closes, and serves it: now, or later if its address has made
   * noise.
   */
  admit(peer: Peer, socket: Socket, serve: () => void, isHttp2 = true): void {
    const address = this.#addressOf(socket.remoteAddress ?? "");
    address.connections++;
    const watched = {
      peer,
      socket,
      address,
      isHttp2,
      session: undefined,
      answered: 0,
      messages: 0,
      bytesRead: 0,
      streams: 0,
      unread: 0,
      bytesWritten: 0,
      unreadSince: undefined,
    };
    this.#byPeer.set(peer.name, watched);
    socket.once("close", () => this.#gone(watched));
    if (performance.now() >= address.noisyUntilMs && address.waiting.length === 0) serve();
    else address.waiting.push({ socket, serve });
  }

  streamsOf(session: Http2Session): number {
    return this.#bySession.get(session)?.streams ?? 0;
  }

  readonly #onCreated = (message: unknown): void => {
    const { stream, headers } = message as {
      stream: ServerHttp2Stream;
      headers: Record<string, string>;
    };
    const watched = this.#watchedOf(stream.session);
    if (watched === undefined) return;
    const { limits, hasClientStream } = this.#options;
    watched.peer.messages++;
    watched.streams++;
    const isOneRequest = !hasClientStream(headers[":path"] ?? "");
    this.#open.set(stream, { watched, isOneRequest, waitsSince: undefined, unsent: 0, pieces: 0 });
    // After grpc-js has its own listener, and has paused the stream: one that comes before would
    // let it flow.
    queueMicrotask(() => stream.on("data", this.#onPiece));
    if (
      this.#open.size > limits.maxStreams &&
      watched.streams > limits.maxStreams / this.#byPeer.size
    )
      process.nextTick(() => stream.close(constants.NGHTTP2_REFUSED_STREAM));
  };

  readonly #onPiece: (this: ServerHttp2Stream, piece: Buffer) => void;

  readonly #onClosed = (message: unknown): void => {
    const { stream } = message as { stream: ServerHttp2Stream };
    const open = this.#open.get(stream);
    if (open === undefined) return;
    this.#open.delete(stream);
    const { watched } = open;
    const { address } = watched;
    watched.streams--;
    // Anything else is no call, and was told so.
    const isCall = this.#options.isAnswer(Number(stream.sentHeaders?.[":status"]));
    if (isCall) watched.answered++;
    if (isCall && stream.rstCode === constants.NGHTTP2_NO_ERROR)
      address.resetsLeft = Math.min(
        this.#options.limits.maxResetsPerAddress,
        address.resetsLeft + 1,
      );
    else this.#charge(watched, 1);
  };

  #countPiece(stream: ServerHttp2Stream): void {
    const open = this.#open.get(stream);
    if (open !== undefined && ++open.pieces % PIECES_OF_A_RESET === 0)
      this.#charge(open.watched, 1);
  }

  /** Counts so many resets; closes the connection if its address has none left. */
  #charge(watched: Watched, resets: number): void {
    const { address } = watched;
    const { maxResetsPerAddress, resetsPerSecond } = this.#options.limits;
    const nowMs = performance.now();
    const earned = ((nowMs - address.countedMs) / 1000) * resetsPerSecond;
    address.countedMs = nowMs;
    address.resetsLeft = Math.min(maxResetsPerAddress, address.resetsLeft + earned) - resets;
    if (address.resetsLeft < 0) this.#close(watched);
  }

  #close(watched: Watched): void {
    watched.address.noisyUntilMs = performance.now() + NOISY_MS;
    if (watched.socket.destroyed) return;
    this.#countClosed({ peer: watched.peer.name });
    this.#destroy(watched);
  }

  #destroy({ session, socket }: Watched): void {
    // Not within the callback that told of the stream: nghttp2 is still reading.
    process.nextTick(() => {
      if (session?.destroyed === false) session.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM);
      session?.destroy();
      socket.destroy();
    });
  }

  #look(): void {
    this.#looks++;
    for (const watched of this.#byPeer.values()) this.#lookAt(watched);
    for (const address of this.#addresses.values()) letIn(address);
    if (this.#looks % LOOKS_A_SECOND !== 0) return;
    for (const watched of this.#byPeer.values())
      watched.unread = watched.isHttp2 ? 0 : watched.socket.writableLength;
    for (const [stream, open] of this.#open) this.#lookAtStream(stream, open);
    this.#lookAtUnread();
  }

  /**
   * Where unread answers take more than half of their room, connections with more than an equal
   * share must read.
   */
  #lookAtUnread(): void {
    const { maxUnreadBytes, longestUnreadMs } = this.#options.limits;
    const unread = [...this.#byPeer.values()].filter((watched) => watched.unread > 0);
    const total = unread.reduce((sum, watched) => sum + watched.unread, 0);
    for (const watched of this.#byPeer.values()) {
      const { bytesWritten } = watched.socket;
      if (watched.unread === 0 || bytesWritten - watched.bytesWritten > LEAST_BYTES_READ)
        watched.unreadSince = undefined;
      if (watched.unread > 0) watched.unreadSince ??= this.#looks;
      if (watched.unreadSince === this.#looks) watched.bytesWritten = bytesWritten;
      const isGreedy = total > maxUnreadBytes / 2 && watched.unread >= total / unread.length;
      const unreadMs = (this.#looks - (watched.unreadSince ?? this.#looks)) * LOOK_MS;
      if (!isGreedy || unreadMs < longestUnreadMs || watched.socket.destroyed) continue;
      this.#countUnread({ peer: watched.peer.name });
      this.#destroy(watched);
    }
  }

  #lookAt(watched: Watched): void {
    const { peer, socket, streams, isHttp2 } = watched;
    if (!isHttp2) return;
    const bytesRead = socket.bytesRead ?? 0;
    if (peer.messages !== watched.messages) {
      watched.messages = peer.messages;
      watched.bytesRead = bytesRead;
    } else if (
      bytesRead - watched.bytesRead >
      (streams > 0 ? MAX_BYTES_WITHOUT_MESSAGE : this.#options.limits.maxBytesWithoutCall)
    ) {
      this.#close(watched);
    }
  }

  /**
   * A client that neither sends its request nor reads its answer keeps its place for so long and no
   * longer.
   */
  #lookAtStream(stream: ServerHttp2Stream, open: OpenStream): void {
    const unsent = stream.writableLength;
    open.watched.unread += unsent;
    const isUnread = unsent > 0 && unsent === open.unsent;
    open.unsent = unsent;
    if (isUnread || (open.isOneRequest && !stream.readableEnded)) open.waitsSince ??= this.#looks;
    else open.waitsSince = undefined;
    const longestMs = this.#options.maxCallMs * (isUnread ? READ_FACTOR : 1);
    if (open.waitsSince !== undefined && (this.#looks - open.waitsSince) * LOOK_MS > longestMs)
      stream.close(constants.NGHTTP2_CANCEL);
  }

  #gone(watched: Watched): void {
    const { address, peer, socket, isHttp2 } = watched;
    if (this.#byPeer.get(peer.name) === watched) this.#byPeer.delete(peer.name);
    const wasUseless = isHttp2 && watched.answered === 0 && watched.streams === 0;
    if (wasUseless && socket.bytesRead > LEAST_BYTES_OF_USE)
      this.#charge(watched, USELESS_CONNECTION);
    address.connections--;
    if (address.connections === 0) this.#forget();
  }

  /** An address without connections is kept while it is noisy. */
  #forget(): void {
    const nowMs = performance.now();
    for (const [name, { connections, noisyUntilMs, countedMs }] of this.#addresses)
      if (connections === 0 && noisyUntilMs < nowMs && countedMs + NOISY_MS < nowMs)
        this.#addresses.delete(name);
  }

  #addressOf(name: string): Address {
    const known = this.#addresses.get(name);
    if (known !== undefined) return known;
    const address: Address = {
      connections: 0,
      resetsLeft: this.#options.limits.maxResetsPerAddress,
      countedMs: performance.now(),
      noisyUntilMs: 0,
      waiting: [],
    };
    this.#addresses.set(name, address);
    return address;
  }

  #watchedOf(session: Http2Session | undefined): Watched | undefined {
    if (session === undefined) return undefined;
    const known = this.#bySession.get(session);
    if (known !== undefined) return known;
    const { remoteAddress, remotePort } = session.socket;
    const watched = this.#byPeer.get(`${remoteAddress}:${remotePort}`);
    if (watched === undefined) return undefined;
    watched.session = session;
    this.#bySession.set(session, watched);
    this.#options.onSession?.(watched.peer, session);
    return watched;
  }
}

/** One of those that wait, or all if the address has been quiet. */
function letIn({ waiting, noisyUntilMs }: Address): void {
  const isNoisy = performance.now() < noisyUntilMs;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next.socket.destroyed) continue;
    next.serve();
    if (isNoisy) return;
  }
}

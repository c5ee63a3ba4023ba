import type { Peer } from "../access/peers.js";

/** How long the next long message waits behind one that the client does not read, in ms. */
const PATIENCE_MS = 1000;

/** A stream whose next message is long. */
export interface LongStream {
  readonly isOver: boolean;
  sendLong(): void;
}

/**
 * Lets long messages through one at a time for each connection, and the next when the client has
 * taken that one: what can't leave the server stays in the threads. A client that reads one stream
 * while another waits is not stopped, it is only slowed: after PATIENCE_MS the next goes, until
 * there is too much that is unread.
 */
export class LongMessages {
  readonly #lines = new WeakMap<Peer, Line>();

  /** Lets the stream's message through, now or later. */
  add(peer: Peer, stream: LongStream): void {
    const line = this.#lines.get(peer) ?? { waiting: [], late: undefined };
    this.#lines.set(peer, line);
    line.waiting.push(stream);
    if (line.late === undefined) next(line);
  }

  /** The connection took a long message. */
  taken(peer: Peer): void {
    const line = this.#lines.get(peer);
    if (line?.late !== undefined) next(line);
  }
}

interface Line {
  readonly waiting: LongStream[];
  /** Runs while one has been let through and none was taken since. */
  late: NodeJS.Timeout | undefined;
}

function next(line: Line): void {
  clearTimeout(line.late);
  line.late = undefined;
  let stream = line.waiting.shift();
  while (stream?.isOver === true) stream = line.waiting.shift();
  if (stream === undefined) return;
  line.late = setTimeout(next, PATIENCE_MS, line).unref();
  stream.sendLong();
}

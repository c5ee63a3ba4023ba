import type { Socket } from "node:net";
import type { Principal } from "./principal.js";

/** A bearer token with its hash. */
export interface Bearer {
  /** The whole header that it stands in. */
  readonly header: string;
  readonly token: string;
  readonly hash: string;
  readonly isJwt: boolean;
}

/** The other end of one connection, from accept to close; also a client inside the process. */
export interface Peer {
  /** `address:port`, `unix:<number>` or `inside:<number>`. */
  readonly name: string;
  /** Who is at the other end when tokens don't say it; found at the first call. */
  principal?: Principal | undefined;
  /** When that ends, in ms since 1970: with the certificate that said it. */
  principalUntilMs?: number;
  /** Of its last call: most connections have one token, and a hash costs more than a look. */
  bearer?: Bearer;
  /** Calls that began on it, and messages that it sent in streams. */
  messages: number;
}

interface Destroyable {
  destroy(): unknown;
}

/**
 * The peers of all open connections, by name: often the one thing that a door's library tells of a
 * call's connection. What is costly to know, such as the name in a certificate, is kept with the
 * peer and not asked for at every call.
 */
export class Peers {
  readonly #byName = new Map<string, { readonly peer: Peer; readonly socket: Destroyable }>();
  readonly #countByAddress = new Map<string, number>();
  #unixCount = 0;
  #innerCount = 0;
  #onEmpty: () => void = () => undefined;

  /** Takes a new socket in until it closes. Undefined when it is closed already. */
  add(socket: Socket, isUnix: boolean): Peer | undefined {
    if (isUnix) nameUnixSocket(socket, ++this.#unixCount);
    const address = socket.remoteAddress;
    if (address === undefined) return undefined;
    const peer: Peer = { name: `${address}:${socket.remotePort}`, messages: 0 };
    // A port can be used anew before the close of its last connection is seen: that one must not
    // pass for this one.
    this.#byName.get(peer.name)?.socket.destroy();
    this.#byName.set(peer.name, { peer, socket });
    this.#countByAddress.set(address, this.countOf(address) + 1);
    socket.once("close", () => this.#remove(peer, address));
    return peer;
  }

  /** Takes in a client inside the process, until `remove` is called. `cut` ends its calls. */
  addInner(cut: () => void): { readonly peer: Peer; remove(): void } {
    const peer: Peer = { name: `inside:${++this.#innerCount}`, messages: 0 };
    this.#byName.set(peer.name, { peer, socket: { destroy: cut } });
    return { peer, remove: () => this.#forget(peer) };
  }

  /**
   * A peer that can't be told, as with TLS over a Unix socket, is one by itself: nothing is mixed
   * up.
   */
  find(name: string): Peer {
    return this.#byName.get(name)?.peer ?? { name, messages: 0 };
  }

  countOf(address: string): number {
    return this.#countByAddress.get(address) ?? 0;
  }

  /** Resolves when no connection is open, at once if there is none. */
  emptied(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
      if (this.#byName.size === 0) resolve();
    });
  }

  /** Cuts every connection: clients see UNAVAILABLE for what they wait for. */
  destroyAll(): void {
    for (const { socket } of this.#byName.values()) socket.destroy();
  }

  #remove(peer: Peer, address: string): void {
    const left = this.countOf(address) - 1;
    if (left > 0) this.#countByAddress.set(address, left);
    else this.#countByAddress.delete(address);
    this.#forget(peer);
  }

  #forget(peer: Peer): void {
    if (this.#byName.get(peer.name)?.peer === peer) this.#byName.delete(peer.name);
    if (this.#byName.size === 0) this.#onEmpty();
  }
}

/**
 * A Unix socket has no remote address, and all its clients would look like one: this gives each a
 * number.
 */
function nameUnixSocket(socket: Socket, number: number): void {
  Object.defineProperties(socket, {
    remoteAddress: { value: "unix" },
    remotePort: { value: number },
  });
}

import type { Socket } from "node:net";
import type { Principal } from "./principal.js";

/** A client's connection, from accept to close. */
export interface Connection {
  /** `address:port` of the client, or `unix:<number>`: what `getPeer()` of its calls says. */
  readonly peer: string;
  /** Who is at the other end when tokens don't say it; found at the first call. */
  principal?: Principal | undefined;
  /** Calls that began on it, and messages that it sent in streams. */
  messages: number;
}

interface Destroyable {
  destroy(): unknown;
}

/**
 * The open connections by peer. Calls find theirs by `getPeer()`, the one thing that grpc-js tells a handler about its
 * connection; what is costly to know, such as the certificate, is kept here and not asked for at every call.
 */
export class Connections {
  readonly #byPeer = new Map<string, { readonly connection: Connection; readonly socket: Destroyable }>();
  readonly #countByAddress = new Map<string, number>();
  #unixCount = 0;
  #innerCount = 0;
  #onEmpty: () => void = () => undefined;

  /** Takes a new socket in until it closes. Undefined when it is closed already. */
  add(socket: Socket, isUnix: boolean): Connection | undefined {
    if (isUnix) nameUnixSocket(socket, ++this.#unixCount);
    const address = socket.remoteAddress;
    if (address === undefined) return undefined;
    const connection: Connection = { peer: `${address}:${socket.remotePort}`, messages: 0 };
    // A port can be used anew before the close of its last connection is seen: that one must not pass for this one.
    this.#byPeer.get(connection.peer)?.socket.destroy();
    this.#byPeer.set(connection.peer, { connection, socket });
    this.#countByAddress.set(address, this.countOf(address) + 1);
    socket.once("close", () => this.#remove(connection, address));
    return connection;
  }

  /** Takes in a client inside the process, until `remove` is called. `cut` ends its calls. */
  addInner(cut: () => void): { readonly peer: string; remove(): void } {
    const connection: Connection = { peer: `inside:${++this.#innerCount}`, messages: 0 };
    this.#byPeer.set(connection.peer, { connection, socket: { destroy: cut } });
    return { peer: connection.peer, remove: () => this.#forget(connection) };
  }

  /** A call whose connection can't be told, as with TLS over a Unix socket, gets one of its own: nothing is mixed up. */
  of(call: { getPeer(): string }): Connection {
    const peer = call.getPeer();
    return this.#byPeer.get(peer)?.connection ?? { peer, messages: 0 };
  }

  countOf(address: string): number {
    return this.#countByAddress.get(address) ?? 0;
  }

  /** Resolves when no connection is open, at once if there is none. */
  emptied(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
      if (this.#byPeer.size === 0) resolve();
    });
  }

  /** Cuts every connection: clients see UNAVAILABLE for what they wait for. */
  destroyAll(): void {
    for (const { socket } of this.#byPeer.values()) socket.destroy();
  }

  #remove(connection: Connection, address: string): void {
    const left = this.countOf(address) - 1;
    if (left > 0) this.#countByAddress.set(address, left);
    else this.#countByAddress.delete(address);
    this.#forget(connection);
  }

  #forget(connection: Connection): void {
    if (this.#byPeer.get(connection.peer)?.connection === connection) this.#byPeer.delete(connection.peer);
    if (this.#byPeer.size === 0) this.#onEmpty();
  }
}

/** A Unix socket has no remote address, and all its clients would look like one: this gives each a number. */
function nameUnixSocket(socket: Socket, number: number): void {
  Object.defineProperties(socket, { remoteAddress: { value: "unix" }, remotePort: { value: number } });
}

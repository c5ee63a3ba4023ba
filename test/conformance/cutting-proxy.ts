import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Between client and server; it can lose a reply, as a network does that fails at the worst moment. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #target: string;
  /** The next write that the server answers is done, but its answer is lost with the connection; false again when it was. */
  cutsNextReply = false;

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = target;
  }

  static async start(target: string): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, target);
    server.on("connection", (client) => proxy.#join(client));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy has no port");
    return `127.0.0.1:${address.port}`;
  }

  /** Where connections go from now on. */
  aim(target: string): void {
    this.#target = target;
  }

  #join(client: Socket): void {
    const colon = this.#target.lastIndexOf(":");
    const server = connect(Number(this.#target.slice(colon + 1)), this.#target.slice(0, colon));
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket
        .on("error", () => undefined)
        .on("close", () => {
          this.#sockets.delete(socket);
          client.destroy();
          server.destroy();
        });
    }
    client.on("data", (chunk: Buffer) => server.write(chunk));
    server.on("data", (chunk: Buffer) => {
      if (this.cutsNextReply && carriesMessage(chunk)) {
        this.cutsNextReply = false;
        client.destroy();
      } else client.write(chunk);
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

/** True when one of the chunk's HTTP/2 frames is HEADERS (1) or DATA (0) of a stream: the beginning of an answer. */
function carriesMessage(chunk: Buffer): boolean {
  for (let at = 0; at + 9 <= chunk.length; at += 9 + chunk.readUIntBE(at, 3)) {
    if ((chunk[at + 3] ?? 9) <= 1 && chunk.readUInt32BE(at + 5) !== 0) return true;
  }
  return false;
}

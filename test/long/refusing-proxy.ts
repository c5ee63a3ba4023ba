import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";

/** How S3 says no. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** Stands before a store that speaks S3's protocol, and says no in its place while that is wanted. */
export class RefusingProxy implements Disposable {
  refusal: Refusal | undefined;
  refusedCount = 0;
  readonly #server: Server;
  readonly #port: number;

  private constructor(port: number) {
    this.#port = port;
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
  }

  /** `port`: the store's, on this machine. */
  static async start(port: number): Promise<RefusingProxy> {
    const proxy = new RefusingProxy(port);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    assert.ok(address !== null && typeof address === "object");
    return address.port;
  }

  [Symbol.dispose](): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    if (this.refusal !== undefined) {
      this.refusedCount++;
      const { status, code } = this.refusal;
      asked.resume();
      answer.writeHead(status, { "content-type": "application/xml" });
      answer.end(`<Error><Code>${code}</Code><Message>not now</Message></Error>`);
      return;
    }
    const { method, url, headers } = asked;
    const passed = request({ host: "127.0.0.1", port: this.#port, method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  }
}

import type { ByteStream, Carrier, StreamStart } from "../client/carrier.js";
import { watchForEnd } from "../client/give-up.js";
import { toAbortError, toConnectError } from "../client/status-error.js";
import type { UnaryAttempt, UnaryReply } from "../client/unary-attempt.js";
import type { LocalConnection } from "../service/embedded.js";

/** The service inside this process as a carrier of calls. */
export class LocalCarrier implements Carrier {
  readonly #connection: LocalConnection;

  constructor(connection: LocalConnection) {
    this.#connection = connection;
  }

  unary(attempt: UnaryAttempt): Promise<UnaryReply> {
    const { signal, request, path, metadata, deadlineMs } = attempt;
    if (signal?.aborted) return Promise.reject(toAbortError(signal));
    return new Promise((resolve, reject) => {
      const done = watchForEnd(attempt, (error) => {
        done();
        cancel();
        reject(error);
      });
      const cancel = this.#connection.unary({ path, metadata, deadlineMs }, request, (failed, bytes, trailer) => {
        done();
        if (failed === undefined) resolve({ bytes, header: undefined, trailer });
        else reject(toConnectError(failed));
      });
    });
  }

  stream({ path, metadata, deadlineMs }: StreamStart): ByteStream {
    return this.#connection.stream({ path, metadata, deadlineMs });
  }

  close(): void {
    this.#connection.close();
  }
}

import { EventEmitter } from "node:events";
import type { ByteStream, Carrier, StreamStart } from "../client/carrier.js";
import { watchForEnd } from "../client/give-up.js";
import { toMetadata } from "../client/headers.js";
import { toAbortError, toConnectError } from "../client/status-error.js";
import type { UnaryAttempt, UnaryReply } from "../client/unary-attempt.js";
import type { LocalCall, LocalClient, LocalStatus, LocalStream } from "../service/embedded.js";

/** The service inside this process as a carrier of calls. */
export class LocalCarrier implements Carrier {
  readonly #client: LocalClient;

  constructor(client: LocalClient) {
    this.#client = client;
  }

  unary(attempt: UnaryAttempt): Promise<UnaryReply> {
    const { signal, request } = attempt;
    if (signal?.aborted) return Promise.reject(toAbortError(signal));
    return new Promise((resolve, reject) => {
      const done = watchForEnd(attempt, (error) => {
        done();
        cancel();
        reject(error);
      });
      const cancel = this.#client.unary(toLocalCall(attempt), request, (failed, bytes, trailers) => {
        done();
        if (failed === undefined) resolve({ bytes, header: undefined, trailer: trailers && toMetadata(trailers) });
        else reject(toConnectError(toGrpcStatus(failed)));
      });
    });
  }

  stream(start: StreamStart): ByteStream {
    return new CarriedStream(this.#client.stream(toLocalCall(start)));
  }

  close(): void {
    this.#client.close();
  }
}

/** A stream with the events that a stream of grpc-js has. */
class CarriedStream extends EventEmitter implements ByteStream {
  readonly #stream: LocalStream;

  constructor(stream: LocalStream) {
    super();
    this.#stream = stream;
    stream.once("headers", () => this.emit("metadata", toMetadata(undefined)));
    stream.once("status", (ended: LocalStatus) => this.emit("status", toGrpcStatus(ended)));
    for (const event of ["data", "drain", "end", "error"])
      stream.on(event, (...said: unknown[]) => this.emit(event, ...said));
  }

  write(message: Buffer): boolean {
    return this.#stream.write(message);
  }

  end(): void {
    this.#stream.end();
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  cancel(): void {
    this.#stream.cancel();
  }
}

function toLocalCall({ path, metadata, deadlineMs }: StreamStart): LocalCall {
  const header = (name: string): string | undefined => {
    const [value] = metadata.get(name);
    return typeof value === "string" ? value : undefined;
  };
  return { rpc: path.slice(1), headers: { header, headerNames: () => Object.keys(metadata.getMap()) }, deadlineMs };
}

function toGrpcStatus({ code, message, details, trailers }: LocalStatus): Parameters<typeof toConnectError>[0] {
  const bytes = details && { "grpc-status-details-bin": details.toString("base64") };
  return { code, details: message, metadata: toMetadata({ ...trailers, ...bytes }) };
}

import type { Client, Metadata, StatusObject } from "@grpc/grpc-js";
import { Pipelines } from "./pipelines.js";
import { attemptUnary, identity, type UnaryAttempt, type UnaryReply } from "./unary-attempt.js";

/** A stream in both directions; `status` comes once, before `end`. */
export interface ByteStream extends NodeJS.EventEmitter {
  write(message: Buffer): boolean;
  end(): unknown;
  pause(): unknown;
  resume(): unknown;
  cancel(): void;
  on(event: "metadata", listener: (received: Metadata) => void): this;
  on(event: "data", listener: (message: Buffer) => void): this;
  on(event: "status", listener: (received: StatusObject) => void): this;
  on(event: "end" | "error", listener: () => void): this;
}

export interface StreamStart {
  readonly path: string;
  readonly metadata: Metadata;
  /** In ms since 1970; Infinity: no deadline. */
  readonly deadlineMs: number;
}

/** What carries the bytes of calls: a connection to a server, or the service inside this process. */
export interface Carrier {
  /** Whom the calls are sent to; absent: the service inside this process. */
  readonly target?: string;
  /** Throws ConnectError for every status but OK, and when the signal is aborted. */
  unary(attempt: UnaryAttempt): Promise<UnaryReply>;
  stream(start: StreamStart): ByteStream;
  /** Calls under way fail. Safe to call again. */
  close(): void;
}

/** A channel of grpc-js as a carrier. */
export class ChannelCarrier implements Carrier {
  readonly target: string;
  readonly #client: Client;
  readonly #pipelines: Pipelines | undefined;

  constructor(client: Client, options: { readonly pipeline: boolean }) {
    this.target = client.getChannel().getTarget();
    this.#client = client;
    this.#pipelines = options.pipeline ? new Pipelines(client) : undefined;
  }

  unary(attempt: UnaryAttempt): Promise<UnaryReply> {
    return this.#pipelines?.attempt(attempt) ?? attemptUnary(this.#client, attempt);
  }

  stream({ path, metadata, deadlineMs }: StreamStart): ByteStream {
    return this.#client.makeBidiStreamRequest(path, identity, identity, metadata, { deadline: deadlineMs });
  }

  close(): void {
    this.#pipelines?.close();
    this.#client.close();
  }
}

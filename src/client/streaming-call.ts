import { once } from "node:events";
import { Code, ConnectError } from "@connectrpc/connect";
import { type Metadata, status } from "@grpc/grpc-js";
import type { ByteStream, Carrier, StreamStart } from "./carrier.js";
import { MessageQueue } from "./message-queue.js";
import { toAbortError, toConnectError } from "./status-error.js";

export interface StreamingCall {
  /** Resolves with the first headers; rejects when the call fails before any. */
  readonly header: Promise<Metadata | undefined>;
  /** Undefined until the last message was read. */
  trailer(): Metadata | undefined;
  readonly messages: MessageQueue<Buffer>;
  cancel(): void;
}

/** Writes all requests, waiting whenever the connection takes no more. Ends early when the call is over. */
async function writeAll(stream: ByteStream, requests: AsyncIterable<Buffer>, over: AbortSignal): Promise<void> {
  for await (const request of requests) {
    if (over.aborted) return;
    if (!stream.write(request)) await once(stream, "drain", { signal: over });
  }
  stream.end();
}

function startWriting(
  stream: ByteStream,
  requests: AsyncIterable<Buffer>,
  over: AbortSignal,
  giveUp: (error: ConnectError) => void,
): void {
  writeAll(stream, requests, over).catch((error: unknown) => {
    // After the call has ended, nothing awaits its requests.
    if (!over.aborted) giveUp(ConnectError.from(error, Code.Aborted));
  });
}

/** Opens a streaming call of any kind: on the wire all of them are streams in both directions. */
export function openStreamingCall(
  carrier: Carrier,
  start: StreamStart,
  requests: AsyncIterable<Buffer>,
  signal: AbortSignal | undefined,
): StreamingCall {
  const stream = carrier.stream(start);
  const messages = new MessageQueue<Buffer>(stream);
  const over = new AbortController();
  let trailer: Metadata | undefined;
  let failure: ConnectError | undefined;

  const giveUp = (error: ConnectError) => {
    failure = error;
    messages.fail(error);
    stream.cancel();
  };
  const onAbort = () => signal && giveUp(toAbortError(signal));
  signal?.addEventListener("abort", onAbort, { once: true });

  stream.on("data", (message: Buffer) => messages.push(message));
  // The status says the same; without a listener Node would throw.
  stream.on("error", () => {});
  stream.on("status", (received) => {
    trailer = received.metadata;
    signal?.removeEventListener("abort", onAbort);
    over.abort();
    if (received.code !== status.OK) failure ??= toConnectError(received, carrier.target);
  });
  // Not Promise.withResolvers: Node.js 20 runs the client too.
  const header = new Promise<Metadata | undefined>((resolve, reject) => {
    stream.on("metadata", resolve);
    stream.on("status", () => (failure === undefined ? resolve(undefined) : reject(failure)));
  });
  // A caller that ignores the headers still gets the failure from the messages.
  header.catch(() => {});
  // Comes after the last message was read, so nothing that arrived is lost to a failure.
  stream.on("end", () => messages.end(failure));

  startWriting(stream, requests, over.signal, giveUp);
  return { header, trailer: () => trailer, messages, cancel: () => stream.cancel() };
}

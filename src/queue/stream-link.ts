import { once } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Call, StreamSink } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { FromThread, ToThread } from "../engine/stream-messages.js";
import { asksToCommit } from "../engine/transaction-request.js";
import { workerLost } from "./admission.js";
import type { PendingCall } from "./pending-call.js";

/** The main thread's end of a stream: messages pass between the client and the thread's port. */
export class StreamLink {
  /** For the thread. */
  readonly port: MessagePort;
  /** Resolves with why it ended, if not because it was done. */
  readonly ended: Promise<CallError | undefined>;
  readonly #own: MessagePort;

  constructor(pending: PendingCall, sink: StreamSink) {
    const { port1, port2 } = new MessageChannel();
    this.#own = port1;
    this.port = port2;
    let error: CallError | undefined = workerLost();
    port1.on("message", (message: FromThread) => {
      if (message.kind === "end") error = message.error;
      else if (pending.finished) return;
      else if (message.kind === "long") sink.longMessage(message.bytes);
      else if (message.kind === "message") sink.message(toBuffer(message.bytes));
      else sink.actionError(message.error);
    });
    this.ended = once(port1, "close").then(() => error);
    const send = (message: ToThread): void => port1.postMessage(message);
    pending.endStream = () => send({ kind: "cancel" });
    sink.opened({
      credit: (messages) => send({ kind: "credit", messages }),
      sendLong: () => send({ kind: "long" }),
      request: (bytes) => {
        pending.mayCommit ||= asksToCommit(bytes);
        send({ kind: "request", bytes: new Uint8Array(bytes) });
      },
      halfClose: () => send({ kind: "half-closed" }),
    });
  }

  /** When the thread can't: it has died, or never took the stream. */
  close(): void {
    this.#own.close();
  }
}

/** Whether a call holds its connection for as long as its client reads. */
export function isStream(call: Call): call is Call & { readonly stream: StreamSink } {
  return call.stream !== undefined;
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

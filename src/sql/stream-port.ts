import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import type { CallError } from "../engine/call-error.js";
import { creditOf, type FromThread, isLong, type ToThread } from "../engine/stream-messages.js";

/** The thread's end of a stream: what the client sends comes out of `next` in order. */
export class StreamPort {
  readonly #port: MessagePort;
  readonly #inbox: ToThread[] = [];
  #wake: (() => void) | undefined;
  /** Messages that may be sent before the client has read more; less than none after a long one. */
  #credit = 0;
  #mayBeLong = false;
  cancelled = false;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on("message", (message: ToThread) => {
      if (message.kind === "cancel") this.cancelled = true;
      else if (message.kind === "credit") this.#credit += message.messages;
      else if (message.kind === "long") this.#mayBeLong = true;
      else this.#inbox.push(message);
      this.#wake?.();
    });
  }

  /** Sends a response message; the buffer under it is transferred. */
  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.#credit -= creditOf(bytes.length);
    this.#port.postMessage({ kind: "message", bytes } satisfies FromThread, [bytes.buffer]);
  }

  sendError(error: CallError): void {
    this.#port.postMessage({ kind: "action-error", error } satisfies FromThread);
  }

  /** Resolves when the port is closed: that takes turns of the event loop, which a thread that waits for its next task makes none of. */
  async end(error: CallError | undefined): Promise<void> {
    const closed = once(this.#port, "close");
    this.#port.postMessage({ kind: "end", ...(error === undefined ? {} : { error }) } satisfies FromThread);
    this.#port.close();
    await closed;
  }

  /**
   * Waits until a message of so many bytes may be sent. A long one stays here until it is asked for: the memory of the main thread is
   * everybody's. Else says why it may not: nothing was read for `idleMs`, or the stream is too old; also when the call is over.
   */
  async roomFor(bytes: number, idleMs: number, leftMs: number): Promise<"room" | "idle" | "too old"> {
    const tooOldMs = performance.now() + leftMs;
    if (!(await this.#until(() => this.#credit > 0, Math.min(idleMs, leftMs))))
      return leftMs <= idleMs ? "too old" : "idle";
    if (!isLong(bytes)) return "room";
    this.#mayBeLong = false;
    this.#port.postMessage({ kind: "long", bytes } satisfies FromThread);
    // Others of its connection may go before it: that is not its client's idleness.
    const isAsked = await this.#until(() => this.#mayBeLong, tooOldMs - performance.now());
    return isAsked ? "room" : "too old";
  }

  /** The client's next message, or undefined when none came for `timeoutMs` or the call is over. */
  async next(timeoutMs: number): Promise<ToThread | undefined> {
    await this.#until(() => this.#inbox.length > 0, timeoutMs);
    return this.cancelled ? undefined : this.#inbox.shift();
  }

  async #until(ready: () => boolean, timeoutMs: number): Promise<boolean> {
    if (ready() && !this.cancelled) return true;
    const timeout = new AbortController();
    const timer = setTimeout(() => {
      timeout.abort();
      this.#wake?.();
    }, timeoutMs);
    while (!ready() && !this.cancelled && !timeout.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    clearTimeout(timer);
    this.#wake = undefined;
    return ready() && !this.cancelled;
  }
}

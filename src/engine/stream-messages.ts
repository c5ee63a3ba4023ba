import type { CallError } from "./call-error.js";

/** A message is sent when it has this many bytes: large enough to be cheap, small enough to come soon. */
export const MESSAGE_BYTES: number = 128 * 1024;

/** Messages of MESSAGE_BYTES that may be on their way to a client before it has read the first: a MiB, so that no stage waits for another. */
export const STREAM_WINDOW = 8;

/** What a message takes of a stream's credit: one with a long row is as many as would have that many bytes. */
export function creditOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / MESSAGE_BYTES));
}

/** True for messages above the window of a stream: the thread holds them until the main thread asks. */
export function isLong(bytes: number): boolean {
  return creditOf(bytes) > STREAM_WINDOW;
}

/** From the main thread to the thread that a stream holds. */
export type ToThread =
  /** So many more messages of MESSAGE_BYTES may be sent. */
  | { readonly kind: "credit"; readonly messages: number }
  /** The long message that waits may be sent. */
  | { readonly kind: "long" }
  /** A request message of a bidirectional stream. */
  | { readonly kind: "request"; readonly bytes: Uint8Array }
  /** The client has sent its last message. */
  | { readonly kind: "half-closed" }
  /** The call is over: whatever runs or waits ends. */
  | { readonly kind: "cancel" };

/** From the thread: response messages, then one end. */
export type FromThread =
  /** The next message has so many bytes, and waits until it is asked for. */
  | { readonly kind: "long"; readonly bytes: number }
  | { readonly kind: "message"; readonly bytes: Uint8Array<ArrayBuffer> }
  /** One action of a transaction failed; the main thread makes the status message. */
  | { readonly kind: "action-error"; readonly error: CallError }
  | { readonly kind: "end"; readonly error?: CallError };

import type { CallError } from "../../engine/call-error.js";

/** A call on a connection, until it is disposed of. */
export interface Running extends Disposable {
  /** False when the call was stopped before; else it can't be stopped any more. */
  mayCommit(): boolean;
}

/** Where a call runs. */
export interface Cancellable {
  cancel(): void;
}

/** A call that its caller may give up at any time. */
export class StoppableCall {
  /** Why it was stopped. */
  stopped: CallError | undefined;
  #connection: Cancellable | undefined;

  /** Throws nothing: a call that was stopped before it ran is found out by its first trip's end. */
  runsOn(connection: Cancellable): Running {
    this.#connection = connection;
    return {
      mayCommit: () => {
        this.#connection = undefined;
        return this.stopped === undefined;
      },
      [Symbol.dispose]: () => {
        this.#connection = undefined;
      },
    };
  }

  /** Stops the statement that runs. */
  stop(why: CallError): void {
    this.stopped ??= why;
    this.#connection?.cancel();
  }
}

import type { CallError } from "./call-error.js";

/** Ends an rpc with an answer for its caller; the call's savepoint is rolled back. */
export class RpcFailure extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.message);
    this.error = error;
  }
}

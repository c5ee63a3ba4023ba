import type { handleUnaryCall, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import type { Call, Outcome } from "../pool/call.js";
import type { Lane } from "../worker/plan.js";
import type { Authenticator } from "./authenticate.js";
import { toErrorStatus } from "./error-status.js";
import type { ServerLog } from "./server-log.js";
import type { Role } from "./tokens.js";

/** The pool as this room sees it. */
export interface CallPool {
  submit(call: Call): void;
  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void;
}

/** One rpc as the protocol needs it: its number for the pool, its lane, and the role that it asks for. */
export interface ServedRpc {
  readonly rpc: number;
  readonly lane: Lane;
  readonly role: Role;
}

/** What all handlers share. */
export interface HandlerParts {
  readonly authenticator: Authenticator;
  /** The deadline of calls without one, or with a longer one, in ms from now. */
  readonly maxCallMs: number;
  readonly log: ServerLog;
  /** Calls that are not answered yet. */
  readonly inFlight: { count: number };
}

type BytesCall = ServerUnaryCall<Buffer, Buffer>;

/** A call between the client and the pool: the request stays bytes on its way in, and the reply on its way out. */
class UnaryCall implements Call {
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Buffer;
  readonly caller: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly #parts: HandlerParts;
  readonly #callback: sendUnaryData<Buffer>;
  finished = false;

  constructor(
    served: ServedRpc,
    caller: string,
    call: BytesCall,
    callback: sendUnaryData<Buffer>,
    parts: HandlerParts,
  ) {
    this.rpc = served.rpc;
    this.lane = served.lane;
    this.request = call.request;
    this.caller = caller;
    this.source = call.getPeer();
    this.deadlineMs = Math.min(toMilliseconds(call.getDeadline()), Date.now() + parts.maxCallMs);
    this.#parts = parts;
    this.#callback = callback;
    parts.inFlight.count++;
  }

  finish(outcome: Outcome): void {
    this.finished = true;
    this.#parts.inFlight.count--;
    if (outcome.ok) this.#callback(null, outcome.reply);
    else this.#callback(toErrorStatus(outcome.error, this.#parts.log));
  }
}

/** The one handler of every unary rpc. */
export function unaryHandler(served: ServedRpc, pool: CallPool, parts: HandlerParts): handleUnaryCall<Buffer, Buffer> {
  return (bytesCall, callback) => {
    const principal = parts.authenticator.check(bytesCall, served.role);
    if ("reason" in principal) {
      callback(toErrorStatus(principal, parts.log));
      return;
    }
    const call = new UnaryCall(served, principal.name, bytesCall, callback, parts);
    // grpc-js emits 'cancelled' after every call, answered ones included.
    bytesCall.once("cancelled", () => {
      if (!call.finished) pool.cancel(call, "CANCELLED");
    });
    pool.submit(call);
  };
}

function toMilliseconds(deadline: Date | number): number {
  return typeof deadline === "number" ? deadline : deadline.getTime();
}

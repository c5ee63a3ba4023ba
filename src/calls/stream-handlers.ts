import type { AskedRpc } from "../access/access.js";
import type { Principal } from "../access/principal.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth } from "../engine/committed.js";
import type { Lane } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { SqlRpc } from "../engine/sql-rpc.js";
import { Action, readAction, wantsToWrite } from "../engine/transaction-request.js";
import { nowMs, type TracedRpc } from "./call-trace.js";
import { readDurability } from "./durability.js";
import type { BidiStream, ResponseStream, ServerStream } from "./incoming-call.js";
import { StreamCall } from "./stream-call.js";
import type { CallTarget, HandlerParts } from "./unary-handler.js";

/**
 * Requests of a transaction that wait for their response; beyond it the client is not read from, so
 * that one that only sends can't fill the memory. More than one, so that the next is at hand when
 * the thread has answered.
 */
const MOST_UNANSWERED = 4;

/** The handler of QueryStream. */
export function queryStreamHandler(
  rpc: TracedRpc,
  target: CallTarget,
  parts: HandlerParts,
): (stream: ServerStream) => void {
  return (stream) => {
    const asked = { ...rpc, role: "sql" } as const;
    const principal = admit(stream, stream.request.length, parts, [asked]);
    // They resume elsewhere by their token, so a stop ends them at once; a transaction gets the
    // grace time.
    if (principal === undefined || !parts.queryStreams.add(stream)) return;
    const observed = parts.observers?.begin(rpc, stream);
    const scope = principal.access.scopeOf(rpc.database);
    const call = new StreamCall(
      SqlRpc.QUERY_STREAM,
      "read",
      stream.request,
      principal,
      stream,
      parts,
      observed,
      scope,
    );
    stream.onOver(() => {
      call.closed();
      if (!call.finished) target.cancel(call, "CANCELLED");
    });
    parts.authenticator.hold(
      stream,
      (caller) => caller.refuse(asked) ?? changed(caller, rpc, scope, STREAM_CHANGED),
      (error) => call.stop(error, target),
    );
    target.submit(call);
  };
}

/**
 * The handler of Transact: the first message says which lane, and only then a connection is asked
 * for.
 */
export function transactHandler(
  rpc: TracedRpc,
  served: readonly AskedRpc[],
  target: CallTarget,
  parts: HandlerParts,
): (stream: BidiStream) => void {
  const asking = (lane: Lane): AskedRpc => ({ method: rpc.method, role: "sql", lane });
  const lanes = [asking("read"), asking("write")];
  return (stream) => {
    const principal = admit(stream, 0, parts, lanes);
    if (principal === undefined) return;
    let call: StreamCall | undefined;
    let over = false;
    let unanswered = 0;
    let refusal = (caller: Principal): CallError | undefined => refuseAny(caller, lanes);
    const observed = parts.observers?.begin(rpc, stream);
    const arrived: MessageStart[] = [];
    const refuse = (error: CallError): void => {
      over = true;
      if (call === undefined) observed?.end(error, 0, undefined);
      // A transaction that has begun is cancelled by the end of its stream.
      stream.fail(error);
    };
    const answered = (): void => {
      const message = arrived.shift();
      if (message !== undefined) observed?.trace?.message(message.name, message.startMs);
      if (--unanswered < MOST_UNANSWERED) stream.resume();
    };
    stream.onMessage((bytes) => {
      stream.peer.messages++;
      if (over) return;
      const refused = parts.limits.refuseMessage(bytes.length);
      if (refused !== undefined) return refuse(refused);
      if (++unanswered >= MOST_UNANSWERED) stream.pause();
      if (observed?.trace !== undefined) arrived.push({ name: nameOf(bytes), startMs: nowMs() });
      if (call !== undefined) {
        // It is rolled back: a writer must not wait for its client's next second.
        const tooFast = parts.limits.refuseAction(principal);
        if (tooFast !== undefined) return refuse(tooFast);
        return call.send((input) => input.request(bytes));
      }
      const lane = laneOf(bytes);
      if (typeof lane !== "string") return refuse(lane);
      const denied = principal.refuse(asking(lane));
      if (denied !== undefined) return refuse(denied);
      const scope = principal.access.scopeOf(rpc.database, served);
      refusal = (caller) =>
        caller.refuse(asking(lane)) ?? changed(caller, rpc, scope, TRANSACTION_CHANGED, served);
      const untilReplicated = readDurability(stream, lane, target);
      if (typeof untilReplicated !== "boolean") return refuse(withTruth(untilReplicated, { lane }));
      call = new StreamCall(
        SqlRpc.TRANSACT,
        lane,
        bytes,
        principal,
        stream,
        parts,
        observed,
        scope,
        answered,
        untilReplicated,
      );
      target.submit(call);
    });
    const end = (error: CallError): void => {
      if (call === undefined) refuse(error);
      else call.stop(error, target);
      over = true;
    };
    parts.authenticator.hold(stream, (caller) => refusal(caller), end);
    stream.onEnd(() => {
      if (call === undefined && !over) stream.end();
      call?.send((input) => input.halfClose());
    });
    stream.onOver(() => {
      over = true;
      // One that never began: its client went away, or had nothing to say.
      call?.closed();
      if (call === undefined) observed?.end(undefined, 0, undefined);
      else if (!call.finished) target.cancel(call, "CANCELLED");
    });
  };
}

/** Why a caller may have none of these; one of them is enough. */
function refuseAny(caller: Principal, asked: readonly AskedRpc[]): CallError | undefined {
  const refused = asked.map((rpc) => caller.refuse(rpc));
  return refused.includes(undefined) ? undefined : refused[0];
}

/**
 * Who calls; undefined when the stream is refused, which ends it. It is one of the client's open
 * calls until it closes.
 */
function admit(
  stream: ResponseStream,
  requestBytes: number,
  parts: HandlerParts,
  asked: readonly AskedRpc[],
): Principal | undefined {
  const principal = parts.authenticator.find(stream);
  if ("reason" in principal) {
    stream.fail(principal);
    return undefined;
  }
  const refused = refuseAny(principal, asked) ?? parts.limits.refuseCall(principal, requestBytes);
  if (refused !== undefined) {
    stream.fail(refused);
    return undefined;
  }
  principal.begin();
  stream.onOver(() => principal.end());
  return principal;
}

const STREAM_CHANGED: CallError = {
  reason: "SNAPSHOT_TOO_OLD",
  message: "the stream was ended because the policy for its caller has changed",
  retryAfterMs: 0,
};
const TRANSACTION_CHANGED: CallError = {
  reason: "TRANSACTION_LOST",
  message: "the transaction was rolled back because the policy for its caller has changed",
};

/** What ends a stream whose caller's SQL reaches something else now. */
function changed(
  { access }: Principal,
  { database }: TracedRpc,
  scope: string | undefined,
  error: CallError,
  served?: readonly AskedRpc[],
): CallError | undefined {
  return access.scopeOf(database, served) === scope ? undefined : error;
}

interface MessageStart {
  readonly name: string;
  readonly startMs: number;
}

/** Span name of one message: the action, which is the number of the field that is set. */
function nameOf(bytes: Buffer): string {
  const names = Object.entries(Action);
  const field = (bytes[0] ?? 0) >> 3;
  return (
    names
      .find(([, number]) => number === field)?.[0]
      .toLowerCase()
      .replace("_", " ") ?? "message"
  );
}

function laneOf(bytes: Buffer): "read" | "write" | CallError {
  try {
    const { action, body } = readAction(bytes);
    if (action === Action.BEGIN) return wantsToWrite(body) ? "write" : "read";
    return {
      reason: "INVALID_TRANSACTION_STEP",
      message: "the first message of a transaction must be begin",
    };
  } catch (error) {
    if (error instanceof RpcFailure) return error.error;
    throw error;
  }
}

import { AUDIT_UNWRITABLE, type AuditTrail } from "../access/audit.js";
import type { AuditEntry } from "../access/audit-line.js";
import type { Authenticator } from "../access/authenticate.js";
import { WIRE_BYTES, WireError, WireReader } from "../base/wire.js";
import type { Call, Outcome, StreamInput, StreamSink } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { DatabasePlan, Lane } from "../engine/plan.js";
import type { Reason } from "../engine/reasons.js";
import { isSqlRpc, SqlRpc } from "../engine/sql-rpc.js";
import { Action, readAction, readTypedCall } from "../engine/transaction-request.js";
import { TableNames, tablesOf } from "./audited-tables.js";
import type { IncomingCall, Rpc, UnaryRequest } from "./incoming-call.js";
import type { CallTarget } from "./unary-handler.js";

/** Reasons of a call that its caller may not make. */
const DENIALS: ReadonlySet<Reason> = new Set<Reason>([
  "UNAUTHENTICATED",
  "CREDENTIAL_ENDED",
  "PERMISSION_DENIED",
  "STATEMENT_DENIED",
]);

/** Longest id that is repeated, in characters: the contract's longest. */
const LONGEST_ID = 200;

const SQL_NAMES: Readonly<Record<number, string>> = {
  [SqlRpc.QUERY]: "Query",
  [SqlRpc.EXECUTE]: "Execute",
  [SqlRpc.EXECUTE_BATCH]: "ExecuteBatch",
  [SqlRpc.QUERY_STREAM]: "QueryStream",
  [SqlRpc.TRANSACT]: "Transact",
};

/** Field numbers of `request_id` and `commit_seq`, and the tables, of one rpc. */
interface AuditedRpc {
  readonly method: string;
  readonly lane: Lane;
  readonly requestId: number | undefined;
  readonly commitSeq: number | undefined;
  readonly tables: readonly string[] | undefined;
}

/** `TransactResponse.committed`, and its `commit_seq`. */
const COMMITTED = 6;
const SEQ_OF_COMMITTED = 1;

/** The target with a line in the trail for each write, before its answer leaves. */
export function auditedTarget(
  target: CallTarget,
  plan: DatabasePlan,
  trail: AuditTrail,
): CallTarget {
  const rpcs = new AuditedRpcs(plan);
  return {
    get replicated() {
      return target.replicated === true;
    },
    submit: (call) => {
      const refused = call.lane === "read" ? undefined : trail.refuseWrite();
      if (refused !== undefined) {
        refuse(call, refused);
        return;
      }
      if (call.lane === "write" || trail.reads) watch(call, rpcs, trail);
      target.submit(call);
    },
    cancel: (call, reason) => target.cancel(call, reason),
  };
}

function refuse(call: Call, error: CallError): void {
  setImmediate(() => call.finish({ ok: false, error: { ...error, committed: "false" } }));
}

function watch(call: Call, rpcs: AuditedRpcs, trail: AuditTrail): void {
  if (call.rpc === SqlRpc.TRANSACT) watchTransaction(call, rpcs, trail);
  else watchCall(call, rpcs, trail);
}

/** Holds the outcome back until its line is written. */
function watchCall(call: Call, rpcs: AuditedRpcs, trail: AuditTrail): void {
  const finish = call.finish.bind(call);
  const rpc = rpcs.of(call);
  call.finish = (outcome) => {
    // A denied call gets its line where it is answered.
    if (!outcome.ok && DENIALS.has(outcome.error.reason)) {
      finish(outcome);
      return;
    }
    const entry = outcome.ok
      ? toEntry(call, rpc, undefined, outcome.reply)
      : toEntry(call, rpc, outcome.error);
    trail.append(entry, (isWritten) => finish(isWritten ? outcome : untold(outcome)));
  };
}

/** What was done, and can't be said to be in the trail. */
function untold(outcome: Outcome): Outcome {
  if (!outcome.ok) return outcome;
  return { ok: false, error: { ...AUDIT_UNWRITABLE, committed: "true" }, timings: outcome.timings };
}

function toEntry(
  call: Call,
  { method, requestId, commitSeq, tables }: AuditedRpc,
  error: CallError | undefined,
  reply?: Uint8Array,
): AuditEntry {
  const id = requestId === undefined ? "" : textIn(call.request, requestId);
  const seq = commitSeq === undefined || reply === undefined ? "" : textIn(reply, commitSeq);
  return {
    caller: call.caller,
    from: call.source,
    rpc: method,
    ...(id !== "" && { request_id: id.slice(0, LONGEST_ID) }),
    ...(seq !== "" && { commit_seq: seq }),
    ...(tables !== undefined && { tables }),
    ...(error === undefined ? { outcome: "ok" } : { outcome: "failed", reason: error.reason }),
  };
}

/** One line for a whole transaction: what it reached until it ended, and whether it is stored. */
function watchTransaction(call: Call, rpcs: AuditedRpcs, trail: AuditTrail): void {
  const { stream } = call;
  if (stream === undefined) return;
  const finish = call.finish.bind(call);
  const tables = new Set<string>();
  /** Of a transaction that has committed: what it ends with, once its line is written. */
  const written = Promise.withResolvers<boolean>();
  let isNoted = false;
  const rpc = rpcs.of(call);
  const note = (error: CallError | undefined, more: Partial<AuditEntry> = {}): void => {
    isNoted = true;
    const entry = toEntry(call, { ...rpc, tables: [...tables].sort() }, error);
    trail.append({ ...entry, ...more }, written.resolve);
  };
  const sink: StreamSink = {
    opened: (input) => stream.opened(noting(input, rpcs, tables)),
    actionError: (error) => stream.actionError(error),
    longMessage: (bytes) => stream.longMessage(bytes),
    message: (bytes) => {
      if ((bytes[0] ?? 0) >> 3 !== COMMITTED) {
        stream.message(bytes);
        return;
      }
      const seq = textIn(blobIn(bytes, COMMITTED), SEQ_OF_COMMITTED);
      note(undefined, seq === "" ? {} : { commit_seq: seq });
      void written.promise.then((isWritten) => {
        if (isWritten) stream.message(bytes);
      });
    },
  };
  Object.defineProperty(call, "stream", { value: sink });
  call.finish = (outcome) => {
    const isDenied = !outcome.ok && DENIALS.has(outcome.error.reason);
    if (!isNoted && !isDenied) note(outcome.ok ? ROLLED_BACK : outcome.error);
    if (isDenied) finish(outcome);
    else void written.promise.then((isWritten) => finish(isWritten ? outcome : untold(outcome)));
  };
}

const ROLLED_BACK: CallError = { reason: "CANCELLED", message: "rolled back by its client" };

/** Notes the tables of each action on its way to the thread. */
function noting(input: StreamInput, rpcs: AuditedRpcs, tables: Set<string>): StreamInput {
  return {
    credit: (messages) => input.credit(messages),
    sendLong: () => input.sendLong(),
    halfClose: () => input.halfClose(),
    request: (bytes) => {
      for (const table of rpcs.tablesOfAction(bytes)) tables.add(table);
      input.request(bytes);
    },
  };
}

/** What is known of the rpcs of one database. */
class AuditedRpcs {
  readonly #rpcs: readonly AuditedRpc[];
  readonly #byName: ReadonlyMap<string, AuditedRpc>;
  readonly #service: string;
  readonly #names: TableNames;

  constructor(plan: DatabasePlan) {
    const { service, rpcs, messages } = plan;
    this.#service = service;
    this.#rpcs = rpcs.map((rpc) => ({
      method: rpc.method,
      lane: rpc.lane,
      requestId: messages[rpc.request]?.fields[rpc.requestId ?? -1]?.number,
      commitSeq: messages[rpc.response]?.fields[rpc.answer.commitSeq ?? -1]?.number,
      tables: tablesOf(rpc),
    }));
    this.#byName = new Map(rpcs.map(({ name }, id) => [name, this.#rpcs[id] ?? UNKNOWN]));
    this.#names = new TableNames(this.#rpcs.flatMap(({ tables = [] }) => tables));
  }

  of({ rpc, lane, request }: Call): AuditedRpc {
    if (!isSqlRpc(rpc)) return this.#rpcs[rpc] ?? UNKNOWN;
    return {
      method: `${this.#service}/${SQL_NAMES[rpc] ?? "?"}`,
      lane,
      ...(SQL_FIELDS[rpc] ?? NO_FIELDS),
      tables: rpc === SqlRpc.TRANSACT ? undefined : this.#names.in(textOfSql(rpc, request)),
    };
  }

  tablesOfAction(bytes: Uint8Array): readonly string[] {
    try {
      const { action, body } = readAction(Buffer.from(bytes));
      if (action === Action.EXECUTE) return this.#names.in(textIn(body, 1));
      if (action !== Action.CALL) return [];
      const called = this.#byName.get(readTypedCall(body).method);
      return called?.lane === "write" ? (called.tables ?? []) : [];
    } catch {
      // The thread says what is wrong with it.
      return [];
    }
  }
}

const NO_FIELDS = { requestId: undefined, commitSeq: undefined };
const UNKNOWN: AuditedRpc = { method: "?", lane: "write", ...NO_FIELDS, tables: undefined };
/** Of ExecuteRequest and ExecuteResponse, ExecuteBatchRequest and ExecuteBatchResponse. */
const SQL_FIELDS: Readonly<Record<number, Pick<AuditedRpc, "requestId" | "commitSeq">>> = {
  [SqlRpc.EXECUTE]: { requestId: 4, commitSeq: 5 },
  [SqlRpc.EXECUTE_BATCH]: { requestId: 2, commitSeq: 2 },
};

/** The statements of a request, one after the other. */
function textOfSql(rpc: number, request: Uint8Array): string {
  if (rpc !== SqlRpc.EXECUTE_BATCH) return textIn(request, 1);
  const texts: string[] = [];
  eachField(request, (field, reader) => {
    if (field !== 1) return false;
    texts.push(textIn(reader.blob(), 1));
    return true;
  });
  return texts.join("; ");
}

/** A text field of a message; empty: absent, or the bytes are no message. */
function textIn(bytes: Uint8Array, wanted: number): string {
  return blobIn(bytes, wanted).toString();
}

function blobIn(bytes: Uint8Array, wanted: number): Buffer {
  let found = Buffer.alloc(0);
  eachField(bytes, (field, reader) => {
    if (field !== wanted) return false;
    found = Buffer.from(reader.blob());
    return true;
  });
  return found;
}

/** `read` answers whether it has read the field; only those with a length are offered. */
function eachField(bytes: Uint8Array, read: (field: number, reader: WireReader) => boolean): void {
  const reader = new WireReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    while (!reader.done) {
      const tag = reader.varint();
      const isRead = (tag & 7) === WIRE_BYTES && read(tag >> 3, reader);
      if (!isRead) reader.skip(tag & 7);
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
}

/** An rpc with a line in the trail for each call of it that is denied, and for all of AdminDb. */
export function auditedRpc(
  method: string,
  rpc: Rpc,
  trail: AuditTrail,
  authenticator: Authenticator,
): Rpc {
  const handle = rpc.handle as (call: IncomingCall) => void;
  const isAdmin = method.startsWith("crewdb.admin.");
  const watched = (call: IncomingCall): void => {
    // Now: a call that its credential's end ends still has its caller.
    const who = whoIs(call, authenticator);
    const line = (outcome: AuditEntry["outcome"], reason?: string): AuditEntry => ({
      ...who,
      from: call.peer.name,
      rpc: method,
      outcome,
      ...(reason !== undefined && { reason }),
    });
    const fail = call.fail.bind(call);
    call.fail = (error, trailers) => {
      if (DENIALS.has(error.reason)) trail.deny(line("denied", error.reason));
      else if (isAdmin) trail.append(line("failed", error.reason));
      fail(error, trailers);
    };
    if (isAdmin) noteEnd(call, () => trail.append(line("ok")));
    handle(call);
  };
  return { ...rpc, handle: watched } as Rpc;
}

/** Calls back before the answer of a call that succeeds, or the end of its stream. */
function noteEnd(call: IncomingCall, note: () => void): void {
  const answering = call as Partial<Pick<UnaryRequest, "reply">> & { end?: () => void };
  const { reply, end } = answering;
  if (reply !== undefined)
    answering.reply = (message, trailers) => {
      note();
      reply.call(call, message, trailers);
    };
  if (end !== undefined)
    answering.end = () => {
      note();
      end.call(call);
    };
}

/** A line for a call that was denied inside a stream of calls. */
export function noteDenied(
  trail: AuditTrail | undefined,
  { reason }: CallError,
  who: Pick<AuditEntry, "caller" | "from" | "rpc">,
): void {
  if (trail !== undefined && DENIALS.has(reason)) trail.deny({ ...who, outcome: "denied", reason });
}

function whoIs(call: IncomingCall, authenticator: Authenticator): Pick<AuditEntry, "caller"> {
  const caller = authenticator.find(call);
  return "reason" in caller ? {} : { caller: caller.name };
}

import type { Database } from "better-sqlite3";
import { WireWriter } from "../../base/wire.js";
import type { CallError } from "../../engine/call-error.js";
import type { Lane, RpcPlan } from "../../engine/plan.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import {
  Action,
  readAction,
  readSavepoint,
  readTypedCall,
  type TransactionRequest,
} from "../../engine/transaction-request.js";
import { writeText } from "../../sql/result-writer.js";
import type { StreamPort } from "../../sql/stream-port.js";
import { CallFacts } from "../../typed/call-facts.js";
import type { Calls } from "../thread/calls.js";
import { fromSqliteError, requireSqliteError } from "../thread/sqlite-error.js";
import { whileBusyAndWanted } from "../thread/write-lock.js";
import type { WriterControl } from "../thread/writer-control.js";
import { type StreamParts, writeLimits } from "./query-stream.js";

/** Field numbers of `crewdb.sql.v1.TransactResponse.result`. */
const Result = { BEGUN: 1, QUERY: 2, EXECUTE: 3, REPLY: 4, DONE: 5, COMMITTED: 6, ROLLED_BACK: 7 } as const;

const TOO_LONG = "it lasted too long";

/** What a transaction needs of its connection. */
export interface TransactionParts extends StreamParts {
  readonly db: Database;
  /** On the writer. */
  readonly writer: WriterControl | undefined;
  readonly lane: Lane;
  readonly calls: Calls;
  readonly caller: string;
  /** How long another process's lock is waited for, in ms. */
  readonly busyTimeoutMs: number;
  /** Number of a typed rpc by its name, or undefined. */
  rpcByName(name: string): Pick<RpcPlan, "id" | "name" | "lane" | "role"> | undefined;
}

/** Runs a transaction for as long as its client keeps it open. Answers why it ended, unless the client ended it. */
export async function runTransaction(parts: TransactionParts, port: StreamPort): Promise<CallError | undefined> {
  try {
    return await new Transaction(parts, port).run();
  } catch (error) {
    return explain(parts, error);
  } finally {
    parts.setRunning(false);
    parts.control.rollback();
  }
}

function explain({ writer }: TransactionParts, error: unknown): CallError {
  return writer?.explain(error) ?? fromSqliteError(error).error;
}

class Transaction {
  readonly #parts: TransactionParts;
  readonly #port: StreamPort;
  readonly #writer = new WireWriter();
  #changed = false;
  #lockWaitMs = 0;

  constructor(parts: TransactionParts, port: StreamPort) {
    this.#parts = parts;
    this.#port = port;
  }

  async run(): Promise<CallError | undefined> {
    const { control, lane, limits } = this.#parts;
    if (lane === "write") await this.#takeWriteLock();
    else control.begin();
    this.#begun();
    for (;;) {
      const leftMs = this.#parts.leftMs();
      if (leftMs <= 0) return this.#lost(TOO_LONG);
      const message = await this.#port.next(Math.min(limits.maxIdleMs, Math.max(1, leftMs)));
      if (this.#port.cancelled) return { reason: "CANCELLED", message: "the call was cancelled" };
      if (message === undefined) return this.#lost(leftMs <= limits.maxIdleMs ? TOO_LONG : "its client sent nothing");
      if (message.kind !== "request") return undefined;
      const request = readAction(Buffer.from(message.bytes));
      if (request.action === Action.COMMIT) return this.#commit();
      if (request.action === Action.ROLLBACK) return this.#rolledBack();
      this.#act(request);
      if (this.#parts.sql.isWorn) await this.#parts.sql.freeStatements();
      if (!control.inTransaction && this.#parts.leftMs() > 0) return this.#lost("a statement ended it");
    }
  }

  /** The waiting for another process's lock is part of the transaction's age: the writer is held meanwhile. */
  async #takeWriteLock(): Promise<void> {
    const { control, busyTimeoutMs } = this.#parts;
    const leftMs = this.#parts.leftMs();
    let tries = 0;
    await whileBusyAndWanted(
      Math.min(busyTimeoutMs, leftMs),
      () => !this.#port.cancelled,
      () => {
        tries++;
        control.beginImmediate();
      },
    );
    if (tries > 1) this.#lockWaitMs = Math.ceil(leftMs - this.#parts.leftMs());
  }

  /** Runs one action; its failure is told in the stream and the transaction goes on. */
  #act(request: TransactionRequest): void {
    try {
      this.#respond(this.#resultOf(request), () => this.#run(request));
    } catch (error) {
      this.#writer.position = 0;
      // What was stopped for the transaction's age is told by its end.
      if (this.#parts.leftMs() > 0) this.#port.sendError(explain(this.#parts, error));
    }
  }

  #resultOf({ action }: TransactionRequest): number {
    if (action === Action.QUERY) return Result.QUERY;
    if (action === Action.EXECUTE) return Result.EXECUTE;
    return action === Action.CALL ? Result.REPLY : Result.DONE;
  }

  #run(request: TransactionRequest): void {
    const { db } = this.#parts;
    switch (request.action) {
      case Action.QUERY:
        this.#requireAllowed("Query", "sql");
        this.#call(SqlRpc.QUERY, "read", request.body);
        return;
      case Action.EXECUTE:
        this.#requireAllowed("Execute", "sql");
        this.#call(SqlRpc.EXECUTE, "write", request.body);
        return;
      case Action.CALL:
        this.#typedCall(request.body);
        return;
      case Action.SAVEPOINT:
        db.exec(`SAVEPOINT ${readSavepoint(request.body)}`);
        return;
      case Action.RELEASE:
        this.#onSavepoint("RELEASE", request.body);
        return;
      case Action.ROLLBACK_TO:
        this.#onSavepoint("ROLLBACK TO", request.body);
        return;
      default:
        throw new RpcFailure({ reason: "INVALID_TRANSACTION_STEP", message: "the transaction has begun already" });
    }
  }

  #onSavepoint(verb: "RELEASE" | "ROLLBACK TO", body: Buffer): void {
    const name = readSavepoint(body);
    try {
      this.#parts.db.exec(`${verb} ${name}`);
    } catch (error) {
      requireSqliteError(error);
      throw new RpcFailure({ reason: "INVALID_TRANSACTION_STEP", message: "no savepoint of that name is set" });
    }
  }

  #typedCall(body: Buffer): void {
    const { method, request } = readTypedCall(body);
    const rpc = this.#parts.rpcByName(method);
    if (rpc === undefined) {
      const violations = [{ field: "call.method", description: "must name a typed rpc of this service" }];
      throw new RpcFailure({
        reason: "INVALID_FIELD",
        message: "call.method names no typed rpc of this service",
        violations,
      });
    }
    if (rpc.role !== rpc.lane) {
      const message = `${rpc.name} asks its caller for the role ${rpc.role} and runs outside of transactions only`;
      throw new RpcFailure({ reason: "PERMISSION_DENIED", message, metadata: { role: rpc.role } });
    }
    this.#requireAllowed(rpc.name, rpc.role);
    this.#call(rpc.id, rpc.lane, request);
  }

  /** What a policy has said of the caller when the transaction began; it is ended when that changes. */
  #requireAllowed(name: string, role: string): void {
    const rpcs = this.#parts.sql.scopeOf(this.#parts.scope)?.scope.rpcs;
    if (rpcs === undefined || rpcs.includes(name)) return;
    const message = `the caller lacks the role ${role}, or one that names ${name}`;
    throw new RpcFailure({ reason: "PERMISSION_DENIED", message, metadata: { role } });
  }

  /** Each call is one savepoint: it happens whole or not at all. */
  #call(rpc: number, lane: Lane, request: Buffer): void {
    const { control, calls, caller, commits } = this.#parts;
    if (lane === "write" && this.#parts.lane === "read") {
      throw new RpcFailure({ reason: "INVALID_TRANSACTION_STEP", message: "the transaction is read-only" });
    }
    control.savepoint();
    this.#running(true);
    try {
      // Asked after it was said to run: what begins before it is too old is interrupted when it is.
      if (this.#parts.leftMs() <= 0) throw new RpcFailure({ reason: "CANCELLED", message: TOO_LONG });
      const call = calls.read({ rpc, request, caller, scope: this.#parts.scope, deadlineMs: 0 });
      call.run(this.#writer, new CallFacts(), commits.next);
      this.#changed ||= lane === "write";
    } catch (error) {
      this.#running(false);
      if (control.inTransaction) control.undo();
      throw error;
    }
    this.#running(false);
    control.release();
  }

  #running(running: boolean): void {
    if (running) this.#parts.interrupts.arm();
    this.#parts.setRunning(running);
    if (!running) this.#parts.interrupts.disarm();
  }

  #begun(): void {
    const { commits } = this.#parts;
    const { limits } = this.#parts;
    this.#respond(Result.BEGUN, () => {
      writeLimits(this.#writer, 1, { ...limits, maxAgeMs: Math.max(0, limits.maxAgeMs - this.#lockWaitMs) });
      writeText(this.#writer, 2, commits.read());
    });
  }

  #commit(): undefined {
    const { control, writer, commits } = this.#parts;
    const commitSeq = this.#changed ? commits.next : "";
    if (this.#changed) writer?.commitNumbered();
    else control.endRead();
    this.#respond(Result.COMMITTED, () => writeText(this.#writer, 1, commitSeq));
  }

  #rolledBack(): undefined {
    this.#parts.control.rollback();
    this.#respond(Result.ROLLED_BACK, () => undefined);
  }

  /** Sends one response whose one field is a message, or bytes, that `write` writes. */
  #respond(field: number, write: () => void): void {
    const writer = this.#writer;
    writer.varint(field * 8 + 2);
    const mark = writer.begin(1);
    write();
    writer.end(mark);
    this.#port.send(writer.take());
  }

  #lost(why: string): CallError {
    const reason = this.#parts.lane === "write" ? "TRANSACTION_LOST" : "SNAPSHOT_TOO_OLD";
    return { reason, message: `the transaction was rolled back because ${why}` };
  }
}

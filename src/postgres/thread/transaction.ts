import { WireWriter } from "../../base/wire.js";
import type { CallError } from "../../engine/call-error.js";
import type { DatabasePlan, Lane } from "../../engine/plan.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { SqlScope } from "../../engine/sql-scope.js";
import {
  Action,
  readAction,
  readSavepoint,
  readTypedCall,
  type TransactionRequest,
} from "../../engine/transaction-request.js";
import { readExecute, readQuery } from "../../sql/requests.js";
import { limitsIn } from "../../sql/result-limits.js";
import { writeText } from "../../sql/result-writer.js";
import { CallFacts } from "../../typed/call-facts.js";
import { fromServer, mayRunAgain } from "./postgres-error.js";
import type { ServerConnection } from "./server-connection.js";
import { NO_TEXT, type Progress, type SqlCalls, scopeOf } from "./sql-calls.js";
import { type Holding, isStopped, oneField, writeLimits } from "./streams.js";
import {
  BEGIN_READ,
  BEGIN_WRITE,
  COMMIT,
  NUMBER,
  ROLLBACK,
  SNAPSHOT,
} from "./transaction-statements.js";
import { TripError, type TripStatement } from "./trip.js";
import { CommitInDoubt, isInDoubt } from "./truth.js";
import type { TypedCalls } from "./typed-calls.js";

/** Field numbers of `crewdb.sql.v1.TransactResponse.result`. */
const Result = { BEGUN: 1, QUERY: 2, EXECUTE: 3, REPLY: 4, DONE: 5, COMMITTED: 6, ROLLED_BACK: 7 };
const CANCELLED: CallError = { reason: "CANCELLED", message: "the call was cancelled" };
const TOO_LONG = "it lasted too long";

/** Each call happens whole or not at all. */
const SAVEPOINT: TripStatement = { sql: "SAVEPOINT crewdb_call", values: [] };
const RELEASE: TripStatement = { sql: "RELEASE crewdb_call", values: [] };
const UNDO: TripStatement = { sql: "ROLLBACK TO crewdb_call", values: [] };

export interface TransactionParts {
  readonly sql: SqlCalls;
  readonly typed: TypedCalls;
  readonly plan: DatabasePlan;
  readonly lane: Lane;
}

/**
 * Runs a transaction for as long as its client keeps it open. Answers why it ended, unless the
 * client ended it.
 */
export async function runTransaction(
  parts: TransactionParts,
  connection: ServerConnection,
  holding: Holding,
): Promise<CallError | undefined> {
  return new Transaction(parts, connection, holding).run();
}

class Transaction {
  readonly #parts: TransactionParts;
  readonly #connection: ServerConnection;
  readonly #holding: Holding;
  readonly #scope: SqlScope | undefined;
  /** Names of savepoints that are set, as SQL. */
  #savepoints: string[] = [];
  #changed = false;
  #xid = "";
  /** What its snapshot includes. */
  #seen = "";

  constructor(parts: TransactionParts, connection: ServerConnection, holding: Holding) {
    this.#parts = parts;
    this.#connection = connection;
    this.#holding = holding;
    this.#scope = scopeOf(holding.packed);
  }

  async run(): Promise<CallError | undefined> {
    const { port, limits } = this.#holding;
    await this.#begin();
    for (;;) {
      const leftMs = this.#holding.leftMs();
      if (leftMs <= 0) return this.#lost(TOO_LONG);
      const message = await port.next(Math.min(limits.maxIdleMs, Math.max(1, leftMs)));
      if (port.cancelled) return CANCELLED;
      if (message === undefined)
        return this.#lost(leftMs <= limits.maxIdleMs ? TOO_LONG : "its client sent nothing");
      if (message.kind !== "request") return undefined;
      const request = readAction(Buffer.from(message.bytes));
      if (request.action === Action.COMMIT) return this.#commit();
      if (request.action === Action.ROLLBACK) return this.#rolledBack();
      const lost = await this.#act(request);
      if (lost !== undefined) return lost;
    }
  }

  async #begin(): Promise<void> {
    const first = this.#parts.lane === "write" ? BEGIN_WRITE : BEGIN_READ;
    const results = await this.#connection.trip([first, SNAPSHOT]);
    const { epoch } = this.#connection.facts;
    const snapshot = String(results[1]?.rows[0]?.[0]);
    this.#seen = `${epoch}.${snapshot}`;
    this.#respond(Result.BEGUN, (writer) => {
      writeLimits(writer, 1, this.#holding.limits);
      writeText(writer, 2, this.#seen);
    });
  }

  /**
   * Runs one action; its failure is told in the stream and the transaction goes on, unless it is
   * lost.
   */
  async #act(request: TransactionRequest): Promise<CallError | undefined> {
    try {
      await this.#run(request);
      return undefined;
    } catch (error) {
      if (this.#connection.isLost) return fromServer(error).error;
      if (mayRunAgain(error) || (error instanceof RpcFailure && error.error.reason === "BUSY"))
        return this.#lost("other writes came in between");
      if (isStopped(error) && this.#holding.leftMs() <= 0) return this.#lost(TOO_LONG);
      this.#holding.port.sendError(
        error instanceof RpcFailure ? error.error : fromServer(error).error,
      );
      return undefined;
    }
  }

  async #run(request: TransactionRequest): Promise<void> {
    switch (request.action) {
      case Action.QUERY:
        return this.#query(request.body);
      case Action.EXECUTE:
        return this.#execute(request.body);
      case Action.CALL:
        return this.#typedCall(request.body);
      case Action.SAVEPOINT: {
        const name = readSavepoint(request.body);
        await this.#connection.run(`SAVEPOINT ${name}`);
        this.#savepoints.push(name);
        return this.#respond(Result.DONE, () => undefined);
      }
      case Action.RELEASE:
        return this.#onSavepoint("RELEASE", request.body);
      case Action.ROLLBACK_TO:
        return this.#onSavepoint("ROLLBACK TO", request.body);
      default:
        throw wrongStep("the transaction has begun already");
    }
  }

  /** A name that is not set would abort the whole transaction. */
  async #onSavepoint(verb: "RELEASE" | "ROLLBACK TO", body: Buffer): Promise<void> {
    const name = readSavepoint(body);
    const place = this.#savepoints.lastIndexOf(name);
    if (place < 0) throw wrongStep("no savepoint of that name is set");
    await this.#connection.run(`${verb} ${name}`);
    this.#savepoints = this.#savepoints.slice(0, verb === "RELEASE" ? place : place + 1);
    this.#respond(Result.DONE, () => undefined);
  }

  async #query(body: Buffer): Promise<void> {
    const { statement } = readQuery(body);
    const writer = new WireWriter();
    await this.#whole(async () => {
      await this.#parts.sql.queryOn(this.#execution(writer), statement);
    });
    writeText(writer, 3, this.#seen);
    this.#respond(Result.QUERY, (into) => into.append(taken(writer)));
  }

  async #execute(body: Buffer): Promise<void> {
    this.#requireWriting();
    const { statement, validateOnly } = readExecute(body);
    const writer = new WireWriter();
    const progress: Progress = { text: NO_TEXT, step: undefined };
    await this.#whole(async () => {
      try {
        await this.#number();
        await this.#parts.sql.executeOn(this.#execution(writer), statement, progress);
      } catch (error) {
        throw mayRunAgain(error)
          ? error
          : this.#parts.sql.worded(error, progress.text, this.#holding.stoppable);
      }
    });
    this.#changed = true;
    if (!validateOnly) writeText(writer, 5, this.#commitSeq);
    this.#respond(Result.EXECUTE, (into) => into.append(taken(writer)));
  }

  async #typedCall(body: Buffer): Promise<void> {
    const { method, request } = readTypedCall(body);
    const rpc = this.#parts.plan.rpcs.find(({ name }) => name === method);
    if (rpc === undefined) {
      const violations = [
        { field: "call.method", description: "must name a typed rpc of this service" },
      ];
      const message = "call.method names no typed rpc of this service";
      throw new RpcFailure({ reason: "INVALID_FIELD", message, violations });
    }
    if (rpc.role !== rpc.lane) {
      const message = `${rpc.name} asks its caller for the role ${rpc.role} and runs outside of transactions only`;
      throw new RpcFailure({ reason: "PERMISSION_DENIED", message, metadata: { role: rpc.role } });
    }
    this.#requireAllowed(rpc.name, rpc.role);
    if (rpc.lane === "write") this.#requireWriting();
    const writer = new WireWriter();
    const packed = { ...this.#holding.packed, rpc: rpc.id, request };
    await this.#whole(async () => {
      if (rpc.lane === "write") await this.#number();
      const execution = this.#execution(writer);
      await this.#parts.typed.runOn(execution, packed, () => this.#commitSeq);
    });
    this.#changed ||= rpc.lane === "write";
    this.#respond(Result.REPLY, (into) => into.append(taken(writer)));
  }

  /** What a policy has said of the caller when the transaction began. */
  #requireAllowed(name: string, role: string): void {
    const { rpcs, tables } = this.#scope ?? {};
    if (tables !== undefined)
      throw new RpcFailure({
        reason: "STATEMENT_DENIED",
        message: `${name} reads and writes tables that are not given to this caller's SQL; call it outside of the transaction`,
        metadata: { action: "CALL" },
      });
    if (rpcs === undefined || rpcs.includes(name)) return;
    const message = `the caller lacks the role ${role}, or one that names ${name}`;
    throw new RpcFailure({ reason: "PERMISSION_DENIED", message, metadata: { role } });
  }

  #requireWriting(): void {
    if (this.#parts.lane === "read") throw wrongStep("the transaction is read-only");
  }

  async #whole(work: () => Promise<void>): Promise<void> {
    await this.#connection.trip([SAVEPOINT]);
    try {
      // What begins before it is too old is stopped when it is.
      if (this.#holding.leftMs() <= 0)
        throw new RpcFailure({ reason: "CANCELLED", message: TOO_LONG });
      await work();
    } catch (error) {
      if (!this.#connection.isLost) await this.#connection.trip([UNDO, RELEASE]);
      throw error;
    }
    await this.#connection.trip([RELEASE]);
  }

  /** The number that the transaction will be known by. */
  async #number(): Promise<void> {
    if (this.#xid !== "") return;
    const [result] = await this.#connection.trip([NUMBER]);
    this.#xid = String(result?.rows[0]?.[0]);
  }

  get #commitSeq(): string {
    return `${this.#connection.facts.epoch}.${this.#xid}`;
  }

  #execution(writer: WireWriter): Parameters<SqlCalls["queryOn"]>[0] {
    const facts = new CallFacts();
    facts.start();
    const { stoppable } = this.#holding;
    const most = limitsIn(this.#scope);
    return { connection: this.#connection, writer, facts, stoppable, most };
  }

  /** Rejects with CommitInDoubt when nobody has said what became of it. */
  async #commit(): Promise<CallError | undefined> {
    // A COMMIT that waits for its standby would only stop waiting.
    if (!this.#holding.mayCommit()) return CANCELLED;
    try {
      const [result] = await this.#connection.trip([COMMIT]);
      if (result?.command !== "COMMIT") return this.#lost("a statement of it had failed");
    } catch (error) {
      if (mayRunAgain(error)) return this.#lost("other writes came in between");
      if (!(error instanceof TripError && isInDoubt(error) && this.#changed))
        return fromServer(error).error;
      const { epoch } = this.#connection.facts;
      throw new CommitInDoubt(error, epoch, this.#xid, () => this.#committed());
    }
    return this.#committed();
  }

  #committed(): undefined {
    const commitSeq = this.#changed ? this.#commitSeq : "";
    this.#respond(Result.COMMITTED, (writer) => writeText(writer, 1, commitSeq));
  }

  async #rolledBack(): Promise<undefined> {
    await this.#connection.trip([ROLLBACK]);
    this.#respond(Result.ROLLED_BACK, () => undefined);
  }

  #respond(field: number, write: (writer: WireWriter) => void): void {
    const writer = new WireWriter(256);
    oneField(writer, field, () => write(writer));
    this.#holding.port.send(writer.take());
  }

  #lost(why: string): CallError {
    const reason = this.#parts.lane === "write" ? "TRANSACTION_LOST" : "SNAPSHOT_TOO_OLD";
    return { reason, message: `the transaction was rolled back because ${why}` };
  }
}

function taken(writer: WireWriter): Buffer {
  return writer.bytes.subarray(0, writer.position);
}

function wrongStep(message: string): RpcFailure {
  return new RpcFailure({ reason: "INVALID_TRANSACTION_STEP", message });
}

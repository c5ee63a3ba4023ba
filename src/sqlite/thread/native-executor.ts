import type { Database, Statement } from "better-sqlite3";
import type { CallError } from "../../engine/call-error.js";
import {
  ENDING_DETAIL,
  ENDING_WROTE,
  Ending,
  HandedOver,
  KEPT_REPLY,
  ONE_ROW,
  TOKEN_VARIANT,
} from "../../engine/layout.js";
import type { DatabasePlan, RpcPlan } from "../../engine/plan.js";
import { requestIdReused } from "../../engine/request-id-reused.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { tooLarge } from "../../typed/answer.js";
import type { PortableExecutor } from "../../typed/portable-executor.js";
import { keyColumns, Projection } from "../../typed/projection.js";
import { orderOf, parametersOf } from "../../typed/statement-variant.js";
import { nothingFound } from "../../typed/typed-call.js";
import { PackedBatch, replyTableBytes } from "../pool/packing.js";
import { toNativeParameters, toNativePlan, toRowPlan } from "./native-plan.js";
import { textOf } from "./statement-text.js";
import type { TypedCalls } from "./typed-calls.js";

/** Of a reply of `run`: its bytes. */
export function lengthOf(reply: number): number {
  return reply % KEPT_REPLY;
}

/** The rows that it holds. */
export function rowsOf(reply: number): number {
  return Math.floor(reply / ONE_ROW);
}

/** Whether it was kept from an earlier try, so that nothing was written. */
export function isKept(reply: number): boolean {
  return Math.floor(reply / KEPT_REPLY) % 2 === 1;
}

/** Why a call has no reply. */
export type NativeFailure =
  /** The call is answered with this. */
  | { readonly error: CallError; readonly wrote: boolean }
  /** The portable executor must run it: `reason` is one of `HandedOver`. */
  | { readonly reason: number; readonly wrote: boolean };

/** A variant may have to be compiled twice: where the extension has dropped all it knew between two of its statements. */
const COMPILATIONS = 2;

/**
 * Runs typed calls in the extension (src/native/calls/call.h), from their request's bytes to their reply's. What it answers
 * instead of a reply gets its words from the portable executor; a few calls it hands over to that one, to be run from
 * their start.
 */
export class NativeExecutor {
  readonly #db: Database;
  readonly #typed: TypedCalls;
  readonly #add: Statement;
  readonly #first: Statement;
  readonly #call: Statement;
  readonly #failure: Statement;
  readonly #replies: Statement;
  #calls: PackedBatch = new PackedBatch(new ArrayBuffer(8));
  #commitSeq = "";
  #room = 0;
  /** The batch is with the extension: it goes there with its first call that is run there. */
  #isBegun = false;
  /** The call that ran last found a statement missing, which was compiled. */
  hasCompiled = false;

  /** The guard must have been loaded into the connection. */
  constructor(db: Database, plan: DatabasePlan, typed: TypedCalls) {
    this.#db = db;
    this.#typed = typed;
    const pluck = (sql: string): Statement => db.prepare(sql).pluck();
    pluck("SELECT crewdb_plan(?)").get(toNativePlan(plan, typed.executor.encoder));
    this.#add = pluck("SELECT crewdb_variant(?, ?, ?, ?, ?, ?)");
    this.#first = pluck("SELECT crewdb_call_first(?, ?, ?, ?, ?, ?)");
    this.#call = pluck("SELECT crewdb_call(?, ?, ?)");
    this.#failure = pluck("SELECT crewdb_call_failure()");
    this.#replies = pluck("SELECT crewdb_replies()");
  }

  /** From here on calls of this batch are run; `commitSeq` is what its writes answer. */
  start(calls: PackedBatch, commitSeq: string): void {
    this.#calls = calls;
    this.#room = replyTableBytes(calls.count);
    this.#commitSeq = commitSeq;
    this.#isBegun = false;
  }

  /**
   * Runs a typed call of the batch. While it runs it may be interrupted as `generation`. Throws what SQLite raises.
   * @returns a reply, for `lengthOf` and its kin, or below 0 a failure, for `failureOf`
   */
  run(index: number, generation: number): number {
    const nowMs = Date.now();
    let answer = this.#isBegun
      ? (this.#call.get(index, generation, nowMs) as number)
      : (this.#first.get(this.#calls.bytes, this.#commitSeq, this.#room, index, generation, nowMs) as number);
    this.#isBegun = true;
    this.hasCompiled = false;
    for (let tries = 0; tries < COMPILATIONS && endingOf(answer) === Ending.missing; tries++) {
      this.hasCompiled = true;
      this.#compile(this.#calls.rpc(index), detailOf(answer));
      answer = this.#call.get(index, generation, nowMs) as number;
    }
    return answer;
  }

  /** What is told of an answer below 0. */
  failureOf(index: number, answer: number): NativeFailure {
    const wrote = hasWritten(answer);
    const detail = detailOf(answer);
    const rpc = this.#typed.executor.rpc(this.#calls.rpc(index));
    switch (endingOf(answer)) {
      case Ending.invalid:
      case Ending.badToken: {
        const error = this.#typed.executor.refusal(this.#calls.at(index));
        return error === undefined ? { reason: HandedOver.disagreed, wrote } : { error, wrote };
      }
      case Ending.reusedId:
        return { error: requestIdReused(rpc.method), wrote };
      case Ending.nothingFound:
        return { error: nothingFound(rpc, detail).error, wrote };
      case Ending.tooLarge:
        return { error: tooLarge(detail).error, wrote };
      case Ending.handedOver:
        return { reason: detail, wrote };
      default:
        throw new Error(`the extension answered ${answer} to ${rpc.method}`);
    }
  }

  /** The same of an error that `run` has thrown. */
  explain(index: number, error: unknown): { readonly failure: RpcFailure; readonly wrote: boolean } {
    if (error instanceof RpcFailure) return { failure: error, wrote: true };
    const failure = this.#failure.get() as number;
    return {
      failure: this.#typed.explain(this.#calls.at(index), Math.floor(failure / 2), error),
      wrote: failure % 2 === 1,
    };
  }

  /** The replies to the batch's calls, one behind the other, behind the room for their table. */
  replies(): Buffer {
    return this.#replies.get() as Buffer;
  }

  /** Compiles an rpc's statements as they are for a variant. */
  #compile(id: number, variant: number): void {
    const rpc = this.#typed.executor.rpc(id);
    for (let step = 0; step < rpc.statements.length; step++) {
      const { sql, rows, parameters } = toNativeStatement(this.#db, this.#typed.executor, rpc, step, variant);
      this.#add.get(rpc.id, step, variant, sql, rows ?? null, parameters);
    }
  }
}

function endingOf(answer: number): number {
  return answer < 0 ? -answer % ENDING_WROTE : Ending.none;
}

function hasWritten(answer: number): boolean {
  return Math.floor(-answer / ENDING_WROTE) % 2 === 1;
}

function detailOf(answer: number): number {
  return Math.floor(-answer / ENDING_DETAIL);
}

/** A statement as the extension is told of it. */
export interface NativeStatement {
  readonly sql: string;
  /** The plan of the reply's rows, if it makes them. */
  readonly rows: Buffer | undefined;
  readonly parameters: Buffer;
}

/** An rpc's statement as it is for a variant. */
export function toNativeStatement(
  db: Database,
  { encoder }: Pick<PortableExecutor, "encoder">,
  rpc: RpcPlan,
  step: number,
  variant: number,
): NativeStatement {
  const plan = rpc.statements[step];
  if (plan === undefined) throw new Error(`${rpc.method} has no statement ${step}`);
  const conditions = variant % TOKEN_VARIANT;
  const order = orderOf(plan, conditions);
  const hasToken = order !== undefined && variant >= TOKEN_VARIANT;
  const sql = textOf(plan, { conditions, order, hasToken, rawKeys: 0 });
  const statement = db.prepare(sql);
  const parameters = toNativeParameters(
    rpc,
    parametersOf(plan, conditions),
    order && { tokenKeys: hasToken ? order.keys.length : 0 },
  );
  if (step < rpc.statements.length - 1 || !statement.reader) return { sql, rows: undefined, parameters };
  const columns = statement.columns();
  const projection = new Projection(encoder, rpc, columns);
  const keys = order === undefined ? [] : keyColumns(order, columns);
  return { sql, rows: toRowPlan(encoder, projection, keys, columns.length), parameters };
}

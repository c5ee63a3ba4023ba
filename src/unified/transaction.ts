import type { MessageInitShape } from "@bufbuild/protobuf";
import {
  TransactRequest_Mode as Mode,
  type TransactRequestSchema,
  type TransactResponse,
} from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import type { createMainDb, createWalmartDb } from "../client/index.js";
import { fromStatus, toCrewdbError } from "./crewdb-error.js";

/** The client of either database: the SQL rpcs are the same. */
export type AnyDb = ReturnType<typeof createMainDb> | ReturnType<typeof createWalmartDb>;

type Request = MessageInitShape<typeof TransactRequestSchema>;
type Action = NonNullable<Request["action"]>;

/** One read-write transaction of the service's, driven step by step. */
export class Transaction {
  readonly #outbox: Request[] = [];
  readonly #responses: AsyncIterator<TransactResponse>;
  readonly #aborter: AbortController;
  #wake: (() => void) | undefined;
  #isOver = false;
  #last: Promise<unknown> = Promise.resolve();
  #savepoints = 0;

  private constructor(db: AnyDb, signal: AbortSignal | undefined) {
    this.#aborter = new AbortController();
    const signals = signal === undefined ? [this.#aborter.signal] : [this.#aborter.signal, signal];
    this.#responses = db.transact(this.#requests(), { signal: AbortSignal.any(signals) })[Symbol.asyncIterator]();
  }

  /** Waits for its turn: one transaction writes at a time. Throws CrewdbError. */
  static async begin(db: AnyDb, signal?: AbortSignal): Promise<Transaction> {
    const transaction = new Transaction(db, signal);
    await transaction.#step({ case: "begin", value: { mode: Mode.READ_WRITE } });
    return transaction;
  }

  execute(sql: string, bound: object): Promise<Extract<TransactResponse["result"], { case: "execute" }>["value"]> {
    return this.#step({ case: "execute", value: { sql, ...bound } }).then((result) => {
      if (result.case !== "execute") throw new Error(`the service answered a statement with ${result.case}`);
      return result.value;
    });
  }

  /** Runs `work` so that it happens whole or not at all within the transaction. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `nested_${++this.#savepoints}`;
    await this.#step({ case: "savepoint", value: { name } });
    try {
      const result = await work();
      await this.#step({ case: "release", value: { name } });
      return result;
    } catch (error) {
      await this.#step({ case: "rollbackTo", value: { name } });
      await this.#step({ case: "release", value: { name } });
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#step({ case: "commit", value: {} });
    this.#end();
  }

  /** Never throws: a transaction that is lost is rolled back already. */
  async rollback(): Promise<void> {
    await this.#step({ case: "rollback", value: {} }).catch(() => undefined);
    this.#end();
    this.#aborter.abort();
  }

  /** One after the other: each response belongs to the request before it. */
  #step(action: Action): Promise<TransactResponse["result"]> {
    const step = this.#last.then(() => this.#exchange(action));
    this.#last = step.catch(() => undefined);
    return step;
  }

  async #exchange(action: Action): Promise<TransactResponse["result"]> {
    this.#outbox.push({ action });
    this.#wake?.();
    try {
      const { done, value } = await this.#responses.next();
      if (done === true) throw new Error("the transaction has ended");
      if (value.result.case === "error") throw fromStatus(value.result.value);
      return value.result;
    } catch (error) {
      throw toCrewdbError(error);
    }
  }

  async *#requests(): AsyncGenerator<Request> {
    while (!this.#isOver || this.#outbox.length > 0) {
      const next = this.#outbox.shift();
      if (next !== undefined) yield next;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#wake?.();
  }
}

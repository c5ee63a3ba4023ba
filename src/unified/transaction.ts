import type { ExecuteResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { type AnyDb, Transaction as ClientTransaction } from "../client/transaction.js";
import { toCrewdbError } from "./crewdb-error.js";

export type { AnyDb } from "../client/transaction.js";

function rethrow(error: unknown): never {
  throw toCrewdbError(error);
}

/** One read-write transaction of the service's; it throws CrewdbError where the client throws ConnectError. */
export class Transaction {
  readonly #transaction: ClientTransaction;

  private constructor(transaction: ClientTransaction) {
    this.#transaction = transaction;
  }

  /** Waits for its turn: one transaction writes at a time. */
  static async begin(db: AnyDb, signal?: AbortSignal): Promise<Transaction> {
    return new Transaction(await ClientTransaction.begin(db, { signal }).catch(rethrow));
  }

  execute(sql: string, bound: object): Promise<ExecuteResponse> {
    return this.#transaction.execute({ sql, ...bound }).catch(rethrow);
  }

  /** Runs `work` so that it happens whole or not at all within the transaction. */
  savepoint<T>(work: () => Promise<T>): Promise<T> {
    return this.#transaction.savepoint(work).catch(rethrow);
  }

  commit(): Promise<void> {
    return this.#transaction.commit().catch(rethrow);
  }

  /** Never throws: a transaction that is lost is rolled back already. */
  rollback(): Promise<void> {
    return this.#transaction.rollback();
  }
}

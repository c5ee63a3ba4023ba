import type { Database, Statement } from "better-sqlite3";
import { RpcFailure } from "./rpc-failure.js";

/** How soon a caller should ask again for a commit that is not there yet, in ms. */
const NOT_REACHED_RETRY_MS = 10;

/** Numbers the commits of this service: `epoch.number`, raised once per COMMIT. A restored file starts a new epoch. */
export class CommitNumber {
  readonly #epoch: string;
  readonly #read: Statement<[], string>;
  readonly #store: Statement<[string]> | undefined;
  #number: bigint;

  /** On a reader, which stores nothing, `writable` is false. */
  constructor(db: Database, writable: boolean) {
    this.#read = db
      .prepare<[], string>(
        "SELECT (SELECT value FROM crewdb_meta WHERE key = 'epoch') || '.' || (SELECT value FROM crewdb_meta WHERE key = 'commit_number')",
      )
      .pluck();
    this.#store = writable
      ? db.prepare<[string]>("UPDATE crewdb_meta SET value = ? WHERE key = 'commit_number'")
      : undefined;
    const [epoch = "", number = "0"] = this.read().split(".");
    this.#epoch = epoch;
    this.#number = BigInt(number);
  }

  /** The commit that the snapshot under way includes. */
  read(): string {
    return this.#read.get() ?? "0.0";
  }

  /** The `commit_seq` that writes of the transaction under way will have. */
  get next(): string {
    return `${this.#epoch}.${this.#number + 1n}`;
  }

  /** Inside the transaction, just before COMMIT. */
  store(): void {
    this.#store?.run((this.#number + 1n).toString());
  }

  /** After COMMIT has returned. */
  raise(): void {
    this.#number++;
  }
}

/** Throws unless the snapshot `current` includes the commit `wanted`; empty wants nothing. */
export function requireReached(wanted: string, current: string): void {
  if (wanted === "") return;
  const [epoch, number = ""] = wanted.split(".");
  const [currentEpoch, currentNumber = "0"] = current.split(".");
  if (epoch !== currentEpoch || !/^\d{1,19}$/.test(number)) {
    throw new RpcFailure({
      reason: "UNKNOWN_EPOCH",
      message: "at_least_as_fresh is of another epoch: the database was restored since, or it is another one",
    });
  }
  if (BigInt(number) <= BigInt(currentNumber)) return;
  throw new RpcFailure({
    reason: "COMMIT_NOT_REACHED",
    message: "the commit of at_least_as_fresh is not there yet",
    retryAfterMs: NOT_REACHED_RETRY_MS,
  });
}

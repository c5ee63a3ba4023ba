import { randomUUID } from "node:crypto";
import type { Database, Statement } from "better-sqlite3";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { Meta, readMeta } from "../file/service-tables.js";
import type { TransactionControl } from "./transaction-control.js";

/** How soon a caller should ask again for a commit that is not there yet, in ms. */
const NOT_REACHED_RETRY_MS = 10;
/** How often a snapshot is begun again because a commit came in between. */
const SNAPSHOT_ATTEMPTS = 20;
/** Of SQLite's counter of commits. */
const COUNTER_BITS = 32;

/** A commit that callers see, or one of the service's own, such as a check that the file can be written. */
export type CommitKind = "number" | "quiet";

const KEY = { number: Meta.COMMIT_NUMBER, quiet: Meta.QUIET_COMMITS } as const;

/** What a reader sees: which commit, and how many of other programs. */
export interface SnapshotState {
  readonly commitSeq: string;
  /** Rises with every commit of another program; empty where it can't be told. */
  readonly others: string;
}

/** Numbers the commits of this service: `epoch.number`, raised once per COMMIT. A restored file starts a new epoch. */
export class CommitNumber {
  readonly #epoch: string;
  readonly #read: Statement<[], string>;
  readonly #readOwn: Statement<[], bigint>;
  readonly #store: Statement<[string, string]> | undefined;
  readonly #forgetQuiet: Statement | undefined;
  readonly #numbers: Record<CommitKind, bigint>;

  /** On a reader, which stores nothing, `writable` is false. */
  constructor(db: Database, writable: boolean) {
    this.#read = db
      .prepare<[], string>(
        "SELECT (SELECT value FROM crewdb_meta WHERE key = 'epoch') || '.' || (SELECT value FROM crewdb_meta WHERE key = 'commit_number')",
      )
      .pluck();
    this.#readOwn = db
      .prepare<[], bigint>(
        "SELECT sum(CAST(value AS INTEGER)) FROM crewdb_meta WHERE key IN ('commit_number', 'quiet_commits')",
      )
      .pluck()
      .safeIntegers(true);
    this.#store = writable
      ? db.prepare<[string, string]>(
          "INSERT INTO crewdb_meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        )
      : undefined;
    this.#forgetQuiet = writable ? db.prepare("DELETE FROM crewdb_meta WHERE key = 'quiet_commits'") : undefined;
    const [epoch = ""] = this.read().split(".");
    this.#epoch = epoch;
    const stored = (kind: CommitKind): bigint => BigInt(readMeta(db, KEY[kind]) ?? "0");
    this.#numbers = { number: stored("number"), quiet: stored("quiet") };
  }

  /** The commit that the snapshot under way includes. */
  read(): string {
    return this.#read.get() ?? "0.0";
  }

  /**
   * Begins a snapshot and says which. SQLite counts the commits of all programs, this class those of the service: the difference is
   * the others'. SQLite's counter is not part of the snapshot, so it must be the same before and after.
   * @param walChanges SQLite's counter; undefined where it can't be read
   */
  beginSnapshot(control: TransactionControl, walChanges: () => bigint | undefined): SnapshotState {
    for (let attempt = 1; ; attempt++) {
      const before = walChanges();
      control.begin();
      const commitSeq = this.read();
      if (before === undefined) return { commitSeq, others: "" };
      const own = this.#readOwn.get() ?? 0n;
      const isSame = before === walChanges();
      // Commits come one after the other all the time: where even this is not enough, the snapshot is like no other.
      if (!isSame && attempt === SNAPSHOT_ATTEMPTS) return { commitSeq, others: randomUUID() };
      if (isSame) return { commitSeq, others: String(BigInt.asUintN(COUNTER_BITS, before - own)) };
      control.endRead();
    }
  }

  /**
   * Once, when the service has opened the file: from here on the difference of `beginSnapshot` is how often other programs may have
   * written the file since it was made, as far as can be told. Inside a transaction; `raise` the quiet kind when it has ended.
   */
  countOthers(walChanges: bigint, lives: bigint): void {
    this.#numbers.quiet = walChanges - lives - this.#numbers.number;
    // Or the value may be the one that is there: then SQLite writes nothing, and counts no commit.
    this.#forgetQuiet?.run();
    this.store("quiet");
  }

  /** The `commit_seq` that writes of the transaction under way will have. */
  get next(): string {
    return `${this.#epoch}.${this.#numbers.number + 1n}`;
  }

  /** Inside the transaction, just before COMMIT. */
  store(kind: CommitKind): void {
    this.#store?.run(KEY[kind], (this.#numbers[kind] + 1n).toString());
  }

  /** After COMMIT has returned. */
  raise(kind: CommitKind): void {
    this.#numbers[kind]++;
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

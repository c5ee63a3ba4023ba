import { performance } from "node:perf_hooks";
import type { Database } from "better-sqlite3";
import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { OpenFiles } from "../file/open-files.js";
import type { CommitNumber } from "./commit-number.js";
import { fromSqliteError, withCause } from "./sqlite-error.js";
import { TransactionControl } from "./transaction-control.js";

/**
 * What COMMIT fails with before the last frame of the transaction is in the log: nothing of it can come back. After any other failure
 * the log may hold all of it, and the next start would find it there.
 */
const LEFT_NOTHING = /^SQLITE_(?:CONSTRAINT|BUSY|FULL|IOERR_WRITE|READONLY)/;

/** Whether the log may hold all of a transaction whose COMMIT has failed with this. */
export function mayBeInLog(error: unknown): boolean {
  return !LEFT_NOTHING.test((error as { code?: string }).code ?? "");
}

/** A commit that is no older than this proves that the file can be written, in ms. */
const PROOF_MS = 5000;

/** What the writer's transactions need to know of their file. */
export interface WriterFile {
  readonly numbers: CommitNumber;
  readonly files: OpenFiles;
  /** errno of the last write or sync that failed, or 0. */
  readonly ioErrno: () => number;
}

/**
 * The writer's transactions, and the truth about each: an error of a COMMIT says in `committed` whether it is there. After a COMMIT
 * that may be there although it failed, a small commit is made at once: SQLite writes it to the same place in the log, so that the
 * other one can't come back. As long as that is impossible no transaction begins.
 */
export class WriterControl extends TransactionControl {
  readonly #file: WriterFile;
  #inDoubt: boolean;
  #provenMs = Number.NEGATIVE_INFINITY;

  /** `inDoubt`: of the connection that this one replaces. */
  constructor(db: Database, file: WriterFile, inDoubt = false) {
    super(db);
    this.#file = file;
    this.#inDoubt = inDoubt;
  }

  /** A transaction that nobody could commit may be in the log. */
  get isInDoubt(): boolean {
    return this.#inDoubt;
  }

  get files(): OpenFiles {
    return this.#file.files;
  }

  /** Throws RpcFailure when nothing may be written. */
  override beginImmediate(): void {
    this.#requireFiles("false");
    if (this.#inDoubt) this.#settle();
    super.beginImmediate();
  }

  /** Ends the transaction as one that callers see. Throws RpcFailure with `committed`; nothing is open then. */
  commitNumbered(): void {
    this.#commit("number");
  }

  /** Ends the transaction as one of the service's own. Throws as `commitNumbered` does. */
  commitQuietly(): void {
    this.#commit("quiet");
  }

  /** Throws RpcFailure when the files are not those that were opened. */
  requireFiles(): void {
    this.#requireFiles("false");
  }

  /** Gets the file's write lock and gives it back, and writes if nothing was written for a while. Throws RpcFailure. */
  prove(): void {
    this.beginImmediate();
    if (performance.now() - this.#provenMs < PROOF_MS) this.rollback();
    else this.commitQuietly();
  }

  /** What a statement of the transaction failed with, with the system's own reason where a write has failed. */
  explain(error: unknown): CallError {
    return withCause(fromSqliteError(error), this.#file.ioErrno).error;
  }

  #commit(kind: "number" | "quiet"): void {
    let begun = false;
    this.#requireFilesToCommit();
    try {
      this.#file.numbers.store(kind);
      begun = true;
      this.commit();
    } catch (error) {
      throw this.#failed(error, begun);
    }
    this.#file.numbers.raise(kind);
    this.#inDoubt = false;
    this.#provenMs = performance.now();
    // Gone while it was written: nobody can say whether this file is the one that the next start opens.
    this.#requireFiles("unknown");
  }

  #failed(error: unknown, begun: boolean): RpcFailure {
    this.rollback();
    const failure = this.explain(error);
    // Whatever it was: the next check has to write.
    this.#provenMs = Number.NEGATIVE_INFINITY;
    this.#inDoubt ||= begun && mayBeInLog(error);
    return saying(failure, this.#inDoubt && !this.#settled() ? "unknown" : "false");
  }

  #settled(): boolean {
    try {
      this.#settle();
      return true;
    } catch (error) {
      if (!(error instanceof RpcFailure)) throw error;
      // Why not is the same as before, and is what the callers are told.
      return false;
    }
  }

  #settle(): void {
    const { numbers } = this.#file;
    try {
      super.beginImmediate();
      numbers.store("quiet");
      this.commit();
    } catch (error) {
      this.rollback();
      throw saying(this.explain(error), "false");
    }
    numbers.raise("quiet");
    this.#inDoubt = false;
  }

  /** COMMIT may make a checkpoint, after which nobody can tell that the file was overwritten before. */
  #requireFilesToCommit(): void {
    try {
      this.#requireFiles("false");
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  #requireFiles(committed: "false" | "unknown"): void {
    const problem = this.#file.files.problem();
    if (problem === undefined) return;
    throw saying({ reason: "FILE_LOST", message: `writes are refused: ${problem}` }, committed);
  }
}

/** An error of a write that says whether it is there. */
function saying(error: CallError, committed: "false" | "unknown"): RpcFailure {
  return new RpcFailure({ ...error, committed });
}

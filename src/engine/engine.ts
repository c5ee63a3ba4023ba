import type { Call } from "./call.js";
import type { Check } from "./checks.js";
import type { DatabaseName, DatabasePlan, RpcPlan } from "./plan.js";
import type { DatabaseStatistics, SlowStatement } from "./statistics.js";

/** Keeps databases. README.md beside this file says what an engine must do. */
export interface Engine {
  /**
   * Makes sure that nobody else serves a database while this process does. Nothing of the
   * database is changed yet: the claims on all come before the first is opened.
   * @throws OpenError whose it is, or why it can't be this service's, in one line
   */
  claim(database: DatabaseName): void;
  /**
   * Opens a claimed database: creates it, brings its schema up to date, repairs it after an
   * unclean stop, and compares the plan with the schema. Leaves nothing open when it rejects.
   * @throws OpenError what is wrong, where, and what would be right, in one line
   */
  open(plan: DatabasePlan, watch: DatabaseWatch): Promise<Database>;
  /** Gives up what was claimed. Called once, after the last database was closed. */
  close(): void;
}

/** One open database. */
export interface Database {
  readonly description: DatabaseDescription;
  /** A replica is kept, and `Call.untilReplicated` has a meaning. */
  readonly replicated?: boolean;
  /**
   * Takes a call. Its `finish` is called exactly once, never from within `submit`; failures are
   * outcomes, so this does not throw.
   */
  submit(call: Call): void;
  /**
   * Ends a call that nobody waits for any more: what runs of it is stopped. It is still finished
   * once. A call that is finished already, or never came, is ignored.
   */
  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void;
  /** Cheap enough to be asked for several times a second. */
  statistics(): DatabaseStatistics;
  /** The slowest first, at most 100. */
  slowStatements(): SlowStatement[];
  /** What must hold for the database to be served; always the same, in the order shown. */
  readonly checks: readonly Check[];
  /**
   * Refuses new calls with DRAINING at once, lets calls in flight finish for up to `graceMs`, ends
   * the rest with DRAINING, then closes. Called again, it waits for the same.
   * Rejects when it could not close cleanly; the next `open` repairs it.
   */
  close(graceMs: number): Promise<void>;

  // What an engine may lack. AdminDb answers UNKNOWN_METHOD for what is absent.

  /**
   * A copy of the database at one commit, made while calls go on. It is not made to its end when
   * `signal` is aborted.
   * @throws RpcFailure DISK_FULL, CANCELLED
   */
  backup?(signal: AbortSignal): Promise<Backup>;
  /**
   * Moves what the engine's log has into the data; `truncate`: and empties the log. Waits for no
   * call.
   * @throws RpcFailure
   */
  checkpoint?(truncate: boolean): Promise<CheckpointResult>;
  /**
   * Brings the planner's statistics up to date.
   * @throws RpcFailure
   */
  optimize?(): Promise<void>;
  /** While they are paused, writes wait in the queue; those that run go on. */
  pauseWrites?(isPaused: boolean): void;
  /** Work that is due now and then beside calls; the service does it until it stops. */
  readonly chores?: readonly Chore[];
}

/** For the start-up line. */
export interface DatabaseDescription {
  /** Name and version of the engine, e.g. `SQLite 3.53.1`. */
  readonly engine: string;
  /** Where the database is, without credentials: the path of a file, or host and name. */
  readonly location: string;
  /** The last migration. */
  readonly schemaVersion: number;
  /** What this installation can't do and others can, if anything. */
  readonly limitation?: string;
}

/** Told of what happens in a database, for the log and for metrics. */
export interface DatabaseWatch extends ConnectionWatch {
  /** A call held its connection for longer than the limit of slow statements. */
  readonly slow: (statement: SlowStatement, tookMs: number, call: Call) => void;
  /** The first time for each rpc: one executor refused what another accepts. */
  readonly disagreed: (rpc: RpcPlan) => void;
}

/** Told of what happens to connections. */
export interface ConnectionWatch {
  /** `connection` is 0 for the writer, and counts the readers from 1. */
  readonly acquired?: (connection: number) => void;
  readonly released?: (connection: number, heldMs: number) => void;
  /** A reader was added under pressure, and was open after so long. */
  readonly created?: (tookMs: number) => void;
  /** A checkpoint that was asked for has ended. */
  readonly checkpointed?: (tookMs: number) => void;
}

/**
 * A finished copy of a database. Whoever asked for it disposes of it; nothing of it is left then.
 */
export interface Backup extends AsyncDisposable {
  readonly bytes: number;
  /** The last commit that is in it. */
  readonly commitSeq: string;
  /** All of it once, in order, in pieces of at most 64 KiB, read when they are asked for. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface CheckpointResult {
  /** What was in the log, in pages, and how much of that is in the data now. */
  readonly logPages: number;
  readonly movedPages: number;
  /** Calls that run kept it from moving everything. */
  readonly busy: boolean;
}

/** One kind of housekeeping. */
export interface Chore {
  /** From the end of one run to the start of the next. */
  readonly intervalMs: number;
  /**
   * Ends early when `signal` is aborted. Rejects when it failed; it runs again after the interval.
   */
  run(signal: AbortSignal): Promise<void>;
}

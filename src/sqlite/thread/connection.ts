import type { Database } from "better-sqlite3";
import { monotonicMs } from "../../base/monotonic.js";
import { WireWriter } from "../../base/wire.js";
import type { DatabasePlan, Lane } from "../../engine/plan.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import { StreamPort } from "../../sql/stream-port.js";
import { closeDatabaseFile, livesOf } from "../file/open-file.js";
import { OpenFiles } from "../file/open-files.js";
import { Board } from "../pool/board.js";
import type { BatchResult, BatchTask, ConnectionSetup, OnCommit, StreamTask } from "../pool/messages.js";
import { SqlCalls } from "../sql/sql-calls.js";
import { SqlEngine } from "../sql/sql-engine.js";
import { runQueryStream, type StreamParts } from "../stream/query-stream.js";
import { runTransaction, type TransactionParts } from "../stream/transaction.js";
import { Calls } from "./calls.js";
import { CommitNumber } from "./commit-number.js";
import { DeferredWork } from "./deferred-work.js";
import { KeptReplies } from "./exactly-once.js";
import { type Guard, loadGuard } from "./guard.js";
import { checkpoint } from "./maintenance.js";
import { NativeExecutor } from "./native-executor.js";
import { NativeRows } from "./native-rows.js";
import { type Interruptible, type ReaderParts, runReads } from "./read-batch.js";
import { ReplyBatch } from "./reply-batch.js";
import { SchemaWatch } from "./schema-watch.js";
import { TransactionControl } from "./transaction-control.js";
import { TypedCalls } from "./typed-calls.js";
import { WriteGroup, type WriterParts } from "./write-group.js";
import { WriterControl } from "./writer-control.js";

/** One open connection with everything that runs batches on it. A thread has exactly one. */
export class Connection {
  readonly db: Database;
  readonly #plan: DatabasePlan;
  readonly #lane: Lane;
  readonly #busyTimeoutMs: number;
  readonly #sql: SqlEngine;
  readonly #typed: TypedCalls;
  readonly #board: Board;
  readonly #calls: Calls;
  readonly #commits: CommitNumber;
  readonly #control: TransactionControl;
  readonly #guard: Guard | undefined;
  readonly #schema: SchemaWatch;
  readonly #buffer: WireWriter = new WireWriter();
  readonly #reader: ReaderParts;
  readonly #writer: WriterParts | undefined;
  readonly #interrupts: Interruptible;
  readonly #native: NativeExecutor | undefined;
  #generation = 0;
  #mayMiss = true;

  /** `before`: the connection that this one replaces. */
  constructor(db: Database, setup: ConnectionSetup, before?: Connection) {
    this.db = db;
    this.#schema = new SchemaWatch(db);
    this.#board = new Board(setup.board);
    this.#guard = loadGuard(db, setup.guardFile);
    if (setup.lane === "write") this.#guard?.bufferLog();
    this.#interrupts = this.#interruptible();
    this.#commits = new CommitNumber(db, setup.lane === "write");
    const writer = setup.lane === "write" ? this.#writerControl(setup.file, before?.writerControl) : undefined;
    this.#control = writer ?? new TransactionControl(db);
    this.#plan = setup.plan;
    this.#lane = setup.lane;
    this.#busyTimeoutMs = setup.busyTimeoutMs;
    this.#sql = new SqlEngine(db, this.#guard, setup.lane === "write", this.#guard && new NativeRows(db));
    const sql = new SqlCalls(this.#sql, this.#commits, setup.plan.service);
    this.#typed = new TypedCalls(db, setup.plan);
    this.#calls = new Calls(this.#typed, sql);
    const isNative = this.#guard !== undefined && setup.executor !== "portable";
    this.#native = isNative ? new NativeExecutor(db, setup.plan, this.#typed) : undefined;
    this.#reader = {
      calls: this.#calls,
      control: this.#control,
      interrupts: this.#interrupts,
      schema: this.#schema,
      native: this.#native,
    };
    this.#writer = writer && this.#writerParts(setup, writer);
  }

  /** Undefined on a reader. */
  get writerControl(): WriterControl | undefined {
    return this.#writer?.control;
  }

  /** Once, by the writer that opens the file first. */
  countOthers(): void {
    const walChanges = this.#guard?.walChanges();
    if (walChanges === undefined) return;
    this.#control.beginImmediate();
    this.#commits.countOthers(this.#guard?.walChanges() ?? walChanges, livesOf(this.db));
    this.#control.commit();
    this.#commits.raise("quiet");
  }

  /** Prepared statements dropped since it opened. */
  get evictions(): number {
    return this.#sql.evictions + this.#typed.evictions;
  }

  /** Callers' statements that were compiled since it opened take much memory. */
  get isWorn(): boolean {
    return this.#sql.isWorn;
  }

  /** Runs the service's own change as a commit with a number, like any write of a caller; `quietly` where none can see it. */
  commit<Result>(change: (db: Database) => Result, quietly = false): Result {
    const control = this.#writing;
    control.beginImmediate();
    try {
      const result = change(this.db);
      if (quietly) control.commitQuietly();
      else control.commitNumbered();
      return result;
    } finally {
      control.rollback();
    }
  }

  /** Proves that the file can be written. Throws RpcFailure. */
  /** Throws RpcFailure when a checkpoint could write over a file that is not the one which was opened, or from a log that was cut. */
  checkpoint(truncate: boolean): Readonly<Record<string, number>> {
    this.#writing.requireFiles();
    return checkpoint(this.db, truncate);
  }

  /** Closes the writer, which is the last one: cleanly, unless the files are lost; then nothing of them is touched. */
  closeFile(): void {
    if (this.#writing.files.problem() === undefined) closeDatabaseFile(this.db);
    else {
      this.#guard?.keepLog();
      this.db.close();
    }
  }

  /**
   * Throws RpcFailure when the schema lacks something that a statement of the service needs. Compiles all of
   * them, once: a connection is replaced where the schema has changed.
   */
  requireSchema(): void {
    if (!this.#mayMiss) return;
    this.#typed.requireSchema(this.#plan);
    this.#mayMiss = false;
  }

  proveWriting(): void {
    this.#writing.prove();
  }

  /** Throws SchemaChanged before anything of it was done: it must be run on a new connection. */
  runBatch(task: BatchTask, onCommit?: OnCommit): BatchResult {
    const batch = new ReplyBatch(task, this.#buffer, this.#board);
    this.#generation = task.generation;
    if (this.#guard !== undefined) this.#board.publish(task.slot, this.#guard.slot);
    this.#native?.start(batch.calls, this.#lane === "write" ? this.#commits.next : "");
    if (this.#writer === undefined) runReads(this.#reader, batch);
    else new WriteGroup(this.#writer, batch, onCommit).run();
    return batch.finish(this.#native);
  }

  /** Whether another program has changed the schema since this connection was opened. */
  get isOutdated(): boolean {
    return this.#schema.hasChanged;
  }

  /** Holds the connection until the stream or transaction ends; says so through the port. */
  async runStream(task: StreamTask): Promise<void> {
    const port = new StreamPort(task.port);
    const request = Buffer.from(task.request);
    this.#generation = task.generation;
    if (this.#guard !== undefined) this.#board.publish(task.slot, this.#guard.slot);
    const error =
      task.rpc === SqlRpc.QUERY_STREAM
        ? await runQueryStream(this.#streamParts(task), request, port)
        : await runTransaction({ ...this.#streamParts(task), ...this.#transactionParts(task) }, port);
    await port.end(error);
  }

  #interruptible(): Interruptible {
    const generation = (): number => this.#generation;
    return {
      arm: () => this.#guard?.arm(this.#generation),
      disarm: () => this.#guard?.disarm(),
      get generation() {
        return generation();
      },
    };
  }

  #streamParts(task: StreamTask): StreamParts {
    return {
      sql: this.#sql,
      control: this.#control,
      commits: this.#commits,
      walChanges: () => this.#guard?.walChanges(),
      interrupts: this.#interrupts,
      scope: task.scope,
      limits: task.limits,
      leftMs: () => task.tooOldAtMs - monotonicMs(),
      setRunning: (running) => this.#board.setCurrent(task.slot, running ? 0 : -1),
    };
  }

  #transactionParts(
    task: StreamTask,
  ): Pick<TransactionParts, "db" | "writer" | "lane" | "calls" | "caller" | "busyTimeoutMs" | "rpcByName"> {
    return {
      db: this.db,
      writer: this.#writer?.control,
      lane: this.#lane,
      calls: this.#calls,
      caller: task.caller,
      busyTimeoutMs: this.#busyTimeoutMs,
      rpcByName: (name) => this.#plan.rpcs.find((rpc) => rpc.name === name),
    };
  }

  get #writing(): WriterControl {
    if (this.#writer === undefined) throw new Error("a reader's connection writes nothing");
    return this.#writer.control;
  }

  #writerControl(file: string, before: WriterControl | undefined): WriterControl {
    const files = new OpenFiles(file, this.#guard, before?.files);
    const parts = { numbers: this.#commits, files, ioErrno: () => this.#guard?.ioErrno() ?? 0 };
    return new WriterControl(this.db, parts, before?.isInDoubt);
  }

  #writerParts(setup: ConnectionSetup, control: WriterControl): WriterParts {
    return {
      calls: this.#calls,
      native: this.#native,
      control,
      deferred: new DeferredWork(this.db),
      replies: new KeptReplies(this.db),
      commits: this.#commits,
      interrupts: this.#interrupts,
      schema: this.#schema,
      busyTimeoutMs: setup.busyTimeoutMs,
      carefulGroups: 0,
      lastCommitMs: 0,
    };
  }
}

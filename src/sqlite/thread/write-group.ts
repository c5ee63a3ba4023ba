import { performance } from "node:perf_hooks";
import type { CallError } from "../../engine/call-error.js";
import { Executed } from "../../engine/layout.js";
import { isSqlRpc } from "../../engine/sql-rpc.js";
import { CallFacts } from "../../typed/call-facts.js";
import type { OnCommit } from "../pool/messages.js";
import type { Calls } from "./calls.js";
import type { CommitNumber } from "./commit-number.js";
import type { DeferredWork } from "./deferred-work.js";
import type { KeptReplies } from "./exactly-once.js";
import { isKept, lengthOf, type NativeExecutor, type NativeFailure, rowsOf } from "./native-executor.js";
import type { Interruptible } from "./read-batch.js";
import type { ReplyBatch } from "./reply-batch.js";
import type { RunnableCall } from "./runnable-call.js";
import { SchemaChanged, type SchemaWatch } from "./schema-watch.js";
import { requireSqliteError } from "./sqlite-error.js";
import { takeWriteLock } from "./write-lock.js";
import type { WriterControl } from "./writer-control.js";

/**
 * A group closes after this much work, or after as much as the last COMMIT took: those that wait for its COMMIT should not wait much
 * longer for the group, and where a COMMIT takes long it should be of many writes.
 */
const GROUP_MS = 5;
/** Or after so many bytes of answers: only callers' SQL has long ones. */
const GROUP_BYTES = 4 * 1024 * 1024;
/** However long a COMMIT takes. */
const MAX_GROUP_MS = 20;
/** After a group was lost to one of its calls, so many run with a savepoint for each call. */
const CAREFUL_GROUPS = 32;

/** What a group of writes needs of its connection. */
export interface WriterParts {
  readonly calls: Calls;
  /** Absent where the portable executor runs all typed calls. */
  readonly native: NativeExecutor | undefined;
  readonly control: WriterControl;
  readonly deferred: DeferredWork;
  readonly replies: KeptReplies;
  readonly commits: CommitNumber;
  /** Armed only while a call's own statements run, never around savepoints and COMMIT. */
  readonly interrupts: Interruptible;
  readonly schema: SchemaWatch;
  /** How long another process's lock is waited for, in ms. */
  readonly busyTimeoutMs: number;
  /** How many more groups run with a savepoint for each call. */
  carefulGroups: number;
  /** How long the last COMMIT took, in ms. */
  lastCommitMs: number;
}

/** A write that has run and waits for its group's COMMIT. */
interface Provisional {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
  readonly startMs: number;
  readonly facts: CallFacts;
  /** Its reply is one of the extension's. */
  readonly native: boolean;
  /** Answered from the kept replies, or only validated: nothing of it needs a commit. */
  readonly leavesNothing: boolean;
}

/** What a call has done to its group's transaction. */
type Effect =
  /** It has run, or was answered with its error, and the others may go on. */
  | "kept"
  /** The transaction is gone: the call was answered with its error. */
  | "lost-by-it"
  /** The transaction is gone, and the call has to run again as well. */
  | "lost";

/**
 * Natural group commit: the writes that waited together share one transaction, each with its own result.
 * Nothing is answered with success before COMMIT has returned.
 *
 * They run without savepoints until one of them fails. It alone is answered with its error; what it did is undone with the
 * whole transaction, and the others are run again: together once, now each in a savepoint of its own, then one by one. While
 * calls fail now and then, groups keep to savepoints.
 */
export class WriteGroup {
  readonly #parts: WriterParts;
  readonly #batch: ReplyBatch;
  /** Set while the group runs for the first time: what runs again may be any of its calls. */
  #onCommit: OnCommit | undefined;
  #provisional: Provisional[] = [];
  /** Calls that the extension does not get again, with what is told as their `executed`. */
  readonly #handedOver = new Map<number, number>();

  constructor(parts: WriterParts, batch: ReplyBatch, onCommit?: OnCommit) {
    this.#parts = parts;
    this.#batch = batch;
    this.#onCommit = onCommit;
  }

  /** Throws SchemaChanged before anything was done. */
  run(): void {
    const all = Array.from({ length: this.#batch.calls.count }, (_, index) => index);
    const careful = this.#parts.carefulGroups > 0;
    if (careful) this.#parts.carefulGroups--;
    const lost = this.#attempt(all, careful);
    this.#onCommit = undefined;
    if (lost.length > 0) this.#parts.carefulGroups = CAREFUL_GROUPS;
    const lostAgain = lost.length === 0 ? [] : this.#attempt(lost, true);
    for (const index of lostAgain) this.#attempt([index], true);
  }

  /** Runs these calls in one transaction; answers those whose work was lost through no fault of their own. */
  #attempt(indexes: readonly number[], careful: boolean): readonly number[] {
    const blocked = takeWriteLock(this.#parts.control, this.#parts.busyTimeoutMs);
    if (blocked !== undefined) {
      for (const index of indexes) this.#batch.fail(index, blocked);
      return [];
    }
    this.#provisional = [];
    this.#parts.deferred.forget();
    if (this.#parts.schema.hasChanged) {
      this.#parts.control.rollback();
      throw new SchemaChanged();
    }
    const enoughMs = Math.min(MAX_GROUP_MS, Math.max(GROUP_MS, this.#parts.lastCommitMs));
    let at = 0;
    for (; at < indexes.length; at++) {
      const index = indexes[at] ?? 0;
      if (at > 0 && (this.#batch.elapsedMs > enoughMs || this.#batch.bytes > GROUP_BYTES)) break;
      const outcome = this.#write(index, indexes.length > 1, careful);
      if (outcome === "kept") continue;
      const before = this.#provisional.map((each) => each.index);
      return [...before, ...(outcome === "lost" ? [index] : []), ...indexes.slice(at + 1)];
    }
    return this.#commit(at);
  }

  #write(index: number, grouped: boolean, careful: boolean): Effect {
    // First the board says what runs, then its flag is read: a cancel in between is seen here or interrupts.
    this.#batch.setCurrent(index);
    if (this.#batch.refuses(index)) return "kept";
    const { native } = this.#parts;
    const handedOver = this.#handedOver.get(index);
    const isNative = handedOver === undefined && !isSqlRpc(this.#batch.calls.rpc(index));
    return native !== undefined && isNative
      ? this.#writeNatively(native, index, grouped, careful)
      : this.#writeInJavaScript(index, grouped, careful, handedOver);
  }

  #writeNatively(native: NativeExecutor, index: number, grouped: boolean, careful: boolean): Effect {
    const { control, interrupts } = this.#parts;
    if (!this.#defer(false, grouped)) return "lost";
    const nested = grouped && careful;
    const startMs = this.#batch.elapsedMs;
    const facts = new CallFacts();
    facts.start();
    facts.executed = Executed.answered;
    if (nested) control.savepoint();
    let reply: number;
    try {
      reply = native.run(index, interrupts.generation);
    } catch (error) {
      facts.executed = Executed.worded;
      const { failure, wrote } = native.explain(index, error);
      return this.#undo(index, this.#translate(failure), nested, startMs, facts, wrote);
    }
    if (reply < 0) return this.#nativeFailed(native.failureOf(index, reply), index, grouped, careful, startMs, facts);
    if (nested) control.release();
    facts.stepped();
    facts.rows = rowsOf(reply);
    facts.cacheHit = !native.hasCompiled;
    const length = lengthOf(reply);
    const offset = this.#batch.nativePlace(length);
    this.#provisional.push({ index, offset, length, startMs, facts, native: true, leavesNothing: isKept(reply) });
    return "kept";
  }

  #nativeFailed(
    failure: NativeFailure,
    index: number,
    grouped: boolean,
    careful: boolean,
    startMs: number,
    facts: CallFacts,
  ): Effect {
    const { control } = this.#parts;
    const nested = grouped && careful;
    if ("error" in failure) {
      facts.executed = Executed.worded;
      return this.#undo(index, failure.error, nested, startMs, facts, failure.wrote);
    }
    const executed = Executed.handedOver + failure.reason;
    // What it has written is undone first: now where there is a savepoint, else with the whole group.
    if (failure.wrote && !(nested && control.inTransaction)) {
      // A lone write never has a savepoint: the extension would write and hand over without end.
      this.#handedOver.set(index, executed);
      control.rollback();
      return "lost";
    }
    if (nested) control.undo();
    return this.#writeInJavaScript(index, grouped, careful, executed);
  }

  #writeInJavaScript(index: number, grouped: boolean, careful: boolean, executed: number = Executed.portable): Effect {
    const startMs = this.#batch.elapsedMs;
    const facts = new CallFacts();
    const call = this.#read(index);
    if (call === undefined) return "kept";
    if (!this.#defer(call.isSql, grouped)) return "lost";
    const nested = (grouped && careful) || call.validateOnly;
    const offset = this.#batch.writer.position;
    facts.start();
    facts.executed = executed;
    if (nested) this.#parts.control.savepoint();
    try {
      const replayed = this.#execute(call, facts);
      const length = this.#batch.writer.position - offset;
      if (call.validateOnly) this.#parts.control.undo();
      else if (nested) this.#parts.control.release();
      const leavesNothing = replayed || call.validateOnly;
      this.#provisional.push({ index, offset, length, startMs, facts, native: false, leavesNothing });
      // A caller's INSERT OR ROLLBACK can succeed after it ended the transaction.
      return this.#parts.control.inTransaction ? "kept" : "lost-by-it";
    } catch (error) {
      this.#batch.writer.position = offset;
      return this.#undo(index, this.#translate(error), nested, startMs, facts, true);
    }
  }

  /** False when SQLite could not; then the group is lost, and one by one the calls find out why. */
  #defer(isSql: boolean, grouped: boolean): boolean {
    const { deferred, control } = this.#parts;
    try {
      if (grouped && !isSql) deferred.begin();
      else deferred.end();
      return true;
    } catch (error) {
      control.rollback();
      requireSqliteError(error);
      return false;
    }
  }

  /** The decoded call, unless it was answered here: against the rules. */
  #read(index: number): RunnableCall | undefined {
    try {
      return this.#parts.calls.read(this.#batch.calls.at(index));
    } catch (error) {
      this.#batch.fail(index, this.#translate(error));
      return undefined;
    }
  }

  /** Writes the reply; true when it is one that was kept from an earlier try. */
  #execute(call: RunnableCall, facts: CallFacts): boolean {
    const { replies, commits, interrupts } = this.#parts;
    const { writer } = this.#batch;
    const keeps = call.requestId !== "" && !call.validateOnly;
    const kept = keeps ? replies.find(call) : undefined;
    if (kept !== undefined) {
      writer.reserve(kept.length);
      writer.bytes.set(kept, writer.position);
      writer.position += kept.length;
      return true;
    }
    const offset = writer.position;
    interrupts.arm();
    try {
      call.run(writer, facts, commits.next);
    } finally {
      interrupts.disarm();
    }
    if (keeps) replies.keep(call, writer.bytes.subarray(offset, writer.position));
    return false;
  }

  /** `wrote`: something of the call may be in the transaction. */
  #undo(index: number, error: CallError, nested: boolean, startMs: number, facts: CallFacts, wrote: boolean): Effect {
    const { control } = this.#parts;
    if (control.inTransaction && nested) control.undo();
    const strayInterrupt = error.reason === "CANCELLED" && !this.#batch.isCancelled(index);
    if (strayInterrupt) {
      // The whole transaction goes, so that this call is run again with the others.
      control.rollback();
      return "lost";
    }
    if (!nested && wrote) control.rollback();
    this.#batch.fail(index, error, startMs, facts);
    return control.inTransaction ? "kept" : "lost-by-it";
  }

  /** Ends the transaction; answers the calls to run again when COMMIT failed. The first run starts no call from `notStarted` on. */
  #commit(notStarted: number): readonly number[] {
    const { control, deferred } = this.#parts;
    const written = this.#provisional.some((each) => !each.leavesNothing);
    const startMs = performance.now();
    this.#batch.setCurrent(-1);
    try {
      if (written) {
        deferred.end();
        this.#onCommit?.(notStarted);
        control.commitNumbered();
      } else control.rollback();
    } catch (error) {
      control.rollback();
      return this.#commitFailed(this.#translate(error));
    }
    const commitMs = written ? performance.now() - startMs : 0;
    if (written) this.#parts.lastCommitMs = commitMs;
    for (const each of this.#provisional) this.#succeed(each, commitMs);
    return [];
  }

  #succeed({ index, offset, length, startMs, facts, native }: Provisional, commitMs: number): void {
    const group = { commitMs, size: this.#provisional.length };
    if (native) this.#batch.succeedNatively(index, offset, length, startMs, facts, group);
    else this.#batch.succeed(index, offset, length, startMs, facts, group);
  }

  #commitFailed(error: CallError): readonly number[] {
    // What may be there must not be run again; what left nothing was answered before, or only looked at.
    const isKnown = error.committed !== "unknown";
    if (isKnown && this.#provisional.length > 1) return this.#provisional.map((each) => each.index);
    for (const each of this.#provisional) {
      if (each.leavesNothing) this.#succeed(each, 0);
      else this.#batch.fail(each.index, error, each.startMs, each.facts);
    }
    return [];
  }

  #translate(error: unknown): CallError {
    return this.#parts.control.explain(error);
  }
}

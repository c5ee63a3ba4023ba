import type { CallError } from "../../engine/call-error.js";
import { Executed } from "../../engine/layout.js";
import { isSqlRpc } from "../../engine/sql-rpc.js";
import { CallFacts } from "../../typed/call-facts.js";
import type { Calls } from "./calls.js";
import { lengthOf, type NativeExecutor, rowsOf } from "./native-executor.js";
import type { ReplyBatch } from "./reply-batch.js";
import { SchemaChanged, type SchemaWatch } from "./schema-watch.js";
import { fromSqliteError } from "./sqlite-error.js";
import type { TransactionControl } from "./transaction-control.js";

/** A batch of reads ends after this much work, so that what is ready does not wait for what is not. */
const READ_BATCH_MS = 1;
/** Or after this many bytes: one transfer stays cheap. */
const READ_BATCH_BYTES = 256 * 1024;
/** An interrupt that was meant for another call is survived this often. */
const ATTEMPTS = 3;

/** Lets the main thread stop what runs, and ends that: control statements must not be hit. */
export interface Interruptible {
  arm(): void;
  disarm(): void;
  /** Of what runs now: an interrupt for any other is ignored. */
  readonly generation: number;
}

/** What runs reads on a connection. */
export interface ReaderParts {
  readonly calls: Calls;
  readonly control: TransactionControl;
  readonly interrupts: Interruptible;
  readonly schema: SchemaWatch;
  /** Absent where the portable executor runs all typed calls. */
  readonly native: NativeExecutor | undefined;
}

/** Runs reads one after another in one snapshot: a fifth cheaper than a transaction for each. Throws SchemaChanged. */
export function runReads(parts: ReaderParts, batch: ReplyBatch): void {
  const { calls, control, schema } = parts;
  const together = batch.calls.count > 1 || calls.readsMoreThanOnce(batch.calls.rpc(0));
  if (!together) {
    runAll(parts, batch);
    return;
  }
  control.begin();
  try {
    if (schema.hasChanged) throw new SchemaChanged();
    runAll(parts, batch);
  } finally {
    control.endRead();
  }
}

function runAll(parts: ReaderParts, batch: ReplyBatch): void {
  const { calls, control, interrupts, schema } = parts;
  const { count } = batch.calls;
  const facts = new CallFacts();
  for (let index = 0; index < count; index++) {
    const spent = index > 0 && (batch.elapsedMs > READ_BATCH_MS || batch.bytes > READ_BATCH_BYTES);
    if (spent) break;
    // First the board says what runs, then its flag is read: a cancel in between is seen here or interrupts.
    batch.setCurrent(index);
    if (batch.refuses(index)) continue;
    const handedOver = runNatively(parts, batch, index, facts);
    if (handedOver === undefined) continue;
    interrupts.arm();
    runRead(calls, batch, index, facts, handedOver);
    interrupts.disarm();
    // A lone read has no snapshot to ask in before it; the extension has declined it if its statement was compiled again.
    if (!control.inTransaction && schema.hasChanged) throw new SchemaChanged();
  }
}

/** Undefined when the call is answered; else the portable executor runs it, which is told as this of `Executed`. */
function runNatively(
  { native, interrupts }: ReaderParts,
  batch: ReplyBatch,
  index: number,
  facts: CallFacts,
): number | undefined {
  if (native === undefined || isSqlRpc(batch.calls.rpc(index))) return Executed.portable;
  const startMs = batch.elapsedMs;
  facts.start();
  facts.executed = Executed.answered;
  const reply = runInterruptibly(native, interrupts, batch, index);
  if (typeof reply !== "number") {
    facts.executed = Executed.worded;
    batch.fail(index, reply, startMs, facts);
    return undefined;
  }
  if (reply < 0) {
    const failure = native.failureOf(index, reply);
    if (!("error" in failure)) return Executed.handedOver + failure.reason;
    facts.executed = Executed.worded;
    batch.fail(index, failure.error, startMs, facts);
    return undefined;
  }
  facts.stepped();
  facts.rows = rowsOf(reply);
  facts.cacheHit = !native.hasCompiled;
  const length = lengthOf(reply);
  const group = { commitMs: 0, size: batch.calls.count };
  batch.succeedNatively(index, batch.nativePlace(length), length, startMs, facts, group);
  return undefined;
}

/** What the extension answers, or the error of SQLite that the caller is told. */
function runInterruptibly(
  native: NativeExecutor,
  interrupts: Interruptible,
  batch: ReplyBatch,
  index: number,
): number | CallError {
  for (let attempt = 1; ; attempt++) {
    try {
      return native.run(index, interrupts.generation);
    } catch (thrown) {
      const { error } = native.explain(index, thrown).failure;
      const strayInterrupt = error.reason === "CANCELLED" && !batch.isCancelled(index);
      if (!strayInterrupt || attempt === ATTEMPTS) return error;
    }
  }
}

function runRead(calls: Calls, batch: ReplyBatch, index: number, facts: CallFacts, executed: number): void {
  const startMs = batch.elapsedMs;
  const offset = batch.writer.position;
  const call = batch.calls.at(index);
  facts.start();
  facts.executed = executed;
  for (let attempt = 1; ; attempt++) {
    try {
      calls.read(call).run(batch.writer, facts, "");
      const group = { commitMs: 0, size: batch.calls.count };
      batch.succeed(index, offset, batch.writer.position - offset, startMs, facts, group);
      return;
    } catch (error) {
      // The interrupt can also hit a statement of the service itself, such as the read of the commit number.
      const failure = fromSqliteError(error);
      batch.writer.position = offset;
      const strayInterrupt = failure.error.reason === "CANCELLED" && !batch.isCancelled(index);
      if (strayInterrupt && attempt < ATTEMPTS) {
        facts.rows = 0;
        continue;
      }
      batch.fail(index, failure.error, startMs, facts);
      return;
    }
  }
}

import { CallFacts } from "./call-facts.js";
import type { Calls } from "./calls.js";
import { lengthOf, type NativeCalls, rowsOf } from "./native-calls.js";
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
  /** Absent where JavaScript runs all calls. */
  readonly native: NativeCalls | undefined;
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
    if (batch.refuses(index) || runNatively(parts, batch, index, facts)) continue;
    // One that was stopped there is not run again.
    if (batch.refuses(index)) continue;
    interrupts.arm();
    runRead(calls, batch, index, facts);
    interrupts.disarm();
    // A lone read has no snapshot to ask in before it; the extension has declined it if its statement was compiled again.
    if (!control.inTransaction && schema.hasChanged) throw new SchemaChanged();
  }
}

/** False when JavaScript must run the call. */
function runNatively({ native, interrupts }: ReaderParts, batch: ReplyBatch, index: number, facts: CallFacts): boolean {
  if (native?.covers(batch.calls.rpc(index)) !== true) return false;
  const startMs = batch.elapsedMs;
  facts.start();
  const reply = native.run(index, interrupts.generation);
  if (reply < 0) return false;
  facts.stepped();
  facts.rows = rowsOf(reply);
  facts.cacheHit = !native.hasCompiled;
  const length = lengthOf(reply);
  const group = { commitMs: 0, size: batch.calls.count };
  batch.succeedNatively(index, batch.nativePlace(length), length, startMs, facts, group);
  return true;
}

function runRead(calls: Calls, batch: ReplyBatch, index: number, facts: CallFacts): void {
  const startMs = batch.elapsedMs;
  const offset = batch.writer.position;
  const call = batch.calls.at(index);
  facts.start();
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

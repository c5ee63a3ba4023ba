import { CallFacts } from "./call-facts.js";
import type { Calls } from "./calls.js";
import type { ReplyBatch } from "./reply-batch.js";
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

/** Runs reads one after another in one snapshot: a fifth cheaper than a transaction for each. */
export function runReads(
  calls: Calls,
  control: TransactionControl,
  batch: ReplyBatch,
  interrupts: Interruptible,
): void {
  const facts = new CallFacts();
  const together = batch.calls.length > 1 || calls.readsMoreThanOnce(batch.calls[0]?.rpc ?? 0);
  if (together) control.begin();
  interrupts.arm();
  for (let index = 0; index < batch.calls.length; index++) {
    const spent = index > 0 && (batch.elapsedMs > READ_BATCH_MS || batch.writer.position > READ_BATCH_BYTES);
    if (spent) break;
    runRead(calls, batch, index, facts);
  }
  interrupts.disarm();
  if (together) control.endRead();
}

function runRead(calls: Calls, batch: ReplyBatch, index: number, facts: CallFacts): void {
  const call = batch.calls[index];
  if (call === undefined) return;
  // First the board says what runs, then its flag is read: a cancel in between is seen here or interrupts.
  batch.setCurrent(index);
  const refusal = batch.refusal(index);
  if (refusal !== undefined) {
    batch.fail(index, refusal);
    return;
  }
  const startMs = batch.elapsedMs;
  const offset = batch.writer.position;
  facts.start();
  for (let attempt = 1; ; attempt++) {
    try {
      calls.read(call).run(batch.writer, facts, "");
      const group = { commitMs: 0, size: batch.calls.length };
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

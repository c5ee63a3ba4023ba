import { performance } from "node:perf_hooks";
import type { WireWriter } from "../../base/wire.js";
import type { CallError } from "../../engine/call-error.js";
import { CallFacts } from "../../typed/call-facts.js";
import type { Board } from "../pool/board.js";
import type { BatchResult, BatchTask } from "../pool/messages.js";
import { PackedBatch, ReplyTable, replyTableBytes } from "../pool/packing.js";

const NEVER_STARTED: CallFacts = new CallFacts();

/** The answers to one batch as they are made: bytes in the connection's writer, facts in the table. */
export class ReplyBatch {
  readonly calls: PackedBatch;
  readonly writer: WireWriter;
  /** Bytes of the table, before the first reply. */
  readonly #room: number;
  readonly #table: ReplyTable;
  readonly #board: Board;
  readonly #slot: number;
  readonly #startMs: number = performance.now();
  /** Calls whose replies the extension made, which go behind those of JavaScript. */
  readonly #native: number[] = [];
  #nativeEnd: number;

  constructor(task: BatchTask, writer: WireWriter, board: Board) {
    this.calls = new PackedBatch(task.packed);
    this.writer = writer;
    this.#table = new ReplyTable(this.calls.count);
    this.#board = board;
    this.#slot = task.slot;
    this.#room = replyTableBytes(this.calls.count);
    this.#nativeEnd = this.#room;
    writer.position = 0;
    writer.reserve(this.#room);
    writer.position = this.#room;
  }

  /** Since the batch began, in ms. */
  get elapsedMs(): number {
    return performance.now() - this.#startMs;
  }

  /** Answers a call that must not start; false when it may. */
  refuses(index: number): boolean {
    const refusal = this.#refusal(index);
    if (refusal !== undefined) this.fail(index, refusal);
    return refusal !== undefined;
  }

  isCancelled(index: number): boolean {
    return this.#board.isCancelled(this.#slot, index);
  }

  /** Tells the main thread which call an interrupt would hit. */
  setCurrent(index: number): void {
    this.#board.setCurrent(this.#slot, index);
  }

  succeed(index: number, offset: number, length: number, startMs: number, facts: CallFacts, group: Group): void {
    this.#table.note(index, "ok", offset, length, this.#facts(startMs, facts, group));
  }

  /** Bytes of all replies so far. */
  get bytes(): number {
    return this.writer.position + this.#nativeEnd - this.#room;
  }

  /** Where the next reply of so many bytes that the extension makes stands among its replies. */
  nativePlace(length: number): number {
    const place = this.#nativeEnd;
    this.#nativeEnd += length;
    return place;
  }

  /** As `succeed`, with a place among the extension's replies. */
  succeedNatively(index: number, place: number, length: number, startMs: number, facts: CallFacts, group: Group): void {
    this.succeed(index, place, length, startMs, facts, group);
    this.#native.push(index);
  }

  fail(index: number, error: CallError, startMs: number = this.elapsedMs, facts: CallFacts = NEVER_STARTED): void {
    const bytes = Buffer.from(JSON.stringify(error));
    this.writer.reserve(bytes.length);
    const offset = this.writer.position;
    this.writer.bytes.set(bytes, offset);
    this.writer.position += bytes.length;
    facts.rows = 0;
    this.#table.note(index, "error", offset, bytes.length, this.#facts(startMs, facts, { commitMs: 0, size: 1 }));
  }

  /**
   * The batch as one buffer. Calls without an answer go out as `not-started`.
   * @param native asked for its replies if it made some
   */
  finish(native?: { replies(): Buffer }): BatchResult {
    this.setCurrent(-1);
    const replies = native !== undefined && this.#native.length > 0 ? native.replies() : undefined;
    // Most batches are the extension's alone: it has left room for the table.
    const packed = replies !== undefined && this.writer.position === this.#room ? replies : this.#joined(replies);
    this.#table.copyTo(packed);
    return { packed };
  }

  /** Why a call must not start, if it must not. The main thread has answered it already. */
  #refusal(index: number): CallError | undefined {
    if (!this.#board.begin(this.#slot, index))
      return { reason: "CANCELLED", message: "the call was cancelled before it started" };
    if (Date.now() < this.calls.deadlineMs(index)) return undefined;
    return { reason: "DEADLINE_EXCEEDED", message: "the deadline came before the call started" };
  }

  /** The writer's bytes, with the extension's replies behind them. */
  #joined(replies: Buffer | undefined): Uint8Array {
    if (replies !== undefined) {
      const moved = this.writer.position - this.#room;
      this.writer.append(replies.subarray(this.#room));
      for (const index of this.#native) this.#table.move(index, moved);
    }
    return this.writer.bytes.subarray(0, this.writer.position);
  }

  #facts(startMs: number, facts: CallFacts, group: Group): Parameters<ReplyTable["note"]>[4] {
    return {
      rows: facts.rows,
      cacheHit: facts.cacheHit,
      batchSize: group.size,
      startUs: startMs * 1000,
      prepareUs: facts.prepareMs * 1000,
      stepUs: facts.stepMs * 1000,
      encodeUs: facts.encodeMs * 1000,
      commitUs: group.commitMs * 1000,
      executed: facts.executed,
    };
  }
}

/** What the calls of one transaction share. */
export interface Group {
  readonly commitMs: number;
  readonly size: number;
}

import { WireWriter } from "../../base/wire.js";
import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { StreamLimits } from "../../engine/stream-limits.js";
import { MESSAGE_BYTES } from "../../engine/stream-messages.js";
import { readQueryStream } from "../../sql/requests.js";
import { refuseLong } from "../../sql/result-limits.js";
import { writeColumns, writeText } from "../../sql/result-writer.js";
import type { StreamPort } from "../../sql/stream-port.js";
import type { Cursor, SqlEngine } from "../sql/sql-engine.js";
import { type CommitNumber, requireReached } from "../thread/commit-number.js";
import type { Interruptible } from "../thread/read-batch.js";
import { fromSqliteError } from "../thread/sqlite-error.js";
import type { TransactionControl } from "../thread/transaction-control.js";
import { fromResumeToken, statementHash, toResumeToken } from "./resume-token.js";

/** The first message goes out with the first rows. */
const FIRST_MESSAGE_BYTES = 4 * 1024;

const TOO_OLD = "its snapshot became too old";

/** The rows are 2: see QUERY_ROWS. */
const Field = { COLUMNS: 1, RESUME_TOKEN: 3, COMMIT_SEQ: 4, LIMITS: 5 } as const;

/** What any call needs that holds its connection. */
export interface HoldingParts {
  readonly control: TransactionControl;
  readonly commits: CommitNumber;
  /** SQLite's count of all programs' commits; undefined where it can't be read. */
  readonly walChanges: () => bigint | undefined;
  readonly interrupts: Interruptible;
  readonly limits: StreamLimits;
  /** Time until it is too old, in ms. What runs then is interrupted, if `setRunning` said so before this was asked. */
  leftMs(): number;
  /** Says on the board that the call runs, so that a cancel interrupts it; or that it waits. */
  setRunning(running: boolean): void;
}

/** What a stream needs of its connection. */
export interface StreamParts extends HoldingParts {
  readonly sql: SqlEngine;
  /** What the caller's SQL may reach, see SqlScope. */
  readonly scope: string | undefined;
}

/** Runs a QueryStream to its end in one snapshot. Answers why it ended early, if it did. */
export async function runQueryStream(
  parts: StreamParts,
  request: Buffer,
  port: StreamPort,
): Promise<CallError | undefined> {
  try {
    await new QueryStream(parts, request, port).run();
    return undefined;
  } catch (error) {
    return fromSqliteError(error).error;
  } finally {
    parts.setRunning(false);
    parts.control.endRead();
  }
}

class QueryStream {
  readonly #parts: StreamParts;
  readonly #port: StreamPort;
  readonly #request: ReturnType<typeof readQueryStream>;
  readonly #writer = new WireWriter();

  constructor(parts: StreamParts, request: Buffer, port: StreamPort) {
    this.#parts = parts;
    this.#port = port;
    this.#request = readQueryStream(request);
  }

  async run(): Promise<void> {
    const { statement, atLeastAsFresh, resumeToken } = this.#request;
    const { commits, control, walChanges } = this.#parts;
    const state = commits.beginSnapshot(control, walChanges);
    requireReached(atLeastAsFresh, state.commitSeq);
    const scope = this.#parts.sql.scopeOf(this.#parts.scope);
    const name = statementHash(statement, scope?.scope.id);
    let { rows, bytes } = resumeToken === "" ? { rows: 0, bytes: 0 } : fromResumeToken(resumeToken, name, state);
    this.#startStepping();
    const cursor = this.#parts.sql.open(statement, this.#parts.interrupts, scope);
    try {
      this.#head(cursor, state.commitSeq);
      cursor.skip(rows);
      let limit = FIRST_MESSAGE_BYTES;
      for (let done = false; !done; limit = MESSAGE_BYTES) {
        this.#startStepping();
        const read = cursor.read(this.#writer, limit);
        rows += read.rows;
        bytes += this.#writer.position;
        refuseLong(scope?.scope, rows, bytes);
        done = read.done;
        writeText(this.#writer, Field.RESUME_TOKEN, toResumeToken(name, { ...state, rows, bytes }));
        await this.#send();
      }
    } catch (error) {
      throw this.#explain(error);
    } finally {
      cursor.close();
    }
  }

  /** Columns, commit and limits, in the first message. */
  #head(cursor: Cursor, commitSeq: string): void {
    writeColumns(this.#writer, Field.COLUMNS, cursor.columns);
    writeText(this.#writer, Field.COMMIT_SEQ, commitSeq);
    writeLimits(this.#writer, Field.LIMITS, this.#parts.limits);
  }

  /** Sends what is written once the client reads; stepping stops until then. */
  async #send(): Promise<void> {
    this.#parts.setRunning(false);
    const { maxIdleMs } = this.#parts.limits;
    const leftMs = Math.max(1, this.#parts.leftMs());
    const room = await this.#port.roomFor(this.#writer.position, maxIdleMs, leftMs);
    if (room !== "room") throw this.#endedEarly(room === "idle" ? "the client did not read" : TOO_OLD);
    this.#port.send(this.#writer.take());
  }

  /** In this order: what begins to run before it is too old is interrupted when it is. */
  #startStepping(): void {
    this.#parts.setRunning(true);
    if (this.#parts.leftMs() <= 0) throw this.#endedEarly(TOO_OLD);
  }

  /** What an interrupt that came for its age has made of a statement. */
  #explain(error: unknown): RpcFailure {
    const failure = fromSqliteError(error);
    return failure.error.reason === "CANCELLED" && this.#parts.leftMs() <= 0 ? this.#endedEarly(TOO_OLD) : failure;
  }

  #endedEarly(why: string): RpcFailure {
    if (this.#port.cancelled) return new RpcFailure({ reason: "CANCELLED", message: "the call was cancelled" });
    return new RpcFailure({
      reason: "SNAPSHOT_TOO_OLD",
      message: `the stream was ended because ${why}; go on with its last resume_token, if there is one`,
      retryAfterMs: 0,
    });
  }
}

/** Writes StreamLimits. */
export function writeLimits(writer: WireWriter, number: number, limits: StreamLimits): void {
  writer.varint(number * 8 + 2);
  const mark = writer.begin(1);
  writeDuration(writer, 1, limits.maxAgeMs);
  writeDuration(writer, 2, limits.maxIdleMs);
  writer.end(mark);
}

/** google.protobuf.Duration. */
function writeDuration(writer: WireWriter, number: number, milliseconds: number): void {
  writer.varint(number * 8 + 2);
  const mark = writer.begin(1);
  writer.varint(8);
  writer.varint(Math.floor(milliseconds / 1000));
  writer.varint(16);
  writer.varint((milliseconds % 1000) * 1_000_000);
  writer.end(mark);
}

import { hash } from "node:crypto";
import { WireWriter } from "../../base/wire.js";
import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { SqlScope } from "../../engine/sql-scope.js";
import { MESSAGE_BYTES } from "../../engine/stream-messages.js";
import { readQueryStream } from "../../sql/requests.js";
import { refuseLong } from "../../sql/result-limits.js";
import { writeColumns, writeRow, writeText } from "../../sql/result-writer.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import { canonicalJson } from "../../typed/canonical-json.js";
import { columnsOf } from "./caller-results.js";
import { type CallerText, startsToWrite } from "./caller-text.js";
import { notReached, reaches, Snapshot } from "./freshness.js";
import type { ServerConnection } from "./server-connection.js";
import { type SqlCalls, scopeOf } from "./sql-calls.js";
import { type Holding, isStopped, writeLimits } from "./streams.js";
import { BEGIN_READ, SNAPSHOT } from "./transaction-statements.js";
import type { TripResult } from "./trip.js";

/** The first message goes out with the first rows. */
const FIRST_ROWS = 10;
/** Rows of one FETCH, however short they are. */
const MOST_ROWS = 5000;
/** As SQLite's engine has it. */
const MAX_ROW_BYTES = 16 * 1024 * 1024;

const Field = { COLUMNS: 1, ROWS: 2, RESUME_TOKEN: 3, COMMIT_SEQ: 4, LIMITS: 5 } as const;
const TOO_OLD = "its snapshot became too old";

/** Runs a QueryStream to its end in one snapshot, as fast as its client reads. */
export async function runQueryStream(
  sql: SqlCalls,
  connection: ServerConnection,
  holding: Holding,
): Promise<CallError | undefined> {
  const { statement, atLeastAsFresh, resumeToken } = readQueryStream(holding.packed.request);
  const { text, sent } = sql.read(statement);
  if (startsToWrite(text)) {
    const message = "the statement writes; Execute runs statements that write";
    throw new RpcFailure({ reason: "NOT_A_QUERY", message });
  }
  try {
    const declare = `DECLARE of_caller NO SCROLL CURSOR FOR ${sent.sql}`;
    const opened = await connection.trip([
      BEGIN_READ,
      SNAPSHOT,
      { sql: declare, values: sent.values },
    ]);
    const snapshot = new Snapshot(String(opened[1]?.rows[0]?.[0]));
    const { epoch } = connection.facts;
    if (!reaches(atLeastAsFresh, epoch, snapshot)) throw notReached();
    const stream = new QueryStream(connection, holding, `${epoch}.${snapshot.text}`, statement);
    await stream.run(resumeToken);
    return undefined;
  } catch (error) {
    if (isStopped(error) && holding.leftMs() <= 0) throw endedEarly(holding, TOO_OLD);
    throw told(sql, error, text, holding);
  }
}

function told(sql: SqlCalls, error: unknown, text: CallerText, { stoppable }: Holding): unknown {
  return sql.worded(error, text, stoppable);
}

class QueryStream {
  readonly #connection: ServerConnection;
  readonly #holding: Holding;
  readonly #commitSeq: string;
  readonly #name: string;
  readonly #scope: SqlScope | undefined;
  readonly #writer = new WireWriter();

  constructor(
    connection: ServerConnection,
    holding: Holding,
    commitSeq: string,
    statement: StatementRequest,
  ) {
    this.#connection = connection;
    this.#holding = holding;
    this.#commitSeq = commitSeq;
    this.#scope = scopeOf(holding.packed);
    const named = canonicalJson(statement) + (this.#scope?.id ?? "");
    this.#name = hash("sha256", named, "base64url").slice(0, 12);
  }

  async run(resumeToken: string): Promise<void> {
    let { rows, bytes: sent } =
      resumeToken === "" ? { rows: 0, bytes: 0 } : this.#sentBefore(resumeToken);
    if (rows > 0) await this.#connection.run(`MOVE FORWARD ${rows} FROM of_caller`);
    let ask = FIRST_ROWS;
    for (let first = true; ; first = false) {
      if (this.#holding.leftMs() <= 0) throw endedEarly(this.#holding, TOO_OLD);
      const fetched = await this.#connection.run(`FETCH FORWARD ${ask} FROM of_caller`);
      if (first) this.#head(fetched);
      const bytes = await this.#sendRows(fetched, rows, sent);
      sent += bytes;
      rows += fetched.rows.length;
      if (fetched.rows.length < ask) return;
      const each = Math.max(1, bytes / fetched.rows.length);
      ask = Math.max(1, Math.min(MOST_ROWS, Math.floor(MESSAGE_BYTES / each)));
    }
  }

  /** Columns, commit and limits, in the first message. */
  #head({ fields }: TripResult): void {
    writeColumns(this.#writer, Field.COLUMNS, columnsOf(fields));
    writeText(this.#writer, Field.COMMIT_SEQ, this.#commitSeq);
    writeLimits(this.#writer, Field.LIMITS, this.#holding.limits);
  }

  /** In messages of their size; answers how many bytes the rows had. */
  async #sendRows({ rows, truncated }: TripResult, before: number, sent: number): Promise<number> {
    if (truncated) throw rowTooLarge();
    let bytes = 0;
    let guess = 1;
    for (const [index, row] of rows.entries()) {
      const start = this.#writer.position;
      guess = writeRow(this.#writer, Field.ROWS, row, guess);
      const length = this.#writer.position - start;
      if (length > MAX_ROW_BYTES) throw rowTooLarge();
      bytes += length;
      refuseLong(this.#scope, before + index + 1, sent + bytes);
      const isLast = index === rows.length - 1;
      if (this.#writer.position >= MESSAGE_BYTES && !isLast)
        await this.#send(before + index + 1, sent + bytes);
    }
    await this.#send(before + rows.length, sent + bytes);
    return bytes;
  }

  /** Sends what is written once the client reads; nothing is fetched until then. */
  async #send(rows: number, bytes: number): Promise<void> {
    const token = JSON.stringify([this.#name, this.#commitSeq, rows, bytes]);
    writeText(this.#writer, Field.RESUME_TOKEN, Buffer.from(token).toString("base64url"));
    const { port, limits } = this.#holding;
    const leftMs = Math.max(1, this.#holding.leftMs());
    const room = await port.roomFor(this.#writer.position, limits.maxIdleMs, leftMs);
    if (room !== "room")
      throw endedEarly(this.#holding, room === "idle" ? "the client did not read" : TOO_OLD);
    port.send(this.#writer.take());
  }

  /** Throws when the token is of another statement, or the database has changed since. */
  #sentBefore(token: string): { readonly rows: number; readonly bytes: number } {
    const [made, commitSeq, rows, bytes] = parse(token);
    if (made !== this.#name || !isCount(rows) || !isCount(bytes)) {
      const description = "was not issued for this statement and these parameters";
      throw new RpcFailure({
        reason: "INVALID_FIELD",
        message: `resume_token ${description}`,
        violations: [{ field: "resume_token", description }],
      });
    }
    if (commitSeq === this.#commitSeq) return { rows, bytes };
    throw new RpcFailure({
      reason: "SNAPSHOT_CHANGED",
      message: "the database has changed since the stream began; start it again without a token",
      metadata: { commit_seq: this.#commitSeq },
    });
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function parse(token: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function endedEarly({ port }: Holding, why: string): RpcFailure {
  if (port.cancelled)
    return new RpcFailure({ reason: "CANCELLED", message: "the call was cancelled" });
  return new RpcFailure({
    reason: "SNAPSHOT_TOO_OLD",
    message: `the stream was ended because ${why}; go on with its last resume_token, if there is one`,
    retryAfterMs: 0,
  });
}

function rowTooLarge(): RpcFailure {
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `a row is larger than ${MAX_ROW_BYTES} bytes: select fewer columns, or substr() of long ones`,
    metadata: { max_bytes: String(MAX_ROW_BYTES) },
  });
}

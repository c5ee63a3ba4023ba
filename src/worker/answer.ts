import type { CallScope } from "./bind.js";
import type { CallFacts } from "./call-facts.js";
import type { OutputField, Stored } from "./encode.js";
import { toPageToken } from "./page-token.js";
import type { RpcPlan } from "./plan.js";
import { bind, type Prepared } from "./prepared.js";
import { RpcFailure } from "./rpc-failure.js";
import type { WireWriter } from "./wire.js";

/** Largest unary answer. Clients refuse more than 4 MiB by default; the rest is room for the envelope. */
export const MAX_RESPONSE_BYTES: number = 3.5 * 1024 * 1024;
/** Room for next_page_token and commit_seq inside that. */
const TAIL_BYTES = 16 * 1024;
/** Rows of an answer without a page are read in chunks, so that large ones are refused before they fill the memory. */
const FIRST_CHUNK_ROWS = 4;
const LARGEST_CHUNK_ROWS = 64;

/** One answer under construction: the rows of the last statement as protobuf. */
export class AnswerWriter {
  readonly #writer: WireWriter;
  readonly #facts: CallFacts;
  readonly #rpc: RpcPlan;
  readonly #response: readonly OutputField[];
  readonly #start: number;

  constructor(writer: WireWriter, facts: CallFacts, rpc: RpcPlan, response: readonly OutputField[]) {
    this.#writer = writer;
    this.#facts = facts;
    this.#rpc = rpc;
    this.#response = response;
    this.#start = writer.position;
  }

  /** The single row that the rpc answers with; false when there is none. */
  one(prepared: Prepared, call: CallScope): boolean {
    const row = prepared.statement.get(bind(prepared, call)) as Stored[] | undefined;
    this.#facts.stepped();
    if (row === undefined) return false;
    this.#write(prepared, row);
    this.#facts.encoded();
    return true;
  }

  /** All rows; answers how many there were. */
  all(prepared: Prepared, call: CallScope): number {
    let chunk: Stored[][] = [];
    let size = FIRST_CHUNK_ROWS;
    let count = 0;
    for (const row of prepared.statement.iterate(bind(prepared, call)) as IterableIterator<Stored[]>) {
      count++;
      chunk.push(row);
      if (chunk.length < size) continue;
      this.#flush(prepared, chunk);
      chunk = [];
      size = Math.min(size * 2, LARGEST_CHUNK_ROWS);
    }
    this.#flush(prepared, chunk);
    return count;
  }

  /** One page: as many rows as asked for and as fit, and a token when there are more. */
  page(
    prepared: Prepared,
    call: CallScope,
    tokenKeys: readonly (string | number | bigint | Buffer | null)[],
    filters: string,
  ): void {
    const parameters = bind(prepared, call);
    parameters.push(...tokenKeys, BigInt(call.pageSize + 1));
    const rows = prepared.statement.all(parameters) as Stored[][];
    this.#facts.stepped();
    let fitting = 0;
    while (fitting < Math.min(rows.length, call.pageSize)) {
      const before = this.#writer.position;
      this.#write(prepared, rows[fitting] ?? []);
      if (this.#tooLarge()) {
        this.#writer.position = before;
        this.#facts.rows--;
        break;
      }
      fitting++;
    }
    if (fitting === 0 && rows.length > 0) throw tooLarge(0);
    if (fitting < rows.length) this.#nextPageToken(prepared, rows[fitting - 1] ?? [], filters);
    this.#facts.encoded();
  }

  /** The engine's `commit_seq`. */
  commitSeq(text: string): void {
    this.#engineField(this.#rpc.answer.commitSeq, text);
  }

  #flush(prepared: Prepared, rows: readonly Stored[][]): void {
    this.#facts.stepped();
    for (const row of rows) {
      this.#write(prepared, row);
      if (this.#tooLarge()) throw tooLarge(this.#facts.rows - 1);
    }
    this.#facts.encoded();
  }

  #write(prepared: Prepared, row: readonly Stored[]): void {
    prepared.projection?.row(this.#writer, row, this.#facts.rows === 0);
    this.#facts.rows++;
  }

  #tooLarge(): boolean {
    return this.#writer.position - this.#start > MAX_RESPONSE_BYTES - TAIL_BYTES;
  }

  #nextPageToken(prepared: Prepared, row: readonly Stored[], filters: string): void {
    const keys = prepared.keys.map((key) => row[key] ?? null);
    this.#engineField(this.#rpc.answer.nextPageToken, toPageToken(filters, keys));
  }

  #engineField(index: number | undefined, text: string): void {
    const field = index === undefined ? undefined : this.#response[index];
    if (field === undefined) return;
    this.#writer.varint(field.tag);
    this.#writer.string(text);
  }
}

function tooLarge(fitting: number): RpcFailure {
  const limit = `${MAX_RESPONSE_BYTES} bytes`;
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer is larger than ${limit}; its first ${fitting} rows fit: ask for fewer at once`,
    metadata: { fitting_rows: String(fitting), max_bytes: String(MAX_RESPONSE_BYTES) },
  });
}

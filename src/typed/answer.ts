import { isUtf8 } from "node:buffer";
import type { WireWriter } from "../base/wire.js";
import { MAX_REPLY_BYTES } from "../engine/layout.js";
import type { PageOrder, RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import type { CallScope } from "./bind.js";
import type { CallFacts } from "./call-facts.js";
import type { OutputField, Stored } from "./encode.js";
import { toPageToken } from "./page-token.js";
import { rawKeysSql } from "./paging.js";
import { bind, type Prepared } from "./prepared.js";
import type { Bindable } from "./values.js";

/** Largest unary answer, in bytes. Clients refuse more than 4 MiB by default; the rest is room for the envelope. */
export const MAX_RESPONSE_BYTES: number = 3.5 * 1024 * 1024;
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
    if (this.#tooLarge()) throw tooLarge(0);
    this.#facts.encoded();
    return true;
  }

  /** All rows; answers how many there were. */
  all(prepared: Prepared, call: CallScope): number {
    const parameters = bind(prepared, call);
    let chunk: Stored[][] = [];
    let size = FIRST_CHUNK_ROWS;
    let count = 0;
    for (const row of prepared.statement.iterate(parameters) as IterableIterator<Stored[]>) {
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

  /** One page: as many rows as asked for and as fit, and a token when there are more; only then the filters are hashed. */
  page(
    prepared: Prepared,
    call: CallScope,
    order: PageOrder,
    tokenKeys: readonly Bindable[],
    filters: () => Buffer,
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
    if (fitting < rows.length) {
      const last = rows[fitting - 1] ?? [];
      const keys = prepared.keys.map((key) => last[key] ?? null);
      this.#nextPageToken(exactKeys(keys, prepared, order, [...parameters, BigInt(fitting - 1)]), filters);
    }
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
    prepared.projection?.writeRow(this.#writer, row, this.#facts.rows === 0);
    this.#facts.rows++;
  }

  #tooLarge(): boolean {
    return this.#writer.position - this.#start > MAX_REPLY_BYTES;
  }

  #nextPageToken(keys: readonly Stored[], filters: () => Buffer): void {
    this.#engineField(this.#rpc.answer.nextPageToken, toPageToken(filters(), keys));
  }

  #engineField(index: number | undefined, text: string): void {
    const field = index === undefined ? undefined : this.#response[index];
    if (field === undefined) return;
    this.#writer.varint(field.tag);
    this.#writer.string(text);
  }
}

/** Text that may have lost bytes on its way into JavaScript is read once more, as bytes. */
function exactKeys(
  keys: readonly Stored[],
  { statement }: Prepared,
  order: PageOrder,
  parameters: readonly Bindable[],
): readonly Stored[] {
  const isDoubtful = (key: Stored): boolean => typeof key === "string" && key.includes("\ufffd");
  if (!keys.some(isDoubtful)) return keys;
  const read = statement.database.prepare(rawKeysSql(statement.source, order)).raw();
  const stored = read.get(...parameters) as (Buffer | null)[];
  return keys.map((key, index) => {
    const bytes = stored[index] ?? null;
    return isDoubtful(key) && bytes !== null && !isUtf8(bytes) ? bytes : key;
  });
}

export function tooLarge(fitting: number): RpcFailure {
  const limit = `${MAX_RESPONSE_BYTES} bytes`;
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer is larger than ${limit}; its first ${fitting} rows fit: ask for fewer at once`,
    metadata: { fitting_rows: String(fitting), max_bytes: String(MAX_RESPONSE_BYTES) },
  });
}

import type { WireWriter } from "../base/wire.js";
import { MAX_REPLY_BYTES } from "../engine/layout.js";
import type { RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import type { CallFacts } from "./call-facts.js";
import type { OutputField, Stored } from "./encode.js";
import { toPageToken } from "./page-token.js";
import type { Projection } from "./projection.js";

/** Largest unary answer, in bytes. Clients refuse more than 4 MiB by default; the rest is room for the envelope. */
export const MAX_RESPONSE_BYTES: number = 3.5 * 1024 * 1024;

type Rows = readonly (readonly Stored[])[];

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

  /** The single row that the rpc answers with. */
  one(projection: Projection, row: readonly Stored[]): void {
    this.#write(projection, row);
    if (this.#tooLarge()) throw tooLarge(0);
    this.#facts.encoded();
  }

  /** The next rows of an answer without pages. */
  add(projection: Projection, rows: Rows): void {
    for (const row of rows) {
      this.#write(projection, row);
      if (this.#tooLarge()) throw tooLarge(this.#facts.rows - 1);
    }
    this.#facts.encoded();
  }

  /** As many rows of a page as were asked for and as fit; answers how many those were. */
  page(projection: Projection, rows: Rows, pageSize: number): number {
    let fitting = 0;
    while (fitting < Math.min(rows.length, pageSize)) {
      const before = this.#writer.position;
      this.#write(projection, rows[fitting] ?? []);
      if (this.#tooLarge()) {
        this.#writer.position = before;
        this.#facts.rows--;
        break;
      }
      fitting++;
    }
    if (fitting === 0 && rows.length > 0) throw tooLarge(0);
    return fitting;
  }

  /** The token of the page behind the row with these keys. */
  nextPageToken(filters: Buffer, keys: readonly Stored[]): void {
    this.#engineField(this.#rpc.answer.nextPageToken, toPageToken(filters, keys));
  }

  /** The engine's `commit_seq`. */
  commitSeq(text: string): void {
    this.#engineField(this.#rpc.answer.commitSeq, text);
  }

  #write(projection: Projection, row: readonly Stored[]): void {
    projection.writeRow(this.#writer, row, this.#facts.rows === 0);
    this.#facts.rows++;
  }

  #tooLarge(): boolean {
    return this.#writer.position - this.#start > MAX_REPLY_BYTES;
  }

  #engineField(index: number | undefined, text: string): void {
    const field = index === undefined ? undefined : this.#response[index];
    if (field === undefined) return;
    this.#writer.varint(field.tag);
    this.#writer.string(text);
  }
}

export function tooLarge(fitting: number): RpcFailure {
  const limit = `${MAX_RESPONSE_BYTES} bytes`;
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer is larger than ${limit}; its first ${fitting} rows fit: ask for fewer at once`,
    metadata: { fitting_rows: String(fitting), max_bytes: String(MAX_RESPONSE_BYTES) },
  });
}

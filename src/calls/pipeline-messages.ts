import { WIRE_BYTES, WIRE_VARINT, WireReader, WireWriter } from "../base/wire.js";
import { readMessage } from "../engine/read-message.js";

const BYTES = (field: number): number => (field << 3) | WIRE_BYTES;
const VARINT = (field: number): number => (field << 3) | WIRE_VARINT;

/** `crewdb.pipeline.v1.PipelineCall`; its request stays bytes. */
export interface PipelinedCall {
  readonly id: number;
  readonly method: string;
  readonly request: Buffer;
  readonly timeoutMs: number;
  readonly traceparent: string;
}

export interface PipelineMessage {
  readonly calls: readonly PipelinedCall[];
  readonly cancelIds: readonly number[];
}

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Reads one message of the client; method names are the same text over and over. Throws RpcFailure
 * MALFORMED_REQUEST.
 */
export function readPipelineMessage(bytes: Buffer): PipelineMessage {
  const calls: PipelinedCall[] = [];
  const cancelIds: number[] = [];
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag === BYTES(1)) calls.push(readCall(reader.message()));
    else if (tag === VARINT(2)) cancelIds.push(reader.varint());
    else if (tag === BYTES(2)) {
      const packed = reader.message();
      while (!packed.done) cancelIds.push(packed.varint());
    } else return false;
    return true;
  });
  return { calls, cancelIds };
}

function readCall(reader: WireReader): PipelinedCall {
  const call = { id: 0, method: "", request: NOTHING, timeoutMs: 0, traceparent: "" };
  while (!reader.done) {
    const tag = reader.varint();
    if (tag === VARINT(1)) call.id = reader.varint();
    else if (tag === BYTES(2)) call.method = reader.blob().toString("latin1");
    else if (tag === BYTES(3)) call.request = reader.blob();
    else if (tag === VARINT(4)) call.timeoutMs = Number(reader.int64());
    else if (tag === BYTES(5)) call.traceparent = reader.blob().toString("latin1");
    else reader.skip(tag & 7);
  }
  return call;
}

/** Answers gathered for one message to the client. */
export class PipelineAnswers {
  readonly #writer: WireWriter = new WireWriter(4096);

  get bytes(): number {
    return this.#writer.position;
  }

  add(id: number, body: Uint8Array, failed: boolean): void {
    const writer = this.#writer;
    writer.varint(BYTES(1));
    const mark = writer.begin(body.length < 100 ? 1 : body.length < 16_000 ? 2 : 3);
    writer.varint(VARINT(1));
    writer.varint(id);
    writer.varint(BYTES(failed ? 3 : 2));
    writer.blob(body);
    writer.end(mark);
  }

  /** A copy: the writer is filled anew. */
  take(): Buffer {
    const message = Buffer.from(this.#writer.bytes.subarray(0, this.#writer.position));
    this.#writer.position = 0;
    return message;
  }
}

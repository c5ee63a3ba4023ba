import { create, toBinary } from "@bufbuild/protobuf";
import { ImportSummarySchema } from "../../gen/ts/crewdb/imports/v1/imports_pb.js";
import { WIRE_BYTES, WireWriter } from "../base/wire.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth } from "../engine/committed.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import type { CallLimits } from "./call-limits.js";
import type { TracedRpc } from "./call-trace.js";
import { readDurability } from "./durability.js";
import { type ImportCounts, RowImport } from "./import-call.js";
import { readImportMessage } from "./import-rows.js";
import type { ClientStream } from "./incoming-call.js";
import type { CallTarget, HandlerParts } from "./unary-handler.js";

/**
 * Rows and bytes of one batch, which is one transaction: enough to share its cost, little enough
 * not to hold the writer long.
 */
const BATCH_ROWS = 500;
const BATCH_BYTES = 1024 * 1024;

/** What an import's error says of `committed` is meant of the rows behind `stored_rows`. */
const WRITES = { lane: "write" } as const;

/**
 * The handler of a client stream that imports rows. While a batch is stored the next messages are
 * read, and no more than make another batch: then the client is not read from.
 */
export function importHandler(
  rpc: number,
  traced: TracedRpc,
  target: CallTarget,
  parts: HandlerParts,
): (stream: ClientStream) => void {
  return (stream) => {
    const asked = { method: traced.method, role: "write", lane: "write" } as const;
    const principal = parts.authenticator.check(stream, asked);
    if ("reason" in principal) return stream.fail(principal);
    const refused = parts.limits.refuseCall(principal, 0);
    if (refused !== undefined) return stream.fail(refused);
    const untilReplicated = readDurability(stream, WRITES.lane, target);
    if (typeof untilReplicated !== "boolean")
      return stream.fail(withTruth(untilReplicated, WRITES));
    principal.begin();
    const observed = parts.observers?.begin(traced, stream);
    const { longestCallMs = parts.maxCallMs } = principal.access.limits;
    const maxCallMs = Math.min(parts.maxCallMs, longestCallMs);
    const { deadlineMs } = stream;
    const { name: caller, party } = principal;
    const source = stream.peer.name;
    const context = { rpc, caller, party, source, deadlineMs, maxCallMs, untilReplicated };
    const rows = new RowImport(context, target);
    stream.onOver(() => {
      principal.end();
      rows.cancel();
    });
    const revoked = Promise.withResolvers<never>();
    parts.authenticator.hold(
      stream,
      (caller) => caller.refuse(asked),
      (error) => {
        const failure = rows.revoke(error);
        if (failure !== undefined) revoked.reject(failure);
      },
    );
    Promise.race([importAll(stream, rows, parts.limits), revoked.promise]).then(
      () => {
        observed?.end(undefined, 0, undefined);
        stream.reply(toResponse(rows.counts));
      },
      (thrown: unknown) => {
        const error =
          (isOfClosedStream(thrown) ? rows.left : undefined) ??
          withTruth(toCallError(thrown), WRITES);
        observed?.end(error, 0, undefined);
        stream.fail(error);
      },
    );
  };
}

async function importAll(stream: ClientStream, rows: RowImport, limits: CallLimits): Promise<void> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let isFirst = true;
  for await (const message of stream) {
    stream.peer.messages++;
    const refused = limits.refuseMessage(message.length);
    if (refused !== undefined) throw new RpcFailure(refused);
    const { rows: more, skips } = readImportMessage(message);
    if (isFirst) rows.skips = skips;
    isFirst = false;
    for (const row of more) {
      waiting.push(row);
      bytes += row.length;
      if (waiting.length < BATCH_ROWS && bytes < BATCH_BYTES) continue;
      await rows.store(waiting);
      waiting = [];
      bytes = 0;
    }
  }
  await rows.store(waiting);
}

/**
 * A stream that is closed before its end, because its client has gone, throws this where it is
 * read.
 */
function isOfClosedStream(thrown: unknown): boolean {
  return (
    thrown instanceof Error && "code" in thrown && thrown.code === "ERR_STREAM_PREMATURE_CLOSE"
  );
}

function toCallError(thrown: unknown): CallError {
  if (thrown instanceof RpcFailure) return thrown.error;
  const internal = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { reason: "INTERNAL", message: "the import failed", internal };
}

/** A response whose field 1 is the summary. */
function toResponse({ rows, created, updated, skipped, errors }: ImportCounts): Buffer {
  const summary = create(ImportSummarySchema, {
    rowsCount: BigInt(rows),
    createdCount: BigInt(created),
    updatedCount: BigInt(updated),
    skippedCount: BigInt(skipped),
    errors: errors.map(({ rowNumber, fields, ...rest }) => ({
      ...rest,
      fields: [...fields],
      rowNumber: BigInt(rowNumber),
    })),
  });
  const writer = new WireWriter();
  writer.varint((1 << 3) | WIRE_BYTES);
  writer.blob(toBinary(ImportSummarySchema, summary));
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

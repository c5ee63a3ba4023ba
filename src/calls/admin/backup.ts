import { createHash } from "node:crypto";
import { create, toBinary } from "@bufbuild/protobuf";
import { BackupResponseSchema } from "../../../gen/ts/crewdb/admin/v1/backup_pb.js";
import type { Backup } from "../../engine/engine.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { ServerStream } from "../incoming-call.js";

/**
 * How long a client is waited for that does not read, in ms. No reader is held meanwhile, so it is longer than for a stream; but the
 * copy has its room on the disk, and there is one backup at a time.
 */
const LONGEST_UNREAD_MS = 30_000;

/**
 * Makes a copy of the database and sends it. Nothing of the copy is left, however this ends.
 * @throws RpcFailure DISK_FULL, CANCELLED, SNAPSHOT_TOO_OLD
 */
export async function sendBackup(
  stream: ServerStream,
  database: { backup(signal: AbortSignal): Promise<Backup> },
  longestUnreadMs: number = LONGEST_UNREAD_MS,
): Promise<void> {
  const cancelled = new AbortController();
  stream.onOver(() => cancelled.abort());
  await using backup = await database.backup(cancelled.signal);
  const hash = createHash("sha256");
  const reader = new PatientReader(stream, longestUnreadMs);
  let remaining = backup.bytes;
  for await (const data of backup.chunks()) {
    const isFirst = remaining === backup.bytes;
    hash.update(data);
    remaining -= data.length;
    const chunk = create(BackupResponseSchema, {
      data,
      remainingBytes: BigInt(remaining),
      sha256: remaining === 0 ? hash.digest("hex") : "",
      commitSeq: isFirst ? backup.commitSeq : "",
    });
    if (stream.isOver) throw new RpcFailure({ reason: "CANCELLED", message: "the backup was cancelled" });
    if (!stream.write(Buffer.from(toBinary(BackupResponseSchema, chunk)))) await reader.drained();
  }
}

/** Waits for one client to read. It may read later, or go away; one that does neither ends its backup. */
class PatientReader {
  readonly #stream: ServerStream;
  readonly #longestMs: number;
  #wake: (isRead: boolean) => void = () => undefined;

  constructor(stream: ServerStream, longestMs: number) {
    this.#stream = stream;
    this.#longestMs = longestMs;
    stream.onOver(() => this.#wake(true));
  }

  async drained(): Promise<void> {
    if (this.#stream.isOver) return;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#wake = resolve;
    const timer = setTimeout(resolve, this.#longestMs, false).unref();
    this.#stream.onceDrained(() => resolve(true));
    const isRead = await promise;
    clearTimeout(timer);
    if (isRead) return;
    const message = `the backup was ended: its client did not read for ${this.#longestMs / 1000} s`;
    throw new RpcFailure({ reason: "SNAPSHOT_TOO_OLD", message });
  }
}

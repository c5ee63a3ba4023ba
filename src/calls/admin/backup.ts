import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { type FileHandle, open, rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { create, toBinary } from "@bufbuild/protobuf";
import { BackupResponseSchema } from "../../../gen/ts/crewdb/admin/v1/backup_pb.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { ServerStream } from "../incoming-call.js";
import type { AdminTarget } from "./admin-target.js";

const CHUNK_BYTES = 64 * 1024;
/**
 * How long a client is waited for that does not read, in ms. No reader is held meanwhile, so it is longer than for a stream; but the
 * copy has its room on the disk, and there is one backup at a time.
 */
const LONGEST_UNREAD_MS = 30_000;

/** The copy stands beside the database while it is made: one name, so that what a crash left behind is overwritten. */
export function copyName(file: string): string {
  return `${file}.crewdb-backup`;
}

/**
 * Makes a copy of the database beside it and sends it. Nothing of the copy is left, however this ends.
 * @throws RpcFailure DISK_FULL, CANCELLED, SNAPSHOT_TOO_OLD
 */
export async function sendBackup(
  stream: ServerStream,
  target: Pick<AdminTarget, "file" | "minFreeBytes" | "maintain">,
  longestUnreadMs: number = LONGEST_UNREAD_MS,
): Promise<void> {
  await requireRoom(target);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  stream.onOver(() => Atomics.store(stop, 0, 1));
  const name = copyName(target.file);
  await rm(name, { force: true });
  // It contains credentials: only the service's user may read it.
  const copy = await open(name, "wx+", 0o600);
  try {
    const task = { kind: "backup", to: name, stop: stop.buffer as SharedArrayBuffer } as const;
    const result = await target.maintain(task, "read");
    if (!result.ok) throw result.error === undefined ? new Error(result.problem) : new RpcFailure(result.error);
    // From here on the name is not needed: the file goes when it is closed, even if the process dies.
    await rm(name);
    await send(stream, copy, result.texts?.commitSeq ?? "", longestUnreadMs);
  } finally {
    await copy.close();
    await rm(name, { force: true });
  }
}

async function requireRoom({ file, minFreeBytes }: Pick<AdminTarget, "file" | "minFreeBytes">): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file));
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const needed = statSync(file).size + wal + minFreeBytes;
  if (bavail * bsize >= needed) return;
  throw new RpcFailure({
    reason: "DISK_FULL",
    message: `a backup needs ${needed} free bytes beside the database; ${bavail * bsize} are free`,
    metadata: { free_bytes: String(bavail * bsize), needed_bytes: String(needed) },
  });
}

async function send(stream: ServerStream, copy: FileHandle, commitSeq: string, longestUnreadMs: number): Promise<void> {
  const { size } = await copy.stat();
  const hash = createHash("sha256");
  const reader = new PatientReader(stream, longestUnreadMs);
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const data = Buffer.alloc(Math.min(CHUNK_BYTES, size - at));
    await copy.read(data, 0, data.length, at);
    hash.update(data);
    const remaining = size - at - data.length;
    const chunk = create(BackupResponseSchema, {
      data,
      remainingBytes: BigInt(remaining),
      sha256: remaining === 0 ? hash.digest("hex") : "",
      commitSeq: at === 0 ? commitSeq : "",
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

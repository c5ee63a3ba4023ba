import { statSync } from "node:fs";
import { type FileHandle, open, rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Backup } from "../engine/engine.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import type { DatabasePool } from "./pool/database-pool.js";
import { worked } from "./pool/maintenance-task.js";

const CHUNK_BYTES = 64 * 1024;

/**
 * The copy stands beside the database while it is made: one name, so that what a crash left behind
 * is overwritten.
 */
export function copyName(file: string): string {
  return `${file}.crewdb-backup`;
}

/**
 * Copies a database to a file beside it, whose name is gone when this is done.
 * @throws RpcFailure DISK_FULL, CANCELLED
 */
export async function copyDatabase(
  file: string,
  minFreeBytes: number,
  pool: Pick<DatabasePool, "maintain">,
  signal: AbortSignal,
): Promise<Backup> {
  await requireRoom(file, minFreeBytes);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const onAbort = (): void => void Atomics.store(stop, 0, 1);
  signal.addEventListener("abort", onAbort);
  if (signal.aborted) onAbort();
  const name = copyName(file);
  await rm(name, { force: true });
  // It contains credentials: only the service's user may read it.
  const copy = await open(name, "wx+", 0o600);
  try {
    const task = { kind: "backup", to: name, stop: stop.buffer as SharedArrayBuffer } as const;
    const { texts } = worked(await pool.maintain(task, "read"));
    const { size } = await copy.stat();
    return {
      bytes: size,
      commitSeq: texts?.commitSeq ?? "",
      chunks: () => chunksOf(copy, size),
      [Symbol.asyncDispose]: () => copy.close(),
    };
  } catch (error) {
    await copy.close();
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    // From here on the name is not needed: the file goes when it is closed, even if the process
    // dies.
    await rm(name, { force: true });
  }
}

async function requireRoom(file: string, minFreeBytes: number): Promise<void> {
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

async function* chunksOf(copy: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const data = Buffer.alloc(Math.min(CHUNK_BYTES, size - at));
    await copy.read(data, 0, data.length, at);
    yield data;
  }
}

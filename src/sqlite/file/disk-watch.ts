import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { realPath } from "../../base/real-path.js";
import type { CallError } from "../../engine/call-error.js";

/** How often free space is looked at, in ms: at 100 MB/s of writes the default minimum lasts about as long. */
const INTERVAL_MS = 1000;

/** Watches the volume of one database file and says when writes must be refused. */
export interface DiskWatch {
  /** Why writes are refused now, if they are. */
  refusal(): CallError | undefined;
  stop(): void;
}

/** Starts watching. While `minFreeBytes` or less is free, writes are refused; reads and the checkpoint need the rest. */
export async function watchDisk(
  file: string,
  minFreeBytes: number,
  onChange: (freeBytes: number, full: boolean) => void,
): Promise<DiskWatch> {
  // The file may be a link to another volume, and only that one's space counts.
  const folder = dirname(realPath(file));
  let refused: CallError | undefined;
  const look = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(folder);
    const freeBytes = bavail * bsize;
    const full = freeBytes <= minFreeBytes;
    if (full !== (refused !== undefined)) onChange(freeBytes, full);
    refused = full ? diskFull(freeBytes, minFreeBytes) : undefined;
  };
  await look();
  const timer = setInterval(() => {
    // A volume that can't be asked says nothing about its space; the next write finds out.
    look().catch(() => undefined);
  }, INTERVAL_MS);
  timer.unref();
  return { refusal: () => refused, stop: () => clearInterval(timer) };
}

function diskFull(freeBytes: number, minFreeBytes: number): CallError {
  return {
    reason: "DISK_FULL",
    message: `writes are refused: ${freeBytes} bytes are free, ${minFreeBytes} must stay free`,
    metadata: { free_bytes: String(freeBytes), min_free_bytes: String(minFreeBytes) },
    retryAfterMs: INTERVAL_MS,
  };
}

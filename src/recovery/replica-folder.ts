import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realPath } from "../base/real-path.js";

/** The longest path that a Unix socket may have everywhere, in bytes. */
const LONGEST_SOCKET = 100;

/** What a replicated database has beside its file: `<file>-litestream`. */
export interface ReplicaFolder {
  readonly path: string;
  readonly config: string;
  readonly pid: string;
  readonly socket: string;
  /** What Litestream has copied of the log and not yet forgotten. */
  readonly copied: string;
}

export function replicaFolderOf(file: string): ReplicaFolder {
  const path = `${realPath(file)}-litestream`;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return {
    path,
    config: join(path, "config.json"),
    pid: join(path, "pid"),
    socket: socketIn(path),
    copied: join(path, "copied"),
  };
}

function socketIn(folder: string): string {
  const socket = join(folder, "control");
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET) return socket;
  return join(mkdtempSync(join(tmpdir(), "crewdb-")), "control");
}

/** What was copied for another place is of no use for a new one. */
export function forgetCopied({ copied }: ReplicaFolder): void {
  rmSync(copied, { recursive: true, force: true });
}

import type { CallError } from "../engine/call-error.js";
import type { Check } from "../engine/checks.js";
import type { FileWatch } from "./file/file-watch.js";
import { WAL_BOUND_BYTES } from "./housekeeping.js";
import type { MaintenanceResult, MaintenanceTask } from "./pool/maintenance-task.js";

/** What is looked at for readiness, in order; docs/operations.md explains each. */
export const CHECKS = ["file", "read", "write", "disk", "wal", "threads"] as const;

/** What the checks look at. */
export interface CheckedFile {
  readonly fileWatch: Pick<FileWatch, "look">;
  walBytes(): number;
  maintain(task: MaintenanceTask, lane: "read" | "write"): Promise<MaintenanceResult>;
  /** Threads that live, in all. */
  connections(): number;
  /** Why writes are refused now, if the disk is nearly full. */
  diskRefusal(): CallError | undefined;
}

export function checksOf(checked: CheckedFile): Check[] {
  const looks: Readonly<Record<(typeof CHECKS)[number], Check["look"]>> = {
    file: async () => checked.fileWatch.look(),
    read: async () => problemOf(await checked.maintain({ kind: "probe" }, "read")),
    write: async () => problemOf(await checked.maintain({ kind: "probe-write" }, "write")),
    disk: async () => checked.diskRefusal()?.message,
    wal: async () => walProblem(checked.walBytes()),
    threads: async () =>
      checked.connections() >= 2 ? undefined : "a connection's thread has died",
  };
  return CHECKS.map((name) => ({
    name,
    required: name !== "wal",
    // A file that is gone or overwritten does not come back, and what is written until then is
    // lost.
    lasts: name === "file",
    look: looks[name],
  }));
}

function problemOf(result: MaintenanceResult): string | undefined {
  return result.ok ? undefined : (result.problem ?? "it failed");
}

function walProblem(bytes: number): string | undefined {
  if (bytes <= WAL_BOUND_BYTES) return undefined;
  return `the write-ahead log has ${bytes} bytes; its bound is ${WAL_BOUND_BYTES}`;
}

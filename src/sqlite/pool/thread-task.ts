import { monotonicMs } from "../../base/monotonic.js";
import type { MaintenanceResult } from "../../engine/maintenance.js";
import { attend, type LineEnd } from "./line-end.js";
import type { BatchResult, ConnectionTask, OnCommit } from "./messages.js";

/** A batch's replies, and when the thread worked on them. */
export interface BatchAnswer extends BatchResult {
  /** By the clock that all threads share. */
  readonly startedMs: number;
  readonly heldMs: number;
}

/** The thread lives, but could not run the task at all: its file can't be opened, for example. */
export interface TaskProblem {
  /** For the log. */
  readonly problem: string;
}

export type TaskAnswer = BatchAnswer | MaintenanceResult | TaskProblem | undefined;

/**
 * What Piscina calls in a connection thread: it attends a line, over which the tasks come. Faults are answered, not thrown:
 * what is rejected tells of a thread that died.
 */
export function threadOf(
  runTask: (
    task: ConnectionTask,
    onCommit: OnCommit,
  ) => BatchResult | MaintenanceResult | Promise<void> | Promise<MaintenanceResult>,
): (line: LineEnd) => Promise<void> {
  const run = (task: ConnectionTask, onCommit: OnCommit): TaskAnswer | Promise<TaskAnswer> => {
    const startedMs = monotonicMs();
    try {
      const result = runTask(task, onCommit);
      if (result instanceof Promise) return result.then((done) => done ?? undefined, toProblem);
      if (!("packed" in result)) return result;
      return { packed: result.packed, startedMs, heldMs: monotonicMs() - startedMs };
    } catch (error) {
      return toProblem(error);
    }
  };
  return (line) => attend(line, run);
}

function toProblem(error: unknown): TaskProblem {
  return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

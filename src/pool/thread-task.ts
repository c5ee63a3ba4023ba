import { move } from "piscina";
import type { BatchResult, ConnectionTask, MaintenanceResult } from "../worker/messages.js";
import { monotonicMs } from "./monotonic.js";

const TRANSFERABLE = Symbol.for("Piscina.transferable");
const VALUE = Symbol.for("Piscina.valueOf");

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
 * What Piscina calls in a connection thread. The packed replies are transferred, not copied. Faults are answered, not
 * thrown: what is rejected tells of a thread that died.
 */
export function threadOf(
  runTask: (task: ConnectionTask) => BatchResult | MaintenanceResult | Promise<void> | Promise<MaintenanceResult>,
): (task: ConnectionTask) => TaskAnswer | Promise<TaskAnswer> {
  return (task) => {
    const startedMs = monotonicMs();
    try {
      const result = runTask(task);
      if (result instanceof Promise) return result.then((done) => done ?? undefined, toProblem);
      if (!("packed" in result)) return result;
      const answer: BatchAnswer = { packed: result.packed, startedMs, heldMs: monotonicMs() - startedMs };
      return move({ [TRANSFERABLE]: result.packed, [VALUE]: answer } as never) as unknown as BatchAnswer;
    } catch (error) {
      return toProblem(error);
    }
  };
}

function toProblem(error: unknown): TaskProblem {
  return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** What Piscina loads in every connection thread: the worker's tasks, with the packed reply transferred instead of copied. */
import { move } from "piscina";
import { runTask } from "../worker/main.js";
import type { BatchResult, ConnectionTask, MaintenanceResult } from "../worker/messages.js";

const TRANSFERABLE = Symbol.for("Piscina.transferable");
const VALUE = Symbol.for("Piscina.valueOf");

/** Runs one task in the thread. */
export default function run(task: ConnectionTask): BatchResult | MaintenanceResult | Promise<void> {
  const result = runTask(task);
  if (result instanceof Promise || !("packed" in result)) return result;
  return move({ [TRANSFERABLE]: result.packed, [VALUE]: result } as never) as unknown as BatchResult;
}

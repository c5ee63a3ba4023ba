import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { h2loadVersion, loadWithH2load } from "./h2load.js";
import { checkErrors, type LoadPlan, type LoadResult } from "./load.js";

export interface LoadGenerator {
  /** What made the load, for the report. */
  readonly name: string;
  run(plan: LoadPlan): Promise<LoadResult>;
}

/** A grpc-js client in a process of its own: it takes more from the server than h2load does, and reads every status. */
export async function loadWithOwnClient(plan: LoadPlan): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, "own-client.js"), { serialization: "advanced" });
  child.send(plan);
  const [result] = (await once(child, "message")) as [LoadResult];
  return result;
}

/** h2load where it is installed: it takes the least from the server beside it. */
export function chooseGenerator(): LoadGenerator {
  const version = h2loadVersion();
  const [name, load] = version
    ? ([version, loadWithH2load] as const)
    : (["a grpc-js client (h2load is not installed; it would take less from the server)", loadWithOwnClient] as const);
  return { name, run: async (plan) => checkErrors(plan, await load(plan)) };
}

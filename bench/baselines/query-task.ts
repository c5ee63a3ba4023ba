import { workerData } from "node:worker_threads";
import { openDatabases, type Rows } from "./queries.js";

const { main, walmart } = workerData as { main: string; walmart: string };
const run = openDatabases(main, walmart);

/** One query, for one call. */
export default function runQuery({ path, input }: { path: string; input: Record<string, unknown> }): Rows {
  return run(path, input);
}

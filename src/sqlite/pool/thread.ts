/** What Piscina loads in every connection thread. */
import { runTask } from "../thread/main.js";
import type { LineEnd } from "./line-end.js";
import { threadOf } from "./thread-task.js";

const run: (line: LineEnd) => Promise<void> = threadOf(runTask);
export default run;

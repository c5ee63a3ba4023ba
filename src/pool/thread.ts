/** What Piscina loads in every connection thread. */
import { runTask } from "../worker/main.js";
import type { ConnectionTask } from "../worker/messages.js";
import { type TaskAnswer, threadOf } from "./thread-task.js";

const run: (task: ConnectionTask) => TaskAnswer | Promise<TaskAnswer> = threadOf(runTask);
export default run;

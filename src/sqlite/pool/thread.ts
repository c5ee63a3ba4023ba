/** What Piscina loads in every connection thread. */
import { runTask } from "../thread/main.js";
import { type ThreadEnd, threadOf } from "./channel.js";

const run: (end: ThreadEnd) => Promise<void> = threadOf(runTask);
export default run;

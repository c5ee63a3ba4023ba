/** What Piscina loads in every connection thread. */
import { runTask } from "../thread/main.js";
import { type LineEnd, threadOf } from "./channel.js";

const run: (line: LineEnd) => Promise<void> = threadOf(runTask);
export default run;

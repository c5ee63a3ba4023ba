/** One drill for a service, at the lowest priority. The order comes as a message; the result is noted beside the file. */
import { constants, setPriority } from "node:os";
import { type DrillOrder, drill } from "./drill.js";

setPriority(constants.priority.PRIORITY_LOW);
process.once("message", (order) => {
  drill(order as DrillOrder).finally(() => process.disconnect());
});
// The service has ended.
process.once("disconnect", () => process.exit());

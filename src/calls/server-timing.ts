import type { Timings } from "../engine/call.js";
import type { Trailers } from "./incoming-call.js";

/**
 * A request with this header, whatever its value, gets `server-timing` with its answer; errors
 * always do.
 */
export const WANTS_TIMING = "crewdb-server-timing";

/** A trailer as in https://www.w3.org/TR/server-timing/, in ms. */
export function serverTiming(timings: Timings): Trailers {
  const parts = [
    ["queue", timings.queueUs],
    ["acquire", timings.acquireUs],
    ["prepare", timings.prepareUs],
    ["step", timings.stepUs],
    ["encode", timings.encodeUs],
    ["commit", timings.commitUs],
    ["return", timings.returnUs],
  ] as const;
  return {
    "server-timing": parts.map(([name, us]) => `${name};dur=${(us / 1000).toFixed(3)}`).join(", "),
  };
}

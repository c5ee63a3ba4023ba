import { Metadata } from "@grpc/grpc-js";
import type { Timings } from "../engine/call.js";

/** A request with this metadata, whatever its value, gets `server-timing` with its answer; errors always do. */
export const WANTS_TIMING = "crewdb-server-timing";

/** Trailing metadata as in https://www.w3.org/TR/server-timing/, in ms. */
export function serverTiming(timings: Timings, metadata: Metadata = new Metadata()): Metadata {
  const parts = [
    ["queue", timings.queueUs],
    ["acquire", timings.acquireUs],
    ["prepare", timings.prepareUs],
    ["step", timings.stepUs],
    ["encode", timings.encodeUs],
    ["commit", timings.commitUs],
    ["return", timings.returnUs],
  ] as const;
  metadata.set("server-timing", parts.map(([name, us]) => `${name};dur=${(us / 1000).toFixed(3)}`).join(", "));
  return metadata;
}

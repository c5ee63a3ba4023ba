import { metrics } from "@opentelemetry/api";
import type { Reloads } from "../access/reloads.js";

/** Registers what is read of credentials when metrics are collected. */
export function registerAccessMetrics(reloads: Reloads): void {
  const counter = metrics.getMeter("crewdb").createObservableCounter("crewdb.credential.reloads", {
    unit: "{reload}",
    description: "Changed files of credentials that were read anew, by whether they could be used.",
  });
  counter.addCallback((result) => {
    for (const { name, loaded, failed } of reloads.counts) {
      result.observe(loaded, { "crewdb.file": name, outcome: "loaded" });
      result.observe(failed, { "crewdb.file": name, outcome: "failed" });
    }
  });
}

import { metrics } from "@opentelemetry/api";
import type { AuditTrail } from "../access/audit.js";
import type { Reloads } from "../access/reloads.js";

/** Registers what is read of credentials when metrics are collected. */
export function registerAccessMetrics(reloads: Reloads, audit?: AuditTrail): void {
  const counter = metrics.getMeter("crewdb").createObservableCounter("crewdb.credential.reloads", {
    unit: "{reload}",
    description:
      "Changed files of credentials that were read anew, and keys that were fetched, by whether they could be used.",
  });
  counter.addCallback((result) => {
    for (const { name, loaded, failed } of reloads.counts) {
      result.observe(loaded, { "crewdb.file": name, outcome: "loaded" });
      result.observe(failed, { "crewdb.file": name, outcome: "failed" });
    }
  });
  if (audit === undefined) return;
  const lines = metrics.getMeter("crewdb").createObservableCounter("crewdb.audit.lines", {
    unit: "{line}",
    description:
      "Lines of the audit trail by what became of them; failed counts the attempts to write some.",
  });
  lines.addCallback((result) => {
    for (const [outcome, count] of Object.entries(audit.counts)) result.observe(count, { outcome });
  });
}

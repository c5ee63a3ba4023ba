import type { BenchRow } from "./bench-case.js";

const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? "" : value.toFixed(2));

/** What crewdb reaches of a server's throughput; where no throughput is meant, how many times shorter its p99 is. */
function ratio(own: BenchRow, other: BenchRow | undefined): number | undefined {
  if (other === undefined) return undefined;
  if (own.compare === "p99") return (other.p99Ms ?? Number.NaN) / (own.p99Ms ?? Number.NaN);
  return (own.perSecond ?? Number.NaN) / (other.perSecond ?? Number.NaN);
}

/** Calls per second of crewdb divided by those of each other server, from the same rounds: what survives a slow hour. */
export function toRatios(rows: readonly BenchRow[]): string {
  const others = ["echo", "main thread", "task per query"] as const;
  const lines = rows.flatMap((own) => {
    if (own.server !== "crewdb" || own.inFlight === undefined) return [];
    const rivals = rows.filter((row) => row.case === own.case && row.inFlight === own.inFlight && row !== own);
    if (rivals.length === 0) return [];
    const cells = others.map((name) =>
      number(
        ratio(
          own,
          rivals.find(({ server }) => server === name),
        ),
      ),
    );
    const what = own.compare === "p99" ? "times shorter p99" : "calls/s";
    return [`| ${[own.case, own.inFlight, what, ...cells].join(" | ")} |`];
  });
  if (lines.length === 0) return "";
  const head = `| case | in flight | crewdb's | to ${others.join(" | to ")} |\n| --- | --: | --- | --: | --: | --: |`;
  return `${head}\n${lines.join("\n")}`;
}

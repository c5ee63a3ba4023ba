import { cpus, release, totalmem } from "node:os";
import type { BenchRow } from "./bench-case.js";

/** What the numbers were measured on. */
export function describeMachine(generator: string): string[] {
  const [cpu] = cpus();

  return [
    `${cpus().length} x ${cpu?.model ?? "CPU"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}`,
    `Node.js ${process.versions.node}, load by ${generator}`,
  ];
}

const COLUMNS = ["case", "server", "in flight", "calls/s", "p50 ms", "p99 ms", "CPU µs/call"] as const;

function toCells(row: BenchRow): string[] {
  const number = (value: number | undefined, digits: number) => (value === undefined ? "" : value.toFixed(digits));
  return [
    row.case,
    row.server,
    number(row.inFlight, 0),
    row.value ?? number(row.perSecond, 0),
    number(row.p50Ms, 2),
    number(row.p99Ms, 2),
    number(row.cpuMicros, 0),
  ];
}

/** A Markdown table that is also readable in a terminal. */
export function toTable(rows: readonly BenchRow[]): string {
  const lines = [[...COLUMNS], ...rows.map(toCells)];
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const format = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  const [head = [], ...body] = lines;
  return [format(head), rule, ...body.map(format)].join("\n");
}

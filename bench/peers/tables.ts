import { medianOf } from "../harness/load.js";
import { OTHER } from "../harness/server.js";
import { type Goal, isMet } from "./goals.js";
import type { PeerRow } from "./result.js";

const digits = (value: number | undefined, count: number): string =>
  value === undefined || Number.isNaN(value) ? "" : value.toFixed(count);

type Align = "left" | "right";

/** A Markdown table whose columns also line up in a terminal. */
function toTable(columns: readonly (readonly [string, Align])[], lines: readonly (readonly string[])[]): string {
  const widths = columns.map(([name], at) => Math.max(name.length, 3, ...lines.map((line) => (line[at] ?? "").length)));
  const pad = (text: string, at: number) =>
    columns[at]?.[1] === "right" ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  const row = (cells: readonly string[]) => `| ${cells.map(pad).join(" | ")} |`;
  const rule = columns.map(([, align], at) => {
    const dashes = "-".repeat((widths[at] ?? 3) - 1);
    return align === "right" ? `${dashes}:` : `${dashes}-`;
  });
  return [row(columns.map(([name]) => name)), row(rule), ...lines.map(row)].join("\n");
}

/** What must hold, target and measured side by side. */
export function toGoalTable(goals: readonly Goal[]): string {
  const lines = goals.map((goal) => {
    const verdict = Number.isNaN(goal.measured) ? "not measured" : isMet(goal) ? "yes" : "no";
    const target = `${goal.compare === ">=" ? "at least" : "at most"} ${Number(goal.target.toFixed(2))}`;
    return [goal.what, target, digits(goal.measured, 2), verdict];
  });
  const columns = [
    ["what", "left"],
    ["target", "left"],
    ["measured", "right"],
    ["met", "left"],
  ] as const;
  return toTable(columns, lines);
}

/** What one load cost on the other checkout's server and on this one's. */
interface Pair {
  readonly here: PeerRow;
  readonly other: PeerRow;
}

const idWord = ({ requestId }: PeerRow): string => (requestId === undefined ? "" : requestId ? "yes" : "no");

function toPairs(rows: readonly PeerRow[]): readonly Pair[] {
  const key = ({ work, mode, requestId, inFlight }: PeerRow) => [work, mode, requestId, inFlight].join();
  const others = new Map(rows.filter(({ peer }) => peer === OTHER).map((row) => [key(row), row]));
  return rows
    .filter(({ peer }) => peer === "crewdb")
    .flatMap((here) => {
      const other = others.get(key(here));
      return other === undefined ? [] : [{ here, other }];
    });
}

/**
 * Compares the two checkouts. Loads that follow each other meet the same noise, so the ratio of CPU
 * is taken in each round: the table has the median, the lowest and the highest.
 */
export function toOtherTable(rows: readonly PeerRow[]): string {
  const lines = toPairs(rows).map(({ here, other }) => {
    const ratios = (here.roundMicros ?? []).map((micros, round) => micros / (other.roundMicros?.[round] ?? Number.NaN));
    return [
      here.work,
      here.mode,
      idWord(here),
      String(here.inFlight),
      digits(other.serverMicros, 0),
      digits(here.serverMicros, 0),
      digits(medianOf(ratios), 2),
      `${digits(Math.min(...ratios), 2)}-${digits(Math.max(...ratios), 2)}`,
      digits(other.perSecond, 0),
      digits(here.perSecond, 0),
    ];
  });
  const columns = [
    ["what", "left"],
    ["sent", "left"],
    ["request_id", "left"],
    ["in flight", "right"],
    ["CPU µs, other", "right"],
    ["here", "right"],
    ["ratio", "right"],
    ["lowest-highest", "right"],
    ["calls/s, other", "right"],
    ["here", "right"],
  ] as const;
  return toTable(columns, lines);
}

/** What a read costs beyond an echo, which asks no database. */
export function toEchoLines(rows: readonly PeerRow[]): string {
  const lines = rows.flatMap((row) => {
    const echo = rows.find(
      ({ peer, work, mode, inFlight }) =>
        peer === "echo" && work === row.work && mode === row.mode && inFlight === row.inFlight,
    );
    if (echo === undefined || echo === row) return [];
    const beyond = (row.serverMicros ?? Number.NaN) - (echo.serverMicros ?? Number.NaN);
    const rate = digits(row.perSecond / echo.perSecond, 2);
    return [
      `${row.work} of ${row.peer}, ${row.inFlight} in flight: ${rate} of echo's rate, ${digits(beyond, 0)} µs of CPU beyond echo's`,
    ];
  });
  return lines.join("\n");
}

/** How many calls the native executor answered, failed, and left to the portable one. */
const NATIVE = [
  ["native: answered", "right"],
  ["worded", "right"],
  ["handed over", "right"],
] as const;

/** The numbers of one kind of work. */
export function toWorkTable(rows: readonly PeerRow[]): string {
  const writes = rows.some((row) => row.requestId !== undefined);
  const native = rows.some((row) => row.native !== undefined);
  const lines = rows.map((row) => [
    row.peer,
    row.mode,
    ...(writes ? [idWord(row)] : []),
    String(row.inFlight),
    digits(row.perSecond, 0),
    digits(row.p50Ms, 2),
    digits(row.p99Ms, 2),
    digits(row.serverMicros, 0),
    digits(row.clientMicros, 0),
    ...(native
      ? [row.native?.answered, row.native?.worded, row.native?.handedOver].map((each) => digits(each, 0))
      : []),
  ]);
  const columns = [
    ["who", "left"],
    ["sent", "left"],
    ...(writes ? [["request_id", "left"] as const] : []),
    ["in flight", "right"],
    [rows.some((row) => row.p50Ms !== undefined) ? "calls/s" : "rows/s", "right"],
    ["p50 ms", "right"],
    ["p99 ms", "right"],
    ["server CPU µs", "right"],
    ["client CPU µs", "right"],
    ...(native ? NATIVE : []),
  ] as const;
  return toTable(columns, lines);
}

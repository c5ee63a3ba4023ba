import type { BenchRow } from "./bench-case.js";

/** The bars' colours by the servers' names. */
export const COLORS: Readonly<Record<string, string>> = {
  crewdb: "#2563eb",
  "crewdb, request_id": "#1e40af",
  "crewdb, pipelined": "#60a5fa",
  "crewdb, pipelined, request_id": "#7c3aed",
  Go: "#0d9488",
  echo: "#9ca3af",
  "main thread": "#f59e0b",
  "task per query": "#dc2626",
};
const [LEFT, BAR, GAP, WIDTH] = [175, 16, 18, 395] as const;

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

interface Group {
  readonly name: string;
  readonly rows: readonly BenchRow[];
}

function drawBar(row: BenchRow, most: number, y: number): string {
  const width = Math.max(1, Math.round(((row.perSecond ?? 0) / most) * WIDTH));
  const label = `${row.server} ${Math.round(row.perSecond ?? 0).toLocaleString("en")}/s`;
  return (
    `<rect x="${LEFT}" y="${y}" width="${width}" height="${BAR - 3}" rx="2" fill="${COLORS[row.server] ?? "#6b7280"}"/>` +
    `<text x="${LEFT + width + 6}" y="${y + BAR - 6}">${escapeXml(label)}</text>`
  );
}

function drawGroup({ name, rows }: Group, top: number): string {
  // Each case has a scale of its own: a list of 50 and a point read would not fit on one.
  const most = Math.max(...rows.map(({ perSecond }) => perSecond ?? 0), 1);
  const bars = rows.map((row, index) => drawBar(row, most, top + index * BAR));
  const middle = top + (rows.length * BAR) / 2 + 2;
  return `<text x="${LEFT - 10}" y="${middle}" text-anchor="end" font-weight="600">${escapeXml(name)}</text>${bars.join("")}`;
}

/** A bar chart of calls per second at one number of calls in flight, as SVG. */
export function drawPlot(rows: readonly BenchRow[], inFlight: number): string {
  const shown = rows.filter((row) => row.inFlight === inFlight && row.perSecond !== undefined);
  const groups = [...Map.groupBy(shown, (row) => row.case)].map(([name, own]) => ({ name, rows: own }));
  let y = 40;
  const parts: string[] = [];
  for (const group of groups) {
    parts.push(drawGroup(group, y));
    y += group.rows.length * BAR + GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 ${y}" font-family="system-ui, sans-serif" font-size="11">`,
    `<title>Calls per second of each server, ${inFlight} in flight</title>`,
    `<rect width="760" height="${y}" fill="#fff"/>`,
    `<text x="16" y="22" font-size="14" font-weight="600">Calls per second, ${inFlight} in flight (longer is better)</text>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

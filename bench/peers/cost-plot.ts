import { COLORS, escapeXml } from "../harness/plot.js";
import { nameOf, type PeerRow } from "./result.js";

const [LEFT, BAR, GAP, PANEL, LABEL] = [245, 16, 18, 150, 115] as const;
const WIDTH = LEFT + 2 * (PANEL + LABEL);
const TOP = 58;

/** A bar of two parts, the second one paler, on its panel. */
function drawBar(row: PeerRow, x: number, y: number, parts: readonly [number, number], label: string): string {
  const color = COLORS[nameOf(row)] ?? "#6b7280";
  const [first, second] = parts.map((part) => Math.max(1, Math.round(part * PANEL))) as [number, number];
  const bar = (from: number, width: number, opacity: number) =>
    `<rect x="${from}" y="${y}" width="${width}" height="${BAR - 3}" fill="${color}" opacity="${opacity}"/>`;
  const text = `<text x="${x + first + second + 6}" y="${y + BAR - 6}">${escapeXml(label)}</text>`;
  return `${bar(x, first, 1)}${bar(x + first, second, 0.4)}${text}`;
}

function drawRow(row: PeerRow, y: number, mostMicros: number, mostMs: number): string {
  const { serverMicros = 0, clientMicros = 0, p50Ms = 0, p99Ms = 0 } = row;
  const cpu = `${serverMicros.toFixed(0)} + ${clientMicros.toFixed(0)} µs`;
  const time = `${p50Ms.toFixed(1)}, ${p99Ms.toFixed(1)} ms`;
  return [
    `<text x="${LEFT - 10}" y="${y + BAR - 6}" text-anchor="end">${escapeXml(nameOf(row))}</text>`,
    drawBar(row, LEFT, y, [serverMicros / mostMicros, clientMicros / mostMicros], cpu),
    drawBar(row, LEFT + PANEL + LABEL, y, [p50Ms / mostMs, (p99Ms - p50Ms) / mostMs], time),
  ].join("");
}

/** CPU of a call and how long it takes, for each kind of work on a scale of its own, as SVG. */
export function drawCosts(rows: readonly PeerRow[], inFlight: number): string {
  const shown = rows.filter((row) => row.inFlight === inFlight && row.p50Ms !== undefined);
  const parts: string[] = [];
  let y = TOP;
  for (const [work, own] of Map.groupBy(shown, (row) => row.work)) {
    const mostMicros = Math.max(...own.map((row) => (row.serverMicros ?? 0) + (row.clientMicros ?? 0)), 1);
    const mostMs = Math.max(...own.map((row) => row.p99Ms ?? 0), 0.001);
    parts.push(`<text x="16" y="${y + 9}" font-weight="600">${escapeXml(work)}</text>`);
    for (const row of own) {
      y += BAR;
      parts.push(drawRow(row, y, mostMicros, mostMs));
    }
    y += BAR + GAP;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="11">`,
    `<title>CPU and time of a call, ${inFlight} in flight</title>`,
    `<rect width="${WIDTH}" height="${y}" fill="#fff"/>`,
    `<text x="16" y="22" font-size="14" font-weight="600">What a call costs, ${inFlight} in flight (shorter is better)</text>`,
    `<text x="${LEFT}" y="44">CPU of server, and (pale) of client</text>`,
    `<text x="${LEFT + PANEL + LABEL}" y="44">time: p50, and (pale) up to p99</text>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

import type { Frame } from "./cpu-profile.js";

const WIDTH = 1200;
const ROW = 16;
const HEAD = 40;
/** Narrower frames are left out, with what is below them, in px. */
const NARROWEST = 1.2;
const CHARACTER = 6;

const COLOURS = [
  [/\((pool|worker|grpc)\/|better-sqlite3/, "#f0a35e"],
  [/grpc-js\//, "#8fb8de"],
  [/garbage collector/, "#e07a7a"],
  [/\(node:/, "#c9ced6"],
] as const;

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function drawFrame(frame: Frame, x: number, depth: number, pxPerUs: number, usPerCall: (us: number) => string): string {
  const width = frame.totalUs * pxPerUs;
  if (width < NARROWEST) return "";
  const colour = COLOURS.find(([pattern]) => pattern.test(frame.name))?.[1] ?? "#e3e0d3";
  const y = HEAD + depth * ROW;
  const room = Math.floor((width - 4) / CHARACTER);
  const label = room < 4 ? "" : frame.name.length <= room ? frame.name : `${frame.name.slice(0, room - 1)}…`;
  const text = label === "" ? "" : `<text x="${(x + 2).toFixed(1)}" y="${y + 11}">${escapeXml(label)}</text>`;
  const title = `<title>${escapeXml(frame.name)}: ${usPerCall(frame.totalUs)}, itself ${usPerCall(frame.selfUs)}</title>`;
  const box = `<rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(0.5, width - 0.5).toFixed(1)}" height="${ROW - 1}" fill="${colour}"/>`;
  const children = [...frame.children.values()].toSorted((a, b) => b.totalUs - a.totalUs);
  let childX = x;
  let below = "";
  for (const child of children) {
    below += drawFrame(child, childX, depth + 1, pxPerUs, usPerCall);
    childX += child.totalUs * pxPerUs;
  }
  return `<g>${title}${box}${text}</g>\n${below}`;
}

function depthOf(frame: Frame, leastUs: number): number {
  const depths = [...frame.children.values()]
    .filter(({ totalUs }) => totalUs >= leastUs)
    .map((child) => depthOf(child, leastUs));
  return 1 + Math.max(0, ...depths);
}

/** A flame graph as SVG: wide is long, below is called; a frame's title says its time for one call. */
export function drawFlame(title: string, root: Frame, calls: number): string {
  const pxPerUs = WIDTH / root.totalUs;
  const height = HEAD + depthOf(root, NARROWEST / pxPerUs) * ROW + 8;
  const usPerCall = (us: number): string => `${(us / calls).toFixed(1)} µs a call`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="10">
<rect width="${WIDTH}" height="${height}" fill="white"/>
<text x="4" y="14" font-size="13">${escapeXml(title)}</text>
<text x="4" y="31">orange: this service; blue: grpc-js; grey: Node; red: garbage collection</text>
${drawFrame(root, 0, 0, pxPerUs, usPerCall)}</svg>
`;
}

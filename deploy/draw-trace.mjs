/** Draws docs/trace.svg. */
import "../tools/needs-node.mjs";
import { writeFileSync } from "node:fs";

const { CommandError, runCommand } = await import("../src/cli/command.ts");

const ROW = 26;
const LEFT = 260;
const WIDTH = 900;
const COLOURS = { acquire: "#d98c00", execute: "#2b7bba", commit: "#a03c78", reply: "#7a8a99" };

await runCommand({
  name: "node deploy/draw-trace.mjs",
  about:
    "Draws a trace as an SVG waterfall, as Jaeger's query API answers it. QUERY_URL is http://127.0.0.1:16686 by default.",
  options: {},
  operands: "TRACE_ID FILE [QUERY_URL]",
  run: (_, [traceId, file, url = "http://127.0.0.1:16686"]) => draw(traceId, file, url),
});

async function readTrace(url) {
  const answer = await fetch(url).catch((error) => {
    throw new CommandError(`${url} does not answer: ${error.cause?.message ?? error.message}`);
  });
  const found = answer.ok ? await answer.json() : {};
  if (!found.data?.length) throw new CommandError(`${url} has no trace (status ${answer.status})`);
  return found;
}

async function draw(traceId, file, url) {
  const { data } = await readTrace(`${url}/api/traces/${traceId}`);
  const inOrder = data[0].spans.toSorted((a, b) => a.startTime - b.startTime || b.duration - a.duration);
  const isChildOf = (parent) => (span) =>
    span.references.some(({ refType, spanID }) => refType === "CHILD_OF" && spanID === parent.spanID);
  const servers = inOrder.filter((span) => !inOrder.some((other) => isChildOf(other)(span)));
  const spans = servers.flatMap((server) => [server, ...inOrder.filter(isChildOf(server))]);
  const start = Math.min(...spans.map((span) => span.startTime));
  const end = Math.max(...spans.map((span) => span.startTime + span.duration));
  const scale = (WIDTH - LEFT - 90) / (end - start);

  const rows = spans.map((span, index) => {
    const y = 34 + index * ROW;
    const x = LEFT + (span.startTime - start) * scale;
    const width = Math.max(2, span.duration * scale);
    const server = span.operationName.includes("/");
    const name = server ? span.operationName.replace(/^.*\.(\w+\/)/, "$1") : span.operationName;
    const fill = COLOURS[span.operationName] ?? "#3a9d5d";
    return `<text x="${server ? 10 : 28}" y="${y + 14}">${name}</text>
<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="18" rx="2" fill="${fill}"/>
<text x="${(x + width + 6).toFixed(1)}" y="${y + 14}">${(span.duration / 1000).toFixed(2)} ms</text>`;
  });
  const height = 44 + spans.length * ROW;
  writeFileSync(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#222">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="10" y="20" font-weight="bold">${spans.length} spans, ${((end - start) / 1000).toFixed(2)} ms</text>
${rows.join("\n")}
</svg>
`,
  );
}

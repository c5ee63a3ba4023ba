import { once } from "node:events";
import { createServer } from "node:http";

/** A span as the tests look at it, wherever it came from. Times in µs since 1970. */
export interface SeenSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly startUs: number;
  readonly endUs: number;
  readonly attributes: ReadonlyMap<string, unknown>;
  readonly links: readonly string[];
}

interface OtlpSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
  readonly links?: readonly { readonly spanId: string }[];
}

interface OtlpMessage {
  readonly resourceMetrics?: readonly { readonly scopeMetrics: readonly { readonly metrics: { name: string }[] }[] }[];
  readonly resourceSpans?: readonly { readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[] }[];
}

/** Takes OTLP over http/json, as any collector does, and keeps the spans. */
export async function startOtlpReceiver(): Promise<{
  readonly url: string;
  readonly spans: SeenSpan[];
  /** Names of all metrics that came. */
  readonly metrics: Set<string>;
  close(): void;
}> {
  const spans: SeenSpan[] = [];
  const metrics = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { resourceSpans = [], resourceMetrics = [] } = JSON.parse(Buffer.concat(chunks).toString()) as OtlpMessage;
      for (const { scopeMetrics } of resourceMetrics)
        for (const scope of scopeMetrics) for (const { name } of scope.metrics) metrics.add(name);
      for (const { scopeSpans } of resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans.map(toSeen));
      response.setHeader("content-type", "application/json").end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, spans, metrics, close: () => server.close() };
}

function toSeen(span: OtlpSpan): SeenSpan {
  return {
    name: span.name,
    traceId: span.traceId,
    spanId: span.spanId,
    parentId: span.parentSpanId ?? "",
    startUs: Number(BigInt(span.startTimeUnixNano) / 1000n),
    endUs: Number(BigInt(span.endTimeUnixNano) / 1000n),
    attributes: new Map(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    links: span.links?.map(({ spanId }) => spanId) ?? [],
  };
}

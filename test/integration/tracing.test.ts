import { startOtlpReceiver } from "./otlp-receiver.js";
import { type Traces, tracesIn } from "./traces.js";

async function receiver(): Promise<Traces> {
  const { url, spans, close } = await startOtlpReceiver();
  return {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" },
    read: async (traceId) => spans.filter((span) => span.traceId === traceId),
    close: async () => close(),
  };
}

tracesIn("an OTLP receiver", receiver);

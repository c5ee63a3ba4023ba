import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { newFolder, startProcess } from "./service-process.js";
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

describe("a collector that is gone", () => {
  it("does not keep the service from stopping in order", async () => {
    const folder = newFolder();
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const address = closed.address();
    assert.ok(address !== null && typeof address === "object");
    closed.close();
    const service = await startProcess(folder, { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${address.port}` });
    using main = service.client();
    await main.listUsers({});
    // The exporter tries again for longer than the grace, whose end would kill it.
    assert.equal(await service.end("SIGTERM"), 0);
    rmSync(folder, { recursive: true });
  }).timeout(30_000);
});

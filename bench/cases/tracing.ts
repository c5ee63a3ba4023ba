import { once } from "node:events";
import { createServer } from "node:http";
import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { scratchCopy } from "../harness/data.js";
import { compare } from "../harness/measure.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { type RunningServer, startServer } from "../harness/server.js";
import { toProductId } from "../seed/products.js";

const { getProduct } = WalmartDb.method;

/** Takes spans and forgets them: what is measured is the service, not where it sends them. */
async function openSink(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => response.end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** What spans cost: the same call with tracing off, for one call of a hundred, and for all. */
export const tracing: BenchCase = {
  name: "tracing",
  async run(context) {
    const sink = await openSink();
    const on = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${sink.url}/v1/traces` };
    const ways = {
      off: {},
      "1 %": { ...on, OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.01" },
      all: on,
    };
    await using copies = new AsyncDisposableStack();
    const servers: RunningServer[] = [];
    const rows: BenchRow[] = [];
    try {
      for (const settings of Object.values(ways)) {
        // Files have one owner, so that each server needs its own.
        const files = copies.use(await scratchCopy(context.files));
        servers.push(await startServer("crewdb", files, settings));
      }
      const request = encodeRequest(getProduct, { productId: toProductId(50_000) });
      context.log("tracing, 100 in flight");
      const measurement = { name: "GetProduct, traced", path: pathOf(getProduct), request, inFlight: 100 };
      const measured = await compare(context, servers, measurement);
      for (const [index, way] of Object.keys(ways).entries()) {
        const row = measured[index];
        if (row !== undefined) rows.push({ ...row, server: `crewdb, ${way}` });
      }
    } finally {
      for (const server of servers) await server.stop();
      sink.close();
    }
    return rows;
  },
};

/** A load generator for machines without h2load. Runs in a process of its own; the plan and the result are IPC messages. */
import { Client, credentials, type Metadata } from "@grpc/grpc-js";
import { connectionsFor, type LoadPlan, type LoadResult, percentile, toMetadata } from "./load.js";
import { withOwnIds } from "./own-ids.js";

const identity = (bytes: Buffer) => bytes;

function call(client: Client, path: string, request: Buffer, headers: Metadata): Promise<boolean> {
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, identity, identity, request, headers, (error, reply) => {
      resolve(error === null && reply !== undefined);
    });
  });
}

async function load(plan: LoadPlan): Promise<LoadResult> {
  const next = withOwnIds(plan.request);
  const headers = toMetadata(plan.headers);
  const durations = new Float64Array(plan.calls);
  let [started, errors] = [0, 0];
  const clients = Array.from({ length: connectionsFor(plan.inFlight) }, () => {
    return new Client(plan.target, credentials.createInsecure(), { "grpc.use_local_subchannel_pool": 1 });
  });
  const lane = async (client: Client) => {
    while (started < plan.calls) {
      const index = started++;
      const from = performance.now();
      if (!(await call(client, plan.path, next(), headers))) errors += 1;
      durations[index] = performance.now() - from;
    }
  };
  const from = performance.now();
  await Promise.all(
    Array.from({ length: plan.inFlight }, (_, index) => lane(clients[index % clients.length] as Client)),
  );
  const perSecond = plan.calls / ((performance.now() - from) / 1000);
  for (const client of clients) client.close();
  durations.sort();
  return { perSecond, p50Ms: percentile(durations, 0.5), p99Ms: percentile(durations, 0.99), errors };
}

process.once("message", async (plan: LoadPlan) => {
  process.send?.(await load(plan), () => process.disconnect());
});

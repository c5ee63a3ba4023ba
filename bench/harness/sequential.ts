import { Client, credentials } from "@grpc/grpc-js";
import { percentile } from "./load.js";

const identity = (bytes: Buffer) => bytes;

/**
 * Makes calls one after the other on one connection, as a single user does.
 *
 * @throws the first error: with one call at a time none is acceptable.
 */
export async function callInSequence(
  target: string,
  path: string,
  request: Uint8Array,
  calls: number,
  warmUp = 20,
): Promise<{ p50Ms: number; p99Ms: number }> {
  const client = new Client(target, credentials.createInsecure(), { "grpc.use_local_subchannel_pool": 1 });
  const bytes = Buffer.from(request);
  const call = () =>
    new Promise<void>((resolve, reject) => {
      client.makeUnaryRequest(path, identity, identity, bytes, (error) => (error ? reject(error) : resolve()));
    });
  try {
    // The first calls open the connection, read the file into memory and let V8 compile.
    for (let warm = 0; warm < warmUp; warm += 1) await call();
    const durations: number[] = [];
    for (let index = 0; index < calls; index += 1) {
      const from = performance.now();
      await call();
      durations.push(performance.now() - from);
    }
    durations.sort((a, b) => a - b);
    return { p50Ms: percentile(durations, 0.5), p99Ms: percentile(durations, 0.99) };
  } finally {
    client.close();
  }
}

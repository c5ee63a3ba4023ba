import { setTimeout as pause } from "node:timers/promises";
import { Client, credentials, status } from "@grpc/grpc-js";
import { WalmartDb } from "../harness/contract.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";

/** Before the times count: connections of the server are open and the statement is prepared on each. */
const WARM_UP = 20;
/** Between two streams, in ms: what a cancelled one had under way, a MiB, is over by then and takes no time of the next. */
const PAUSE_MS = 20;

const identity = (bytes: Buffer) => bytes;

/** Times from sending a QueryStream until its first message is there, one stream after another over one connection, in ms, sorted. */
export async function timesToFirstMessage(target: string, sql: string, streams: number): Promise<number[]> {
  const client = new Client(target, credentials.createInsecure());
  const request = Buffer.from(encodeRequest(WalmartDb.method.queryStream, { sql }));
  const times: number[] = [];
  try {
    for (let index = -WARM_UP; index < streams; index++) {
      await pause(PAUSE_MS);
      const tookMs = await timeToFirstMessage(client, request);
      if (index >= 0) times.push(tookMs);
    }
  } finally {
    client.close();
  }
  return times.sort((a, b) => a - b);
}

/** Resolves once the stream, which is cancelled after its first message, has ended here. */
function timeToFirstMessage(client: Client, request: Buffer): Promise<number> {
  const startMs = performance.now();
  return new Promise((resolve, reject) => {
    let tookMs: number | undefined;
    const path = pathOf(WalmartDb.method.queryStream);
    const stream = client.makeServerStreamRequest(path, identity, identity, request);
    stream.on("data", () => {
      tookMs ??= performance.now() - startMs;
      stream.cancel();
    });
    stream.on("error", () => undefined);
    stream.on("status", ({ code, details }) => {
      if (tookMs !== undefined && code === status.CANCELLED) resolve(tookMs);
      else reject(new Error(`the stream ended with ${status[code]}: ${details}`));
    });
  });
}

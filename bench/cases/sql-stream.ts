import { Client, credentials } from "@grpc/grpc-js";
import Database from "better-sqlite3";
import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { percentile } from "../harness/load.js";
import { privateBytes } from "../harness/proc.js";
import { encodeRequest, pathOf, withServers } from "../harness/rpc-case.js";
import { timesToFirstMessage } from "./first-message.js";

export const ROWS = 1_000_000;
/** Streams whose first message is timed: the slowest hundredth is two of them. */
const FIRST_MESSAGES = 200;
/** Ten times all products. */
const SQL = `SELECT p.product_id, p.name, p.brand, p.current_price, p.review_count
  FROM json_each('[1,2,3,4,5,6,7,8,9,10]') CROSS JOIN walmart_products p`;

const identity = (bytes: Buffer) => bytes;

/** Reads the stream to its end as bytes; what a client makes of them is not the server's time. */
export function readStream(target: string): Promise<number> {
  // As crewdb's own client has it.
  const client = new Client(target, credentials.createInsecure(), { "grpc-node.flow_control_window": 1024 * 1024 });
  const { queryStream } = WalmartDb.method;
  const request = Buffer.from(encodeRequest(queryStream, { sql: SQL }));
  const startMs = performance.now();
  return new Promise((resolve, reject) => {
    const stream = client.makeServerStreamRequest(pathOf(queryStream), identity, identity, request);
    stream.on("data", () => undefined);
    stream.on("error", reject);
    stream.on("end", () => {
      client.close();
      resolve(performance.now() - startMs);
    });
  });
}

export function iterate(file: string): number {
  const db = new Database(file, { readonly: true });
  const startMs = performance.now();
  let rows = 0;
  for (const _ of db.prepare(SQL).iterate()) rows++;
  const tookMs = performance.now() - startMs;
  db.close();
  if (rows !== ROWS) throw new Error(`the statement answers ${rows} rows`);
  return tookMs;
}

const middle = (numbers: readonly number[]): number =>
  percentile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );

/** A million rows through the service, beside better-sqlite3's iterate() over the same rows in this process. */
export const sqlStream: BenchCase = {
  name: "sql QueryStream",
  run: (context) =>
    withServers(["crewdb"], context.files, async ([server]) => {
      if (server === undefined) return [];
      const streamed: number[] = [];
      const iterated: number[] = [];
      let mostBytes = 0;
      for (let round = 0; round < context.rounds; round++) {
        context.log(`sql QueryStream, round ${round + 1} of ${context.rounds}`);
        iterated.push(iterate(context.files.walmart));
        streamed.push(await readStream(server.target));
        mostBytes = Math.max(mostBytes, privateBytes(server.pid));
      }
      context.log("sql QueryStream, first messages");
      const firstMs = await timesToFirstMessage(server.target, SQL, FIRST_MESSAGES);
      const perSecond = (ms: number): number => (ROWS / ms) * 1000;
      const name = "sql rows/s of a million";
      const rows: BenchRow[] = [
        { case: name, server: "crewdb", inFlight: 1, perSecond: perSecond(middle(streamed)) },
        { case: name, server: "iterate()", inFlight: 1, perSecond: perSecond(middle(iterated)) },
        {
          case: "sql stream: first message",
          server: "crewdb",
          inFlight: 1,
          p50Ms: percentile(firstMs, 0.5),
          p99Ms: percentile(firstMs, 0.99),
        },
        { case: "sql stream: server's memory", server: "crewdb", value: `${Math.round(mostBytes / 1e6)} MB` },
      ];
      return rows;
    }),
};

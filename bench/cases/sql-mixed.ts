import { setTimeout as pause } from "node:timers/promises";
import { Client, credentials } from "@grpc/grpc-js";
import { BOUNDED, ENDLESS } from "../../test/fixtures/bounded-sql.js";
import { DENIED } from "../../test/fixtures/hostile-sql.js";
import { INSERT_INTENT } from "../baselines/queries.js";
import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { scratchCopy } from "../harness/data.js";
import { median, percentile } from "../harness/load.js";
import { encodeRequest, pathOf, withServers } from "../harness/rpc-case.js";
import { toProductId } from "../seed/products.js";

const { getProduct, execute, query } = WalmartDb.method;
const READ = [pathOf(getProduct), encodeRequest(getProduct, { productId: toProductId(50_000) })] as const;
const WRITE = [pathOf(execute), encodeRequest(execute, { sql: INSERT_INTENT })] as const;
/** Callers of point reads. */
const READERS = 9;
const SCAN = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n, walmart_products";
const HOSTILE = [...DENIED, ...BOUNDED, ...ENDLESS].map((each) => (typeof each === "string" ? each : each.sql));
/** A hostile caller waits no longer than this for one statement, in ms. */
const HOSTILE_DEADLINE_MS = 1000;

type Send = (what: readonly [string, Uint8Array], deadlineMs?: number) => Promise<boolean>;

const identity = (bytes: Buffer) => bytes;

function senderTo(target: string): { send: Send; close(): void } {
  const client = new Client(target, credentials.createInsecure(), { "grpc.use_local_subchannel_pool": 1 });
  const send: Send = ([path, request], deadlineMs = 30_000) =>
    new Promise((resolve) => {
      const options = { deadline: Date.now() + deadlineMs };
      client.makeUnaryRequest(path, identity, identity, Buffer.from(request), options, (error) =>
        resolve(error === null),
      );
    });
  return { send, close: () => client.close() };
}

/** What others do while the point reads are measured, until it is told to stop. */
type Beside = (send: Send, stopped: () => boolean) => Promise<unknown>[];

/** One write for nine reads, and four scans without end, as fast as they are stopped. */
const writesAndScans: Beside = (send, stopped) => [
  loop(stopped, () => send(WRITE)),
  ...Array.from({ length: 4 }, () =>
    loop(stopped, () => send([pathOf(query), encodeRequest(query, { sql: SCAN })], 5000)),
  ),
];

const hostileStatements: Beside = (send, stopped) =>
  Array.from({ length: 4 }, (_, caller) => {
    let next = caller * 31;
    return loop(stopped, () => {
      const sql = HOSTILE[next++ % HOSTILE.length] ?? "";
      const asWrite = [pathOf(execute), encodeRequest(execute, { sql })] as const;
      const asRead = [pathOf(query), encodeRequest(query, { sql })] as const;
      return send(next % 2 === 0 ? asWrite : asRead, HOSTILE_DEADLINE_MS);
    });
  });

const nobody: Beside = () => [];

async function loop(stopped: () => boolean, work: () => Promise<unknown>): Promise<void> {
  while (!stopped()) await work();
}

/** The point reads' times while `beside` runs; fails when any of them is not answered. */
async function measureReads(context: BenchContext, target: string, beside: Beside) {
  const { send, close } = senderTo(target);
  const others = senderTo(target);
  let stop = false;
  const running = beside(others.send, () => stop);
  const durations: number[] = [];
  const endMs = performance.now() + context.roundMs;
  const reader = async () => {
    while (performance.now() < endMs) {
      const from = performance.now();
      if (!(await send(READ))) throw new Error("a point read was not answered");
      durations.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  stop = true;
  await Promise.all(running);
  close();
  others.close();
  durations.sort((a, b) => a - b);
  const perSecond = (durations.length / context.roundMs) * 1000;
  return { perSecond, p50Ms: percentile(durations, 0.5), p99Ms: percentile(durations, 0.99) };
}

/** Round by round alone and beside others, so that a slow minute hits both. */
function besideCase(name: string, beside: Beside): BenchCase {
  const run = async (context: BenchContext): Promise<BenchRow[]> => {
    await using copy = await scratchCopy(context.files);
    return await withServers(["crewdb"], copy, async ([server]) => {
      const target = server?.target ?? "";
      await measureReads(context, target, nobody);
      const alone = [];
      const together = [];
      for (let round = 0; round < context.rounds; round++) {
        context.log(`${name}, round ${round + 1} of ${context.rounds}`);
        alone.push(await measureReads(context, target, nobody));
        together.push(await measureReads(context, target, beside));
        // What was cancelled last has let go of its thread by then.
        await pause(50);
      }
      const what = { server: "crewdb", inFlight: READERS };
      return [
        { ...what, case: `${name}: point reads alone`, ...median(alone) },
        { ...what, case: `${name}: point reads beside`, ...median(together) },
      ];
    });
  };
  return { name, run };
}

export const sqlMixed: BenchCase = besideCase("sql writes and 4 endless scans", writesAndScans);
export const sqlBesideHostile: BenchCase = besideCase("sql hostile statements", hostileStatements);

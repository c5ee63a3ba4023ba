/**
 * A process of the application: makes its calls with one of the managers, and prints what it measured as one line of JSON.
 * Arguments: old, embedded or remote; the files; the round's length in ms; calls/s of the steady load; for remote the address.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { UnifiedConnectionManager } from "../../src/unified/index.js";
import { percentile } from "../harness/load.js";
import { privateBytes } from "../harness/proc.js";
import { type Call, countEmails, emailById, KINDS, mix } from "./calls.js";
import { type Manager, openOldManager } from "./old-manager.js";

/** What one process measured. Times in ms, memory in bytes. */
export interface Measured {
  readonly mixPerSecond: number;
  /** Calls per second of each kind alone. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
  readonly callerBytes: number;
  /** As the guide prints it. */
  readonly loadTest: string;
}

const IN_FLIGHT = 100;
const [mode = "", main = "", walmart = "", roundMs = "2000", steadyPerSecond = "200", url = ""] = process.argv.slice(2);

async function openManager(): Promise<Manager> {
  if (mode === "old") return openOldManager({ main, walmart });
  const settings = { DB_PATH: main, WALMART_DB_PATH: walmart };
  const manager = new UnifiedConnectionManager(mode === "remote" ? { url } : { settings });
  await manager.initialize();
  return {
    main: (work) => manager.executeMainQuery(work),
    walmart: (work) => manager.executeWalmartQuery(work),
    close: () => manager.shutdown(),
  };
}

/** As fast as it goes with so many in flight; calls per second. */
async function throughput(manager: Manager, call: Call, ms: number): Promise<number> {
  const fromMs = performance.now();
  let turn = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - fromMs < ms) {
      await call(manager, turn++);
      // A synchronous manager lets nothing else happen otherwise: real callers have requests to read between calls.
      await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return (turn / (performance.now() - fromMs)) * 1000;
}

/** Calls come at a steady rate, whether earlier ones are done or not: how long each point read took from when it was due. */
async function steadyLoad(manager: Manager, perSecond: number, ms: number): Promise<number[]> {
  const waits: number[] = [];
  const running: Promise<void>[] = [];
  const fromMs = performance.now();
  const due = (turn: number): number => fromMs + (turn * 1000) / perSecond;
  // Every second call is one whose wait counts; the others are what it waits behind.
  const probe = async (turn: number, dueMs: number): Promise<void> => {
    await emailById(manager, turn);
    waits.push(performance.now() - dueMs);
  };
  for (let turn = 0; due(turn) - fromMs < ms; ) {
    for (; due(turn) <= performance.now(); turn++) {
      running.push(turn % 2 === 0 ? probe(turn, due(turn)) : mix(manager, turn >> 1));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return waits.sort((a, b) => a - b);
}

/** The guide's load test, word for word in what it prints. */
async function loadTest(manager: Manager): Promise<string> {
  const startTime = Date.now();
  await Promise.all(Array.from({ length: 100 }, (_, turn) => countEmails(manager, turn)));
  const duration = Date.now() - startTime;
  return `Load test: ${100} queries in ${duration}ms (${Math.round(100 / (duration / 1000))} QPS)`;
}

async function measure(): Promise<Measured> {
  const manager = await openManager();
  const ms = Number(roundMs);
  await throughput(manager, mix, ms / 4);
  const mixPerSecond = await throughput(manager, mix, ms);
  const kinds: Record<string, number> = {};
  for (const [name, call] of Object.entries(KINDS)) kinds[name] = await throughput(manager, call, ms / 4);
  const loopDelay = monitorEventLoopDelay({ resolution: 1 });
  loopDelay.enable();
  const waits = await steadyLoad(manager, Number(steadyPerSecond), ms);
  loopDelay.disable();
  const measured = {
    mixPerSecond,
    kinds,
    waitP50Ms: percentile(waits, 0.5),
    waitP99Ms: percentile(waits, 0.99),
    loopDelayP99Ms: loopDelay.percentile(99) / 1e6,
    loopDelayMaxMs: loopDelay.max / 1e6,
    callerBytes: privateBytes(process.pid),
    loadTest: await loadTest(manager),
  };
  await manager.close();
  return measured;
}

process.stdout.write(`${JSON.stringify(await measure())}\n`);

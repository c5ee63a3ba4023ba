import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CLIENT_LIMITS } from "../../src/calls/limits.js";
import { createMainDb } from "../../src/client/index.js";
import { settingOf } from "../../src/settings/settings.js";
import { type RunningServer, startServer } from "../harness/server.js";
import type { Ends, HostileOrder } from "./hostile-callers.js";

const MIB = 1024 * 1024;
const ALONE_MS = 10_000;
/** Between two calls of the reader and of the writer, in ms. */
const PACE_MS = 5;
const SAMPLE_MS = 100;
/** How long memory may take to come back, in ms. */
const SETTLE_MS = 180_000;
const GRACE_MS = Number(settingOf("CREWDB_SHUTDOWN_GRACE_MS").fallback);
/** The process's own exit, and a busy machine's. */
const EXIT_MS = 1000;
/** The callers' priority. They would be on other machines: what they decode must not take the cores of the server. */
const CALLERS_NICE = "19";
/** p99 beside the bombs against p99 alone. */
const MAX_RATIO = 5;
const MAX_LEFT_BYTES = 100 * MIB;
/** What statements may have, what may be unread, and as much again for copies on their way. */
const BUDGET_BYTES = Number(settingOf("CREWDB_SQL_MEMORY_BYTES").fallback) + 2 * CLIENT_LIMITS.maxUnreadBytes;

export interface HostileOptions {
  readonly seconds: number;
  readonly callers: number;
  readonly seed: number;
}

/** p50, p99 and the longest of one kind of call, in ms. */
class Times {
  readonly #ms: number[] = [];
  failed = 0;

  get count(): number {
    return this.#ms.length;
  }

  add(ms: number): void {
    this.#ms.push(ms);
  }

  at(share: number): number {
    const sorted = this.#ms.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }

  toString(): string {
    const [p50, p99, most] = [0.5, 0.99, 1].map((share) => this.at(share).toFixed(1));
    return `${this.count} calls, p50 ${p50}, p99 ${p99}, longest ${most} ms, ${this.failed} failed`;
  }
}

/** Resident memory of a process, in bytes. */
function residentBytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}

/** One call after another until it is told to stop. */
async function repeat(call: () => Promise<unknown>, times: Times, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const start = performance.now();
    await call().catch(() => {
      times.failed++;
    });
    times.add(performance.now() - start);
    await pause(PACE_MS);
  }
}

/** A point reader and a writer for so long. */
async function measure(address: string, ms: number): Promise<{ reads: Times; writes: Times }> {
  const [reads, writes] = [new Times(), new Times()];
  const reader = createMainDb(address, { retry: { maxAttempts: 1 } });
  const writer = createMainDb(address, { retry: { maxAttempts: 1 } });
  const { user } = await writer.createUser({ user: { email: `soak-${Math.random()}@example.com`, name: "Soak" } });
  const userId = user?.userId ?? "";
  const stopped = AbortSignal.timeout(ms);
  await Promise.all([
    repeat(() => reader.getUser({ userId }), reads, stopped),
    repeat(() => writer.createConversation({ conversation: { title: "soak" } }), writes, stopped),
  ]);
  reader.close();
  writer.close();
  return { reads, writes };
}

interface Callers {
  stop(): Promise<Ends>;
}

function startCallers(order: HostileOrder): Callers {
  const file = fileURLToPath(new URL("./hostile-callers.js", import.meta.url));
  const callers = fork(file, [JSON.stringify(order)], {
    execPath: "nice",
    execArgv: ["-n", CALLERS_NICE, process.execPath],
  });
  const ended = once(callers, "message") as Promise<[Ends]>;
  return {
    stop: async () => {
      callers.send("stop");
      const [ends] = await ended;
      return ends;
    },
  };
}

/** The most that was seen until `stop`. */
function watchMemory(pid: number): { stop(): number } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(pid));
  }, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

/** Memory when it has come back, or what is left of it after SETTLE_MS. */
async function settled(pid: number, startBytes: number): Promise<number> {
  const until = performance.now() + SETTLE_MS;
  let bytes = residentBytes(pid);
  while (bytes > startBytes + MAX_LEFT_BYTES && performance.now() < until) {
    await pause(SAMPLE_MS);
    bytes = residentBytes(pid);
  }
  return bytes;
}

/** How long a stop takes while bombs run, in ms. */
async function stopUnderFire(server: RunningServer, order: HostileOrder): Promise<number> {
  const callers = startCallers(order);
  await pause(2000);
  const start = performance.now();
  await server.stop();
  const ms = performance.now() - start;
  await callers.stop();
  return ms;
}

/** Callers with the role sql that mean harm, beside a point reader and a writer. Answers what was not as promised. */
export async function hostile({ seconds, callers, seed }: HostileOptions): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-hostile-"));
  const files = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  const server = await startServer("crewdb", files, { CREWDB_LOG_LEVEL: "silent" });
  const order = { address: server.target, callers, seed };
  const broken: string[] = [];
  const require = (holds: boolean, what: string): void => {
    console.log(`${holds ? "ok    " : "BROKEN"} ${what}`);
    if (!holds) broken.push(what);
  };
  try {
    const alone = await measure(server.target, ALONE_MS);
    const startBytes = residentBytes(server.pid);
    console.log(`alone:  reads ${alone.reads}\n        writes ${alone.writes}`);
    const memory = watchMemory(server.pid);
    const fire = startCallers(order);
    const beside = await measure(server.target, seconds * 1000);
    const ends = await fire.stop();
    const mostBytes = memory.stop();
    console.log(`beside: reads ${beside.reads}\n        writes ${beside.writes}`);
    console.log(`bombs:  ${JSON.stringify(ends)}`);
    const leftBytes = await settled(server.pid, startBytes);
    const inMiB = (bytes: number): string => `${Math.round(bytes / MIB)} MiB`;
    for (const kind of ["reads", "writes"] as const) {
      const ratio = beside[kind].at(0.99) / alone[kind].at(0.99);
      require(ratio <= MAX_RATIO, `p99 of ${kind}: ${ratio.toFixed(1)} times what it is alone; at most ${MAX_RATIO}`);
      require(beside[kind].failed === 0, `failed ${kind}: ${beside[kind].failed}`);
    }
    require(mostBytes <=
      startBytes +
        BUDGET_BYTES, `memory ${inMiB(mostBytes)}, ${inMiB(startBytes)} at the start; at most ${inMiB(BUDGET_BYTES)} more`);
    require(leftBytes <=
      startBytes +
        MAX_LEFT_BYTES, `memory afterwards ${inMiB(leftBytes)}; at most ${inMiB(MAX_LEFT_BYTES)} more than at the start`);
    const stopMs = await stopUnderFire(server, { ...order, seed: seed + callers });
    require(stopMs <=
      GRACE_MS + EXIT_MS, `stopped within ${Math.round(stopMs)} ms by SIGTERM; the grace is ${GRACE_MS} ms`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return broken;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { type DataFiles, scratchCopy } from "../harness/data.js";
import { median } from "../harness/load.js";
import { privateBytes } from "../harness/proc.js";
import { type RunningServer, startServer } from "../harness/server.js";
import type { Measured } from "../migration/caller.js";
import { KINDS } from "../migration/calls.js";

const MODES = ["old", "embedded", "remote"] as const;
type Mode = (typeof MODES)[number];

/** The steady load, as a share of what the old manager could do at most: busy, not overloaded. */
const STEADY_SHARE = 0.7;

interface Run extends Measured {
  readonly perSecond: number;
  /** Of the service, where it is a process of its own. */
  readonly serviceBytes: number;
}

async function callFrom(mode: Mode, files: DataFiles, args: readonly string[]): Promise<Measured> {
  const caller = join(import.meta.dirname, "../migration/caller.js");
  const child = spawn(process.execPath, [caller, mode, files.main, files.walmart, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new Error(`the calling process of ${mode} ended with exit code ${code}`);
  return JSON.parse(printed) as Measured;
}

async function runOnce(context: BenchContext, mode: Mode, files: DataFiles, steadyPerSecond: number): Promise<Run> {
  const service: RunningServer | undefined = mode === "remote" ? await startServer("crewdb", files) : undefined;
  try {
    const args = [String(context.roundMs), String(steadyPerSecond), service?.target ?? ""];
    const measured = await callFrom(mode, files, args);
    context.log(`${mode}: ${measured.loadTest}`);
    const serviceBytes = service === undefined ? 0 : privateBytes(service.pid);
    return { ...measured, perSecond: measured.mixPerSecond, serviceBytes };
  } finally {
    await service?.stop();
  }
}

/** A promise of the guide: what is measured for it, and how to read a change. */
interface Promised {
  readonly name: string;
  value(run: Run): number;
  readonly unit: string;
}

const PROMISES: readonly Promised[] = [
  { name: "throughput, mixed calls (+50-200 % promised)", value: (run) => run.mixPerSecond, unit: "/s" },
  ...Object.keys(KINDS).map((kind) => ({
    name: `throughput, ${kind}`,
    value: (run: Run) => run.kinds[kind] ?? Number.NaN,
    unit: "/s",
  })),
  { name: "point read under steady load, p50 (66-75 % less promised)", value: (run) => run.waitP50Ms, unit: "ms" },
  { name: "point read under steady load, p99 (66-75 % less promised)", value: (run) => run.waitP99Ms, unit: "ms" },
  { name: "memory of the calling process (30-50 % less promised)", value: (run) => run.callerBytes / 1e6, unit: "MB" },
  { name: "memory with the service's", value: (run) => (run.callerBytes + run.serviceBytes) / 1e6, unit: "MB" },
  { name: "event-loop delay of the caller, p99", value: (run) => run.loopDelayP99Ms, unit: "ms" },
  { name: "event-loop delay of the caller, longest", value: (run) => run.loopDelayMaxMs, unit: "ms" },
];

function toRows(runs: ReadonlyMap<Mode, readonly Run[]>): BenchRow[] {
  return PROMISES.flatMap(({ name, value, unit }) => {
    const middle = (mode: Mode): number =>
      value(median((runs.get(mode) ?? []).map((run) => ({ ...run, perSecond: value(run) }))));
    const before = middle("old");
    return MODES.map((mode): BenchRow => {
      const now = middle(mode);
      const change = mode === "old" ? "" : ` (${now >= before ? "+" : ""}${Math.round((now / before - 1) * 100)} %)`;
      const digits = unit === "ms" ? 1 : 0;
      return {
        case: name,
        server: mode === "old" ? "old manager" : mode,
        value: `${now.toFixed(digits)} ${unit}${change}`,
      };
    });
  });
}

/**
 * The guide's promises: a process of the application with the old manager, and with ours in the process and behind a socket,
 * in turn and round by round on the same copy of the full data. The same SQL in the same callbacks everywhere, results checked.
 */
export const migration: BenchCase = {
  name: "migration",
  async run(context) {
    await using copy = await scratchCopy(context.files);
    const first = await runOnce(context, "old", copy, 1);
    const steadyPerSecond = Math.round(first.mixPerSecond * STEADY_SHARE);
    context.log(`steady load: ${steadyPerSecond} calls/s`);
    const runs = new Map<Mode, Run[]>(MODES.map((mode) => [mode, []]));
    for (let round = 0; round < context.rounds; round++)
      for (const mode of MODES) runs.get(mode)?.push(await runOnce(context, mode, copy, steadyPerSecond));
    return toRows(runs);
  },
};

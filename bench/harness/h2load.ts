import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { connectionsFor, type LoadPlan, type LoadResult, percentile } from "./load.js";

const run = promisify(execFile);

/** The version's line, or undefined where h2load is not installed. */
export function h2loadVersion(): string | undefined {
  try {
    return execFileSync("h2load", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** A gRPC message on the wire: not compressed, its length, the bytes. */
function frame(message: Uint8Array): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

function readNumber(output: string, pattern: RegExp): number {
  const text = pattern.exec(output)?.[1];
  if (text === undefined) throw new Error(`h2load printed something else than expected:\n${output}`);
  return Number(text);
}

/**
 * h2load knows HTTP statuses only, and a gRPC error is HTTP 200. But an error has no data: the bytes of data that came,
 * divided by the bytes of one right answer, are the number of right answers.
 */
function countErrors(output: string, plan: LoadPlan): number {
  const data = readNumber(output, /headers \(space savings [^)]*\), \S+ \((\d+)\) data/);
  const failed = plan.calls - readNumber(output, /(\d+) succeeded/);
  return Math.max(failed, plan.calls - Math.round(data / (plan.replyBytes + 5)));
}

/** Each line of the log: start in µs since 1970, HTTP status, duration in µs. */
function readDurationsMs(log: string): Float64Array {
  const lines = log.trimEnd().split("\n");
  return Float64Array.from(lines, (line) => Number(line.split("\t")[2]) / 1000).sort();
}

/** Puts one load on a server with h2load. */
export async function loadWithH2load(plan: LoadPlan): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "crewdb-load-"));
  try {
    const [body, log] = [join(folder, "body"), join(folder, "log")];
    await writeFile(body, frame(plan.request));
    const connections = connectionsFor(plan.inFlight);
    const streams = Math.ceil(plan.inFlight / connections);
    const shape = ["-n", `${plan.calls}`, "-c", `${connections}`, "-m", `${streams}`, "-t", "1"];
    const all = { "content-type": "application/grpc", te: "trailers", ...plan.headers };
    const headers = Object.entries(all).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
    const url = `http://${plan.target}${plan.path}`;
    const { stdout } = await run("h2load", [...shape, ...headers, "-d", body, `--log-file=${log}`, url]);
    const durations = readDurationsMs(await readFile(log, "utf8"));
    return {
      perSecond: readNumber(stdout, /finished in [^,]+, ([\d.]+) req\/s/),
      p50Ms: percentile(durations, 0.5),
      p99Ms: percentile(durations, 0.99),
      errors: countErrors(stdout, plan),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

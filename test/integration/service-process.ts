import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createMainDb, type DbClient } from "../../src/client/index.js";

/** What a process that ended by itself left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A service in a process of its own, as `npm start` runs it. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly startLine: string;
  readonly address: string;
  /** `http://127.0.0.1:…`; empty where there is no HTTP port. */
  readonly httpAddress: string;
  /** What it has said until now, those before the start-up line among them. */
  said(): string;
  client(): DbClient<typeof MainDb>;
  /** Sends the signal and answers the exit code, null when the signal itself ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "crewdb-process-"));
}

function run(
  folder: string,
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
  root: string = PACKAGE_ROOT,
): ChildProcess {
  const main = join(root, "dist", "src", "main.js");
  const { CREWDB_PORT = "0" } = settings;
  // Where the port is named, HTTP's would be the next one, which may be another test's.
  const http = CREWDB_PORT === "0" ? {} : { CREWDB_HTTP_PORT: "0" };
  const env = { ...process.env, CREWDB_PORT, ...http, ...settings };
  return spawn(process.execPath, [main, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs the program to its end: for starts that are refused, and for --help. */
export async function runToEnd(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Ended> {
  const child = run(folder, settings, args);
  const [out, err] = [child.stdout?.toArray(), child.stderr?.toArray()];
  const [code] = (await once(child, "exit")) as [number | null];
  return {
    code,
    stdout: Buffer.concat((await out) ?? []).toString(),
    stderr: Buffer.concat((await err) ?? []).toString(),
  };
}

/**
 * Starts the service on files in the folder and waits for its start-up line. Rejects with what it says when it ends before. `root` is
 * the package that it is started from.
 */
export async function startProcess(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  root: string = PACKAGE_ROOT,
): Promise<ServiceProcess> {
  return whenStarted(run(folder, settings, [], root));
}

const START_LINE = / on (\S+)(?: and (http\S+))?; Node /;

/** npm says which command it runs first. What comes later is read and left, or the pipe would fill. */
async function findStartLine(output: Readable, lines: string[]): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  createInterface(output).on("line", (line) => {
    lines.push(line);
    if (START_LINE.test(line)) resolve(line);
  });
  return promise;
}

/** Waits for the start-up line of a service that was started in some other way, too, with its output in pipes. */
export async function whenStarted(child: ChildProcess): Promise<ServiceProcess> {
  assert.ok(child.stdout && child.stderr);
  const lines: string[] = [];
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  const ended = exited.then(([code]) => assert.fail(`it ended with ${code}: ${said}`));
  const startLine = await Promise.race([findStartLine(child.stdout, lines), ended]);
  ended.catch(() => undefined);
  const [, address = "", httpAddress = ""] = START_LINE.exec(startLine) ?? [];
  return {
    child,
    startLine,
    address,
    httpAddress,
    said: () => [...lines, said].join("\n"),
    client: () => createMainDb(address, { retry: { maxAttempts: 1 } }),
    end: async (signal) => {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** Starts the program and sends a signal once `isTime`, before it serves. */
export async function endWhenIn(
  folder: string,
  settings: Readonly<Record<string, string>>,
  isTime: (pid: number) => boolean,
  signal: NodeJS.Signals,
): Promise<number | null> {
  const child = run(folder, settings, []);
  const exited = once(child, "exit") as Promise<[number | null]>;
  child.stdout?.resume();
  while (child.exitCode === null && !isTime(child.pid ?? 0)) await new Promise(setImmediate);
  child.kill(signal);
  return (await exited)[0];
}

/** Starts the program and sends a signal as soon as it says anything, before it serves. */
export async function endWhileStarting(folder: string, signal: NodeJS.Signals): Promise<number | null> {
  const child = run(folder, {}, []);
  assert.ok(child.stdout && child.stderr);
  child.stdout.resume();
  await once(createInterface(child.stderr), "line");
  child.kill(signal);
  return ((await once(child, "exit")) as [number | null])[0];
}

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { Check } from "../../gen/ts/crewdb/admin/v1/readiness_pb.js";
import { createAdminDb } from "../../src/client/index.js";
import { findLitestream, type Litestream } from "../../src/recovery/litestream.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

/** The longest that anything here may take to come true, in ms. */
const CEILING_MS = 30_000;
const PROGRAM = join(import.meta.dirname, "..", "..", "src", "cli", "main.js");

/** Two folders, one for a service and one that stands for another disk. */
export interface ReplicaRig {
  readonly litestream: Litestream;
  readonly folder: string;
  readonly file: string;
  readonly store: string;
  readonly settings: Readonly<Record<string, string>>;
  start(settings?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** What happens when a machine is lost. */
  loseDisk(): void;
  remove(): void;
}

/** Litestream, or the test is skipped. */
export function needLitestream(context: Mocha.Context): Litestream {
  try {
    return findLitestream(undefined);
  } catch {
    return skipWithout(context, "litestream (npm run litestream)");
  }
}

export function createRig(litestream: Litestream, store: string = newFolder()): ReplicaRig {
  const folder = newFolder();
  const services: ServiceProcess[] = [];
  const settings = { CREWDB_LITESTREAM: litestream.file, DB_REPLICA_URL: `file://${store}` };
  return {
    litestream,
    folder,
    file: join(folder, "data", "crewai_team.db"),
    store,
    settings,
    start: async (more = {}) => {
      const service = await startProcess(folder, { ...settings, ...more });
      services.push(service);
      return service;
    },
    loseDisk: () => rmSync(join(folder, "data"), { recursive: true, force: true }),
    remove: () => {
      for (const { child } of services) child.kill("SIGKILL");
      for (const each of [folder, store]) rmSync(each, { recursive: true, force: true });
    },
  };
}

/** Waits for the check `replica` of main to be as wanted, and answers it. */
export async function replicaCheck(address: string, isRight: (check: Check) => boolean): Promise<Check> {
  using admin = createAdminDb(address);
  const untilMs = performance.now() + CEILING_MS;
  for (;;) {
    const { databases } = await admin.getReadiness({});
    const check = databases.flatMap(({ checks }) => checks).find(({ name }) => name === "replica");
    // Before the first look it says nothing.
    const wasMade = (check?.duration?.nanos ?? 0) > 0;
    if (check !== undefined && wasMade && isRight(check)) return check;
    if (performance.now() > untilMs) throw new Error(`the check says: ${check?.problem}`);
    await pause(50);
  }
}

export async function untilReplicated(service: ServiceProcess): Promise<void> {
  await replicaCheck(service.address, ({ ok }) => ok);
}

/** The titles of the conversations in a service's file, in order. */
export function titlesOf(folder: string): string[] {
  const db = new Sqlite(join(folder, "data", "crewai_team.db"), { readonly: true });
  try {
    return db.prepare<[], string>("SELECT title FROM conversations").pluck().all().toSorted();
  } finally {
    db.close();
  }
}

/** Pid of the Litestream that copies the file. */
export function litestreamOf({ file }: ReplicaRig): number {
  return Number(readFileSync(`${file}-litestream/pid`, "utf8"));
}

export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
}

export async function until(isSo: () => boolean, what: string): Promise<void> {
  const untilMs = performance.now() + CEILING_MS;
  while (!isSo()) {
    if (performance.now() > untilMs) throw new Error(`not in time: ${what}`);
    await pause(20);
  }
}

/** The same while this process goes on, e.g. with calls. */
export async function crewdbBeside(
  folder: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { ...process.env, ...settings } });
  const exited = once(child, "exit") as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}

/** A command of the package, to its end. */
export function crewdb(
  folder: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): { readonly code: number; readonly stdout: string; readonly stderr: string } {
  try {
    const stdout = execFileSync(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      env: { ...process.env, ...settings },
      encoding: "utf8",
      stdio: "pipe",
    });
    return { code: 0, stdout, stderr: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
}

/** Where the newest writer has stored what. */
function newestPlace(rig: ReplicaRig): string {
  return (
    globSync("main/*/*T*", { cwd: rig.store })
      .toSorted((a, b) => (a.split("/")[2] ?? "").localeCompare(b.split("/")[2] ?? ""))
      .at(-1) ?? ""
  );
}

/** Changes some bytes in all that the newest writer has stored. */
export function spoil(rig: ReplicaRig): void {
  const files = globSync(`${newestPlace(rig)}/ltx/*/*.ltx`, { cwd: rig.store });
  assert.ok(files.length > 0, "it has stored nothing");
  for (const file of files) {
    const path = join(rig.store, file);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
    writeFileSync(path, bytes);
  }
}

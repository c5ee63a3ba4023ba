import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** How long an orphan gets to copy what it has not copied, in ms. */
const GRACE_MS = 5000;
const LOOK_MS = 50;

/** Notes whose child this is, for the next start. */
export function notePid(file: string, pid: number): void {
  writeFileSync(file, String(pid), { mode: 0o600 });
}

/**
 * Ends the Litestream that a service which was killed has left: two that copy one file would take
 * turns at its checkpoints. It is found by the noted pid, and by its command line, because a pid may
 * be another process's by now.
 */
export async function endOrphan(file: string, config: string): Promise<boolean> {
  const pid = notedIn(file);
  if (pid === undefined || !commandLine(pid).includes(config)) return false;
  // One that was stopped gets the other signal when it goes on.
  send(pid, "SIGTERM");
  send(pid, "SIGCONT");
  const untilMs = performance.now() + GRACE_MS;
  while (commandLine(pid).includes(config)) {
    if (performance.now() > untilMs) send(pid, "SIGKILL");
    await pause(LOOK_MS);
  }
  rmSync(file, { force: true });
  return true;
}

function notedIn(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

/** Empty when there is no such process, or it has ended and only its parent has not asked yet. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    if (process.platform === "linux") return "";
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { ControlSocket } from "./control-socket.js";
import { exitOf, type Litestream, messageIn } from "./litestream.js";
import { notePid } from "./orphan.js";
import type { ReplicaFolder } from "./replica-folder.js";

/** Between two looks whether the socket answers, in ms. */
const LOOK_MS = 25;
/** How long a Litestream may take until it answers, in ms. */
const START_MS = 10_000;
/**
 * How often the companion writes into the pipe, in s. When nobody reads that any more, because the
 * service was killed, it ends, and Litestream with it, after it has copied what is left.
 */
const BEAT_S = 2;
/** Calls come before the copy. By the program: a priority that is set later is one thread's alone. */
const NICENESS = "10";
/**
 * How long a checkpoint of Litestream's waits for the write lock, in ms. What it has read is
 * uploaded after that. Writes make way within a tenth of it; a long transaction does not.
 */
const LOCK_MS = 400;

/** A Litestream that copies one database to one place. */
export interface Child {
  readonly socket: ControlSocket;
  readonly pid: number;
  /** What it has complained of last. */
  complaint(): string;
  /** When it has ended. */
  readonly ended: Promise<void>;
  /** Lets it copy what is left, for so long. */
  stop(graceMs: number): Promise<void>;
  kill(): void;
}

export interface ChildOptions {
  readonly litestream: Litestream;
  readonly file: string;
  readonly url: string;
  readonly folder: ReplicaFolder;
  readonly retentionDays: number;
}

/** Starts it and waits until it answers. Rejects, and leaves nothing behind, when it does not. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { litestream, folder } = options;
  writeFileSync(folder.config, configOf(options), { mode: 0o600 });
  const args = ["replicate", "-no-expand-env", "-config", folder.config];
  const child = spawn(
    "nice",
    [
      "-n",
      NICENESS,
      litestream.file,
      ...args,
      "-exec",
      `sh -c 'while sleep ${BEAT_S}; do echo; done'`,
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
      // What a terminal sends to all of its processes is for the service, which ends this one last.
      detached: true,
    },
  );
  const started = new StartedChild(child, new ControlSocket(folder.socket));
  if (child.pid !== undefined) notePid(folder.pid, child.pid);
  const untilMs = performance.now() + START_MS;
  for (;;) {
    if (started.hasEnded) throw new Error(started.complaint() || "it ended at once");
    const answers = await started.socket.ping(START_MS).then(
      () => true,
      () => false,
    );
    if (answers) return started;
    if (performance.now() > untilMs) {
      started.kill();
      throw new Error("it does not answer");
    }
    await pause(LOOK_MS);
  }
}

class StartedChild implements Child {
  readonly ended: Promise<void>;
  hasEnded = false;
  readonly socket: ControlSocket;
  readonly #child: ChildProcess;
  #complaint = "";

  constructor(child: ChildProcess, socket: ControlSocket) {
    this.#child = child;
    this.socket = socket;
    this.ended = exitOf(child).then(() => {
      this.hasEnded = true;
      // Its companion ends at its next beat.
      child.stdout?.destroy();
    });
    child.once("error", (error) => {
      this.#complaint = error.message;
    });
    child.stdout?.resume();
    if (child.stderr)
      createInterface(child.stderr).on("line", (line) => {
        if (line !== "") this.#complaint = messageIn(line);
      });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  complaint(): string {
    return this.#complaint;
  }

  async stop(graceMs: number): Promise<void> {
    this.#child.kill("SIGTERM");
    const waiting = new AbortController();
    const late = pause(graceMs, "late", { signal: waiting.signal }).catch(() => "ended");
    const first = await Promise.race([this.ended, late]);
    waiting.abort();
    if (first === "late") this.kill();
    await this.ended;
  }

  kill(): void {
    // A process that was stopped by a signal is ended by this one too.
    this.#child.kill("SIGKILL");
  }
}

/** JSON is YAML. */
function configOf({ file, url, folder, retentionDays }: ChildOptions): string {
  const retention = `${retentionDays * 24}h`;
  return JSON.stringify({
    logging: { level: "warn", type: "json", stderr: true },
    socket: { enabled: true, path: folder.socket, permissions: 0o600 },
    snapshot: { interval: "24h", retention },
    "shutdown-sync-timeout": "2s",
    dbs: [
      {
        path: file,
        "meta-path": folder.copied,
        "busy-timeout": `${LOCK_MS}ms`,
        replica: { url },
      },
    ],
  });
}

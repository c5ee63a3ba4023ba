import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Chore } from "../engine/engine.js";
import type { ReplicaStatistics } from "../engine/statistics.js";
import { type DrillOrder, type DrillResult, drillNoteOf } from "./drill.js";
import { replicaFolderOf } from "./replica-folder.js";

/** So many of them may be missed, because the machine was busy, before it is told. */
const MISSED = 2;

interface DrillLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** The drills of one replica: those of the service, and what came of the last one, whoever made it. */
export class Drills {
  readonly chores: readonly Chore[];
  readonly #order: DrillOrder;
  readonly #everyMs: number;
  readonly #note: string;
  readonly #startedMs = Date.now();
  readonly #log: DrillLog;

  constructor(order: DrillOrder, everyMs: number, log: DrillLog) {
    this.#order = order;
    this.#everyMs = everyMs;
    this.#note = drillNoteOf(replicaFolderOf(order.file));
    this.#log = log;
    this.chores =
      everyMs === 0 ? [] : [{ intervalMs: everyMs, run: (signal) => this.#run(signal) }];
  }

  statistics(): Pick<ReplicaStatistics, "lastDrillMs" | "lastDrillPassed"> {
    const last = this.#last();
    return last === undefined
      ? {}
      : { lastDrillMs: last.timeMs, lastDrillPassed: last.problem === "" };
  }

  /** What the last one found, or that it is long ago, in a sentence. */
  problem(): string | undefined {
    const last = this.#last();
    if (last !== undefined && last.problem !== "") return `the last drill failed: ${last.problem}`;
    const sinceMs = Date.now() - Math.max(last?.timeMs ?? 0, this.#startedMs);
    if (this.#everyMs === 0 || sinceMs < MISSED * this.#everyMs) return undefined;
    return `no drill was made for ${Math.round(sinceMs / 1000)} s`;
  }

  #last(): DrillResult | undefined {
    try {
      return JSON.parse(readFileSync(this.#note, "utf8")) as DrillResult;
    } catch {
      return undefined;
    }
  }

  /** In a process of its own, which reads and compares without holding up calls. */
  async #run(signal: AbortSignal): Promise<void> {
    const child = fork(fileURLToPath(new URL("./drill-process.js", import.meta.url)), [], {
      signal,
      killSignal: "SIGKILL",
    });
    child.on("error", () => undefined);
    const exited = once(child, "exit");
    child.send(this.#order);
    await exited;
    if (signal.aborted) return;
    const { database } = this.#order;
    const last = this.#last();
    const { problem = "it ended without a result", tookMs, bytes, commitSeq } = last ?? {};
    if (problem === "") this.#log.info({ database, tookMs, bytes, commitSeq }, "the drill passed");
    else this.#log.warn({ database, problem }, "the drill failed");
  }
}

import { statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { realPath } from "../base/real-path.js";
import type { DatabaseName } from "../engine/plan.js";
import type { ReplicaStatistics } from "../engine/statistics.js";
import { type Child, startChild } from "./child.js";
import { type Litestream, meaningOf } from "./litestream.js";
import { makeWay } from "./make-way.js";
import { Manifest, ReplicaError, type Writer } from "./manifest.js";
import { endOrphan } from "./orphan.js";
import { withoutSecrets } from "./replica-address.js";
import { forgetCopied, type ReplicaFolder, replicaFolderOf } from "./replica-folder.js";
import { type Waiter, Watermark } from "./watermark.js";

/**
 * From the begin of one copy to the next while writes come that nobody waits for, in ms: with the
 * copy itself it stays below a second.
 */
const PACE_MS = 400;
/** A copy is asked for at least this often, in ms; without writes it costs a few system calls. */
const IDLE_MS = 5000;
/** How long Litestream may take to say that it lives, in ms. Two such silences in a row end it. */
const PING_MS = 3000;
const PING_EVERY_MS = 1000;
/** How long one copy may take, in ms; the first one has the whole file to carry. */
const COPY_MS = 30_000;
const FIRST_COPY_MS = 24 * 3600 * 1000;
/** How long Litestream may see nothing new in a log that was written, in ms. */
const STILL_MS = 5000;
/**
 * From one start to the next, in ms; the first time, and the longest. One that has lived for longer
 * is replaced at once: until its successor has copied, writes are on one disk alone.
 */
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 30_000;
/** After so many starts in a row that copied nothing, a new place is begun with a whole copy. */
const STARTS_AT_A_PLACE = 3;
/** A replica that is further behind is told of, in ms. */
const LATE_MS = 10_000;
/** How often it looks whether another service copies to the same place, in ms. */
const CONFIRM_MS = 10 * 60_000;
/** So many places are kept at most, and two at least. */
const MOST_PLACES = 20;
const LEAST_PLACES = 2;

/** Whose file it is. */
export interface FileFacts {
  readonly epoch: string;
  /** The epochs of the files that it was restored from. */
  readonly ancestors: readonly string[];
  readonly schemaVersion: number;
}

export interface ReplicatorLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface ReplicatorOptions {
  readonly database: DatabaseName;
  readonly file: string;
  readonly facts: FileFacts;
  readonly url: string;
  readonly litestream: Litestream;
  readonly retentionDays: number;
  readonly log: ReplicatorLog;
  /** As `Database.pauseWrites`. */
  readonly pauseWrites: (isPaused: boolean) => void;
}

/** Ends the child and begins again. */
class Stalled extends Error {}

/** Keeps the replica of one open file: starts Litestream, watches it, and knows what has arrived. */
export class Replicator {
  readonly watermark: Watermark = new Watermark();
  readonly #options: ReplicatorOptions;
  readonly #folder: ReplicaFolder;
  readonly #manifest: Manifest;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #child: Child | undefined;
  #writer: Writer | undefined;
  #problem = "the replica has not begun";
  /** Who else copies to the same place, in a sentence. */
  #rival: string | undefined;
  #isFirstCopy = true;
  #txid = 0;
  #restarts = 0;
  /** In a row, without a copy that has arrived. */
  #vainStarts = 0;
  #silentSinceMs: number | undefined;
  #stillSinceMs: number | undefined;
  #lastCopyEndedMs = 0;
  #hasCopied = false;
  #confirmedMs = 0;
  #wake: () => void = () => undefined;

  constructor(options: ReplicatorOptions) {
    this.#options = { ...options, file: realPath(options.file) };
    this.#folder = replicaFolderOf(options.file);
    const { litestream, url, database } = options;
    this.#manifest = new Manifest(litestream, url, database, this.#folder.path);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Counts a committed write, and sees to its copy. Answers its number. */
  write(bytes: number): number {
    const number = this.watermark.write(bytes);
    this.#wake();
    return number;
  }

  /** Begins the next copy at once, and calls back when the write has arrived. */
  onceArrived(waiter: Waiter): void {
    this.watermark.onceArrived(waiter);
    this.#wake();
  }

  /** Nobody copies the log now, so that nobody makes its checkpoints. */
  get isAway(): boolean {
    return this.#child === undefined;
  }

  /** The log was emptied while nobody copied it: what is copied from here on is another history. */
  beginAnew(): void {
    this.#writer = undefined;
  }

  statistics(): Omit<ReplicaStatistics, "lastDrillMs" | "lastDrillPassed"> {
    const { writes, bytes, ms } = this.watermark.behind();
    return {
      arrivedTransaction: this.#txid,
      behindWrites: writes,
      behindBytes: bytes,
      behindMs: ms,
      restartCount: this.#restarts,
    };
  }

  /** What keeps the replica from being up to date, in a sentence. */
  problem(): string | undefined {
    const place = withoutSecrets(this.#options.url);
    const { writes, ms } = this.watermark.behind();
    const late =
      writes > 0
        ? `; ${writes} writes of the last ${(ms / 1000).toFixed(1)} s are not there yet`
        : "";
    if (this.#rival !== undefined) return this.#rival;
    if (this.#problem !== "") return `${this.#problem}${late}`;
    if (this.#silentSinceMs !== undefined) return `Litestream does not answer${late}`;
    if (this.#isFirstCopy) return `the first copy to ${place} is under way`;
    if (ms > LATE_MS) return `the replica at ${place} is behind${late}`;
    return undefined;
  }

  /**
   * Copies what is committed and ends Litestream.
   * @returns what was not copied, in writes
   */
  async stop(graceMs: number): Promise<number> {
    const untilMs = performance.now() + graceMs;
    const left = (): number => Math.max(0, untilMs - performance.now());
    const child = this.#child;
    if (child !== undefined) {
      const mark = this.watermark.mark();
      await child.socket.sync(this.#options.file, left() / 2).then(
        () => this.watermark.arrive(mark),
        () => undefined,
      );
    }
    this.#stopping.abort();
    this.#wake();
    await child?.stop(left());
    await this.#running;
    return this.watermark.behind().writes;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { database, log } = this.#options;
    for (let failures = 0; !signal.aborted; failures++) {
      this.#hasCopied = false;
      const startedMs = performance.now();
      try {
        if (await endOrphan(this.#folder.pid, this.#folder.config))
          log.warn({ database }, "ended the Litestream of a service that was killed");
        await this.#begin(signal);
        await this.#copyWithChild();
      } catch (error) {
        if (signal.aborted) return;
        this.#say(error instanceof Error ? error.message : String(error));
      }
      if (signal.aborted) return;
      this.#vainStarts = this.#hasCopied ? 0 : this.#vainStarts + 1;
      if (this.#hasCopied) failures = 0;
      if (this.#vainStarts >= STARTS_AT_A_PLACE && !this.#isFirstCopy) this.beginAnew();
      const apartMs = Math.min(FIRST_BACK_OFF_MS * 2 ** failures, LONGEST_BACK_OFF_MS);
      const passedMs = performance.now() - startedMs;
      await pause(apartMs - passedMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Once for each problem: attempts that fail alike are counted, not told. */
  #say(problem: string): void {
    const { database, log } = this.#options;
    if (problem !== this.#problem)
      log.warn({ database, problem }, "the replica is not kept up to date");
    this.#problem = problem;
  }

  /** Takes a place of its own, and says so in the manifest before anything is copied there. */
  async #begin(signal: AbortSignal): Promise<void> {
    if (this.#writer !== undefined) return;
    const { facts, database, url, log } = this.#options;
    const startedMs = Date.now();
    const writer: Writer = {
      path: `${facts.epoch}/${new Date(startedMs).toISOString().replaceAll(/[:.]/g, "-")}`,
      epoch: facts.epoch,
      startedMs,
      schemaVersion: facts.schemaVersion,
    };
    const others = await this.#manifest.read(signal);
    this.#refuseForeign(others);
    const old = this.#tooOld(others, startedMs);
    for (const each of old) await this.#manifest.remove(each, signal);
    await this.#manifest.change(writer, old, signal);
    forgetCopied(this.#folder);
    this.#writer = writer;
    this.#isFirstCopy = true;
    this.#txid = 0;
    this.#confirmedMs = performance.now();
    log.info(
      { database, replica: withoutSecrets(url), path: writer.path, removed: old.length },
      "replicates",
    );
  }

  /** A file that has nothing to do with what is there would hide it: a restore takes the newest. */
  #refuseForeign(others: readonly Writer[]): void {
    const { epoch, ancestors } = this.#options.facts;
    const own = new Set([epoch, ...ancestors]);
    if (others.length === 0 || others.some((each) => own.has(each.epoch))) return;
    const place = withoutSecrets(this.#options.url);
    throw new ReplicaError(
      `the replica at ${place} belongs to another database file, last written from ${toTime(others[0])} on: restore it with crewdb restore, or give this file a URL of its own`,
    );
  }

  /** Those whom no restore within the retention would need. */
  #tooOld(others: readonly Writer[], nowMs: number): Writer[] {
    const fromMs = nowMs - this.#options.retentionDays * 86_400_000;
    return others.filter((_, index) => {
      // What came next has all that was stored there.
      const next = index === 0 ? undefined : others[index - 1];
      const isOld = next !== undefined && next.startedMs < fromMs;
      return index >= LEAST_PLACES - 1 && (isOld || index >= MOST_PLACES - 1);
    });
  }

  async #copyWithChild(): Promise<void> {
    const { litestream, retentionDays, file } = this.#options;
    if (this.#writer === undefined) return;
    const child = await startChild({
      litestream,
      file,
      url: this.#manifest.urlOf(this.#writer),
      folder: this.#folder,
      retentionDays,
    }).catch((error: unknown) => {
      throw new Error(
        `Litestream can't be started: ${error instanceof Error ? error.message : error}`,
      );
    });
    this.#child = child;
    this.#lastCopyEndedMs = Date.now();
    const watching = new AbortController();
    try {
      const died = child.ended.then(() => {
        throw new Error(
          `Litestream has ended by itself${child.complaint() && ` (${child.complaint()})`}`,
        );
      });
      await Promise.race([
        died,
        this.#watch(child, watching.signal),
        this.#copyAll(child, watching.signal),
      ]);
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.#restarts++;
      throw error;
    } finally {
      watching.abort();
      this.#child = undefined;
      this.#silentSinceMs = undefined;
      this.#stillSinceMs = undefined;
      if (!this.#stopping.signal.aborted) {
        child.kill();
        await child.ended;
      }
    }
  }

  /** Throws when it stands still. */
  async #watch(child: Child, signal: AbortSignal): Promise<void> {
    let silences = 0;
    while (!this.#isOver(signal)) {
      try {
        await child.socket.ping(PING_MS);
        silences = 0;
        this.#silentSinceMs = undefined;
      } catch {
        if (this.#isOver(signal)) return;
        this.#silentSinceMs ??= performance.now();
        if (++silences === 2) throw new Stalled("Litestream did not answer, and was replaced");
        continue;
      }
      await pause(PING_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #copyAll(child: Child, signal: AbortSignal): Promise<void> {
    while (!this.#isOver(signal)) {
      const startedMs = performance.now();
      await this.#copy(child, signal);
      await this.#untilDue(startedMs, signal);
      if (performance.now() - this.#confirmedMs > CONFIRM_MS) await this.#confirm(signal);
    }
  }

  async #copy(child: Child, signal: AbortSignal): Promise<void> {
    const mark = this.watermark.mark();
    const before = this.#lastCopyEndedMs;
    try {
      const copied = child.socket.sync(
        this.#options.file,
        this.#isFirstCopy ? FIRST_COPY_MS : COPY_MS,
      );
      await makeWay(copied, child.socket, this.#options);
      const { replicatedTxid } = await copied;
      const logWrittenMs =
        statSync(`${this.#options.file}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (replicatedTxid === this.#txid && logWrittenMs > before && this.watermark.isBehind) {
        this.#stillSinceMs ??= performance.now();
        if (performance.now() - this.#stillSinceMs > STILL_MS)
          throw new Stalled("Litestream did not see what was written, and was replaced");
        return;
      }
      this.#stillSinceMs = undefined;
      this.#txid = replicatedTxid;
      this.#isFirstCopy = false;
      this.#hasCopied = true;
      this.#lastCopyEndedMs = Date.now();
      if (this.#problem !== "")
        this.#options.log.info({ database: this.#options.database }, "the replica is up to date");
      this.#problem = "";
      this.watermark.arrive(mark);
    } catch (error) {
      if (error instanceof Stalled || this.#isOver(signal)) throw error;
      const said = error instanceof Error ? error.message : String(error);
      this.#say(`the replica at ${withoutSecrets(this.#options.url)} ${meaningOf(said)}`);
    }
  }

  /** Until somebody waits for a copy, or writes are old enough, or it has been idle for long. */
  async #untilDue(startedMs: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const passedMs = performance.now() - startedMs;
      const isFailing = this.#problem !== "";
      const dueMs =
        this.watermark.isAwaited && !isFailing ? 0 : this.watermark.isBehind ? PACE_MS : IDLE_MS;
      if (passedMs >= dueMs || this.#isOver(signal)) return;
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      const either = AbortSignal.any([signal, woken.signal]);
      await pause(dueMs - passedMs, undefined, { signal: either }).catch(() => undefined);
    }
  }

  /** Another service that began later hides this one's copy; a list that lost its line is mended. */
  async #confirm(signal: AbortSignal): Promise<void> {
    const writer = this.#writer;
    if (writer === undefined) return;
    this.#confirmedMs = performance.now();
    const listed = await this.#manifest.read(signal).catch(() => undefined);
    if (listed === undefined) return;
    const [newest] = listed;
    const isHidden = newest !== undefined && newest.startedMs > writer.startedMs;
    this.#rival = isHidden
      ? `another crewdb copies its database to ${withoutSecrets(this.#options.url)} since ${toTime(newest)}, and a restore takes that one: end one of the two`
      : undefined;
    if (isHidden) this.#options.log.warn({ database: this.#options.database }, this.#rival ?? "");
    else if (!listed.some(({ path }) => path === writer.path))
      await this.#manifest.change(writer, [], signal).catch(() => undefined);
  }

  #isOver(signal: AbortSignal): boolean {
    return signal.aborted || this.#stopping.signal.aborted;
  }
}

function toTime(writer: Writer | undefined): string {
  return new Date(writer?.startedMs ?? 0).toISOString();
}

import {
  close,
  closeSync,
  fdatasync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  write,
} from "node:fs";
import type { CallError } from "../engine/call-error.js";
import { type AuditEntry, NO_HASH, readSeal, sealLine } from "./audit-line.js";

export interface AuditOptions {
  /** `-`: standard output. */
  readonly file: string;
  /** The file is set aside and another begun when it has so many bytes. */
  readonly maxBytes: number;
  /** Reads are noted too. */
  readonly reads: boolean;
  /** What happens to writes while lines can't be written. */
  readonly onFailure: "stop" | "continue";
}

export interface AuditLog {
  error(facts: object, message: string): void;
  info(facts: object, message: string): void;
}

/** Bytes of lines that wait for the disk; beyond it lines are counted and not kept. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;
/** How often what failed is tried again, and what was written is synced, in ms. */
const TICK_MS = 1000;
/** Denied calls of one caller, rpc and reason that get a line of their own in a second. */
const DENIED_LINES = 10;
/** Of those, how many differ in a second. */
const MOST_DENIED = 200;
/** Where the last line of a file is looked for. */
const TAIL_BYTES = 64 * 1024;

/** Writes bytes at the end, as many as there is room for. */
type WriteBytes = (
  fd: number,
  bytes: Buffer,
  done: (error: NodeJS.ErrnoException | null, written: number) => void,
) => void;

const appendBytes: WriteBytes = (fd, bytes, done) =>
  write(fd, bytes, 0, bytes.length, null, (error, written = 0) => done(error, written));

interface Waiting {
  /** The line without its number and hash, which it gets when it is written. */
  readonly text: string;
  done: ((isWritten: boolean) => void) | undefined;
}

/**
 * An append-only file of lines that are chained by hash. Lines of one turn of the event loop are
 * written together, by a thread of libuv; whoever appends one is called back when the system has it. It
 * is synced once a second: a crash of the process loses no line that was called back for, a crash of
 * the machine at most those of the last second.
 */
export class AuditTrail {
  readonly reads: boolean;
  /** Lines that are in the file, attempts that failed, and lines that were not kept. */
  readonly counts: { written: number; failed: number; omitted: number } = {
    written: 0,
    failed: 0,
    omitted: 0,
  };
  readonly #options: AuditOptions;
  readonly #log: AuditLog;
  readonly #writeBytes: WriteBytes;
  #fd: number;
  /** Of the file. */
  #bytes = 0;
  /** Of the next line. */
  #n = 0;
  #hash = NO_HASH;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** What a write that failed has left; the next goes on at that byte, so that no line is torn. */
  #rest: Buffer = Buffer.alloc(0);
  #isWriting = false;
  #isScheduled = false;
  #problem: string | undefined;
  #isDirty = false;
  #omitted = 0;
  readonly #denied = new Map<string, { readonly entry: AuditEntry; count: number }>();
  readonly #timer: NodeJS.Timeout;
  #whenIdle: () => void = () => undefined;

  /** @throws Error when the file can't be opened, or is something else */
  constructor(options: AuditOptions, log: AuditLog, write: WriteBytes = appendBytes) {
    this.#options = options;
    this.#writeBytes = write;
    this.#log = log;
    this.reads = options.reads;
    this.#fd = this.#open();
    this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /** Why no write may begin; undefined when it may. */
  refuseWrite(): CallError | undefined {
    if (this.#problem === undefined || this.#options.onFailure === "continue") return undefined;
    return AUDIT_UNWRITABLE;
  }

  /** `done` is told once the line is with the system; false: it isn't, and the answer must say so. */
  append(entry: AuditEntry, done?: (isWritten: boolean) => void): void {
    const isFull = this.#waitingBytes + this.#rest.length > MOST_WAITING_BYTES;
    if (isFull) {
      this.#omitted++;
      this.counts.omitted++;
    } else {
      if (this.#omitted > 0) this.#queue({ ...GAP, more: this.#omitted }, undefined);
      this.#omitted = 0;
      this.#queue(entry, done);
    }
    if (this.#problem !== undefined) this.#answerWaiting();
    else if (isFull) done?.(this.#options.onFailure === "continue");
    this.#writeSoon();
  }

  /** A denied call: many alike in one second are some lines and a number. */
  deny(entry: AuditEntry): void {
    const key = JSON.stringify([entry.caller ?? hostOf(entry.from), entry.rpc, entry.reason]);
    const known = this.#denied.get(key) ?? { entry, count: 0 };
    // Strangers beyond it are one: a flood of them must not fill the memory or the disk.
    if (known.count === 0 && this.#denied.size >= MOST_DENIED) this.#denyOneOfMany(entry);
    else this.#denied.set(key, known);
    if (++known.count <= DENIED_LINES && this.#denied.get(key) === known) this.append(entry);
  }

  /** Writes what is left, and closes the file. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#sumUpDenied();
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
      this.#write();
    });
    if (this.#fd === STDOUT) return;
    await new Promise<void>((resolve) => fdatasync(this.#fd, () => resolve()));
    await new Promise<void>((resolve) => close(this.#fd, () => resolve()));
  }

  #denyOneOfMany({ outcome, rpc }: AuditEntry): void {
    const known = this.#denied.get("") ?? { entry: { from: "others", rpc, outcome }, count: 0 };
    known.count++;
    this.#denied.set("", known);
  }

  #queue(entry: object, done: Waiting["done"]): void {
    const facts = JSON.stringify({ time: new Date().toISOString(), ...entry });
    this.#waiting.push({ text: facts.slice(1), done });
    this.#waitingBytes += facts.length;
  }

  #writeSoon(): void {
    if (this.#isScheduled || this.#isWriting || this.#problem !== undefined) return;
    this.#isScheduled = true;
    process.nextTick(() => {
      this.#isScheduled = false;
      this.#write();
    });
  }

  #write(): void {
    if (this.#isWriting) return;
    if (this.#waiting.length === 0 && this.#rest.length === 0) {
      this.#whenIdle();
      return;
    }
    if (this.#rest.length === 0) this.#rotateIfFull();
    const lines = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#isWriting = true;
    const sealed = lines.map(({ text }) => this.#seal(text)).join("");
    this.#writeAll(Buffer.concat([this.#rest, Buffer.from(sealed)]), lines);
  }

  #seal(text: string): string {
    const { line, hash } = sealLine(this.#hash, `{"n":${this.#n++},${text}`);
    this.#hash = hash;
    return line;
  }

  #writeAll(bytes: Buffer, lines: readonly Waiting[]): void {
    this.#writeBytes(this.#fd, bytes, (error, written) => {
      this.#bytes += written;
      const rest = bytes.subarray(written);
      // A pipe that is full, whose reader is slow.
      if (error?.code === "EAGAIN") setTimeout(() => this.#writeAll(rest, lines), 1);
      else if (error !== null) this.#failed(error.message, rest, lines);
      else if (rest.length > 0) this.#writeAll(rest, lines);
      else this.#wrote(lines);
    });
  }

  #wrote(lines: readonly Waiting[]): void {
    this.#isWriting = false;
    this.#isDirty = true;
    this.#rest = Buffer.alloc(0);
    this.counts.written += lines.length;
    if (this.#problem !== undefined) this.#log.info({}, "the audit trail is written again");
    this.#problem = undefined;
    for (const { done } of lines) done?.(true);
    this.#write();
  }

  #failed(problem: string, rest: Buffer, lines: readonly Waiting[]): void {
    this.#isWriting = false;
    this.#rest = Buffer.from(rest);
    this.counts.failed++;
    if (this.#problem === undefined) {
      const { file, onFailure } = this.#options;
      const what = onFailure === "stop" ? "writes are refused until it can be" : "writes go on";
      this.#log.error({ file, problem }, `the audit trail can't be written; ${what}`);
    }
    this.#problem = problem;
    for (const { done } of lines) done?.(this.#options.onFailure === "continue");
    this.#answerWaiting();
    this.#whenIdle();
  }

  /** Those that wait are told; their lines stay, and are tried again. */
  #answerWaiting(): void {
    for (const waiting of this.#waiting) {
      const { done } = waiting;
      waiting.done = undefined;
      done?.(this.#options.onFailure === "continue");
    }
  }

  #tick(): void {
    this.#sumUpDenied();
    this.#write();
    if (!this.#isDirty || this.#fd === STDOUT) return;
    this.#isDirty = false;
    fdatasync(this.#fd, (error) => {
      if (error !== null) this.counts.failed++;
    });
  }

  #sumUpDenied(): void {
    for (const [key, { entry, count }] of this.#denied) {
      const more = key === "" ? count : count - DENIED_LINES;
      if (more > 0) this.append({ ...entry, more });
    }
    this.#denied.clear();
  }

  /** Opens the file, and goes on from its last line. */
  #open(): number {
    const { file } = this.#options;
    if (file === "-") return this.#begin(STDOUT, {});
    const fd = openSync(file, "a+", 0o600);
    this.#bytes = fstatSync(fd).size;
    if (this.#bytes === 0) return this.#begin(fd, {});
    const { seal, isTorn } = lastLine(fd, this.#bytes);
    if (seal === undefined) throw new Error(`${file} is not an audit trail; name another file`);
    this.#n = seal.n + 1;
    this.#hash = seal.hash;
    if (!isTorn) return fd;
    // A crash in the middle of a line: what is there stays, and the trail goes on beside it.
    closeSync(fd);
    return this.#next({ torn: true });
  }

  /** The first line of a file goes on from the last one of the file before it. */
  #begin(fd: number, more: object): number {
    this.#queue({ prev: this.#hash, ...more }, undefined);
    return fd;
  }

  #rotateIfFull(): void {
    if (this.#fd === STDOUT || this.#bytes < this.#options.maxBytes) return;
    const waiting = this.#waiting;
    const full = this.#fd;
    this.#waiting = [];
    try {
      this.#fd = this.#next({});
      fdatasync(full, () => closeSync(full));
    } catch (error) {
      this.#log.error({ problem: String(error) }, "the audit trail can't be rotated; it grows on");
    }
    this.#waiting.push(...waiting);
  }

  #next(more: object): number {
    const { file } = this.#options;
    renameSync(file, `${file}.${String(this.#n).padStart(12, "0")}`);
    const fd = openSync(file, "a+", 0o600);
    this.#bytes = 0;
    return this.#begin(fd, more);
  }
}

const STDOUT = 1;

/** Stands for lines that had no place in memory. */
const GAP: AuditEntry = { from: "", rpc: "", outcome: "failed", reason: "OMITTED" };

/** What a write is answered that is not in the trail. */
export const AUDIT_UNWRITABLE: CallError = {
  reason: "AUDIT_UNWRITABLE",
  message: "the audit trail can't be written, so no write is taken",
  retryAfterMs: TICK_MS,
};

/** Without the port. */
function hostOf(from: string): string {
  return from.slice(0, from.lastIndexOf(":"));
}

/** The seal of the last whole line, and whether something stands after it. */
function lastLine(
  fd: number,
  size: number,
): { seal: ReturnType<typeof readSeal>; isTorn: boolean } {
  const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
  readSync(fd, bytes, 0, bytes.length, size - bytes.length);
  const lines = bytes.toString("utf8").split("\n");
  const isTorn = lines.pop() !== "";
  return { seal: readSeal(lines.at(-1) ?? ""), isTorn };
}

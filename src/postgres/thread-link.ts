import { setTimeout as pause } from "node:timers/promises";
import { type MessagePort, Worker } from "node:worker_threads";
import type { Call } from "../engine/call.js";
import type { StreamLimits } from "../engine/stream-limits.js";
import type { PendingCall } from "../queue/pending-call.js";
import type {
  Errand,
  FromThread,
  OpenedServer,
  SentReply,
  ThreadSetup,
  ToThread,
} from "./messages.js";
import { moved, packCalls, unpackReplies } from "./packing.js";

/** What a link says of its thread. */
export interface LinkEvents {
  readonly reply: (reply: SentReply, bytes: Uint8Array) => void;
  /** Connections that are open now. */
  readonly count: (open: number) => void;
  /** It has died: nothing that was sent to it is answered any more. */
  readonly died: (why: Error) => void;
}

/**
 * Before a thread that has died is replaced, and between two attempts to open the database again,
 * in ms: one that dies at once must not be started without end.
 */
const RESTART_MS = 500;
const THREAD: URL = new URL("./thread/main.js", import.meta.url);

/**
 * The way to a database's one thread. A thread that dies is replaced by one that opens the database
 * again; what is sent in between waits for it.
 */
export class ThreadLink {
  readonly #setup: ThreadSetup;
  readonly #events: LinkEvents;
  readonly #errands = new Map<number, (done: FromThread & { kind: "done" }) => void>();
  readonly #file: URL;
  /** Undefined: it has died, and the next one is not ready. */
  #worker: Worker | undefined;
  /** What is sent meanwhile. */
  #held: { readonly message: ToThread; readonly transfer: (ArrayBuffer | MessagePort)[] }[] = [];
  #nextErrand = 1;
  #closed = false;

  /** `file`: of the thread. */
  constructor(setup: ThreadSetup, events: LinkEvents, file: URL = THREAD) {
    this.#setup = setup;
    this.#events = events;
    this.#file = file;
    this.#worker = this.#start();
  }

  /** The requests travel as one run of bytes. */
  send(
    batch: readonly {
      readonly id: number;
      readonly pending: PendingCall;
      readonly isFast: boolean;
    }[],
  ): void {
    const calls = packCalls(
      batch.map(({ id, pending: { call }, isFast }) => ({ id, call, isFast })),
    );
    this.#post({ kind: "calls", calls }, moved(calls.bytes));
  }

  sendStream(
    id: number,
    { rpc, caller, scope, deadlineMs, request, lane }: Call,
    port: MessagePort,
    limits: StreamLimits,
  ): void {
    const bytes = new Uint8Array(request);
    const place = { isFast: false, start: 0, end: bytes.length };
    const call = { id, rpc, caller, scope, deadlineMs, ...place };
    const message: ToThread = { kind: "stream", call, bytes, lane, port, limits };
    this.#post(message, [bytes.buffer, port]);
  }

  stop(message: Omit<ToThread & { kind: "stop" }, "kind">): void {
    this.#post({ kind: "stop", ...message });
  }

  /** Rejects with the problem in one sentence. */
  run(errand: Errand): Promise<OpenedServer | undefined> {
    return this.#run(errand, this.#worker);
  }

  #run(errand: Errand, worker: Worker | undefined): Promise<OpenedServer | undefined> {
    const id = this.#nextErrand++;
    const message: ToThread = { kind: "errand", id, errand };
    if (worker === undefined) this.#post(message);
    else worker.postMessage(message);
    return new Promise((resolve, reject) => {
      this.#errands.set(id, ({ result, problem }) => {
        if (problem === undefined) resolve(result);
        else reject(new Error(problem));
      });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    this.#failErrands("the thread is closed");
  }

  #post(message: ToThread, transfer: (ArrayBuffer | MessagePort)[] = []): void {
    if (this.#worker === undefined) this.#held.push({ message, transfer });
    else this.#worker.postMessage(message, transfer);
  }

  #start(): Worker {
    // It reads no environment: what it needs is in its setup, and `pg` would take PGPASSWORD for a
    // URL without one.
    const options = {
      workerData: this.#setup,
      env: {},
      name: `crewdb-${this.#setup.plan.database}`,
    };
    const worker = new Worker(this.#file, options);
    let failure = new Error("the thread has ended");
    worker.on("message", (message: FromThread) => this.#take(message));
    worker.on("error", (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    worker.on("exit", () => {
      if (!this.#closed) void this.#replace(failure);
    });
    return worker;
  }

  async #replace(why: Error): Promise<void> {
    this.#worker = undefined;
    this.#failErrands("the thread died");
    this.#events.count(0);
    this.#events.died(why);
    await pause(RESTART_MS, undefined, { ref: false });
    if (this.#closed) return;
    const worker = this.#start();
    await this.#openAgain(worker);
    // It may have died meanwhile: then its own replacement takes what waits.
    if (!this.#isAlive(worker)) return;
    this.#worker = worker;
    for (const { message, transfer } of this.#held.splice(0)) this.#post(message, transfer);
  }

  /** The server may not be back yet. */
  async #openAgain(worker: Worker): Promise<void> {
    while (this.#isAlive(worker)) {
      try {
        await this.#run({ kind: "open" }, worker);
        return;
      } catch {
        await pause(RESTART_MS, undefined, { ref: false });
      }
    }
  }

  #isAlive({ threadId }: Worker): boolean {
    return !this.#closed && threadId !== -1;
  }

  #failErrands(problem: string): void {
    for (const [id, done] of this.#errands) done({ kind: "done", id, problem });
    this.#errands.clear();
  }

  #take(message: FromThread): void {
    switch (message.kind) {
      case "replies":
        for (const reply of unpackReplies(message.replies))
          this.#events.reply(reply, message.replies.bytes);
        return;
      case "done":
        this.#errands.get(message.id)?.(message);
        this.#errands.delete(message.id);
        return;
      case "count":
        this.#events.count(message.open);
    }
  }
}

import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { CallError } from "../call-error.js";
import type { FromThread, ToThread } from "../worker/stream/stream-port.js";
import { workerLost } from "./admission.js";
import type { StreamSink, Timings } from "./call.js";
import type { BatchHost } from "./lane.js";
import type { PendingCall } from "./pending-call.js";
import type { Threads } from "./threads.js";

const EMPTY = Buffer.alloc(0);

/** Runs a call that holds a thread until it ends: messages pass between the client's stream and the thread's port. */
export async function runStream(
  host: BatchHost,
  threads: Threads,
  pending: PendingCall,
  sink: StreamSink,
): Promise<void> {
  const slot = host.takeSlot();
  const generation = host.nextGeneration();
  const startMs = performance.now();
  host.board.reset(slot);
  pending.batch = { slot, generation, index: 0 };
  const { port1, port2 } = new MessageChannel();
  const closed = once(port1, "close");
  let error: CallError | undefined = { ...workerLost() };
  port1.on("message", (message: FromThread) => {
    if (message.kind === "end") error = message.error;
    else if (pending.finished) return;
    else if (message.kind === "message") sink.message(Buffer.from(message.bytes));
    else sink.actionError(message.error);
  });
  const send = (message: ToThread): void => port1.postMessage(message);
  pending.endStream = () => send({ kind: "cancel" });
  sink.opened(inputOf(send));
  const { rpc, caller } = pending.call;
  // A copy of its own: a view would be cloned with all of the buffer that it shares.
  const request = new Uint8Array(pending.call.request);
  await run(threads, { kind: "stream", slot, generation, rpc, caller, request, port: port2 }, port1);
  await closed;
  pending.batch = undefined;
  host.done(pending);
  host.giveSlot(slot);
  if (error === undefined) pending.succeed(EMPTY, toTimings(pending, startMs));
  else pending.fail(error);
  host.dispatch();
}

/** The promise of a thread that died is rejected; its port closes all the same. */
async function run(threads: Threads, task: Parameters<Threads["runStream"]>[0], port: MessagePort): Promise<void> {
  try {
    await threads.runStream(task);
  } catch {
    port.close();
  }
}

function inputOf(send: (message: ToThread) => void): Parameters<StreamSink["opened"]>[0] {
  return {
    credit: (messages) => send({ kind: "credit", messages }),
    request: (bytes) => send({ kind: "request", bytes: new Uint8Array(bytes) }),
    halfClose: () => send({ kind: "half-closed" }),
  };
}

function toTimings(pending: PendingCall, startMs: number): Timings {
  return {
    queueUs: (startMs - pending.submittedMs) * 1000,
    acquireUs: 0,
    prepareUs: 0,
    stepUs: (performance.now() - startMs) * 1000,
    encodeUs: 0,
    commitUs: 0,
    rows: 0,
    cacheHit: false,
    batchSize: 1,
  };
}

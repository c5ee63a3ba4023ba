import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { Cell, LineMemory, Ring } from "./line-memory.js";
import type { ConnectionTask, OnCommit } from "./messages.js";
import type { TaskAnswer } from "./thread-task.js";

/** The thread's end of its line to the main thread: the one task that Piscina gives it. */
export interface LineEnd {
  readonly port: MessagePort;
  /** See `LineMemory`. */
  readonly shared: SharedArrayBuffer;
  /** The thread has to be started: it says so when it listens. */
  readonly greets: boolean;
}

/** What wakes the main thread when the answer is in the memory. */
export const IN_MEMORY = 0;
/** Larger numbers say that the thread commits its batch, and from which call on it starts none: this, and the call's index. */
export const COMMITS = 1;

/** The event loop turns once in so many tasks: what runs when garbage is collected waits for that. */
const TASKS_PER_TURN = 64;

/** Runs one task after the other until the main thread hangs up. */
export async function attend(
  { port, shared, greets }: LineEnd,
  run: (task: ConnectionTask, onCommit: OnCommit) => TaskAnswer | Promise<TaskAnswer>,
): Promise<void> {
  const memory = new LineMemory(shared);
  const { bell } = memory;
  const onCommit = (notStarted: number): void => port.postMessage(COMMITS + notStarted);
  if (greets) port.postMessage(undefined);
  for (let tasks = 1; ; tasks++) {
    const ring = nextRing(bell);
    if (ring === Ring.OVER) break;
    const task = ring === Ring.BATCH ? memory.readTask() : receive(port);
    Atomics.add(bell, Cell.TAKEN, 1);
    const done = run(task, onCommit);
    const lasted = done instanceof Promise;
    sendAnswer(port, memory, lasted ? await done : done);
    if (lasted || tasks % TASKS_PER_TURN === 0) await turnLoop();
  }
  port.close();
}

/** Waits for a ring. One may be taken back, after it has woken the thread. */
function nextRing(bell: Int32Array): number {
  for (;;) {
    Atomics.wait(bell, Cell.RING, Ring.NONE);
    const ring = Atomics.exchange(bell, Cell.RING, Ring.NONE);
    if (ring !== Ring.NONE) return ring;
  }
}

/** Twice: what a task has closed, such as the port of a stream, is told to the other side at the end of a turn. */
async function turnLoop(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((turned) => setImmediate(turned));
}

function receive(port: MessagePort): ConnectionTask {
  const received = receiveMessageOnPort(port) as { readonly message: ConnectionTask } | undefined;
  if (received === undefined) throw new Error("the line has rung, but no task came");
  return received.message;
}

function sendAnswer(port: MessagePort, memory: LineMemory, answer: TaskAnswer): void {
  if (answer === undefined || !("packed" in answer)) {
    port.postMessage(answer);
  } else if (memory.writeAnswer(answer)) {
    port.postMessage(IN_MEMORY);
  } else {
    // A copy: the connection goes on writing where this one lies.
    const packed = new Uint8Array(answer.packed);
    port.postMessage({ ...answer, packed }, [packed.buffer]);
  }
}

import { setTimeout as pause } from "node:timers/promises";
import type { ControlSocket } from "./control-socket.js";

/** A copy that takes no longer waits for nothing, in ms: it is looked at so often. */
const LOOK_MS = 50;
/** As often while writes pause, in ms. */
const PAUSED_LOOK_MS = 5;
/** Writes pause no longer than this for one copy, in ms. */
const LONGEST_PAUSE_MS = 1000;

/**
 * Litestream uploads what it has read only when the checkpoint that it makes now and then is over,
 * and gets the lock for that by luck: group commits take it one after the other. So writes pause
 * from when a copy is seen to wait for it until that checkpoint is over. They go on while it is
 * uploaded, and all that were acknowledged arrive within the second.
 */
export async function makeWay(
  copied: Promise<unknown>,
  socket: Pick<ControlSocket, "isCheckpointing">,
  { file, pauseWrites }: { readonly file: string; pauseWrites(isPaused: boolean): void },
): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  copied.then(end, end);
  const { signal } = over;
  const untilMs = performance.now() + LONGEST_PAUSE_MS;
  let isPaused = false;
  try {
    while (performance.now() < untilMs) {
      await pause(isPaused ? PAUSED_LOOK_MS : LOOK_MS, undefined, { signal }).catch(
        () => undefined,
      );
      if (signal.aborted) break;
      const leftMs = untilMs - performance.now();
      const waits = await socket.isCheckpointing(file, leftMs).catch(() => false);
      if (signal.aborted) break;
      if (waits !== isPaused) pauseWrites(waits);
      isPaused = waits;
    }
  } finally {
    if (isPaused) pauseWrites(false);
  }
}

import { setTimeout as pause } from "node:timers/promises";
import type { ControlSocket } from "./control-socket.js";

/** A copy that takes no longer waits for nothing, in ms: it is looked at so often. */
const LOOK_MS = 50;
/** Writes pause no longer than this for one copy, in ms. */
const LONGEST_PAUSE_MS = 1000;

/**
 * Litestream uploads what it has read only when the checkpoint that it makes now and then is over,
 * and gets the lock for that by luck: group commits take it one after the other. So writes pause
 * while a copy waits for it, and all that were acknowledged arrive within the second.
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
  try {
    while (!signal.aborted && performance.now() < untilMs) {
      await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      if (!(await socket.isCheckpointing(file, LONGEST_PAUSE_MS).catch(() => false))) continue;
      pauseWrites(true);
      await pause(untilMs - performance.now(), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    pauseWrites(false);
  }
}

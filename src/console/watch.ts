import { useEffect } from "preact/hooks";
import { isCancelled } from "./problem.js";

const AGAIN_MS = 2000;

/**
 * Keeps a stream open while the view is shown and the tab is looked at: browsers allow a few
 * connections to one server, and a hidden tab must not hold them.
 */
export function useWatch(run: (signal: AbortSignal) => Promise<void>): void {
  useEffect(() => {
    let stop: AbortController | undefined;
    const follow = (): void => {
      if (document.hidden) {
        stop?.abort();
        stop = undefined;
      } else if (stop === undefined) {
        stop = new AbortController();
        void repeat(run, stop.signal);
      }
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      stop?.abort();
    };
  }, []);
}

/** Calls at an interval in the same way. */
export function usePoll(run: (signal: AbortSignal) => Promise<void>, everyMs: number): void {
  useWatch(async (signal) => {
    while (!signal.aborted) {
      await run(signal);
      await pause(everyMs, signal);
    }
  });
}

async function repeat(run: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await run(signal);
    } catch (error) {
      // What failed is shown by who runs it; here it is only tried again.
      if (signal.aborted && isCancelled(error)) return;
    }
    await pause(AGAIN_MS, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

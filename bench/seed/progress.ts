import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";

export interface Progress {
  update(name: string, step: string, fraction: number): void;
  /** Clears the line, so that what follows starts on a clean one. */
  clear(): void;
}

const WIDTH = 24;

function bar(fraction: number): string {
  const done = Math.round(Math.min(1, fraction) * WIDTH);
  return "█".repeat(done) + "░".repeat(WIDTH - done);
}

/** One line that shows how far each database is. Silent where the output is no terminal. */
export function createProgress(out: WriteStream): Progress {
  if (!out.isTTY) return { update() {}, clear() {} };
  const lines = new Map<string, string>();
  const clear = () => {
    cursorTo(out, 0);
    clearLine(out, 0);
  };
  return {
    update(name, step, fraction) {
      const percent = `${Math.floor(Math.min(1, fraction) * 100)}`.padStart(3);
      lines.set(name, `${name} ${bar(fraction)} ${percent} % ${step}`);
      clear();
      out.write([...lines.values()].join("   ").slice(0, out.columns - 1));
    },
    clear,
  };
}

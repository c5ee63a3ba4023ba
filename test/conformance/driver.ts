import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

/** What a driver answers to one command; see README.md in this folder. */
export interface Answer {
  readonly response?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
  /** An interim line: something happened while the command runs. */
  readonly event?: string;
  readonly [name: string]: unknown;
}

/** A command that takes longer counts as failed, in ms. */
const PATIENCE_MS = 30_000;

/** One language's client in a process of its own, which takes a command a line and answers with a line. */
export class Driver {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #said = "";

  constructor(command: readonly string[], cwd: string) {
    const [program = "", ...args] = command;
    this.#child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) throw new Error("the driver has no pipes");
    this.#lines = readLines(stdout);
    stderr.on("data", (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-4000);
    });
    // A driver that is gone is told of by the next read.
    this.#child.stdin?.on("error", () => undefined);
  }

  send(command: object): void {
    this.#child.stdin?.write(`${toAscii(JSON.stringify(command))}\n`);
  }

  /** The next line that the driver prints. */
  async next(): Promise<Answer> {
    const late = AbortSignal.timeout(PATIENCE_MS);
    const timeout = once(late, "abort").then(() =>
      Promise.reject(new Error(`no answer within ${PATIENCE_MS} ms; ${this.#said}`)),
    );
    timeout.catch(() => undefined);
    const line = await Promise.race([this.#lines.next(), timeout]);
    if (line.done === true) throw new Error(`the driver ended: ${this.#said}`);
    return JSON.parse(line.value) as Answer;
  }

  /** Ends the process at once, as a crash would. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await exit;
  }
}

/** Lines end at "\n" alone; node:readline also ends them at U+2028, which is an ordinary character of JSON. */
async function* readLines(input: Readable): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of input.setEncoding("utf8")) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** JSON that no line reader of any language takes for two lines. */
function toAscii(json: string): string {
  return json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What a running server does, redrawn each second; lines of text in a pipe. */
import "../base/needs-service-node.js";
import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import type { WatchStatisticsResponse } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { createAdminDb } from "../client/create-db.js";
import { CommandError, runCommand } from "./command.js";
import { chooseServer, SERVER_OPTIONS } from "./local-target.js";
import { TopScreen } from "./top-screen.js";

/** Home, and clear what is below: no flicker, as nothing is blank in between. */
const HOME = "\x1b[H\x1b[J";
/** Some terminals say that they have no width. */
const PLAIN_WIDTH = 200;
/** Between two attempts to reach a server that is gone. */
const RETRY_MS = 500;
const CTRL_C = "\x03";

class Top {
  readonly #server: ReturnType<typeof chooseServer>;
  readonly #once: boolean;
  readonly #screen: TopScreen;
  readonly #stop = new AbortController();
  readonly #isTerminal: boolean = process.stdout.isTTY;
  #paused = false;
  #samples = 0;

  constructor(server: ReturnType<typeof chooseServer>, once: boolean) {
    this.#server = server;
    this.#once = once;
    this.#screen = new TopScreen(server.target);
  }

  async run(): Promise<undefined> {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => this.#stop.abort());
    if (this.#isTerminal && !this.#once) this.#readKeys();
    try {
      while (!this.#stop.signal.aborted) {
        await this.#watch().catch((error: unknown) => this.#orLost(ConnectError.from(error)));
        if (!this.#stop.signal.aborted) await this.#waitForServer();
      }
    } finally {
      // Else the terminal keeps the process alive.
      process.stdin.pause();
    }
  }

  /** Until the server ends it, or the user. */
  async #watch(): Promise<void> {
    const { target, options } = this.#server;
    const { signal } = this.#stop;
    using admin = createAdminDb(target, options);
    for await (const sample of admin.watchStatistics({}, { signal })) {
      this.#samples++;
      const { statements } = this.#isTerminal ? await admin.slowStatements({}) : { statements: [] };
      this.#show(sample, statements);
      // The first sample has no rates yet.
      if (this.#once && this.#samples > 1) this.#stop.abort();
    }
  }

  #show(sample: WatchStatisticsResponse, statements: Parameters<TopScreen["draw"]>[1]): void {
    const lines = this.#isTerminal
      ? this.#screen.draw(sample, statements, process.stdout.columns || PLAIN_WIDTH)
      : this.#screen.drawPlain(sample);
    if (lines.length === 0 || this.#paused || (this.#once && this.#samples < 2)) return;
    process.stdout.write(`${this.#isTerminal && !this.#once ? HOME : ""}${lines.join("\n")}\n`);
  }

  /** A server that was there may come back. Any other failure ends the command. */
  #orLost(error: ConnectError): void {
    if (this.#stop.signal.aborted) return;
    if (error.code !== Code.Unavailable || this.#samples === 0 || this.#once) throw new CommandError(error.message);
  }

  async #waitForServer(): Promise<void> {
    this.#screen.restart();
    process.stderr.write(`crewdb: ${this.#server.target} is gone; waiting for it\n`);
    const { target, options } = this.#server;
    while (!this.#stop.signal.aborted) {
      using admin = createAdminDb(target, { ...options, retry: { maxAttempts: 1 } });
      const answers = await admin.getStatistics({}).then(
        () => true,
        (error: unknown) => ConnectError.from(error).code !== Code.Unavailable,
      );
      if (answers) return;
      await sleep(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  #readKeys(): void {
    const { stdin } = process;
    if (!stdin.isTTY) return;
    stdin.setRawMode(true).setEncoding("utf8");
    process.once("exit", () => stdin.setRawMode(false));
    stdin.on("data", (key: string) => {
      if (key === "q" || key === CTRL_C) this.#stop.abort();
      if (key === "p") this.#paused = !this.#paused;
    });
  }
}

await runCommand({
  name: "crewdb top",
  about: `Shows what a running server does, redrawn every second; in a pipe one line a second for each database, with names for grep and
awk. It waits for a server that restarts.`,
  options: { once: { type: "boolean", meaning: "print one sample and exit" }, ...SERVER_OPTIONS },
  notes: "Keys: q quits, p pauses.",
  run: (values) => new Top(chooseServer(values), values.once === true).run(),
});

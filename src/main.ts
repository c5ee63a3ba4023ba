import "./base/needs-service-node.js";
import { performance } from "node:perf_hooks";
import { Exit } from "./base/exit-codes.js";
import { VERSION } from "./base/version.js";
import { fail, runCommand } from "./cli/command.js";
import type { RunningServer } from "./service/server.js";
import { type Config, ConfigError, parseConfig, readEnvironment } from "./settings/config.js";
import type { exitWithin as ExitWithin } from "./sqlite/pool/interrupter.js";

async function serve(config: Config): Promise<void> {
  const [{ openLog, eventLine }, { startServer, DatabaseError, ListenError }, { startTelemetry }, { exitWithin }] =
    await Promise.all([
      import("./service/log.js"),
      import("./service/server.js"),
      import("./service/telemetry.js"),
      import("./sqlite/pool/interrupter.js"),
    ]);
  const log = openLog(config.logLevel);
  process.once("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught error; the process exits");
    exitWithin(EXIT_MS, Exit.CRASHED, "");
    process.exit(Exit.CRASHED);
  });
  const signals = new Signals(config.shutdownGraceMs, exitWithin);
  try {
    const telemetry = await startTelemetry(readEnvironment(), log);
    const server = await startServer(config, log, telemetry);
    const line = startLine(server);
    // Whatever the level: who starts a service waits for it.
    print(process.stdout.isTTY ? line : eventLine(addresses(server), line));
    for (const exposure of server.exposed)
      print(process.stdout.isTTY ? exposure : eventLine({ exposed: true }, exposure));
    signals.stopThis({
      stop: async (signal) => {
        const startMs = performance.now();
        log.info({ signal, graceMs: config.shutdownGraceMs }, "stopping");
        await server.stop();
        // The last spans are those of the calls that the stop has waited for; an exporter that is gone loses them.
        await telemetry?.stop().catch((err: unknown) => log.warn({ err }, "could not send the last spans and metrics"));
        log.info({ tookMs: Math.round(performance.now() - startMs) }, "stopped");
      },
    });
  } catch (error) {
    const code =
      error instanceof ListenError
        ? Exit.LISTEN
        : error instanceof DatabaseError || error instanceof ConfigError
          ? error.exitCode
          : Exit.CRASHED;
    fail(messageOf(error), code);
    process.exit();
  }
}

function startLine(server: RunningServer): string {
  const databases = server.databases.map(
    (each) =>
      `${each.database} ${each.location} (schema ${each.schemaVersion}, ${each.minConnections}-${each.maxConnections} connections)`,
  );
  const engines = new Set(server.databases.map(({ engine }) => engine));
  const limitations = new Set(server.databases.flatMap(({ limitation }) => limitation ?? []));
  const programs = [`Node ${process.versions.node}`, ...engines].join(", ");
  const notes = [programs, ...limitations].join("; ");
  return `crewdb ${VERSION} serves ${databases.join(" and ")} on ${Object.values(addresses(server)).join(" and ")}; ${notes}; ready ${Math.round(process.uptime() * 1000)} ms after its start`;
}

function addresses({ address, httpAddress }: RunningServer): { address: string; http?: string } {
  return { address, ...(httpAddress === undefined ? {} : { http: httpAddress }) };
}

interface Stoppable {
  stop(signal: NodeJS.Signals): Promise<void>;
}

/** Ctrl-C comes twice under npm, from the terminal and passed on by npm; only a later signal is a second one. In ms. */
const SAME_SIGNAL_MS = 500;

/** How long threads may take to end once all is closed, in ms. */
const EXIT_MS = 500;

/** The first SIGTERM or SIGINT stops in order, a second one ends at once. */
class Signals {
  readonly #graceMs: number;
  readonly #exitWithin: typeof ExitWithin;
  #server: Stoppable | undefined;
  #stoppingSinceMs: number | undefined;

  constructor(graceMs: number, exitWithin: typeof ExitWithin) {
    this.#graceMs = graceMs;
    this.#exitWithin = exitWithin;
    // From the first moment: the first process of a container has no other end by a signal.
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => this.#onSignal(signal));
  }

  stopThis(server: Stoppable): void {
    this.#server = server;
  }

  #onSignal(signal: NodeJS.Signals): void {
    // Nothing was acknowledged yet, and a migration that is cut off is rolled back by the next start.
    if (this.#server === undefined) {
      // A migration or a repair may run in a thread for minutes.
      this.#exitWithin(EXIT_MS, Exit.STOPPED, "");
      process.exit(Exit.STOPPED);
    }
    if (this.#stoppingSinceMs === undefined) this.#stop(this.#server, signal);
    else if (performance.now() - this.#stoppingSinceMs > SAME_SIGNAL_MS) killThis();
  }

  #stop(server: Stoppable, signal: NodeJS.Signals): void {
    this.#stoppingSinceMs = performance.now();
    const message = `crewdb: not stopped within ${this.#graceMs} ms; the next start repairs what is needed\n`;
    if (!this.#exitWithin(this.#graceMs + EXIT_MS, Exit.CRASHED, message)) this.#killAfterGrace(message);
    server.stop(signal).then(
      () => {
        // process.exit waits for threads, and a statement that does not stop must not keep the process.
        this.#exitWithin(EXIT_MS, Exit.STOPPED, "");
        process.exit(Exit.STOPPED);
      },
      (error: unknown) => {
        fail(`could not stop cleanly: ${messageOf(error)}`, Exit.CRASHED);
        process.exit();
      },
    );
  }

  #killAfterGrace(message: string): void {
    setTimeout(() => {
      process.stderr.write(message);
      killThis();
      process.exit(Exit.CRASHED);
    }, this.#graceMs).unref();
  }
}

/**
 * process.exit would wait for the statements that run in threads. What is acknowledged is on disk. No effect on the first
 * process of a container, which Linux lets nobody inside kill: there the stop goes on until the grace time ends.
 */
function killThis(): void {
  process.kill(process.pid, "SIGKILL");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The process: settings, start, signals, exit codes. Everything heavy is loaded after the settings are known to be right. */
await runCommand({
  name: "crewdb start",
  about: `Serves the main and the walmart database over gRPC until SIGTERM or SIGINT. A new or older file is migrated first;
\`crewdb migrate --dry-run\` says beforehand what that would do.`,
  options: { version: { type: "boolean", short: "v", meaning: "show the version" } },
  notes: async () => (await import("./settings/help.js")).settingsHelp(),
  outlivesReader: true,
  async run({ version }) {
    if (version === true) print(VERSION);
    else await serve(parseConfig(readEnvironment()));
    return undefined;
  },
});

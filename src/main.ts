import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, ConfigError, parseConfig, readEnvironment } from "./config.js";
import { Exit } from "./exit-codes.js";
import { PACKAGE_ROOT } from "./package-root.js";

/** The process: settings, start, signals, exit codes. Everything heavy is loaded after the settings are known to be right. */
async function main(args: readonly string[]): Promise<void> {
  const [first] = args;
  if (first === "--help" || first === "-h") return print((await import("./help.js")).helpText());
  if (first === "--version" || first === "-v") return print(version());
  if (first !== undefined) return fail(Exit.BAD_SETTINGS, [`${first} is no option; --help lists what there is`]);
  const config = readConfig();
  if (config !== undefined) await serve(config);
}

async function serve(config: Config): Promise<void> {
  const [{ openLog }, { startServer, DatabaseError, ListenError }] = await Promise.all([
    import("./log.js"),
    import("./server.js"),
  ]);
  const log = openLog(config.logLevel);
  process.once("uncaughtException", (error) => {
    log.fatal({ err: error }, "the process ends: an error was not caught");
    process.exit(Exit.CRASHED);
  });
  try {
    const server = await startServer(config, log);
    print(await startLine(server));
    stopOnSignal(server, config);
  } catch (error) {
    const code =
      error instanceof ListenError ? Exit.LISTEN : error instanceof DatabaseError ? Exit.DATABASE : Exit.CRASHED;
    fail(code, [error instanceof Error ? error.message : String(error)]);
    process.exit();
  }
}

async function startLine(server: import("./server.js").RunningServer): Promise<string> {
  const databases = server.databases.map(
    (each) =>
      `${each.database} ${each.file} (schema ${each.schemaVersion}, ${each.minConnections}-${each.maxConnections} connections)`,
  );
  const guard = server.guarded ? "" : "; without the guard extension: running statements can't be stopped";
  const engine = `Node ${process.versions.node}`;
  return `crewdb ${version()} serves ${databases.join(" and ")} on ${server.address}; ${engine}${guard}; ready ${Math.round(process.uptime() * 1000)} ms after its start`;
}

/** The first signal stops in order, a second one ends at once. */
function stopOnSignal(server: import("./server.js").RunningServer, config: Config): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(Exit.CRASHED);
    stopping = true;
    // Calls get the grace time; closing the files gets as much again before the process ends anyway.
    setTimeout(() => process.exit(Exit.CRASHED), 2 * config.shutdownGraceMs).unref();
    server.stop().then(
      () => process.exit(Exit.STOPPED),
      (error: unknown) => {
        fail(Exit.CRASHED, [`could not stop cleanly: ${error instanceof Error ? error.message : error}`]);
        process.exit();
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

function readConfig(): Config | undefined {
  try {
    return parseConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    fail(Exit.BAD_SETTINGS, error.problems);
    return undefined;
  }
}

function version(): string {
  return (JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as { version: string }).version;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(code: number, problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`crewdb: ${problem}\n`);
  process.exitCode = code;
}

await main(process.argv.slice(2));

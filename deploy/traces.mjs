/** `npm run traces`: Zipkin on this machine, and the service exporting to it. */
import "../tools/needs-node.mjs";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const { CommandError, runCommand } = await import("../src/cli/command.ts");

const VERSION = "3.6.1";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "build", "zipkin");
const jar = join(folder, `zipkin-server-${VERSION}-exec.jar`);

/** How long Zipkin may take to answer, in ms: on a busy machine half a minute. */
const START_MS = 120_000;

function has(program, ...args) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

/** Fetches it with Maven where it is missing. Answers what the machine lacks; undefined when it is there. */
export function fetchZipkin() {
  if (!has("java", "-version")) return "Java 17 or newer";
  if (existsSync(jar)) return undefined;
  if (!has("mvn", "--version")) return "Maven";
  process.stderr.write("fetching Zipkin from Maven Central, once: 135 MB\n");
  const artifact = `-Dartifact=io.zipkin:zipkin-server:${VERSION}:jar:exec`;
  const args = ["-q", "-B", "dependency:copy", artifact, `-DoutputDirectory=${folder}`];
  const { status } = spawnSync("mvn", args, { cwd: root, stdio: ["ignore", 2, 2] });
  return status === 0 ? undefined : "a way to Maven Central";
}

/** Starts it on loopback; resolves once it answers. */
export async function startZipkin(port) {
  const address = ["port", "address", "protocols[0]"].map(
    (name, at) => `--armeria.ports[0].${name}=${[port, "127.0.0.1", "http"][at]}`,
  );
  const options = [...address, "--logging.level.root=ERROR", "--spring.main.banner-mode=off"];
  const child = spawn("java", ["-jar", jar, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  const untilMs = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < untilMs) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok) return child;
    await sleep(200);
  }
  child.kill();
  throw new CommandError(`Zipkin did not start on port ${port}`);
}

/** The service's settings that export to it, and link the console's traces to it. */
export function settingsFor(port) {
  return {
    OTEL_TRACES_EXPORTER: "zipkin",
    OTEL_EXPORTER_ZIPKIN_ENDPOINT: `http://127.0.0.1:${port}/api/v2/spans`,
    CREWDB_TRACE_URL: `http://127.0.0.1:${port}/zipkin/traces/{trace_id}`,
  };
}

if (import.meta.main) {
  await runCommand({
    name: "npm run traces",
    about: `Starts Zipkin on this machine, and the service with its traces exported to it. Zipkin needs Java 17; Maven fetches it the
first time. Without either the console shows traces all the same. Where Docker runs: docker compose -f deploy/compose.yaml up`,
    options: { port: { type: "string", value: "PORT", meaning: "where Zipkin listens, 9411 by default" } },
    run: ({ port = "9411" }) => traces(port),
  });
}

async function traces(port) {
  const missing = fetchZipkin();
  if (missing !== undefined)
    throw new CommandError(
      `Zipkin needs ${missing}. The console shows traces without it: npm start, then http://127.0.0.1:50052/#/traces`,
    );
  const zipkin = await startZipkin(port);
  process.stdout.write(`Zipkin: http://127.0.0.1:${port}/zipkin/\n`);
  const main = join(root, "dist", "src", "main.js");
  const env = { ...process.env, ...settingsFor(port) };
  const service = spawn(process.execPath, [main], { env, stdio: "inherit" });
  // The service first: its last spans still have to get there.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => service.kill(signal));
  service.once("exit", (code) => {
    zipkin.kill();
    process.exitCode = code ?? 1;
  });
}

/** `npm run jaeger`: a Jaeger on this machine. */
import "../tools/needs-node.mjs";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { CommandError, runCommand } = await import("../src/cli/command.ts");

/** The newest that `go install` can build: later ones replace modules, which it refuses. */
const MODULE = "github.com/jaegertracing/jaeger/cmd/all-in-one@v1.42.0";
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "build", "jaeger");
const program = join(folder, "all-in-one");

/** Every port on loopback: each has an option of its own, and listens on all addresses without it. */
export const ADDRESSES = {
  "collector.otlp.http.host-port": 4318,
  "collector.otlp.grpc.host-port": 4317,
  "query.http-server.host-port": 16686,
  "query.grpc-server.host-port": 16685,
  "admin.http.host-port": 14269,
  "collector.grpc-server.host-port": 14250,
  "collector.http-server.host-port": 14268,
  "http-server.host-port": 5778,
  "processor.jaeger-binary.server-host-port": 6832,
  "processor.jaeger-compact.server-host-port": 6831,
  "processor.zipkin-compact.server-host-port": 5775,
};

/** Builds it where it is missing; the path of the program, or undefined when Go is. */
export function buildJaeger() {
  if (existsSync(program)) return program;
  if (spawnSync("go", ["version"]).error !== undefined) return undefined;
  process.stderr.write("building Jaeger with Go, once\n");
  const { status } = spawnSync("go", ["install", MODULE], { env: { ...process.env, GOBIN: folder }, stdio: "inherit" });
  return status === 0 ? program : undefined;
}

/** Starts it; `shift` is added to each port, so that several can run. */
export function startJaeger(path, shift = 0) {
  const options = Object.entries(ADDRESSES).map(([name, port]) => `--${name}=127.0.0.1:${port + shift}`);
  const env = { ...process.env, COLLECTOR_OTLP_ENABLED: "true" };
  return spawn(path, [...options, "--log-level=error"], { env, stdio: ["ignore", "ignore", "inherit"] });
}

if (import.meta.main) {
  await runCommand({
    name: "npm run jaeger",
    about: `Starts a Jaeger on this machine, which takes the service's traces and answers them as JSON. It is built with Go the first time:
some minutes. Built so, its web page is a placeholder. Where Docker runs, use docker compose -f deploy/compose.yaml up`,
    options: { build: { type: "boolean", meaning: "build it, and do not start it" } },
    run: ({ build = false }) => jaeger(build),
  });
}

function jaeger(buildOnly) {
  const path = buildJaeger();
  if (path === undefined)
    throw new CommandError("Jaeger is built with Go, which is not installed; where Docker runs: deploy/compose.yaml");
  if (buildOnly) return;
  const child = startJaeger(path);
  process.stdout.write(
    "Jaeger's traces: http://127.0.0.1:16686/api/traces?service=crewdb (a Jaeger that Go built has no web page).\n",
  );
  process.stdout.write("Start the service with its address:\n");
  process.stdout.write("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:4318/v1/traces npm start\n");
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  child.once("exit", (code) => process.exit(code ?? 0));
}

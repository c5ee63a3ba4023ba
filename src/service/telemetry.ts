import { inspect } from "node:util";
import { DiagLogLevel, diag, metrics } from "@opentelemetry/api";
import type { Environment } from "../settings/config.js";

/** Where it says that something did not leave. */
export interface TelemetryLog {
  warn(facts: object, message: string): void;
}

/** Traces and metrics on their way out. */
export interface Telemetry {
  readonly traces: boolean;
  readonly metrics: boolean;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/**
 * Spans that may wait for the exporter; OpenTelemetry's own 2048 are a tenth of a second of them
 * under full load.
 */
const SPAN_QUEUE = "65536";
const SPAN_BATCH = "2048";

/**
 * How long a stop waits for the exporter: one whose collector is gone tries again for 10 s, longer
 * than the whole stop may take.
 */
const STOP_MS = 1000;

/**
 * What the SDK says with each scrape of a Prometheus, because it waits for the machine's id only
 * before it sends spans. The scrape lacks that id and nothing else.
 */
const HOST_ID_PENDING = "Accessing resource attributes before async attributes settled";

/**
 * Which signals the standard variables ask for, see
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/.
 */
export function chosenSignals(environment: Environment): {
  readonly traces: boolean;
  readonly metrics: boolean;
} {
  if (environment.OTEL_SDK_DISABLED?.toLowerCase() === "true")
    return { traces: false, metrics: false };
  const wanted = (signal: "TRACES" | "METRICS"): boolean => {
    const exporter = environment[`OTEL_${signal}_EXPORTER`] ?? "";
    if (exporter !== "") return exporter !== "none";
    const general = environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? "";
    return (environment[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`] ?? general) !== "";
  };
  return { traces: wanted("TRACES"), metrics: wanted("METRICS") };
}

/**
 * Starts the OpenTelemetry SDK when an exporter is set; else it is not even loaded, which would
 * cost every start 200 ms. Unset variables get what suits this service: no logs, W3C trace context,
 * a queue for the spans of a busy second.
 */
export async function startTelemetry(
  environment: Environment,
  log: TelemetryLog,
): Promise<Telemetry | undefined> {
  const chosen = chosenSignals(environment);
  if (!chosen.traces && !chosen.metrics) return undefined;
  const { NodeSDK } = await import("@opentelemetry/sdk-node");
  applyDefaults({
    OTEL_SERVICE_NAME: "crewdb",
    OTEL_TRACES_EXPORTER: chosen.traces ? "otlp" : "none",
    OTEL_METRICS_EXPORTER: chosen.metrics ? "otlp" : "none",
    OTEL_LOGS_EXPORTER: "none",
    OTEL_PROPAGATORS: "tracecontext",
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    OTEL_BSP_MAX_QUEUE_SIZE: SPAN_QUEUE,
    OTEL_BSP_MAX_EXPORT_BATCH_SIZE: SPAN_BATCH,
    // The exporter's own default listens on every address.
    OTEL_EXPORTER_PROMETHEUS_HOST: "127.0.0.1",
    // From a file .env too, which the SDK does not read.
    ...Object.fromEntries(
      Object.entries(environment).filter(
        ([name, value]) => name.startsWith("OTEL_") && value !== "",
      ),
    ),
  });
  const sdk = new NodeSDK({ instrumentations: [] });
  sdk.start();
  watchSdk(log);
  return { ...chosen, stop: () => within(STOP_MS, sdk.shutdown()) };
}

/** Rejects when the work takes longer than this. */
function within(limitMs: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`the exporter took longer than ${limitMs} ms`)),
    limitMs,
  );
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/**
 * What the SDK says of itself goes to the log, and the spans that it had to drop into a metric of
 * their own.
 */
function watchSdk(log: TelemetryLog): void {
  const options = {
    unit: "{span}",
    description: "Spans that were dropped because the exporter did not keep up.",
  };
  const dropped = metrics.getMeter("crewdb").createCounter("crewdb.spans.dropped", options);
  // Its parts begin with the name of their source and end with what happened.
  const say = (...words: unknown[]): void => {
    const telemetry = words.map(textOf).join(" ");
    if (telemetry === HOST_ID_PENDING) return;
    dropped.add(Number(/\bDropped (\d+) spans/.exec(telemetry)?.[1] ?? 0));
    log.warn({ telemetry }, "OpenTelemetry");
  };
  const quiet = (): void => undefined;
  const logger = { error: say, warn: say, info: quiet, debug: quiet, verbose: quiet };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}

function textOf(word: unknown): string {
  if (word instanceof Error) return word.message;
  return typeof word === "string" ? (messageIn(word) ?? word) : inspect(word);
}

/** The SDK's own error handler says an error as JSON of all its parts, the stack first. */
function messageIn(text: string): string | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return (JSON.parse(text) as { readonly message?: string }).message;
  } catch {
    // Some other text.
    return undefined;
  }
}

/** The SDK reads its settings from the process's environment and from nowhere else. */
function applyDefaults(defaults: Readonly<Record<string, string | undefined>>): void {
  const { env } = process;
  for (const [name, value] of Object.entries(defaults))
    if (value !== undefined && (env[name] ?? "") === "") env[name] = value;
}

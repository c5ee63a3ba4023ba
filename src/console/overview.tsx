import { durationFromMs } from "@bufbuild/protobuf/wkt";
import { signal } from "@preact/signals";
import { DatabaseSchema } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { Check, DatabaseReadiness } from "../../gen/ts/crewdb/admin/v1/readiness_pb.js";
import type { DatabaseStatistics } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { formatBytes, formatCount, formatDuration, formatMs } from "./format.js";
import { Plot } from "./plot.js";
import { describeProblem, isCancelled } from "./problem.js";
import { addSample, type DatabaseSample, latest, samples } from "./samples.js";
import { admin } from "./session.js";
import { usePoll, useWatch } from "./watch.js";

const readiness = signal<readonly DatabaseReadiness[]>([]);
const lost = signal("");

/** How the service is, now and in the last minutes. */
export function Overview() {
  useWatch(watchStatistics);
  usePoll(async (signal) => {
    readiness.value = (await admin.getReadiness({}, { signal })).databases;
  }, 2000);
  const now = latest.value;
  return (
    <div class="stack">
      <h1 class="visually-hidden">Overview</h1>
      {lost.value !== "" && (
        <p class="banner banner-bad" role="alert">
          No statistics: {lost.value} Trying again.
        </p>
      )}
      <ProcessStrip />
      <div class="databases">
        {now?.databases.map((each) => (
          <DatabaseCard key={each.database} numbers={each} />
        ))}
      </div>
      {now === undefined && lost.value === "" && (
        <p class="quiet">Waiting for the first numbers…</p>
      )}
    </div>
  );
}

async function watchStatistics(signal: AbortSignal): Promise<void> {
  try {
    for await (const message of admin.watchStatistics(
      { interval: durationFromMs(1000) },
      { signal },
    )) {
      lost.value = "";
      addSample(message);
    }
  } catch (error) {
    if (!isCancelled(error)) lost.value = describeProblem(error).message;
    throw error;
  }
}

function ProcessStrip() {
  const process = latest.value?.process;
  if (process === undefined) return null;
  const times = samples.value.map(({ time }) => time);
  const of = (pick: (sample: (typeof samples.value)[number]["process"]) => number): number[] =>
    samples.value.map((sample) => pick(sample.process));
  return (
    <section class="card process" aria-label="The process">
      <dl class="facts">
        <Fact name="Version" value={process.version} />
        <Fact name="Up" value={formatDuration(Number(process.uptime?.seconds ?? 0n))} />
        <Fact name="Calls in flight" value={formatCount(process.callsInFlight)} />
        <Fact name="Memory" value={formatBytes(Number(process.residentBytes))} />
        <Fact name="JavaScript heap" value={formatBytes(Number(process.heapUsedBytes))} />
      </dl>
      <Plot
        title="Event-loop delay"
        times={times}
        top={5}
        format={formatMs}
        lines={[
          { label: "p50", color: "--read", values: of(({ delayP50 }) => delayP50) },
          { label: "p99", color: "--write", values: of(({ delayP99 }) => delayP99) },
        ]}
      />
      <Plot
        title="Memory"
        inBytes
        times={times}
        top={64 * 1024 * 1024}
        format={formatBytes}
        lines={[
          { label: "resident", color: "--read", values: of(({ residentBytes }) => residentBytes) },
        ]}
      />
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function databaseName(database: number): string {
  const found = DatabaseSchema.values.find(({ number }) => number === database);
  return found?.name.replace(/^DATABASE_/, "").toLowerCase() ?? String(database);
}

function DatabaseCard({ numbers }: { readonly numbers: DatabaseStatistics }) {
  const { database } = numbers;
  const name = databaseName(database);
  const times = samples.value.map(({ time }) => time);
  const of = (pick: (sample: DatabaseSample) => number | null): (number | null)[] =>
    samples.value.map((sample) => {
      const found = sample.databases.get(database);
      return found === undefined ? null : pick(found);
    });
  const ready = readiness.value.find((each) => each.database === database);
  return (
    <section class="card" aria-labelledby={`database-${name}`}>
      <header class="card-head">
        <h2 id={`database-${name}`}>{name}</h2>
        {ready !== undefined && <Serving is={ready.serving} />}
        <span class="quiet">
          {formatBytes(Number(numbers.fileBytes))} file · {answered(numbers)} answered ·{" "}
          {formatCount(failed(numbers))} failed · {formatCount(Number(numbers.refusedCount))}{" "}
          refused
        </span>
      </header>
      <div class="plots">
        <Plot
          title="Calls/s"
          times={times}
          top={10}
          format={formatCount}
          lines={[
            { label: "reads", color: "--read", values: of(({ readRate }) => readRate) },
            { label: "writes", color: "--write", values: of(({ writeRate }) => writeRate) },
            { label: "errors", color: "--bad", values: of(({ errorRate }) => errorRate) },
          ]}
        />
        <Plot
          title="Read time"
          times={times}
          top={1}
          format={formatMs}
          lines={[
            { label: "p50", color: "--read", values: of(({ readP50 }) => readP50) },
            { label: "p99", color: "--read-far", values: of(({ readP99 }) => readP99) },
          ]}
        />
        <Plot
          title="Write time"
          times={times}
          top={1}
          format={formatMs}
          lines={[
            { label: "p50", color: "--write", values: of(({ writeP50 }) => writeP50) },
            { label: "p99", color: "--write-far", values: of(({ writeP99 }) => writeP99) },
          ]}
        />
        <Plot
          title={`Connections, of ${numbers.maxConns}`}
          times={times}
          top={4}
          format={formatCount}
          lines={[
            { label: "busy", color: "--write", values: of(({ acquired }) => acquired) },
            { label: "free", color: "--read", values: of(({ idle }) => idle) },
          ]}
        />
        <Plot
          title="Waiting calls"
          times={times}
          top={4}
          format={formatCount}
          lines={[
            { label: "reads", color: "--read", values: of(({ waitingReads }) => waitingReads) },
            { label: "writes", color: "--write", values: of(({ waitingWrites }) => waitingWrites) },
          ]}
        />
        <Plot
          title="Group size"
          times={times}
          top={4}
          format={formatCount}
          lines={[
            { label: "calls a batch", color: "--read", values: of(({ together }) => together) },
          ]}
        />
        <Plot
          title="Write-ahead log"
          inBytes
          times={times}
          top={1024 * 1024}
          format={formatBytes}
          lines={[{ label: "size", color: "--read", values: of(({ walBytes }) => walBytes) }]}
        />
        {numbers.replica !== undefined && (
          <Plot
            title="Replica"
            times={times}
            top={4}
            format={formatCount}
            lines={[
              {
                label: "writes behind",
                color: "--write",
                values: of(({ behindWrites }) => behindWrites),
              },
            ]}
          />
        )}
        {ready !== undefined && <Checks checks={ready.checks} />}
      </div>
    </section>
  );
}

export function Serving({ is }: { readonly is: boolean }) {
  return (
    <span class={is ? "pill pill-good" : "pill pill-bad"}>{is ? "SERVING" : "NOT_SERVING"}</span>
  );
}

function Checks({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <div class="plot">
      <h3 class="plot-title">Readiness</h3>
      <ul class="checks">
        {checks.map(({ name, ok, problem, detail, required, duration }) => (
          <li key={name}>
            <span class={ok ? "mark mark-good" : "mark mark-bad"} aria-hidden="true">
              {ok ? "✓" : "✕"}
            </span>
            <span class="check-name">{name}</span>
            <span class="quiet check-why">
              {ok ? "passed" : "failed"}
              {problem !== "" && `: ${problem}`}
              {detail !== "" && `: ${detail}`}
              {!required && " (advisory)"}
            </span>
            <span class="quiet number">
              {duration === undefined
                ? ""
                : formatMs(Number(duration.seconds) * 1000 + duration.nanos / 1e6)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function answered({ read, write }: DatabaseStatistics): string {
  return formatCount(Number((read?.okCount ?? 0n) + (write?.okCount ?? 0n)));
}

function failed({ read, write }: DatabaseStatistics): number {
  return Number((read?.errorCount ?? 0n) + (write?.errorCount ?? 0n));
}

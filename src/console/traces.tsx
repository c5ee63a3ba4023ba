import { timestampDate } from "@bufbuild/protobuf/wkt";
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { CallTimings, RecentCall } from "../../gen/ts/crewdb/admin/v1/recent_calls_pb.js";
import { formatBytes, formatMs, formatTime, shortMethod } from "./format.js";
import { databaseName } from "./overview.js";
import { describeProblem, isCancelled, type Problem } from "./problem.js";
import { ProblemView } from "./problem-view.js";
import { admin } from "./session.js";
import { usePoll } from "./watch.js";

/** Calls that the page keeps, and those that it lists at once. */
const KEPT = 2000;
const LISTED = 200;

const calls = signal<readonly RecentCall[]>([]);
const about = signal({ traceUrl: "", capacity: -1 });
const paused = signal(false);
const chosen = signal<bigint | undefined>(undefined);

type Filter = "all" | "slow or failed" | "failed" | "writes that shared a commit";
const FILTERS: readonly Filter[] = [
  "all",
  "slow or failed",
  "failed",
  "writes that shared a commit",
];

/** The last calls, each with where its time went. */
export function Traces() {
  const [filter, setFilter] = useState<Filter>("all");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Problem>();
  usePoll(async (signal) => {
    if (paused.value) return;
    try {
      const reply = await admin.recentCalls(
        { afterCallId: calls.value[0]?.callId ?? 0n },
        { signal },
      );
      about.value = { traceUrl: reply.traceUrl, capacity: reply.capacity };
      calls.value = [...reply.calls, ...calls.value].slice(0, KEPT);
      setProblem(undefined);
    } catch (error) {
      if (!isCancelled(error)) setProblem(describeProblem(error));
    }
  }, 1500);
  const wanted = text.toLowerCase();
  const found = calls.value.filter(
    (call) =>
      passes(call, filter) && `${call.method} ${call.reason}`.toLowerCase().includes(wanted),
  );
  const listed = found.slice(0, LISTED);
  const longest = Math.max(1, ...listed.map(({ durationMs }) => durationMs));
  const selected = calls.value.find(({ callId }) => callId === chosen.value);
  return (
    <div class="stack">
      <div class="sql-bar">
        <h1>Traces</h1>
        <select
          aria-label="Which calls"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value as Filter)}
        >
          {FILTERS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <input
          type="search"
          placeholder="Filter by rpc or reason"
          aria-label="Filter by rpc or reason"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button
          type="button"
          aria-pressed={paused.value}
          onClick={() => {
            paused.value = !paused.value;
          }}
        >
          {paused.value ? "Go on" : "Pause"}
        </button>
        <span class="quiet">
          {found.length.toLocaleString("en")} of {calls.value.length.toLocaleString("en")} calls
        </span>
      </div>
      {problem !== undefined && <ProblemView problem={problem} />}
      {about.value.capacity === 0 && (
        <p class="quiet">The service keeps no calls: CREWDB_RECENT_CALLS is 0.</p>
      )}
      <div class="trace-split">
        <section class="card trace-list" aria-label="Calls">
          {listed.length === 0 && <p class="quiet">No calls yet.</p>}
          <ul>
            {listed.map((call) => (
              <TraceRow
                key={call.callId}
                call={call}
                longest={longest}
                isChosen={call === selected}
              />
            ))}
          </ul>
        </section>
        <section class="card trace-detail" aria-label="Trace">
          {selected === undefined ? (
            <p class="quiet">
              Choose a call to see where its time went, and which writes shared its commit.
            </p>
          ) : (
            <TraceDetail call={selected} />
          )}
        </section>
      </div>
    </div>
  );
}

function passes(call: RecentCall, filter: Filter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "slow or failed":
      return call.notable;
    case "failed":
      return call.reason !== "";
    case "writes that shared a commit":
      return sharesCommit(call) && (call.timings?.batchSize ?? 0) > 1;
  }
}

function sharesCommit({ timings }: RecentCall): boolean {
  return timings !== undefined && timings.commitMs > 0;
}

interface Span {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** acquire, execute, then commit for a write, and reply: each begins where the one before ended. */
function spansOf({ durationMs, timings }: RecentCall): Span[] {
  if (timings === undefined) return [{ name: "reply", fromMs: 0, toMs: durationMs }];
  const at = (ms: number): number => Math.min(ms, durationMs);
  const acquired = at(timings.queueMs + timings.acquireMs);
  const executed = at(acquired + timings.prepareMs + timings.stepMs + timings.encodeMs);
  const grouped = at(executed + timings.groupMs);
  const hasCommit = timings.commitMs > 0;
  return [
    { name: "acquire", fromMs: 0, toMs: acquired },
    { name: "execute", fromMs: acquired, toMs: executed },
    ...(hasCommit ? [{ name: "commit", fromMs: executed, toMs: grouped }] : []),
    { name: "reply", fromMs: hasCommit ? grouped : executed, toMs: durationMs },
  ];
}

interface RowProps {
  readonly call: RecentCall;
  readonly longest: number;
  readonly isChosen: boolean;
}

function TraceRow({ call, longest, isChosen }: RowProps) {
  return (
    <li>
      <button
        type="button"
        class="trace-row"
        aria-pressed={isChosen}
        onClick={() => {
          chosen.value = call.callId;
        }}
      >
        <span class="quiet trace-time">{formatTime(startOf(call))}</span>
        <span class="trace-name">
          {shortMethod(call.method)}
          {call.reason !== "" && <span class="bad"> {call.reason}</span>}
        </span>
        <span class="number">{formatMs(call.durationMs)}</span>
        <Bar call={call} fromMs={0} totalMs={longest} />
      </button>
    </li>
  );
}

function startOf({ startTime }: RecentCall): Date {
  return startTime === undefined ? new Date(0) : timestampDate(startTime);
}

/** With fractions: a Date has whole ms. */
function startMsOf({ startTime }: RecentCall): number {
  return startTime === undefined ? 0 : Number(startTime.seconds) * 1000 + startTime.nanos / 1e6;
}

interface BarProps {
  readonly call: RecentCall;
  /** Where the call begins on the scale, and how long that is. */
  readonly fromMs: number;
  readonly totalMs: number;
}

function Bar({ call, fromMs, totalMs }: BarProps) {
  const place = (ms: number): number => ((fromMs + ms) / totalMs) * 1000;
  return (
    <svg class="trace-bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
      {spansOf(call).map(({ name, fromMs: from, toMs: to }) => (
        <rect
          key={name}
          class={`part-${name}`}
          x={place(from)}
          width={Math.max(name === "execute" ? 1.5 : 0, place(to) - place(from))}
          height={8}
        />
      ))}
    </svg>
  );
}

function TraceDetail({ call }: { readonly call: RecentCall }) {
  const { timings } = call;
  const others =
    timings === undefined || !sharesCommit(call)
      ? []
      : calls.value.filter(
          (other) =>
            other !== call && sharesCommit(other) && other.timings?.batchId === timings.batchId,
        );
  const { traceUrl } = about.value;
  return (
    <>
      <header class="card-head">
        <h2>{shortMethod(call.method)}</h2>
        <span class={call.reason === "" ? "pill pill-good" : "pill pill-bad"}>
          {call.reason === "" ? call.status : call.reason}
        </span>
        <span class="quiet">
          {databaseName(call.database)} · {formatTime(startOf(call), true)} ·{" "}
          {formatMs(call.durationMs)}
        </span>
        {call.traceId !== "" && traceUrl !== "" && (
          <a href={traceUrl.replace("{trace_id}", call.traceId)} rel="noreferrer" target="_blank">
            The same trace where it is exported to
          </a>
        )}
      </header>
      <Waterfall call={call} />
      {timings !== undefined && <Facts call={call} timings={timings} />}
      {timings !== undefined && sharesCommit(call) && (
        <Group call={call} others={others} size={timings.batchSize} />
      )}
    </>
  );
}

const SPAN_MEANINGS: Readonly<Record<string, string>> = {
  acquire: "waiting for a connection, and the way to its thread",
  execute: "the statements",
  commit: "the rest of the group, and its COMMIT",
  reply: "the way back to the client's stream",
};

function Waterfall({ call }: { readonly call: RecentCall }) {
  const { durationMs } = call;
  const rows = [{ name: call.method, fromMs: 0, toMs: durationMs }, ...spansOf(call)];
  return (
    <ul class="waterfall">
      {rows.map(({ name, fromMs, toMs }, index) => (
        <li key={name}>
          <span
            class={index === 0 ? "span-name" : "span-name span-inner"}
            title={SPAN_MEANINGS[name] ?? name}
          >
            {index === 0 ? "call" : name}
          </span>
          <svg class="span-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              class={index === 0 ? "part-call" : `part-${name}`}
              x={durationMs === 0 ? 0 : (fromMs / durationMs) * 1000}
              width={durationMs === 0 ? 1000 : Math.max(2, ((toMs - fromMs) / durationMs) * 1000)}
              height={10}
            />
          </svg>
          <span class="number">{formatMs(toMs - fromMs)}</span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ call, timings }: { readonly call: RecentCall; readonly timings: CallTimings }) {
  const facts: readonly (readonly [string, string])[] = [
    ["queue", `${formatMs(timings.queueMs)}, behind ${timings.queueLength}`],
    ["to its thread", formatMs(timings.acquireMs)],
    ["compiling", timings.cacheHit ? "compiled before" : formatMs(timings.prepareMs)],
    ["running", formatMs(timings.stepMs)],
    ["encoding", formatMs(timings.encodeMs)],
    ["COMMIT", timings.commitMs === 0 ? "none" : formatMs(timings.commitMs)],
    ["way back", formatMs(timings.returnMs)],
    ["executor", timings.native ? "native" : "portable"],
    ["rows", timings.rows.toLocaleString("en")],
    ["reply", formatBytes(Number(call.replyBytes))],
  ];
  return (
    <dl class="trace-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface GroupProps {
  readonly call: RecentCall;
  readonly others: readonly RecentCall[];
  readonly size: number;
}

/** The writes of one COMMIT on one scale. */
function Group({ call, others, size }: GroupProps) {
  const all = [call, ...others].toSorted((one, other) => startMsOf(one) - startMsOf(other));
  const firstMs = Math.min(...all.map(startMsOf));
  const endMs = Math.max(...all.map((each) => startMsOf(each) + each.durationMs));
  return (
    <section aria-label="Writes that shared the commit">
      <h3>
        {size === 1
          ? "It had a commit of its own."
          : `${size} writes shared the commit${all.length < size ? `; ${all.length} of them are kept` : ""}.`}
      </h3>
      {size > 1 && (
        <ul class="trace-group">
          {all.map((each) => (
            <li key={each.callId}>
              <button
                type="button"
                class="trace-row"
                aria-pressed={each === call}
                onClick={() => {
                  chosen.value = each.callId;
                }}
              >
                <span class="trace-name">{shortMethod(each.method)}</span>
                <span class="number">{formatMs(each.durationMs)}</span>
                <Bar call={each} fromMs={startMsOf(each) - firstMs} totalMs={endMs - firstMs} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import {
  type DescMessage,
  type DescMethod,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  fromJson,
  type MessageShape,
  toJson,
} from "@bufbuild/protobuf";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { codeSamples } from "./call-code.js";
import { firstRequest, MessageFields } from "./call-form.js";
import { CodeBlock } from "./code-block.js";
import { type Contract, isCallable, isRead, methodName, roleOf } from "./contract.js";
import { Copy } from "./copy.js";
import { formatBytes, formatMs } from "./format.js";
import { isObject, type Json, type JsonObject } from "./json.js";
import { JsonView } from "./json-view.js";
import { describeProblem, isCancelled, type Problem } from "./problem.js";
import { ProblemView } from "./problem-view.js";
import { go, route } from "./route.js";
import { jsonTransport, may, session } from "./session.js";
import { parseTiming, TimeBar, type TimePart, withRest } from "./time-bar.js";
import { Words } from "./words.js";

/** Messages of a stream that are shown; older ones are forgotten. */
const SHOWN_MESSAGES = 20;

/** What was typed, by rpc, until the page is left. */
const drafts = new Map<string, JsonObject>();

export function Calls({ contract }: { readonly contract: Contract }) {
  const methods = useMemo(() => allowed(contract), [contract, session.value]);
  const shown = methods.find((method) => methodName(method) === route.value.rest);
  return (
    <div class="split">
      <MethodList contract={contract} methods={methods} shown={shown} />
      {shown === undefined ? (
        <div class="quiet">
          <h1 class="visually-hidden">Calls</h1>
          <p>Choose a call. Type to filter by name; arrow keys and Enter work too.</p>
        </div>
      ) : (
        <MethodPage key={methodName(shown)} contract={contract} method={shown} />
      )}
    </div>
  );
}

/** What the caller may call. */
function allowed({ services }: Contract): DescMethod[] {
  return services
    .flatMap(({ methods }) => methods)
    .filter(
      (method) => isCallable(method) && (roleOf(method) === undefined || may(methodName(method))),
    );
}

interface ListProps {
  readonly contract: Contract;
  readonly methods: readonly DescMethod[];
  readonly shown: DescMethod | undefined;
}

function MethodList({ contract, methods, shown }: ListProps) {
  const [filter, setFilter] = useState("");
  const wanted = filter.toLowerCase();
  const found = methods.filter(({ name }) => name.toLowerCase().includes(wanted));
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const links = [...document.querySelectorAll<HTMLElement>(".methods a")];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
    event.preventDefault();
  };
  return (
    <nav
      class={shown === undefined ? "methods" : "methods methods-chosen"}
      aria-label="Calls"
      onKeyDown={move}
    >
      <input
        type="search"
        placeholder={`Filter ${methods.length} calls`}
        aria-label="Filter calls"
        value={filter}
        onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter" && found[0] !== undefined) go("calls", methodName(found[0]));
        }}
      />
      <div class="method-groups">
        {contract.services.map((service) => {
          const own = found.filter(({ parent }) => parent === service);
          if (own.length === 0) return null;
          return (
            <section key={service.typeName}>
              <h2>
                {service.name} <span class="quiet">{own.length}</span>
              </h2>
              <ul>
                {own.map((method) => (
                  <li key={method.name}>
                    <a
                      href={`#/calls/${methodName(method)}`}
                      aria-current={method === shown ? "true" : undefined}
                      title={contract.comment(`${service.typeName}.${method.name}`)}
                    >
                      {method.name}
                      <KindMark method={method} />
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </nav>
  );
}

function KindMark({ method }: { readonly method: DescMethod }) {
  if (method.methodKind === "server_streaming") return <span class="kind kind-stream">stream</span>;
  return isRead(method) ? null : <span class="kind kind-write">write</span>;
}

/** What came of a call. */
interface Answer {
  readonly state: "running" | "answered" | "failed" | "stopped";
  readonly messages: readonly Json[];
  /** All that came, also those that are not shown. */
  readonly count: number;
  readonly bytes: number;
  readonly problem?: Problem;
  readonly time: readonly TimePart[];
  readonly totalMs: number;
}

interface PageProps {
  readonly contract: Contract;
  readonly method: DescMethod;
}

function MethodPage({ contract, method }: PageProps) {
  const name = methodName(method);
  const [request, setRequest] = useState(() => drafts.get(name) ?? firstRequest(method.input));
  const [answer, setAnswer] = useState<Answer>();
  const [deadlineMs, setDeadlineMs] = useState(10_000);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const change = (next: JsonObject): void => {
    drafts.set(name, next);
    setRequest(next);
  };
  const role = roleOf(method);
  const send = (): void => {
    stop.current?.abort();
    stop.current = new AbortController();
    void runCall(method, request, deadlineMs, stop.current.signal, setAnswer);
  };
  const problem = answer?.problem;
  return (
    <article class="method">
      <header>
        <a class="back" href="#/calls">
          All calls
        </a>
        <h1>{method.name}</h1>
        <p class="quiet method-facts">
          <code>{name}</code>
          <span class="kind">{isRead(method) ? "read" : "write"}</span>
          {method.methodKind === "server_streaming" && <span class="kind kind-stream">stream</span>}
          {role !== undefined && <span class="kind">role {role}</span>}
        </p>
        <p class="comment">
          <Words text={contract.comment(`${method.parent.typeName}.${method.name}`)} />
        </p>
      </header>
      <form
        class="request"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      >
        <section class="card form-card" aria-label="Request as a form">
          {method.input.fields.length === 0 && <p class="quiet">The request has no fields.</p>}
          <MessageFields
            form={{ contract, violations: problem?.violations ?? new Map() }}
            desc={method.input}
            value={request}
            prefix=""
            onChange={change}
          />
        </section>
        <div class="beside">
          <JsonEditor value={request} desc={method.input} onChange={change} />
          <div class="send">
            <button type="submit" class="primary">
              Send
            </button>
            {answer?.state === "running" && (
              <button type="button" onClick={() => stop.current?.abort()}>
                Stop
              </button>
            )}
            <label class="deadline">
              Deadline
              <select
                value={deadlineMs}
                onChange={({ currentTarget }) => setDeadlineMs(Number(currentTarget.value))}
              >
                <option value={1000}>1 s</option>
                <option value={10_000}>10 s</option>
                <option value={30_000}>30 s</option>
                <option value={300_000}>5 min</option>
              </select>
            </label>
            <span class="quiet">Ctrl+Enter sends</span>
          </div>
          {answer !== undefined && (
            <AnswerView answer={answer} isStream={method.methodKind !== "unary"} />
          )}
          <Code method={method} request={request} />
        </div>
      </form>
    </article>
  );
}

interface EditorProps {
  readonly value: JsonObject;
  readonly desc: DescMessage;
  readonly onChange: (value: JsonObject) => void;
}

/** The request as JSON. What is typed here is in the form at once, and the other way round. */
function JsonEditor({ value, desc, onChange }: EditorProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? JSON.stringify(value, undefined, 2);
  const wrong = useMemo(() => problemOf(text, desc), [text, desc]);
  const lines = Math.min(24, Math.max(4, text.split("\n").length));
  return (
    <div class="card code-card">
      <label for="request-json">Request as JSON</label>
      <textarea
        id="request-json"
        class="mono"
        spellcheck={false}
        rows={lines}
        value={text}
        aria-invalid={wrong !== ""}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const parsed = parseObject(currentTarget.value);
          if (parsed !== undefined) onChange(parsed);
        }}
        onBlur={() => {
          if (parseObject(text) !== undefined) setTyped(undefined);
        }}
      />
      {wrong !== "" && <p class="violation">{wrong}</p>}
    </div>
  );
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const parsed = JSON.parse(text) as Json;
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Why the text is not a request; empty when it is one. */
function problemOf(text: string, desc: DescMessage): string {
  const parsed = parseObject(text);
  if (parsed === undefined) return "This is not a JSON object.";
  try {
    fromJson(desc, parsed);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const GRPC_PORT = 50_051;

function Code({ method, request }: { readonly method: DescMethod; readonly request: JsonObject }) {
  const [language, setLanguage] = useState("curl");
  const { value } = session;
  const samples = codeSamples(method, request, {
    origin: location.origin,
    grpc: `${location.hostname}:${GRPC_PORT}`,
    hasToken: value.state === "signed in" && value.byToken,
  });
  const shown = samples.find((sample) => sample.language === language) ?? samples[0];
  if (shown === undefined) return null;
  return (
    <div class="card code-card">
      <fieldset class="tabs">
        <legend class="visually-hidden">The same call elsewhere</legend>
        {samples.map((sample) => (
          <button
            key={sample.language}
            type="button"
            aria-pressed={sample.language === shown.language}
            onClick={() => setLanguage(sample.language)}
          >
            {sample.language}
          </button>
        ))}
        <Copy text={shown.text} what={`the call in ${shown.language}`} />
      </fieldset>
      <CodeBlock label={`The call in ${shown.language}`}>{shown.text}</CodeBlock>
    </div>
  );
}

function AnswerView({ answer, isStream }: { readonly answer: Answer; readonly isStream: boolean }) {
  const { state, messages, count, bytes, problem, time, totalMs } = answer;
  const word = { running: "Running…", answered: "Answered", failed: "Failed", stopped: "Stopped" }[
    state
  ];
  return (
    <section class="card answer" aria-label="Answer" aria-busy={state === "running"}>
      <header class="card-head">
        <h2 aria-live="polite">{word}</h2>
        <span class="quiet">
          {state !== "running" && formatMs(totalMs)}
          {isStream && count > 0 && ` · ${count.toLocaleString("en")} messages`}
          {!isStream && state === "answered" && ` · ${formatBytes(bytes)}`}
        </span>
      </header>
      {problem !== undefined && <ProblemView problem={problem} />}
      {time.length > 0 && <TimeBar parts={time} />}
      {isStream && count > messages.length && (
        <p class="note">The last {messages.length} messages, the newest first.</p>
      )}
      {messages.toReversed().map((message, index) => (
        <JsonView
          key={count - index}
          value={message}
          label={isStream ? `message ${count - index}` : "the answer"}
        />
      ))}
    </section>
  );
}

const WANTS_TIMING = { "crewdb-server-timing": "1" };

async function runCall(
  method: DescMethod,
  request: JsonObject,
  deadlineMs: number,
  signal: AbortSignal,
  show: (answer: Answer) => void,
): Promise<void> {
  const startMs = performance.now();
  let answer: Answer = { state: "running", messages: [], count: 0, bytes: 0, time: [], totalMs: 0 };
  const update = (changes: Partial<Answer>): void => {
    answer = { ...answer, ...changes, totalMs: performance.now() - startMs };
    show(answer);
  };
  const timed = (header: string): TimePart[] =>
    withRest(parseTiming(header), performance.now() - startMs);
  update({});
  try {
    const input = fromJson(method.input, request);
    if (isUnary(method)) {
      const { message, trailer } = await callUnary(method, signal, deadlineMs, input);
      const json = toJson(method.output, message) as Json;
      const bytes = JSON.stringify(json).length;
      const time = timed(trailer.get("server-timing") ?? "");
      update({ state: "answered", messages: [json], count: 1, bytes, time });
    } else if (isServerStream(method)) {
      for await (const message of callStream(method, signal, deadlineMs, input)) {
        const json = toJson(method.output, message) as Json;
        const messages = [...answer.messages.slice(1 - SHOWN_MESSAGES), json];
        update({ messages, count: answer.count + 1 });
      }
      update({ state: "answered" });
    }
  } catch (error) {
    if (signal.aborted && isCancelled(error)) update({ state: "stopped" });
    else {
      const problem = describeProblem(error);
      const time = problem.timing === "" ? [] : timed(problem.timing);
      update({ state: "failed", problem, time });
    }
  }
}

function isUnary(method: DescMethod): method is DescMethodUnary {
  return method.methodKind === "unary";
}

function isServerStream(method: DescMethod): method is DescMethodServerStreaming {
  return method.methodKind === "server_streaming";
}

type Input = MessageShape<DescMessage>;

function callUnary(method: DescMethodUnary, signal: AbortSignal, deadlineMs: number, input: Input) {
  return jsonTransport.unary(method, signal, deadlineMs, WANTS_TIMING, input);
}

async function* callStream(
  method: DescMethodServerStreaming,
  signal: AbortSignal,
  deadlineMs: number,
  input: Input,
): AsyncIterable<MessageShape<DescMessage>> {
  const one = (async function* () {
    yield input;
  })();
  yield* (await jsonTransport.stream(method, signal, deadlineMs, WANTS_TIMING, one)).message;
}

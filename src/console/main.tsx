import { effect, signal } from "@preact/signals";
import { type ComponentType, render } from "preact";
import { useState } from "preact/hooks";
import "uplot/dist/uPlot.min.css";
import { HealthCheckResponse_ServingStatus as Status } from "../../gen/ts/health/v1/health_pb.js";
import { Calls } from "./calls.js";
import { type Contract, loadContract } from "./contract.js";
import { Overview } from "./overview.js";
import { describeProblem } from "./problem.js";
import { go, route } from "./route.js";
import { SchemaView } from "./schema.js";
import { health, may, session, signIn, signOut } from "./session.js";
import { Slow } from "./slow.js";
import { Sql } from "./sql.js";
import { type Choice, choice } from "./theme.js";
import { Traces } from "./traces.js";
import { useWatch } from "./watch.js";

interface View {
  readonly name: string;
  readonly title: string;
  /** A caller who may not call it does not see the view. */
  readonly needs?: string;
  readonly Body: ComponentType<{ readonly contract: Contract }>;
}

const VIEWS: readonly View[] = [
  { name: "overview", title: "Overview", needs: "AdminDb/WatchStatistics", Body: Overview },
  { name: "calls", title: "Calls", Body: Calls },
  { name: "sql", title: "SQL", needs: "/QueryStream", Body: Sql },
  { name: "traces", title: "Traces", needs: "AdminDb/RecentCalls", Body: Traces },
  { name: "slow", title: "Slow", needs: "AdminDb/SlowStatements", Body: Slow },
  { name: "schema", title: "Schema", needs: "/Query", Body: SchemaView },
];

const contract = signal<Contract | undefined>(undefined);
const serving = signal<"SERVING" | "NOT_SERVING" | "no answer">("no answer");

function App() {
  const { value } = session;
  if (value.state === "asking") return <p class="quiet center">Connecting…</p>;
  if (value.state === "unreachable") return <Unreachable why={value.why} />;
  if (value.state === "signed out") return <SignIn refused={value.refused} />;
  const views = VIEWS.filter(({ needs }) => needs === undefined || may(needs));
  const shown = views.find(({ name }) => name === route.value.view) ?? views[0];
  if (shown === undefined) return null;
  const { Body, name: current } = shown;
  return (
    <>
      <header class="top">
        <a class="brand" href="#/">
          crewdb
        </a>
        <nav aria-label="Views">
          {views.map(({ name, title }) => (
            <a key={name} href={`#/${name}`} aria-current={name === current ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <HealthPill />
        <span class="who quiet">{value.name}</span>
        {value.byToken && (
          <button type="button" class="plain" onClick={signOut}>
            Sign out
          </button>
        )}
        <ThemeChoice />
      </header>
      <main>{contract.value !== undefined && <Body contract={contract.value} />}</main>
    </>
  );
}

/** Health of the whole server, as the service says it: a stream, so that a change shows at once. */
function HealthPill() {
  useWatch(async (signal) => {
    try {
      for await (const { status } of health.watch({}, { signal }))
        serving.value = status === Status.SERVING ? "SERVING" : "NOT_SERVING";
    } finally {
      serving.value = "no answer";
    }
  });
  const is = serving.value;
  const look = is === "SERVING" ? "pill-good" : "pill-bad";
  return (
    <span class={`pill ${look}`} role="status" aria-label={`Health: ${is}`}>
      {is}
    </span>
  );
}

const CHOICES: readonly Choice[] = ["system", "light", "dark"];

function ThemeChoice() {
  return (
    <select
      class="theme"
      aria-label="Colors"
      value={choice.value}
      onChange={({ currentTarget }) => {
        choice.value = currentTarget.value as Choice;
      }}
    >
      {CHOICES.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}

function SignIn({ refused }: { readonly refused: string }) {
  const [typed, setTyped] = useState("");
  return (
    <main class="center">
      <form
        class="card sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(typed.trim());
        }}
      >
        <h1>crewdb</h1>
        <label for="token">Token</label>
        <input
          id="token"
          type="password"
          autocomplete="off"
          value={typed}
          aria-describedby="token-note"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <p id="token-note" class="quiet">
          A token of this server's CREWDB_TOKENS_FILE. It is kept for this tab, until you close it.
        </p>
        {refused !== "" && (
          <p class="bad" role="alert">
            {refused}
          </p>
        )}
        <button type="submit" class="primary" disabled={typed.trim() === ""}>
          Sign in
        </button>
      </form>
    </main>
  );
}

function Unreachable({ why }: { readonly why: string }) {
  return (
    <main class="center">
      <div class="card sign-in">
        <h1>crewdb</h1>
        <p role="alert">{why}</p>
        <button type="button" class="primary" onClick={() => void signIn()}>
          Try again
        </button>
      </div>
    </main>
  );
}

effect(() => {
  const shown = VIEWS.find(({ name }) => name === route.value.view);
  document.title = shown === undefined ? "crewdb console" : `${shown.title} · crewdb console`;
});

const app = document.getElementById("app");
if (app === null) throw new Error("index.html has no place for the page");
render(<App />, app);
void signIn();
loadContract().then(
  (loaded) => {
    contract.value = loaded;
  },
  (error: unknown) => {
    session.value = { state: "unreachable", why: describeProblem(error).message };
  },
);
if (location.hash === "") go("overview");

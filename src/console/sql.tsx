import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { ExplainResponse } from "../../gen/ts/crewdb/admin/v1/explain_pb.js";
import type { ExecuteResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { Column, Row } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import { chosenDatabase, DatabaseChoice } from "./database-choice.js";
import { formatMs } from "./format.js";
import { Plan } from "./plan-tree.js";
import { describeProblem, isCancelled, type Problem } from "./problem.js";
import { ProblemView } from "./problem-view.js";
import { needSchema } from "./schema-store.js";
import { admin, type DatabaseName, may, sqlClients } from "./session.js";
import { SqlEditor } from "./sql-editor.js";
import { parseParameters, toText } from "./sql-values.js";
import { parseTiming, TimeBar, type TimePart, withRest } from "./time-bar.js";

/** Rows that are shown at once. */
const PAGE_ROWS = 200;
/** Rows that are kept to go back to. */
const KEPT_ROWS = 20_000;

export const DATABASE_NUMBERS: Readonly<Record<DatabaseName, Database>> = {
  main: Database.MAIN,
  walmart: Database.WALMART,
};

/** Kept while other views are shown; empty: nobody has written one. */
export const statement = signal("");
/** What a statement that reads a table begins as. */
export const readingOf = (table: string): string => `SELECT * FROM "${table}" LIMIT 100`;
/** What was written for a person who has not yet. */
let begun = "";
const parameters = signal("");

/** Rows as they were read: a message may bring more than one page. */
interface Piece {
  readonly rows: readonly Row[];
  /** Goes on after its last row; empty: it was the last. */
  readonly resumeToken: string;
}

type Result =
  | { readonly kind: "running"; readonly what: string }
  | {
      readonly kind: "rows";
      readonly sql: string;
      readonly columns: readonly Column[];
      readonly piece: Piece;
      /** Rows before the first that is kept. */
      readonly forgotten: number;
      /** The first row that is shown, of those that are kept. */
      readonly at: number;
      readonly time: readonly TimePart[];
    }
  /** It was run and rolled back; a person says whether it is run for real. */
  | {
      readonly kind: "tried";
      readonly sql: string;
      readonly reply: ExecuteResponse;
      readonly time: readonly TimePart[];
    }
  | {
      readonly kind: "written";
      readonly reply: ExecuteResponse;
      readonly time: readonly TimePart[];
    }
  | { readonly kind: "plan"; readonly plan: ExplainResponse }
  | { readonly kind: "stopped" }
  | { readonly kind: "problem"; readonly problem: Problem };

const result = signal<Result | undefined>(undefined);

/** A statement of the caller's: read in pages, planned, or tried and then run. */
export function Sql() {
  const database = chosenDatabase.value;
  const schema = needSchema(database);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const [written, setWritten] = useState(begun);
  useEffect(() => {
    const [first] = schema?.tables ?? [];
    if (first === undefined || statement.peek() !== begun) return;
    begun = readingOf(first.name);
    statement.value = begun;
    setWritten(begun);
  }, [schema]);

  const run = (what: string, work: (signal: AbortSignal) => Promise<Result>): void => {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    result.value = { kind: "running", what };
    work(own.signal).then(
      (done) => {
        if (stop.current === own) result.value = done;
      },
      (error: unknown) => {
        if (stop.current !== own) return;
        result.value =
          own.signal.aborted && isCancelled(error)
            ? { kind: "stopped" }
            : { kind: "problem", problem: describeProblem(error) };
      },
    );
  };
  const start = (): void =>
    run("Running…", (signal) => runStatement(database, statement.value, signal));
  const explain = (): void =>
    run("Planning…", async (signal) => {
      const request = { database: DATABASE_NUMBERS[database], sql: statement.value };
      return { kind: "plan", plan: await admin.explain(request, { signal }) };
    });

  return (
    <div class="stack">
      <h1 class="visually-hidden">SQL</h1>
      <section class="card sql-card" aria-label="Statement">
        <div class="sql-bar">
          <DatabaseChoice />
          <span class="quiet">
            Ctrl+Enter runs. Writes are tried first, and run when you say so. Ctrl+Space completes
            names.
          </span>
        </div>
        <SqlEditor
          begun={written}
          text={statement.value}
          schema={schema}
          onChange={(text) => {
            statement.value = text;
          }}
          onRun={start}
        />
        <div class="sql-bar">
          <button type="button" class="primary" onClick={start}>
            Run
          </button>
          {may("AdminDb/Explain") && (
            <button type="button" onClick={explain}>
              Explain
            </button>
          )}
          {result.value?.kind === "running" && (
            <button type="button" onClick={() => stop.current?.abort()}>
              Stop
            </button>
          )}
          <label class="deadline parameters">
            Parameters
            <input
              type="text"
              class="mono"
              placeholder='["ada@example.com", 3]'
              value={parameters.value}
              onInput={({ currentTarget }) => {
                parameters.value = currentTarget.value;
              }}
            />
          </label>
        </div>
      </section>
      {result.value !== undefined && (
        <ResultView result={result.value} database={database} run={run} />
      )}
    </div>
  );
}

async function runStatement(
  database: DatabaseName,
  sql: string,
  signal: AbortSignal,
): Promise<Result> {
  try {
    return await readFirst(database, sql, signal);
  } catch (error) {
    if (!writes(describeProblem(error))) throw error;
    return execute(database, sql, true, signal);
  }
}

const WRITES: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE"]);

/** The statement is refused because a reader got it. */
function writes({ reason, metadata }: Problem): boolean {
  return (
    reason === "NOT_A_QUERY" || (reason === "STATEMENT_DENIED" && WRITES.has(metadata.action ?? ""))
  );
}

async function readFirst(
  database: DatabaseName,
  sql: string,
  signal: AbortSignal,
): Promise<Result> {
  const startMs = performance.now();
  const { columns, firstMs, ...piece } = await readPiece(database, sql, "", signal);
  const time = [
    { name: "first rows", ms: firstMs - startMs, meaning: "until the first message came" },
    { name: "the rest", ms: performance.now() - firstMs, meaning: "reading the rest of the page" },
  ];
  return { kind: "rows", sql, columns, piece, forgotten: 0, at: 0, time };
}

/**
 * Reads a QueryStream until a page is full and another message has come, which is left: so it is
 * known whether there is more, and the next piece begins with the token before it.
 */
async function readPiece(
  database: DatabaseName,
  sql: string,
  resumeToken: string,
  signal: AbortSignal,
) {
  const enough = new AbortController();
  const either = AbortSignal.any([signal, enough.signal]);
  const request = { sql, parameters: parseParameters(parameters.value), resumeToken };
  let columns: readonly Column[] = [];
  const rows: Row[] = [];
  let token = "";
  let firstMs: number | undefined;
  for await (const message of sqlClients[database].queryStream(request, { signal: either })) {
    if (rows.length >= PAGE_ROWS) {
      enough.abort();
      return { rows, resumeToken: token, columns, firstMs: firstMs ?? 0 };
    }
    firstMs ??= performance.now();
    if (message.columns.length > 0) columns = message.columns;
    rows.push(...message.rows);
    token = message.resumeToken;
  }
  return { rows, resumeToken: "", columns, firstMs: firstMs ?? performance.now() };
}

async function execute(
  database: DatabaseName,
  sql: string,
  validateOnly: boolean,
  signal: AbortSignal,
): Promise<Result> {
  const startMs = performance.now();
  let header = "";
  const reply = await sqlClients[database].execute(
    {
      sql,
      parameters: parseParameters(parameters.value),
      validateOnly,
      requestId: validateOnly ? "" : crypto.randomUUID(),
    },
    {
      signal,
      headers: { "crewdb-server-timing": "1" },
      onTrailer: (trailer) => {
        header = trailer.get("server-timing") ?? "";
      },
    },
  );
  const time = withRest(parseTiming(header), performance.now() - startMs);
  return validateOnly ? { kind: "tried", sql, reply, time } : { kind: "written", reply, time };
}

interface ResultProps {
  readonly result: Result;
  readonly database: DatabaseName;
  readonly run: (what: string, work: (signal: AbortSignal) => Promise<Result>) => void;
}

function ResultView({ result: shown, database, run }: ResultProps) {
  switch (shown.kind) {
    case "running":
      return <p class="quiet">{shown.what}</p>;
    case "stopped":
      return <p class="quiet">Stopped.</p>;
    case "problem":
      return (
        <section class="card" aria-label="Result">
          <ProblemView problem={shown.problem} />
        </section>
      );
    case "plan":
      return (
        <section class="card" aria-label="Result">
          <h2>Plan</h2>
          <Plan plan={shown.plan} />
        </section>
      );
    case "tried":
      return <Question {...{ database, run }} tried={shown} />;
    case "written":
      return (
        <section class="card stack" aria-label="Result">
          <p role="status">
            <strong>Stored.</strong> {changes(shown.reply)} Commit{" "}
            <code>{shown.reply.commitSeq}</code>.
          </p>
          <TimeBar parts={shown.time} />
          {shown.reply.columns.length > 0 && (
            <Rows columns={shown.reply.columns} rows={shown.reply.rows} from={0} />
          )}
        </section>
      );
    case "rows":
      return <Pages {...{ database, run }} result={shown} />;
  }
}

function changes({ changes: count, rows }: ExecuteResponse): string {
  const changed = count === 1n ? "1 row changed" : `${count.toLocaleString("en")} rows changed`;
  return rows.length === 0 ? `${changed}.` : `${changed}, ${rows.length} returned.`;
}

interface QuestionProps extends Omit<ResultProps, "result"> {
  readonly tried: Result & { readonly kind: "tried" };
}

/** A write is run only after its effect was seen. */
function Question({ tried, database, run }: QuestionProps) {
  const { sql, reply, time } = tried;
  const [isLeft, setLeft] = useState(false);
  return (
    <section class="card stack question" aria-label="Result">
      <p role="status">
        <strong>Tried, and rolled back.</strong> {changes(reply)}
      </p>
      {!isLeft && (
        <div class="sql-bar">
          <span>Run it on {database} for real?</span>
          <button
            type="button"
            class="danger"
            onClick={() => run("Writing…", (signal) => execute(database, sql, false, signal))}
          >
            Run it
          </button>
          <button type="button" onClick={() => setLeft(true)}>
            Leave it
          </button>
        </div>
      )}
      <TimeBar parts={time} />
      {reply.columns.length > 0 && <Rows columns={reply.columns} rows={reply.rows} from={0} />}
    </section>
  );
}

interface PagesProps extends Omit<ResultProps, "result"> {
  readonly result: Result & { readonly kind: "rows" };
}

function Pages({ result: all, database, run }: PagesProps) {
  const { columns, piece, forgotten, at, time, sql } = all;
  const rows = piece.rows.slice(at, at + PAGE_ROWS);
  const from = forgotten + at;
  const next = at + PAGE_ROWS;
  const hasNext = next < piece.rows.length || piece.resumeToken !== "";
  // A page is full, unless it is the last.
  const isRead = next + PAGE_ROWS <= piece.rows.length || piece.resumeToken === "";
  const show = (row: number): void => {
    result.value = { ...all, at: row };
  };
  const readOn = (): void =>
    run("Reading on…", async (signal) => {
      const more = await readPiece(database, sql, piece.resumeToken, signal);
      const together = [...piece.rows, ...more.rows];
      const kept = together.slice(-KEPT_ROWS);
      const dropped = together.length - kept.length;
      return {
        ...all,
        piece: { rows: kept, resumeToken: more.resumeToken },
        forgotten: forgotten + dropped,
        at: next - dropped,
      };
    });
  const total = time.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <section class="card stack" aria-label="Result">
      <header class="card-head">
        <h2>
          {rows.length === 0
            ? "No rows"
            : `Rows ${(from + 1).toLocaleString("en")}–${(from + rows.length).toLocaleString("en")}`}
        </h2>
        <span class="quiet">
          {hasNext ? "there are more" : "the last"} · first page in {formatMs(total)}
        </span>
        <span class="pager">
          <button
            type="button"
            class="small"
            disabled={at === 0}
            onClick={() => show(Math.max(0, at - PAGE_ROWS))}
          >
            Previous
          </button>
          <button
            type="button"
            class="small"
            disabled={!hasNext}
            onClick={() => (isRead ? show(next) : readOn())}
          >
            Next
          </button>
        </span>
      </header>
      <TimeBar parts={time} />
      <Rows columns={columns} rows={rows} from={from} />
    </section>
  );
}

interface RowsProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly from: number;
}

function Rows({ columns, rows, from }: RowsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="table-scroll" aria-label="Rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              #
            </th>
            {columns.map(({ name, declaredType }, index) => (
              <th key={index} scope="col">
                {name} <span class="type">{declaredType}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ values }, row) => (
            <tr key={from + row}>
              <td class="number quiet">{(from + row + 1).toLocaleString("en")}</td>
              {values.map((value, column) => {
                const text = toText(value);
                const isNumber = value.kind.case === "integer" || value.kind.case === "real";
                return (
                  <td key={column} class={isNumber ? "number" : undefined} title={text ?? ""}>
                    {text === null ? <span class="null">NULL</span> : text.slice(0, 200)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

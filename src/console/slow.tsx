import { type Timestamp, timestampDate } from "@bufbuild/protobuf/wkt";
import { useState } from "preact/hooks";
import { Fragment } from "preact/jsx-runtime";
import type { ExplainResponse, SlowStatement } from "../../gen/ts/crewdb/admin/v1/explain_pb.js";
import { type Contract, methodName } from "./contract.js";
import { formatMs, formatTime } from "./format.js";
import { databaseName } from "./overview.js";
import { Plan } from "./plan-tree.js";
import { describeProblem, isCancelled, type Problem } from "./problem.js";
import { ProblemView } from "./problem-view.js";
import { admin } from "./session.js";
import { usePoll } from "./watch.js";

/** Statements that took longer than CREWDB_SLOW_MS, and why they do. */
export function Slow({ contract }: { readonly contract: Contract }) {
  const [statements, setStatements] = useState<readonly SlowStatement[]>();
  const [problem, setProblem] = useState<Problem>();
  const [open, setOpen] = useState("");
  usePoll(async (signal) => {
    try {
      setStatements((await admin.slowStatements({}, { signal })).statements);
      setProblem(undefined);
    } catch (error) {
      if (!isCancelled(error)) setProblem(describeProblem(error));
    }
  }, 3000);
  const sorted = (statements ?? []).toSorted((one, other) => other.totalMs - one.totalMs);
  return (
    <div class="stack">
      <header class="card-head">
        <h1>Slow statements</h1>
        <span class="quiet">
          longer than CREWDB_SLOW_MS on their connection, since the start; literals are left out
        </span>
      </header>
      {problem !== undefined && <ProblemView problem={problem} />}
      {statements !== undefined && sorted.length === 0 && <p class="quiet">None so far.</p>}
      {sorted.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section class="card table-scroll" aria-label="Slow statements" tabIndex={0}>
          <table class="slow">
            <thead>
              <tr>
                <th scope="col">statement</th>
                <th scope="col">database</th>
                <th scope="col" class="number">
                  times
                </th>
                <th scope="col" class="number">
                  longest
                </th>
                <th scope="col" class="number">
                  together
                </th>
                <th scope="col">last</th>
                <th scope="col">
                  <span class="visually-hidden">plan</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((each) => {
                const key = `${each.database} ${each.summary}`;
                return (
                  <Fragment key={key}>
                    <tr>
                      <td class="wrap">
                        <code>{each.summary}</code>
                      </td>
                      <td>{databaseName(each.database)}</td>
                      <td class="number">{each.slowCount.toLocaleString("en")}</td>
                      <td class="number">{formatMs(each.maxMs)}</td>
                      <td class="number">{formatMs(each.totalMs)}</td>
                      <td class="quiet">{timeOf(each.lastTime)}</td>
                      <td>
                        <button
                          type="button"
                          class="small"
                          aria-expanded={open === key}
                          onClick={() => setOpen(open === key ? "" : key)}
                        >
                          Plan
                        </button>
                      </td>
                    </tr>
                    {open === key && (
                      <tr>
                        <td colSpan={7} class="wrap">
                          <PlanOf contract={contract} statement={each} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function timeOf(time: Timestamp | undefined): string {
  return time === undefined ? "" : formatTime(timestampDate(time));
}

interface PlanProps {
  readonly contract: Contract;
  readonly statement: SlowStatement;
}

function PlanOf({ contract, statement: { database, summary } }: PlanProps) {
  const [plan, setPlan] = useState<ExplainResponse>();
  const [problem, setProblem] = useState<Problem>();
  const method = contract.services
    .filter(({ typeName }) => typeName.startsWith(`crewdb.${databaseName(database)}.`))
    .flatMap(({ methods }) => methods)
    .find(({ name }) => name === summary);
  usePoll(async (signal) => {
    if (method !== undefined || plan !== undefined || problem !== undefined) return;
    await admin
      .explain({ database, sql: summary }, { signal })
      .then(setPlan, (error: unknown) => setProblem(describeProblem(error)));
  }, 60_000);
  if (method !== undefined)
    return (
      <p>
        A typed rpc. Its plan is fixed by its .sql file, and <code>npm run check</code> reads it.{" "}
        <a href={`#/calls/${methodName(method)}`}>Call it</a>
      </p>
    );
  if (problem !== undefined) return <ProblemView problem={problem} />;
  return plan === undefined ? <p class="quiet">Planning…</p> : <Plan plan={plan} />;
}

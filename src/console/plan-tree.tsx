import {
  type ExplainResponse,
  Lane,
  type PlanStep,
} from "../../gen/ts/crewdb/admin/v1/explain_pb.js";

/** How SQLite would run a statement. */
export function Plan({ plan }: { readonly plan: ExplainResponse }) {
  const { steps, tables, lane, scans } = plan;
  return (
    <section class="plan" aria-label="Plan">
      <p class="quiet">
        {lane === Lane.WRITE ? "Runs on the writer" : "Runs on a reader"}
        {tables.length > 0 && `, touches ${tables.join(", ")}`}.
        {scans && <strong class="scan"> Walks a whole table or index.</strong>}
      </p>
      {steps.length === 0 ? (
        <p class="quiet">It looks nothing up.</p>
      ) : (
        <Steps steps={steps} parent={0} />
      )}
    </section>
  );
}

function Steps({
  steps,
  parent,
}: {
  readonly steps: readonly PlanStep[];
  readonly parent: number;
}) {
  const own = steps.filter(({ parentId }) => parentId === parent);
  if (own.length === 0) return null;
  return (
    <ul class="tree">
      {own.map(({ stepId, detail }) => (
        <li key={stepId}>
          <code class={/^SCAN /.test(detail) ? "scan" : undefined}>{detail}</code>
          <Steps steps={steps} parent={stepId} />
        </li>
      ))}
    </ul>
  );
}

import { formatMs } from "./format.js";
import type { Problem } from "./problem.js";

/** An error: its reason for programs, its sentence for people, and what else it says. */
export function ProblemView({ problem }: { readonly problem: Problem }) {
  const { status, reason, message, metadata, violations, retryAfterMs } = problem;
  return (
    <div class="problem" role="alert">
      <p>
        <strong class="reason">{reason}</strong>
        {reason !== status && <span class="quiet"> {status}</span>}
      </p>
      <p>{message}</p>
      {(violations.size > 0 || Object.keys(metadata).length > 0 || retryAfterMs !== undefined) && (
        <dl class="facts-inline">
          {[...violations].map(([field, description]) => (
            <div key={field}>
              <dt>
                <code>{field}</code>
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
          {Object.entries(metadata).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
          {retryAfterMs !== undefined && (
            <div>
              <dt>retry after</dt>
              <dd>{formatMs(retryAfterMs)}</dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}

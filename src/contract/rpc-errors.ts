import type { RpcPlan } from "../engine/plan.js";
import type { Reason } from "../engine/reasons.js";
import type { Probe } from "../sqlite/file/probe.js";
import { variantsOf } from "./variants.js";

/** What an rpc's SQL tells of the errors that are its own. */
export interface RpcErrors {
  /** By directives and by fields that the engine serves: they come as surely as their case does. */
  readonly declared: ReadonlySet<Reason>;
  /**
   * Unique keys, as columns, and references that the compiled statements and the triggers they fire look at. An upper bound: that a key
   * is always new, or a reference always there, only the rpc's description knows.
   */
  readonly possible: ReadonlyMap<Reason, ReadonlySet<string>>;
}

export function errorsOf(rpc: RpcPlan, probe: Probe): RpcErrors {
  const declared = new Set(rpc.statements.flatMap(({ none }) => (none === undefined ? [] : [none])));
  if (rpc.answer.nextPageToken !== undefined) declared.add("INVALID_PAGE_TOKEN");
  if (rpc.requestId !== undefined) declared.add("REQUEST_ID_REUSED");
  const possible = new Map<Reason, Set<string>>();
  if (rpc.lane === "write") {
    for (const { sql, parameterCount } of rpc.statements.flatMap(variantsOf)) {
      for (const { constraint, subject } of probe.constraints(sql, parameterCount)) {
        const reason = constraint === "unique" ? "UNIQUE_VIOLATION" : "FOREIGN_KEY_VIOLATION";
        const subjects = possible.get(reason) ?? new Set();
        possible.set(reason, subject === undefined ? subjects : subjects.add(subject));
      }
    }
  }
  return { declared, possible };
}

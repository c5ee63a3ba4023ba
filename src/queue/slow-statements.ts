import type { Call, Timings } from "../engine/call.js";
import type { DatabasePlan } from "../engine/plan.js";
import { isSqlRpc, SqlRpc } from "../engine/sql-rpc.js";
import { tokenize } from "../engine/sql-tokens.js";
import type { SlowStatement } from "../engine/statistics.js";
import { sqlOf } from "./costs.js";

/** Statements that are told apart; the one that was slow longest ago makes room. */
const KEPT = 100;
/** What counts as slow when nothing else is said, in ms. */
const DEFAULT_SLOW_MS = 200;

/** Told of each call that was slow. */
export type OnSlow = (statement: SlowStatement, tookMs: number, call: Call) => void;

/** Remembers which statements took long on their connection; waiting does not count. */
export class SlowStatements {
  readonly #plan: DatabasePlan;
  readonly #slowMs: number;
  readonly #onSlow: OnSlow;
  readonly #kept = new Map<string, SlowStatement>();

  constructor(
    plan: DatabasePlan,
    slowMs: number = DEFAULT_SLOW_MS,
    onSlow: OnSlow = () => undefined,
  ) {
    this.#onSlow = onSlow;
    this.#plan = plan;
    this.#slowMs = slowMs;
  }

  /** Looks at every answered call. */
  note(call: Call, { prepareUs, stepUs, encodeUs }: Timings): void {
    const tookMs = (prepareUs + stepUs + encodeUs) / 1000;
    // A stream lasts as long as its client reads; to explain a statement is not to run it.
    const isTimed = call.stream === undefined && call.rpc !== SqlRpc.EXPLAIN;
    if (tookMs < this.#slowMs || !isTimed) return;
    const summary = this.#summaryOf(call);
    const known = this.#kept.get(summary);
    const noted = {
      summary,
      slowCount: (known?.slowCount ?? 0) + 1,
      maxMs: Math.max(known?.maxMs ?? 0, tookMs),
      totalMs: (known?.totalMs ?? 0) + tookMs,
      lastMs: Date.now(),
    };
    this.#kept.delete(summary);
    this.#kept.set(summary, noted);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#onSlow(noted, tookMs, call);
  }

  /** Those that took longest come first. */
  report(): SlowStatement[] {
    return [...this.#kept.values()].toSorted((a, b) => b.maxMs - a.maxMs);
  }

  #summaryOf(call: Call): string {
    if (!isSqlRpc(call.rpc)) return this.#plan.rpcs[call.rpc]?.name ?? `rpc ${call.rpc}`;
    if (call.rpc === SqlRpc.EXECUTE_BATCH) return "ExecuteBatch";
    // No more of it than is looked at: a part of a string keeps all of it in memory.
    return withoutLiterals(sqlOf(call.request, 4 * LOOKED_AT) ?? "");
  }
}

/** Longest summary, in characters: enough to know a statement by. */
const MAX_LENGTH = 1000;
/** Characters of a text that are looked at; each has at most four bytes. */
const LOOKED_AT = 4 * MAX_LENGTH;

/**
 * SQL with `?` for every literal and without comments: what may be shown of a caller's statement.
 */
export function withoutLiterals(sql: string): string {
  let text = "";
  let end = 0;
  // A text that is cut off inside a literal ends in an unterminated one, which is replaced too.
  for (const token of tokenize(sql.slice(0, LOOKED_AT))) {
    if (token.start > end && !text.endsWith(" ")) text += " ";
    end = token.end;
    if (token.kind === "string" || token.kind === "number") text += "?";
    else if (!token.kind.endsWith("comment")) text += token.text;
  }
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}

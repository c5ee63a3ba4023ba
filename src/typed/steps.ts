import type { Stored } from "./encode.js";
import type { ColumnOrigin } from "./projection.js";
import type { StatementVariant } from "./statement-variant.js";
import type { Bindable } from "./values.js";

/**
 * What a step asks of its statement:
 * - `changes`: run it; how many rows it has changed.
 * - `row`: its first row, or none.
 * - `rows`: all of its rows. A page's statement bounds them by its last value.
 * - `some`: its first rows, at most `atMost`. The engine keeps the place until the call ends.
 * - `more`: those behind them, at most `atMost`. Fewer than that were the last ones.
 * - `keys`: of one row of a page the columns of its order, texts as the bytes that are stored.
 *   Behind the page's values stands which row, counted from 0.
 */
export type Want = "changes" | "row" | "rows" | "some" | "more" | "keys";

/** What a call needs of the engine next. */
export interface Step {
  readonly statement: StatementVariant;
  /** One for each `?`, then a page's: the token's keys, and the limit. */
  readonly values: readonly Bindable[];
  readonly want: Want;
  readonly atMost: number;
  /**
   * The steps that follow, as far as they need nothing of this one's answer: an engine whose
   * statements travel may send them with it. They are yielded all the same, the very objects, one
   * by one, unless an answer before them ends the call.
   */
  readonly ahead: (() => readonly Step[]) | undefined;
}

/** What the engine answers to a step. */
export interface Answer {
  /** Of `changes`; else 0. */
  readonly changes: number;
  /** None for `changes`. */
  readonly rows: readonly (readonly Stored[])[];
  /** The columns of the statement's rows: the same for every run of a variant. */
  readonly columns: readonly ColumnOrigin[];
}

/**
 * A call as a machine: it yields what it needs next and is resumed with the answer, at once or later.
 * It holds nothing that must be closed: after an error of the engine it is dropped.
 * Throws RpcFailure.
 */
export type Steps<Result = void> = Generator<Step, Result, Answer>;

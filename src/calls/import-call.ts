import { setTimeout as pause } from "node:timers/promises";
import type { Call, Outcome } from "../engine/call.js";
import type { CallError, FieldViolation } from "../engine/call-error.js";
import type { Reason } from "../engine/reasons.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { countCreated, toBatchRequest } from "./import-rows.js";
import type { CallTarget } from "./unary-handler.js";

/** Errors of an import that its answer lists. */
const MOST_ERRORS = 100;

/** Reasons that are a row's own fault: the same row fails again, and another does not. */
const FAULTS_OF_ROWS: ReadonlySet<Reason> = new Set<Reason>([
  "INVALID_FIELD",
  "MALFORMED_REQUEST",
  "UNIQUE_VIOLATION",
  "FOREIGN_KEY_VIOLATION",
  "CHECK_VIOLATION",
  "NOT_NULL_VIOLATION",
]);

/**
 * Reasons with which a batch was not begun and may be later. With others it may be stored, or
 * waiting does not help.
 */
const PASSING: ReadonlySet<Reason> = new Set<Reason>([
  "QUEUE_FULL",
  "ACQUIRE_TIMEOUT",
  "DEADLINE_UNREACHABLE",
  "BUSY",
]);

const CANCELLED = { reason: "CANCELLED", message: "the import was cancelled" } as const;
const TOO_LATE = {
  reason: "DEADLINE_EXCEEDED",
  message: "the deadline came while rows were imported",
} as const;

/** Why a row was left out. */
export interface RowFault {
  readonly rowNumber: number;
  readonly reason: Reason;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  readonly errors: RowFault[];
}

/** Who imports, with what, and until when. */
export interface ImportContext {
  /** The batch rpc. */
  readonly rpc: number;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  /** The longest that one batch may take, in ms. */
  readonly maxCallMs: number;
  /** Each batch waits until a replica has it. */
  readonly untilReplicated?: boolean;
}

/** Stores the rows of one import, a batch after the other, each batch a call of the batch rpc. */
export class RowImport {
  readonly counts: ImportCounts = { rows: 0, created: 0, updated: 0, skipped: 0, errors: [] };
  readonly #context: ImportContext;
  readonly #target: CallTarget;
  /** Leave out rows that can't be stored, instead of ending at the first. */
  skips = false;
  #running: BatchCall | undefined;
  #left: CallError | undefined;

  constructor(context: ImportContext, target: CallTarget) {
    this.#context = context;
    this.#target = target;
  }

  /** Set once nobody waits for the answer any more: what the import has ended with. */
  get left(): CallError | undefined {
    return this.#left;
  }

  /** The client has gone, or its deadline has come. */
  cancel(): void {
    const isLate = Date.now() >= this.#context.deadlineMs;
    this.#stop(isLate ? TOO_LATE : CANCELLED, isLate ? "DEADLINE_EXCEEDED" : "CANCELLED");
  }

  /** Its client may no longer import. What it answers with: undefined if the batch that runs says. */
  revoke(error: CallError): RpcFailure | undefined {
    this.#stop(error, "CANCELLED");
    return this.#running === undefined ? this.#failure(error) : undefined;
  }

  /** The batch that runs is stopped, and no other begins. */
  #stop(left: CallError, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    this.#left ??= left;
    if (this.#running !== undefined) this.#target.cancel(this.#running, reason);
  }

  /** Stores the next rows. Throws RpcFailure when the import is over. */
  async store(rows: readonly Buffer[]): Promise<void> {
    const first = this.counts.rows + 1;
    this.counts.rows += rows.length;
    await this.#part(rows, first);
  }

  async #part(rows: readonly Buffer[], first: number): Promise<void> {
    if (rows.length === 0) return;
    const outcome = await this.#attempt(rows);
    if (outcome.ok) {
      const created = countCreated(outcome.reply);
      this.counts.created += created;
      this.counts.updated += rows.length - created;
      return;
    }
    const { error } = outcome;
    if (!FAULTS_OF_ROWS.has(error.reason)) throw this.#failure(this.#whyStopped(error));
    const bad = rows.length === 1 ? 0 : faultyRow(error);
    // The error names no row (a constraint of the database): each half is tried by itself, until
    // one row is left.
    const end = bad ?? Math.floor(rows.length / 2);
    await this.#part(rows.slice(0, end), first);
    if (bad !== undefined) this.#leaveOut(error, first + bad);
    const rest = bad === undefined ? end : bad + 1;
    await this.#part(rows.slice(rest), first + rest);
  }

  /**
   * Waits for room in the queue as long as there is time: an import is not lost because others are
   * busy.
   */
  async #attempt(rows: readonly Buffer[]): Promise<Outcome> {
    for (;;) {
      if (this.#left !== undefined) throw this.#failure({ ...this.#left, committed: "false" });
      const call = new BatchCall(this.#context, toBatchRequest(rows));
      this.#running = call;
      this.#target.submit(call);
      const outcome = await call.outcome;
      this.#running = undefined;
      const waitMs =
        outcome.ok || !PASSING.has(outcome.error.reason) ? undefined : outcome.error.retryAfterMs;
      if (waitMs === undefined || Date.now() + waitMs >= this.#context.deadlineMs) return outcome;
      await pause(waitMs);
    }
  }

  /** A batch that was stopped from here ends with why it was. */
  #whyStopped(error: CallError): CallError {
    if (error.reason !== "CANCELLED" || this.#left === undefined) return error;
    return { ...this.#left, ...(error.committed && { committed: error.committed }) };
  }

  #leaveOut(error: CallError, rowNumber: number): void {
    const violations = violationsOfRow(error);
    if (!this.skips) {
      throw this.#failure({
        ...error,
        message: `row ${rowNumber}: ${sentence(error, violations)}`,
        metadata: { ...error.metadata, row_number: String(rowNumber) },
        violations,
        violationsOmitted: 0,
      });
    }
    this.counts.skipped++;
    if (this.counts.errors.length === MOST_ERRORS) return;
    const fields = violations.map(({ field }) => field);
    this.counts.errors.push({
      rowNumber,
      reason: error.reason,
      message: sentence(error, violations),
      fields,
    });
  }

  #failure(error: CallError): RpcFailure {
    const stored = String(this.counts.created + this.counts.updated);
    return new RpcFailure({ ...error, metadata: { ...error.metadata, stored_rows: stored } });
  }
}

/** The first row that a bad request names: `emails[3].subject` is row 3. */
function faultyRow({ violations = [] }: CallError): number | undefined {
  const numbers = violations
    .flatMap(({ field }) => /^\w+\[(\d+)\]/.exec(field)?.[1] ?? [])
    .map(Number);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

/** What is wrong with that row: its `emails[3].subject` is `subject`. */
function violationsOfRow(error: CallError): FieldViolation[] {
  const row = `[${faultyRow(error)}]`;
  return (error.violations ?? [])
    .filter(({ field }) => field.includes(row))
    .map(({ field, description }) => ({ field: field.replace(/^\w+\[\d+\]\.?/, ""), description }));
}

function sentence(error: CallError, violations: readonly FieldViolation[]): string {
  if (violations.length === 0) return error.message;
  return violations.map(({ field, description }) => `${field} ${description}`).join("; ");
}

/** One batch on its way to the writer. */
class BatchCall implements Call {
  readonly rpc: number;
  readonly lane = "write";
  readonly request: Buffer;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly untilReplicated: boolean;
  readonly #outcome: PromiseWithResolvers<Outcome> = Promise.withResolvers<Outcome>();

  constructor(
    { rpc, caller, party, source, deadlineMs, maxCallMs, untilReplicated = false }: ImportContext,
    request: Buffer,
  ) {
    this.untilReplicated = untilReplicated;
    this.rpc = rpc;
    this.request = request;
    this.caller = caller;
    this.party = party;
    this.source = source;
    this.deadlineMs = Math.min(deadlineMs, Date.now() + maxCallMs);
  }

  get outcome(): Promise<Outcome> {
    return this.#outcome.promise;
  }

  finish(outcome: Outcome): void {
    this.#outcome.resolve(outcome);
  }
}

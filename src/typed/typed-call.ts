import type { WireWriter } from "../base/wire.js";
import type { DatabasePlan, FieldPlan, PageOrder, RpcPlan, StatementPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { AnswerWriter } from "./answer.js";
import type { Binder, CallScope } from "./bind.js";
import type { CallFacts } from "./call-facts.js";
import type { Encoder, Stored } from "./encode.js";
import { fromPageToken } from "./page-token.js";
import type { DecodedCall } from "./request.js";
import { earlierBodyHash, type RequestHashes } from "./request-hash.js";
import { orderOf, type StatementVariant, type StatementVariants } from "./statement-variant.js";
import type { Step, Steps } from "./steps.js";
import type { Bindable, Values } from "./values.js";

/** Rows of an answer without a page are read in chunks, so that large ones are refused before they fill the memory. */
const FIRST_CHUNK_ROWS = 4;
const LARGEST_CHUNK_ROWS = 64;
/** What a statement without `-- each` runs for. */
const ONCE: readonly undefined[] = [undefined];

/** What the calls of one executor share. */
export interface TypedParts {
  readonly plan: DatabasePlan;
  readonly binder: Binder;
  readonly hashes: RequestHashes;
  readonly encoder: Encoder;
  readonly variants: StatementVariants;
}

/** A statement that runs, for one element where it has `-- each`. */
interface Run {
  readonly plan: StatementPlan;
  readonly statement: StatementVariant;
  readonly tokenKeys: readonly Bindable[];
  /** What the rpc answers with; undefined: it is not the statement that answers. */
  readonly gives: "page" | "rows" | "row" | undefined;
  readonly element: Values | undefined;
  readonly at: number;
}

/** Steps that travel together at most: what a call is stopped by is looked at between. */
const MOST_AHEAD = 100;

/** The first steps of some runs, each made when it is taken or when an engine asks what comes. */
class Upcoming {
  readonly #runs: readonly Run[];
  readonly #make: (run: Run, ahead: Step["ahead"]) => Step;
  readonly #made: Step[] = [];
  #taken = 0;

  constructor(runs: readonly Run[], make: (run: Run, ahead: Step["ahead"]) => Step) {
    this.#runs = runs;
    this.#make = make;
  }

  take(): Step {
    const step = this.#made.shift() ?? this.#next(this.#taken);
    this.#taken++;
    return step;
  }

  /** As many as need no answer of another. */
  #ahead(): readonly Step[] {
    while (this.#made.length < MOST_AHEAD) {
      const at = this.#taken + this.#made.length;
      const run = this.#runs[at];
      if (run === undefined || run.statement.needsChanges) break;
      this.#made.push(this.#next(at));
    }
    return [...this.#made];
  }

  #next(at: number): Step {
    const run = this.#runs[at];
    if (run === undefined) throw new Error("there is no further step");
    const isLast = at === this.#runs.length - 1;
    return this.#make(run, isLast ? undefined : () => this.#ahead());
  }
}

/** A typed call whose request has passed every rule. */
export class TypedCall {
  readonly rpc: RpcPlan;
  /** Empty: the write is not protected against being applied twice. */
  readonly requestId: string;
  readonly #parts: TypedParts;
  readonly #scope: CallScope;
  readonly #pageToken: string;

  constructor(parts: TypedParts, { rpc, scope, pageToken, requestId }: DecodedCall) {
    this.rpc = rpc;
    this.requestId = requestId;
    this.#parts = parts;
    this.#scope = scope;
    this.#pageToken = pageToken;
  }

  /** Of what the request means, without its request_id. */
  bodyHash(): Buffer {
    return this.#parts.hashes.body(this.rpc, this.#scope);
  }

  /** The same as crewdb 0.1 made it. */
  earlierBodyHash(): Buffer {
    return earlierBodyHash(this.rpc, this.#scope);
  }

  /** The text that the call gave for a column, if a field has its name: to probe which reference is broken. */
  boundValue(column: string): string | undefined {
    for (const scope of ["resource", "request"] as const) {
      const index = this.#fields(scope).findIndex((field) => field.name === column);
      const value = this.#scope[scope]?.[index];
      if (typeof value === "string") return value;
    }
    return undefined;
  }

  /** Throws RpcFailure when the page token can't be used. */
  checkPageToken(): void {
    const conditions = this.#conditions();
    for (const plan of this.rpc.statements) this.#tokenKeys(orderOf(plan, conditions));
  }

  /** Runs the statements and writes the response; `facts` gets its rows and times, and `commitSeq` is asked at the end. */
  *steps(writer: WireWriter, facts: CallFacts, commitSeq: () => string): Steps {
    const { rpc } = this;
    const scope = this.#scope;
    const runs = this.#runs();
    const upcoming = new Upcoming(runs, (run, ahead) => this.#step(run, ahead));
    const answer = new AnswerWriter(writer, facts, rpc, this.#parts.encoder.messages[rpc.response] ?? []);
    facts.prepared();
    for (const run of runs) {
      const { statement, plan } = run;
      const first = upcoming.take();
      let found = true;
      if (run.gives === "page") yield* this.#page(run, first, answer, facts);
      else if (run.gives === "rows") {
        found = (yield* this.#all(run, first, answer, facts)) > 0 || plan.none === undefined;
      } else {
        const { changes, rows, columns } = yield first;
        facts.stepped();
        scope.changes = changes;
        const row = rows[0];
        if (run.gives === "row" && row !== undefined) answer.one(statement.projection(columns), row);
        found = row !== undefined || changes > 0 || (plan.none === undefined && run.gives === undefined);
      }
      if (!found) throw nothingFound(rpc, rpc.statements.indexOf(plan));
    }
    if (rpc.lane === "write") answer.commitSeq(commitSeq());
  }

  /** Every statement, once for each element of `-- each`. */
  #runs(): readonly Run[] {
    const { rpc } = this;
    const conditions = this.#conditions();
    const last = rpc.statements.at(-1);
    return rpc.statements.flatMap((plan) => {
      const order = orderOf(plan, conditions);
      const tokenKeys = this.#tokenKeys(order);
      const statement = this.#variant(plan, conditions, order, tokenKeys);
      const shape = rpc.answer.shape === "rows" ? ("rows" as const) : ("row" as const);
      const answers = plan === last && plan.returnsRows;
      const gives = !answers ? undefined : order !== undefined ? ("page" as const) : shape;
      return this.#elements(plan).map((element, at) => ({ plan, statement, tokenKeys, gives, element, at }));
    });
  }

  /** The first step of a run; its values are those of now. */
  #step({ plan, statement, tokenKeys, gives, element, at }: Run, ahead: Step["ahead"]): Step {
    const scope = this.#scope;
    scope.element = element;
    if (plan.each !== undefined) scope.index = at;
    const values = statement.values(scope);
    scope.element = undefined;
    if (gives === "page") values.push(...tokenKeys, BigInt(scope.pageSize + 1));
    const want = gives === "page" ? "rows" : gives === "rows" ? "some" : plan.returnsRows ? "row" : "changes";
    return { statement, values, want, atMost: gives === "rows" ? FIRST_CHUNK_ROWS : 0, ahead };
  }

  /** Writes one page, and a token when there are more; only then the filters are hashed. */
  *#page({ statement }: Run, first: Step, answer: AnswerWriter, facts: CallFacts): Steps {
    const scope = this.#scope;
    const { rows, columns } = yield first;
    facts.stepped();
    const fitting = answer.page(statement.projection(columns), rows, scope.pageSize);
    if (fitting < rows.length) {
      let keys = statement.keysOf(rows[fitting - 1] ?? []);
      if (keys.some(isDoubtful)) {
        const values = [...first.values, BigInt(fitting - 1)];
        const stored = yield { statement, values, want: "keys", atMost: 0, ahead: undefined };
        keys = exactKeys(keys, stored.rows[0] ?? []);
      }
      answer.nextPageToken(this.#parts.hashes.filters(this.rpc, scope), keys);
    }
    facts.encoded();
  }

  /** Writes all rows; answers how many there were. */
  *#all({ statement }: Run, first: Step, answer: AnswerWriter, facts: CallFacts): Steps<number> {
    let step = first;
    for (let count = 0; ; ) {
      const { rows, columns } = yield step;
      facts.stepped();
      answer.add(statement.projection(columns), rows);
      count += rows.length;
      if (rows.length < step.atMost) return count;
      step = { ...step, want: "more", atMost: Math.min(step.atMost * 2, LARGEST_CHUNK_ROWS) };
    }
  }

  #variant(
    plan: StatementPlan,
    conditions: number,
    order: PageOrder | undefined,
    tokenKeys: readonly Bindable[],
  ): StatementVariant {
    const variant = { conditions, order, hasToken: tokenKeys.length > 0, rawKeys: rawKeysOf(tokenKeys) };
    const element = plan.each && this.#fields(plan.each.scope)[plan.each.field]?.type;
    return this.#parts.variants.get(this.rpc, plan, variant, element);
  }

  #tokenKeys(order: PageOrder | undefined): readonly Bindable[] {
    if (order === undefined || this.#pageToken === "") return [];
    return fromPageToken(this.#pageToken, this.#parts.hashes.filters(this.rpc, this.#scope), order.keys.length);
  }

  #conditions(): number {
    let bits = 0;
    for (const [index, condition] of this.rpc.conditions.entries()) {
      if (this.#parts.binder.holds(this.rpc, condition, this.#scope)) bits |= 1 << index;
    }
    return bits;
  }

  #elements({ each }: StatementPlan): readonly (Values | undefined)[] {
    return each === undefined ? ONCE : ((this.#scope[each.scope]?.[each.field] ?? []) as Values[]);
  }

  #fields(scope: "request" | "resource"): readonly FieldPlan[] {
    const { messages } = this.#parts.plan;
    const request = messages[this.rpc.request]?.fields ?? [];
    return scope === "request" ? request : (messages[request[this.rpc.resource ?? -1]?.type ?? -1]?.fields ?? []);
  }
}

function rawKeysOf(tokenKeys: readonly Bindable[]): number {
  return tokenKeys.reduce<number>((bits, key, index) => (Buffer.isBuffer(key) ? bits | (1 << index) : bits), 0);
}

/** Whether a text may have lost bytes on its way into JavaScript. */
function isDoubtful(key: Stored): boolean {
  return typeof key === "string" && key.includes("\ufffd");
}

/** The keys as a token must have them: a text that may have lost bytes as those that are stored. */
function exactKeys(keys: readonly Stored[], stored: readonly Stored[]): Stored[] {
  return keys.map((key, index) => (isDoubtful(key) ? (stored[index] ?? key) : key));
}

/** What an rpc is answered with whose statement of this number found or changed nothing. */
export function nothingFound(rpc: RpcPlan, statement: number): RpcFailure {
  const reason = rpc.statements[statement]?.none ?? "NOT_FOUND";
  const message =
    reason === "NOT_FOUND" ? `${rpc.name} found no row with the key of the request` : `${rpc.name} changed nothing`;
  return new RpcFailure({ reason, message, metadata: { rpc: rpc.method } });
}

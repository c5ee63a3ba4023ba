import type { Database, Statement } from "better-sqlite3";
import { MAX_KEYS } from "../engine/layout.js";
import type { PageOrder, RpcPlan, StatementPlan } from "../engine/plan.js";
import type { Binder, CallScope, Getter } from "./bind.js";
import type { Encoder } from "./encode.js";
import { pagedSql } from "./paging.js";
import { keyColumns, Projection } from "./projection.js";
import type { Bindable } from "./values.js";

/** One variant of one statement of an rpc, ready to run. */
export interface Prepared {
  readonly statement: Statement;
  readonly returnsRows: boolean;
  /** One for each parameter that the statement names. */
  readonly getters: readonly Getter[];
  /** For each `?` in order, which of them gives its value: a parameter may stand in many places. */
  readonly places: readonly number[];
  /** Filled anew for every run; the keys of a page token and the limit go behind the getters' values. */
  readonly parameters: Bindable[];
  /** Only of statements that return rows. */
  readonly projection: Projection | undefined;
  /** Where the page's keys stand in a row. */
  readonly keys: readonly number[];
  lastUse: number;
}

/** Which variant: the conditions that hold as bits, and the page order with or without a token. */
export interface Variant {
  readonly conditions: number;
  readonly order: PageOrder | undefined;
  readonly hasToken: boolean;
  /** Bits of the token's keys whose text is no UTF-8. */
  readonly rawKeys: number;
}

/** Prepared statements kept per connection. Each takes about 8 KB; 200 hold every variant in real use. */
export const STATEMENTS_KEPT = 200;

/** The statement cache of one connection: the least recently used of more than 200 is dropped. */
export class StatementCache {
  readonly #db: Database;
  readonly #binder: Binder;
  readonly #encoder: Encoder;
  readonly #kept = new Map<number, Prepared>();
  #uses = 0;
  /** Statements dropped since the connection opened; their memory comes back only with garbage collection. */
  evictions = 0;

  constructor(db: Database, binder: Binder, encoder: Encoder) {
    this.#db = db;
    this.#binder = binder;
    this.#encoder = encoder;
  }

  /** The statement from the cache, or undefined: then `prepare` makes it. */
  find(rpc: RpcPlan, statement: number, variant: Variant): Prepared | undefined {
    const found = this.#kept.get(keyOf(rpc, statement, variant));
    if (found !== undefined) found.lastUse = ++this.#uses;
    return found;
  }

  prepare(rpc: RpcPlan, index: number, variant: Variant, element: number | undefined): Prepared {
    const plan = rpc.statements[index];
    if (plan === undefined) throw new Error(`${rpc.method} has no statement ${index}`);
    if ((variant.order?.keys.length ?? 0) > MAX_KEYS)
      throw new Error(`${rpc.method} has more than ${MAX_KEYS} page keys`);
    const prepared = this.#prepare(rpc, plan, variant, element);
    if (this.#kept.size >= STATEMENTS_KEPT) this.#evict();
    this.#kept.set(keyOf(rpc, index, variant), prepared);
    return prepared;
  }

  #prepare(rpc: RpcPlan, plan: StatementPlan, variant: Variant, element: number | undefined): Prepared {
    const { sql, parameters: used } = textOf(plan, variant);
    const statement = this.#db.prepare(sql);
    const distinct = [...new Set(used)];
    const places = used.map((index) => distinct.indexOf(index));
    const getters = distinct.map((index) => {
      const parameter = rpc.parameters[index];
      if (parameter === undefined) throw new Error(`${rpc.method} has no parameter ${index}`);
      return this.#binder.getter(rpc, parameter, element);
    });
    const returnsRows = statement.reader;
    const columns = returnsRows ? statement.columns() : [];
    const projection = returnsRows ? new Projection(this.#encoder, rpc, columns) : undefined;
    if (returnsRows) statement.raw(true).safeIntegers(projection?.needsBigInts === true);
    const keys = variant.order === undefined ? [] : keyColumns(variant.order, columns);
    return { statement, returnsRows, getters, places, parameters: [], projection, keys, lastUse: ++this.#uses };
  }

  #evict(): void {
    let oldest: number | undefined;
    let oldestUse = Number.POSITIVE_INFINITY;
    for (const [key, prepared] of this.#kept) {
      if (prepared.lastUse >= oldestUse) continue;
      oldest = key;
      oldestUse = prepared.lastUse;
    }
    if (oldest === undefined) return;
    this.#kept.delete(oldest);
    this.evictions++;
  }
}

/** The page order that a statement has under these conditions, if it gives pages. */
export function orderOf(plan: StatementPlan, conditions: number): PageOrder | undefined {
  return plan.pages.find((page) => page.when === undefined || ((conditions >> page.when) & 1) === 1);
}

/** A statement's text, and its parameters as indexes into those of the rpc, one for each `?` in order. */
export function textOf(plan: StatementPlan, variant: Variant): { sql: string; parameters: readonly number[] } {
  const parts = plan.parts.filter((part) => part.when === undefined || (variant.conditions >> part.when) & 1);
  const inner = parts.map((part) => part.text).join("");
  const sql = variant.order === undefined ? inner : pagedSql(inner, variant.order, variant.hasToken, variant.rawKeys);
  return { sql, parameters: parts.flatMap((part) => part.parameters) };
}

/** Fills the statement's parameters from the call and answers them. */
export function bind(prepared: Prepared, call: CallScope): Bindable[] {
  const { getters, places, parameters } = prepared;
  const values = getters.map((getter) => getter(call));
  parameters.length = places.length;
  for (let index = 0; index < places.length; index++) parameters[index] = values[places[index] ?? 0] ?? null;
  return parameters;
}

function keyOf(rpc: RpcPlan, statement: number, variant: Variant): number {
  const order = variant.order === undefined ? 0 : 1 + (rpc.statements[statement]?.pages.indexOf(variant.order) ?? 0);
  const token = variant.hasToken ? 1 + 2 * variant.rawKeys : 0;
  return (((rpc.id * 16 + statement) * 64 + variant.conditions) * 16 + order) * 2 ** (MAX_KEYS + 1) + token;
}

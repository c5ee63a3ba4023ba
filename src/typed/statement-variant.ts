import { MAX_KEYS } from "../engine/layout.js";
import type { PageOrder, RpcPlan, StatementPlan } from "../engine/plan.js";
import type { Binder, CallScope, Getter } from "./bind.js";
import type { Encoder, Stored } from "./encode.js";
import { type ColumnOrigin, keyColumns, Projection } from "./projection.js";
import type { Bindable } from "./values.js";

/** Which variant: the conditions that hold as bits, and the page order with or without a token. */
export interface Variant {
  readonly conditions: number;
  readonly order: PageOrder | undefined;
  readonly hasToken: boolean;
  /** Bits of the token's keys whose text is no UTF-8. */
  readonly rawKeys: number;
}

/** One variant of one statement of an rpc: where its values come from, and what its rows become. */
export class StatementVariant {
  /** The same number for the same variant, of whichever executor. */
  readonly key: number;
  readonly rpc: RpcPlan;
  readonly plan: StatementPlan;
  readonly variant: Variant;
  /** Its values need the answer of the statement before. */
  readonly needsChanges: boolean;
  readonly #encoder: Encoder;
  /** One for each parameter that the statement names. */
  readonly #getters: readonly Getter[];
  /**
   * For each `?` in order, which of them gives its value: a parameter may stand in many places.
   * Undefined where each stands in one.
   */
  readonly #places: readonly number[] | undefined;
  #projection: Projection | undefined;
  #keys: readonly number[] = [];

  constructor(
    { binder, encoder }: { readonly binder: Binder; readonly encoder: Encoder },
    rpc: RpcPlan,
    plan: StatementPlan,
    variant: Variant,
    element: number | undefined,
  ) {
    if ((variant.order?.keys.length ?? 0) > MAX_KEYS)
      throw new Error(`${rpc.method} has more than ${MAX_KEYS} page keys`);
    this.key = keyOf(rpc, plan, variant);
    this.rpc = rpc;
    this.plan = plan;
    this.variant = variant;
    this.#encoder = encoder;
    const used = parametersOf(plan, variant.conditions);
    const distinct = [...new Set(used)];
    if (distinct.length < used.length) this.#places = used.map((index) => distinct.indexOf(index));
    const parameters = distinct.map((index) => {
      const parameter = rpc.parameters[index];
      if (parameter === undefined) throw new Error(`${rpc.method} has no parameter ${index}`);
      return parameter;
    });
    this.needsChanges = parameters.some((each) => each.from === "built-in" && each.name === "changes");
    this.#getters = parameters.map((each) => binder.getter(rpc, each, element));
  }

  /** The values that a call gives for each `?`. */
  values(call: CallScope): Bindable[] {
    const values = this.#getters.map((getter) => getter(call));
    return this.#places?.map((place) => values[place] ?? null) ?? values;
  }

  /** How rows with these columns fill the response. */
  projection(columns: readonly ColumnOrigin[]): Projection {
    if (this.#projection === undefined) {
      this.#projection = new Projection(this.#encoder, this.rpc, columns);
      const { order } = this.variant;
      this.#keys = order === undefined ? [] : keyColumns(order, columns);
    }
    return this.#projection;
  }

  /** The page keys of a row; its columns must be known. */
  keysOf(row: readonly Stored[]): Stored[] {
    return this.#keys.map((key) => row[key] ?? null);
  }
}

/** Variants kept: each takes some KB, and 200 are more than real use has. */
const VARIANTS_KEPT = 200;

/** The variants of one executor that were used; of more than 200 the oldest is dropped and, when it comes again, made again. */
export class StatementVariants {
  readonly #parts: { readonly binder: Binder; readonly encoder: Encoder };
  readonly #kept = new Map<number, StatementVariant>();

  constructor(binder: Binder, encoder: Encoder) {
    this.#parts = { binder, encoder };
  }

  /** `element`: the message of the elements of `-- each`. */
  get(rpc: RpcPlan, plan: StatementPlan, variant: Variant, element: number | undefined): StatementVariant {
    const known = this.#kept.get(keyOf(rpc, plan, variant));
    if (known !== undefined) return known;
    const made = new StatementVariant(this.#parts, rpc, plan, variant, element);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < VARIANTS_KEPT) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(made.key, made);
    return made;
  }
}

/** The page order that a statement has under these conditions, if it gives pages. */
export function orderOf(plan: StatementPlan, conditions: number): PageOrder | undefined {
  return plan.pages.find((page) => page.when === undefined || ((conditions >> page.when) & 1) === 1);
}

/** The parts that a statement has under these conditions. */
export function partsOf(plan: StatementPlan, conditions: number): StatementPlan["parts"] {
  return plan.parts.filter((part) => part.when === undefined || (conditions >> part.when) & 1);
}

/** Its parameters as indexes into those of the rpc, one for each `?` in order. */
export function parametersOf(plan: StatementPlan, conditions: number): number[] {
  return partsOf(plan, conditions).flatMap((part) => part.parameters);
}

function keyOf(rpc: RpcPlan, plan: StatementPlan, variant: Variant): number {
  const statement = rpc.statements.indexOf(plan);
  const order = variant.order === undefined ? 0 : 1 + plan.pages.indexOf(variant.order);
  const token = variant.hasToken ? 1 + 2 * variant.rawKeys : 0;
  return (((rpc.id * 16 + statement) * 64 + variant.conditions) * 16 + order) * 2 ** (MAX_KEYS + 1) + token;
}

import type { BuiltIn, DatabasePlan, FieldPlan, ParameterPlan, RpcPlan, Scope } from "../engine/plan.js";
import { type Bindable, isSet, type Value, type Values } from "./values.js";

/** Everything that the parameters of one call can refer to. */
export interface CallScope {
  readonly request: Values;
  readonly resource: Values | undefined;
  /** The element of `-- each` that the statement runs for. */
  element: Values | undefined;
  index: number;
  /** How many rows the last statement has changed. */
  changes: number;
  /** One instant for the whole call; made when first asked for. */
  now: string | undefined;
  /** UUIDv7s, made when first asked for: the call's own under undefined, and one for each element of `-- each`. */
  newIds: Map<Values | undefined, string> | undefined;
  readonly caller: string;
  readonly pageSize: number;
  /** Paths of update_mask; empty means the populated fields (AIP-134). */
  readonly mask: ReadonlySet<string> | undefined;
}

export type Getter = (scope: CallScope) => Bindable;

/** Compiles the parameters of rpcs to functions that find their value in a call. */
export class Binder {
  readonly #plan: DatabasePlan;
  readonly #storedText: readonly ReadonlyMap<number, string>[];
  readonly #newId: () => string;

  constructor(plan: DatabasePlan, newId: () => string) {
    this.#plan = plan;
    this.#newId = newId;
    this.#storedText = plan.enums.map((each) => new Map(each.values.map((value) => [value.number, value.stored])));
  }

  getter(rpc: RpcPlan, parameter: ParameterPlan, element: number | undefined): Getter {
    if (parameter.from === "built-in") return this.#builtIn(parameter.name);
    const scope = parameter.from === "has" ? parameter.scope : parameter.from;
    const field = this.#field(rpc, scope, parameter.field, element);
    const index = parameter.field;
    if (parameter.from === "has") return (call) => (hasField(call, scope, field, index) ? 1n : 0n);
    return (call) => this.toBindable(field, valuesOf(call, scope)?.[index]);
  }

  /** Whether a condition's field is set in this call, or has the enum value that it names. */
  holds(rpc: RpcPlan, condition: RpcPlan["conditions"][number], call: CallScope): boolean {
    const field = this.#field(rpc, condition.scope, condition.field, undefined);
    if (condition.equals === undefined) return hasField(call, condition.scope, field, condition.field);
    return valuesOf(call, condition.scope)?.[condition.field] === condition.equals;
  }

  /** How a decoded field is bound: JSON text for lists and messages, NULL for what is absent, else the value itself. */
  toBindable(field: FieldPlan, value: Value): Bindable {
    if (field.repeated) return JSON.stringify(((value ?? []) as Values).map((each) => this.#toJson(field, each)));
    if (value === undefined) return field.presence ? null : absentValue(field);
    switch (field.kind) {
      case "int32":
      case "bool":
        return BigInt(value as number);
      case "enum":
        return this.#storedText[field.type ?? -1]?.get(value as number) || null;
      case "message":
        return JSON.stringify(this.#toJson(field, value));
      case "mask":
        return JSON.stringify(value);
      default:
        return value as Bindable;
    }
  }

  #toJson(field: FieldPlan, value: Value): unknown {
    if (field.kind === "enum") return this.#storedText[field.type ?? -1]?.get(value as number) || null;
    if (typeof value === "bigint") return value.toString();
    if (field.kind !== "message") return value;
    const fields = this.#plan.messages[field.type ?? -1]?.fields ?? [];
    const object: Record<string, unknown> = {};
    fields.forEach((inner, index) => {
      if (inner.outputOnly !== true) object[inner.name] = this.#memberToJson(inner, (value as Values)[index]);
    });
    return object;
  }

  #memberToJson(field: FieldPlan, value: Value): unknown {
    if (field.repeated) return ((value ?? []) as Values).map((each) => this.#toJson(field, each));
    if (value !== undefined) return this.#toJson(field, value);
    if (field.presence || field.kind === "enum") return null;
    const absent = absentValue(field);
    return typeof absent === "bigint" ? Number(absent) : absent;
  }

  #builtIn(name: BuiltIn): Getter {
    switch (name) {
      case "now":
        return (call) => {
          call.now ??= new Date().toISOString();
          return call.now;
        };
      case "caller":
        return (call) => call.caller;
      case "page_size":
        return (call) => BigInt(call.pageSize);
      case "index":
        return (call) => BigInt(call.index);
      case "changes":
        return (call) => BigInt(call.changes);
      case "new_id":
        return (call) => {
          call.newIds ??= new Map();
          const id = call.newIds.get(call.element) ?? this.#newId();
          call.newIds.set(call.element, id);
          return id;
        };
    }
  }

  #field(rpc: RpcPlan, scope: Scope, index: number, element: number | undefined): FieldPlan {
    const field = this.#plan.messages[this.#messageOf(rpc, scope, element)]?.fields[index];
    if (field === undefined)
      throw new Error(`plan of ${rpc.method} names field ${index} of ${scope}, which is not there`);
    return field;
  }

  #messageOf(rpc: RpcPlan, scope: Scope, element: number | undefined): number {
    if (scope === "request") return rpc.request;
    if (scope === "element") return element ?? -1;
    return this.#plan.messages[rpc.request]?.fields[rpc.resource ?? -1]?.type ?? -1;
  }
}

function valuesOf(call: CallScope, scope: Scope): Values | undefined {
  if (scope === "request") return call.request;
  return scope === "resource" ? call.resource : call.element;
}

function hasField(call: CallScope, scope: Scope, field: FieldPlan, index: number): boolean {
  if (scope === "resource" && call.mask !== undefined && call.mask.size > 0) {
    return call.mask.has(field.name) || call.mask.has("*");
  }
  return isSet(field, valuesOf(call, scope)?.[index]);
}

function absentValue(field: FieldPlan): Bindable {
  switch (field.kind) {
    case "string":
      return "";
    case "double":
      return 0;
    case "bytes":
      return Buffer.alloc(0);
    case "enum":
      return null;
    default:
      return 0n;
  }
}

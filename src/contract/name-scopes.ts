import { didYouMean } from "../base/near-miss.js";
import type { BuiltIn, FieldPlan, MessagePlan, ParameterPlan, Scope } from "../engine/plan.js";

const BUILT_INS: readonly BuiltIn[] = ["now", "new_id", "caller", "page_size", "index", "changes"];

/** A field that a name means. */
export interface FoundField {
  readonly scope: Scope;
  readonly index: number;
  readonly field: FieldPlan;
}

export type Resolved =
  | { readonly parameter: ParameterPlan; readonly problem?: string }
  | { readonly parameter?: undefined; readonly problem: string };

/** What names in an rpc's SQL mean: an element's fields first, then the resource's, then the request's, then built-ins. */
export class NameScopes {
  readonly #scopes: ReadonlyMap<Scope, MessagePlan>;
  readonly #hasMask: boolean;
  readonly #used: Set<FieldPlan>;

  constructor(scopes: ReadonlyMap<Scope, MessagePlan>, hasMask: boolean, used: Set<FieldPlan> = new Set()) {
    this.#scopes = scopes;
    this.#hasMask = hasMask;
    this.#used = used;
  }

  /** The same names with the fields of one more message in front. */
  withElement(element: MessagePlan): NameScopes {
    return new NameScopes(new Map([["element", element], ...this.#scopes]), this.#hasMask, this.#used);
  }

  /** True when some SQL has named the field. */
  isUsed(field: FieldPlan): boolean {
    return this.#used.has(field);
  }

  /** The field of a name; counts as a use. */
  field(name: string): FoundField | undefined {
    for (const [scope, message] of this.#scopes) {
      const index = message.fields.findIndex((each) => each.name === name);
      const field = message.fields[index];
      if (field === undefined) continue;
      this.#used.add(field);
      return { scope, index, field };
    }
    return undefined;
  }

  /** What `:name` binds. */
  parameter(name: string): Resolved {
    if (name === "page_size") return { parameter: { from: "built-in", name } };
    const found = this.field(name);
    const builtIn = BUILT_INS.find((each) => each === name);
    if (found !== undefined) return this.#ofField(name, found, builtIn);
    if (builtIn !== undefined) return this.#ofBuiltIn(builtIn);
    if (name.startsWith("has_")) return this.#ofPresence(name.slice("has_".length));
    return { problem: this.unknown(name) };
  }

  /** What to say of a name that means nothing. */
  unknown(name: string): string {
    const messages = [...this.#scopes.values()].map((message) => message.name.slice(message.name.lastIndexOf(".") + 1));
    const hint = didYouMean(name, [...this.#names(), ...BUILT_INS]);
    return `no field of ${messages.join(" or ")} has this name, nor is it built in (${BUILT_INS.join(", ")})${hint}`;
  }

  #ofField(name: string, { scope, index, field }: FoundField, builtIn: BuiltIn | undefined): Resolved {
    const parameter: ParameterPlan = { from: scope, field: index };
    if (builtIn !== undefined) return { parameter, problem: `is a field and a built-in; rename the field` };
    if (field.outputOnly === true) return { parameter, problem: `is OUTPUT_ONLY: no request carries it` };
    if (field.kind === "mask") return { parameter, problem: `is read by the engine; \`:has_x\` says what it names` };
    if (name === "page_token" || name === "request_id") return { parameter, problem: "is read by the engine alone" };
    return { parameter };
  }

  #ofBuiltIn(name: BuiltIn): Resolved {
    if (name === "index" && !this.#scopes.has("element"))
      return { problem: "is only known in a statement with `-- each`" };
    return { parameter: { from: "built-in", name } };
  }

  #ofPresence(name: string): Resolved {
    const found = this.field(name);
    if (found === undefined) {
      return { problem: `no field is named ${name} (or has_${name})${didYouMean(name, this.#names())}` };
    }
    const { scope, index: field } = found;
    const parameter: ParameterPlan = { from: "has", scope, field };
    const masked = this.#hasMask && scope === "resource";
    if (found.field.outputOnly === true) return { parameter, problem: `${name} is OUTPUT_ONLY: no request carries it` };
    if (masked || !hidesZero(found.field)) return { parameter };
    return { parameter, problem: `${name} can't tell ${zero(found.field)} from absent; make it \`optional\`` };
  }

  #names(): string[] {
    return [...this.#scopes.values()].flatMap((message) => message.fields.map((field) => field.name));
  }
}

/** A number or bool without presence: zero on purpose looks the same as nothing sent. */
function hidesZero(field: FieldPlan): boolean {
  if (field.presence || field.repeated) return false;
  return field.kind === "bool" || field.kind === "int32" || field.kind === "int64" || field.kind === "double";
}

function zero(field: FieldPlan): string {
  return field.kind === "bool" ? "false" : "0";
}

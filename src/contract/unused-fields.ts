import type { FieldPlan, MessagePlan } from "../engine/plan.js";
import type { NameScopes } from "./name-scopes.js";
import { isEngineField } from "./request-shape.js";

export interface UnusedQuestion {
  readonly scopes: NameScopes;
  readonly request: MessagePlan;
  /** The request's field that wraps the resource. */
  readonly resource: FieldPlan | undefined;
  message(index: number): MessagePlan;
  /** Some statement runs once per element of the field with this name. */
  isElement(name: string): boolean;
  /** `:name` is in the SQL: a list or message is then bound whole, as JSON. */
  isNamed(name: string): boolean;
  report(message: MessagePlan, field: string, text: string): void;
}

/** Reports request fields that no SQL reads: what a client sends in them would be lost without a word. */
export function checkUnused(question: UnusedQuestion): void {
  checkFields(question, question.request, (field) => field === question.resource || isEngineField(field.name));
  if (question.resource === undefined || question.isNamed(question.resource.name)) return;
  const resource = question.message(question.resource.type ?? -1);
  // A create may take the id from `:new_id`, and the same message serves the other rpcs.
  const idField = `${question.resource.name}_id`;
  checkFields(question, resource, (field) => field.name === idField);
}

function checkFields(question: UnusedQuestion, message: MessagePlan, isExempt: (field: FieldPlan) => boolean): void {
  for (const field of message.fields) {
    if (field.outputOnly === true || isExempt(field)) continue;
    if (!question.scopes.isUsed(field)) question.report(message, field.name, unusedText(field));
    else if (question.isElement(field.name) && !question.isNamed(field.name)) {
      checkFields(question, question.message(field.type ?? -1), () => false);
    }
  }
}

function unusedText(field: FieldPlan): string {
  return `no SQL uses \`:${field.name}\`, so what a client sends in it is lost; use it, or mark it OUTPUT_ONLY, or remove it`;
}

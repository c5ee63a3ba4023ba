import type { FieldPlan, MessagePlan } from "../engine/plan.js";

/** Fields of a request that the engine reads itself, by the names that the AIPs give them, and their kinds. */
const ENGINE_FIELDS = {
  updateMask: { name: "update_mask", kind: "mask" },
  requestId: { name: "request_id", kind: "string" },
  pageSize: { name: "page_size", kind: "int32" },
  pageToken: { name: "page_token", kind: "string" },
} as const;

type EngineField = keyof typeof ENGINE_FIELDS;

/** What the parts of a request are; numbers are indexes of its fields. */
export type RequestShape = { readonly [name in EngineField]?: number } & {
  readonly resource?: number;
};

export interface ShapeMistake {
  readonly field: string;
  readonly message: string;
}

/** True for the fields that no SQL needs to use. */
export function isEngineField(name: string): boolean {
  return Object.values(ENGINE_FIELDS).some((field) => field.name === name);
}

/** Finds the wrapped resource and the engine's fields in a request. */
export function requestShape(request: MessagePlan): { shape: RequestShape; mistakes: ShapeMistake[] } {
  const mistakes: ShapeMistake[] = [];
  const shape: { -readonly [name in keyof RequestShape]: number } = {};
  for (const [key, { name, kind }] of Object.entries(ENGINE_FIELDS)) {
    const index = request.fields.findIndex((field) => field.name === name);
    const field = request.fields[index];
    if (field === undefined) continue;
    if (field.kind === kind && !field.repeated) shape[key as EngineField] = index;
    else mistakes.push({ field: name, message: `is read by the engine and must be ${protoType(kind)}` });
  }
  const wrapped = request.fields.filter(isWrapped);
  if (wrapped.length === 1 && wrapped[0] !== undefined) shape.resource = request.fields.indexOf(wrapped[0]);
  for (const field of request.fields) {
    if (field.kind !== "mask" || field.name === "update_mask") continue;
    mistakes.push({ field: field.name, message: "a FieldMask is only understood as `update_mask`" });
  }
  if (shape.updateMask !== undefined && shape.resource === undefined) {
    mistakes.push({
      field: "update_mask",
      message: "needs exactly one message field beside it: the resource it names fields of",
    });
  }
  return { shape, mistakes };
}

function isWrapped(field: FieldPlan): boolean {
  return field.kind === "message" && !field.repeated;
}

function protoType(kind: string): string {
  return kind === "mask" ? "a google.protobuf.FieldMask" : `a ${kind}`;
}

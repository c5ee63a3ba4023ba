import type { FieldPlan } from "../engine/plan.js";

type StorageClass = "INTEGER" | "TEXT" | "REAL" | "BLOB" | "ANY";

/** What is wrong with reading a column of this declared type into the field; undefined when it fits. */
export function typeProblem(field: FieldPlan, declared: string): string | undefined {
  const stored = storageOf(declared);
  const wanted = wantedBy(field);
  if (stored === "ANY" || wanted.includes(stored)) return undefined;
  const kind = field.repeated ? `repeated ${field.kind}` : field.kind;
  const json = field.repeated || field.kind === "message" ? ", as JSON" : "";
  return `a ${kind} field is read from ${wanted.join(" or ")}${json}, not from ${declared}`;
}

/** What is wrong with binding the field, or an element of it, to a column of this declared type; undefined when it fits. */
export function bindingProblem(field: FieldPlan, element: boolean, declared: string): string | undefined {
  const stored = storageOf(declared);
  const wanted = wantedBy(element ? { ...field, repeated: false } : field);
  const isNumber = (storage: StorageClass): boolean => storage === "INTEGER" || storage === "REAL";
  const fits = stored === "ANY" || wanted.includes(stored) || (isNumber(stored) && wanted.every(isNumber));
  return fits ? undefined : `it binds ${wanted.join(" or ")}`;
}

function wantedBy(field: FieldPlan): readonly StorageClass[] {
  if (field.repeated) return ["TEXT"];
  switch (field.kind) {
    case "bool":
    case "int32":
    case "int64":
      return ["INTEGER"];
    case "double":
      return ["REAL", "INTEGER"];
    case "bytes":
      return ["BLOB"];
    default:
      return ["TEXT"];
  }
}

/** SQLite's affinity rules; NUMERIC names that adopted files use for dates and flags hold anything. */
function storageOf(declared: string): StorageClass {
  const type = declared.toUpperCase();
  if (type.includes("INT")) return "INTEGER";
  if (/CHAR|CLOB|TEXT/.test(type)) return "TEXT";
  if (type.includes("BLOB")) return "BLOB";
  if (/REAL|FLOA|DOUB/.test(type)) return "REAL";
  return "ANY";
}

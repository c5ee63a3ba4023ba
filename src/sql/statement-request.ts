import { isUtf8 } from "node:buffer";
import type { WireReader } from "../base/wire.js";
import type { FieldViolation } from "../engine/call-error.js";
import { readText } from "../engine/read-message.js";
import type { Bindable } from "../typed/values.js";

/** Longest SQL text, in bytes. */
export const MAX_SQL_BYTES = 100_000;
/** SQLite's own limit on `?` parameters is 32,766. */
export const MAX_PARAMETERS = 32_766;

/** A statement of `crewdb.sql.v1` with the values of its parameters. */
export interface StatementRequest {
  sql: string;
  /** Values of `?` in order. */
  parameters: Bindable[];
  /** Values of `:name`, `@name` and `$name`. */
  named: Record<string, Bindable> | undefined;
}

/** Field numbers of the statement in its message: they differ between Statement and the requests that are one. */
const SQL = 1;
const PARAMETERS = 2;
const NAMED_PARAMETERS = 3;

/** Reads one field of a statement, whose fields' names begin with `path`; false when the field is none of its three. */
export function readStatementField(
  target: StatementRequest,
  tag: number,
  reader: WireReader,
  path: string,
  violations: FieldViolation[],
): boolean {
  if (tag === SQL * 8 + 2) target.sql = readText(reader, `${path}sql`, violations);
  else if (tag === PARAMETERS * 8 + 2) {
    target.parameters.push(readValue(reader.message(), `${path}parameters[${target.parameters.length}]`, violations));
  } else if (tag === NAMED_PARAMETERS * 8 + 2) readNamed(target, reader.message(), path, violations);
  else return false;
  return true;
}

/** What is wrong with a statement before SQLite sees it. */
export function checkStatement(statement: StatementRequest, path: string, violations: FieldViolation[]): void {
  const bytes = Buffer.byteLength(statement.sql);
  if (bytes === 0) violations.push({ field: `${path}sql`, description: "must be set" });
  if (bytes > MAX_SQL_BYTES) {
    violations.push({ field: `${path}sql`, description: `has ${bytes} bytes; at most ${MAX_SQL_BYTES} are allowed` });
  }
  if (statement.parameters.length > MAX_PARAMETERS) {
    const description = `has ${statement.parameters.length} values; at most ${MAX_PARAMETERS} are allowed`;
    violations.push({ field: `${path}parameters`, description });
  }
  if (statement.parameters.length > 0 && statement.named !== undefined) {
    violations.push({ field: `${path}named_parameters`, description: "must be empty when parameters are given" });
  }
}

export function emptyStatement(): StatementRequest {
  return { sql: "", parameters: [], named: undefined };
}

function readNamed(target: StatementRequest, reader: WireReader, path: string, violations: FieldViolation[]): void {
  const field = `${path}named_parameters`;
  let name = "";
  let value: Bindable = null;
  while (!reader.done) {
    const tag = reader.varint();
    if (tag === 10) name = readText(reader, field, violations);
    else if (tag === 18) value = readValue(reader.message(), field, violations);
    else reader.skip(tag & 7);
  }
  target.named ??= Object.create(null) as Record<string, Bindable>;
  target.named[name] = value;
}

/** Unlike a field of the contract, a value of a caller's statement may hold NUL. What is no UTF-8 would be stored as something else. */
function readTextValue(reader: WireReader, field: string, violations: FieldViolation[]): string {
  const bytes = reader.blob();
  if (!isUtf8(bytes)) violations.push({ field, description: "must be valid UTF-8" });
  return bytes.toString();
}

function readValue(reader: WireReader, path: string, violations: FieldViolation[]): Bindable {
  let value: Bindable = null;
  while (!reader.done) {
    const tag = reader.varint();
    if (tag === 8) value = reader.int64();
    else if (tag === 17) value = reader.double();
    else if (tag === 26) value = readTextValue(reader, path, violations);
    else if (tag === 34) value = reader.blob();
    else reader.skip(tag & 7);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    violations.push({ field: path, description: "must be a finite number: SQLite would store NaN as NULL" });
  }
  return value;
}

import { WireReader } from "../base/wire.js";
import type { FieldViolation } from "../engine/call-error.js";
import { readMessage, readText } from "../engine/read-message.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { checkStatement, emptyStatement, readStatementField, type StatementRequest } from "./statement-request.js";

/** Most steps of one ExecuteBatch. */
export const MAX_STEPS = 1000;

export interface QueryRequest {
  readonly statement: StatementRequest;
  readonly atLeastAsFresh: string;
}

export interface ExecuteRequest {
  readonly statement: StatementRequest;
  readonly requestId: string;
  readonly validateOnly: boolean;
}

/** `crewdb.sql.v1.StepCondition.Test` */
export const Test = { CHANGED: 1, UNCHANGED: 2, RETURNED: 3, EMPTY: 4, SKIPPED: 5 } as const;

export interface Step {
  readonly statement: StatementRequest;
  readonly condition: { readonly step: number; readonly test: number } | undefined;
}

export interface ExecuteBatchRequest {
  readonly steps: readonly Step[];
  readonly requestId: string;
  readonly validateOnly: boolean;
}

export function readQuery(bytes: Buffer): QueryRequest {
  const statement = emptyStatement();
  const violations: FieldViolation[] = [];
  let atLeastAsFresh = "";
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag === 34) atLeastAsFresh = readText(reader, "at_least_as_fresh", violations);
    else return readStatementField(statement, tag, reader, "", violations);
    return true;
  });
  checkStatement(statement, "", violations);
  refuse("Query", violations);
  return { statement, atLeastAsFresh };
}

export interface QueryStreamRequest extends QueryRequest {
  /** Empty: from the first row. */
  readonly resumeToken: string;
}

export function readQueryStream(bytes: Buffer): QueryStreamRequest {
  const violations: FieldViolation[] = [];
  let resumeToken = "";
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag !== 42) return false;
    resumeToken = readText(reader, "resume_token", violations);
    return true;
  });
  refuse("QueryStream", violations);
  return { ...readQuery(bytes), resumeToken };
}

export function readExecute(bytes: Buffer): ExecuteRequest {
  const statement = emptyStatement();
  const violations: FieldViolation[] = [];
  let requestId = "";
  let validateOnly = false;
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag === 34) requestId = readText(reader, "request_id", violations);
    else if (tag === 40) validateOnly = reader.bool() === 1;
    else return readStatementField(statement, tag, reader, "", violations);
    return true;
  });
  checkStatement(statement, "", violations);
  refuse("Execute", violations);
  return { statement, requestId, validateOnly };
}

/** The statement of an ExplainRequest. */
export function readExplain(bytes: Buffer): StatementRequest {
  const statement = emptyStatement();
  const violations: FieldViolation[] = [];
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag !== 18) return false;
    statement.sql = readText(reader, "sql", violations);
    return true;
  });
  checkStatement(statement, "", violations);
  refuse("Explain", violations);
  return statement;
}

export function readExecuteBatch(bytes: Buffer): ExecuteBatchRequest {
  const steps: Step[] = [];
  const violations: FieldViolation[] = [];
  let requestId = "";
  let validateOnly = false;
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag === 10) steps.push(readStep(reader.message(), steps.length, violations));
    else if (tag === 18) requestId = readText(reader, "request_id", violations);
    else if (tag === 24) validateOnly = reader.bool() === 1;
    else return false;
    return true;
  });
  if (steps.length === 0) violations.push({ field: "steps", description: "must be set" });
  if (steps.length > MAX_STEPS) {
    violations.push({ field: "steps", description: `has ${steps.length} elements; at most ${MAX_STEPS} are allowed` });
  }
  refuse("ExecuteBatch", violations);
  return { steps, requestId, validateOnly };
}

function readStep(reader: WireReader, index: number, violations: FieldViolation[]): Step {
  const statement = emptyStatement();
  const statementPath = `steps[${index}].statement.`;
  let condition: Step["condition"];
  while (!reader.done) {
    const tag = reader.varint();
    if (tag === 10) {
      const inner = reader.message();
      readMessage(inner, (innerTag) => readStatementField(statement, innerTag, inner, statementPath, violations));
    } else if (tag === 18) condition = readCondition(reader.message());
    else reader.skip(tag & 7);
  }
  checkStatement(statement, statementPath, violations);
  const path = `steps[${index}].condition`;
  if (condition !== undefined && (condition.step < 0 || condition.step >= index)) {
    violations.push({ field: `${path}.step`, description: `must name an earlier step: 0 to ${index - 1}` });
  }
  if (condition !== undefined && (condition.test < Test.CHANGED || condition.test > Test.SKIPPED)) {
    violations.push({ field: `${path}.test`, description: "must be set to a known test" });
  }
  return { statement, condition };
}

function readCondition(reader: WireReader): { step: number; test: number } {
  const condition = { step: 0, test: 0 };
  while (!reader.done) {
    const tag = reader.varint();
    if (tag === 8) condition.step = reader.int32();
    else if (tag === 16) condition.test = reader.int32();
    else reader.skip(tag & 7);
  }
  return condition;
}

function refuse(rpc: string, violations: FieldViolation[]): void {
  if (violations.length === 0) return;
  const listed = violations.slice(0, 50);
  const names = listed.slice(0, 5).map((each) => `${each.field} ${each.description}`);
  throw new RpcFailure({
    reason: "INVALID_FIELD",
    message: `${rpc} was refused: ${names.join("; ")}`,
    violations: listed,
    violationsOmitted: violations.length - listed.length,
  });
}

import { hash } from "node:crypto";
import type { WireWriter } from "../../base/wire.js";
import type { PackedCall } from "../../engine/call.js";
import type { FieldViolation } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import { bodyHash } from "../../sql/body-hash.js";
import {
  type ExecuteBatchRequest,
  readExecute,
  readExecuteBatch,
  readExplain,
  readQuery,
  type Step,
  Test,
} from "../../sql/requests.js";
import { writeText } from "../../sql/result-writer.js";
import type { CallFacts } from "../../typed/call-facts.js";
import { canonicalJson } from "../../typed/canonical-json.js";
import { type CommitNumber, requireReached } from "../thread/commit-number.js";
import type { RunnableCall } from "../thread/runnable-call.js";
import { writeExplanation } from "./explain.js";
import { type Executed, type SqlEngine, writeExecuted } from "./sql-engine.js";
import type { LoadedScope } from "./sql-scopes.js";

/** Of what only reads: nothing of it is kept. */
const READS = { requestId: "", validateOnly: false } as const;

/** Turns the packed SQL rpcs into calls that a batch can run. */
export class SqlCalls {
  readonly #engine: SqlEngine;
  readonly #commits: CommitNumber;
  readonly #service: string;

  constructor(engine: SqlEngine, commits: CommitNumber, service: string) {
    this.#engine = engine;
    this.#commits = commits;
    this.#service = service;
  }

  read(packed: PackedCall): RunnableCall {
    if (packed.rpc === SqlRpc.QUERY) return this.#query(packed);
    if (packed.rpc === SqlRpc.EXECUTE) return this.#execute(packed);
    if (packed.rpc === SqlRpc.EXPLAIN) return this.#explain(packed);
    return this.#executeBatch(packed);
  }

  #query(packed: PackedCall): RunnableCall {
    const request = readQuery(packed.request);
    return this.#runnable(packed, "Query", READS, [], (writer, facts) => {
      const seq = this.#commits.read();
      requireReached(request.atLeastAsFresh, seq);
      this.#engine.query(request.statement, writer, facts, this.#engine.scopeOf(packed.scope));
      writeText(writer, 3, seq);
    });
  }

  #explain(packed: PackedCall): RunnableCall {
    const { sql } = readExplain(packed.request);
    return this.#runnable(packed, "Explain", READS, [], (writer) => {
      writeExplanation(writer, this.#engine.explain(sql, this.#engine.scopeOf(packed.scope)));
    });
  }

  #execute(packed: PackedCall): RunnableCall {
    const request = readExecute(packed.request);
    const { statement } = request;
    const steps = [{ statement, condition: undefined }];
    return this.#runnable(packed, "Execute", request, steps, (writer, facts, commitSeq) => {
      const scope = this.#engine.scopeOf(packed.scope);
      const executed = this.#engine.execute(statement, writer, { columns: 3, rows: 4 }, facts, scope);
      writeExecuted(writer, 1, executed);
      if (!request.validateOnly) writeText(writer, 5, commitSeq);
    });
  }

  #executeBatch(packed: PackedCall): RunnableCall {
    const request = readExecuteBatch(packed.request);
    return this.#runnable(packed, "ExecuteBatch", request, request.steps, (writer, facts, commitSeq) => {
      this.#runSteps(request, writer, facts, this.#engine.scopeOf(packed.scope));
      if (!request.validateOnly) writeText(writer, 2, commitSeq);
    });
  }

  #runSteps(request: ExecuteBatchRequest, writer: WireWriter, facts: CallFacts, scope: LoadedScope | undefined): void {
    const results: (Executed | undefined)[] = [];
    const start = writer.position;
    let guess = 1;
    request.steps.forEach((step, index) => {
      writer.varint(10);
      const mark = writer.begin(guess);
      const executed = holds(step, results) ? this.#runStep(step, index, start, writer, facts, scope) : undefined;
      results.push(executed);
      guess = writer.end(mark);
    });
  }

  #runStep(
    step: Step,
    index: number,
    start: number,
    writer: WireWriter,
    facts: CallFacts,
    scope: LoadedScope | undefined,
  ): Executed {
    writer.varint(8);
    writer.varint(1);
    try {
      const executed = this.#engine.execute(step.statement, writer, { columns: 4, rows: 5, start }, facts, scope);
      writeExecuted(writer, 2, executed);
      return executed;
    } catch (error) {
      if (!(error instanceof RpcFailure)) throw error;
      const { metadata, violations, message } = error.error;
      throw new RpcFailure({
        ...error.error,
        message: `steps[${index}]: ${message}`,
        metadata: { ...metadata, statement_index: String(index) },
        ...(violations && { violations: violations.map((each) => inStep(index, each)) }),
      });
    }
  }

  #runnable(
    packed: PackedCall,
    rpc: string,
    request: { readonly requestId: string; readonly validateOnly: boolean },
    steps: readonly Step[],
    run: RunnableCall["run"],
  ): RunnableCall {
    const { requestId, validateOnly } = request;
    const scopeId = this.#engine.scopeOf(packed.scope)?.scope.id ?? "";
    const earlierBodyHash = (): Buffer => hash("sha256", canonicalJson({ ...request, requestId: "" }), "buffer");
    return {
      method: `${this.#service}/${rpc}`,
      isSql: true,
      caller: packed.caller,
      requestId,
      validateOnly,
      bodyHash: () => bodyHash(steps, validateOnly, scopeId),
      ...(scopeId === "" ? { earlierBodyHash } : {}),
      run,
    };
  }
}

function inStep(index: number, { field, description }: FieldViolation): FieldViolation {
  return { field: `steps[${index}].statement.${field}`, description };
}

function holds(step: Step, results: readonly (Executed | undefined)[]): boolean {
  if (step.condition === undefined) return true;
  const result = results[step.condition.step];
  switch (step.condition.test) {
    case Test.CHANGED:
      return result !== undefined && result.changes > 0n;
    case Test.UNCHANGED:
      return result !== undefined && result.changes === 0n;
    case Test.RETURNED:
      return result !== undefined && result.rows > 0;
    case Test.EMPTY:
      return result !== undefined && result.rows === 0;
    default:
      return result === undefined;
  }
}

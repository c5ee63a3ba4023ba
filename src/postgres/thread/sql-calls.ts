import { WireWriter } from "../../base/wire.js";
import type { PackedCall } from "../../engine/call.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import type { SqlScope } from "../../engine/sql-scope.js";
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
import { type AnswerLimits, limitsIn, tooLarge } from "../../sql/result-limits.js";
import { writeInt64, writeText } from "../../sql/result-writer.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import { CallFacts } from "../../typed/call-facts.js";
import { fromCallersStatement } from "./caller-error.js";
import { writeResult } from "./caller-results.js";
import { type CallerText, readCallerText, startsToWrite, valuesOf } from "./caller-text.js";
import type { Catalog } from "./catalog.js";
import type { Connections } from "./connections.js";
import { notReached, reaches, Snapshot } from "./freshness.js";
import type { ServerConnection } from "./server-connection.js";
import type { StoppableCall } from "./stoppable-call.js";
import { BEGIN_READ, SNAPSHOT } from "./transaction-statements.js";
import { TripError, type TripResult, type TripStatement } from "./trip.js";
import {
  type Ahead,
  type CallReply,
  type KeepingStatements,
  rolledBack,
  type Write,
  Writes,
} from "./writes.js";

/** The service's own tables are out of the callers' reach. */
const KEEPING: KeepingStatements = {
  find: {
    sql: "SELECT body_hash, reply FROM crewdb_find($1::text, $2::text, $3::text, $4::text)",
    name: "crewdb_find",
  },
  keep: {
    sql: `SELECT crewdb_keep(
      $1::text, $2::text, $3::text, $4::bytea, $5::bytea, $6::bigint, $7::text)`,
    name: "crewdb_keep",
  },
};

/** `crewdb.admin.v1.Lane` */
const LANE = { READ: 1, WRITE: 2 } as const;

/** What callers' SQL has at hand. */
export interface CallersParts {
  /** Under the callers' login. */
  readonly connections: Connections;
  /** The same on a read replica. */
  readonly replica: Connections | undefined;
  /** The service's own. */
  readonly primary: Connections;
  /** e.g. `crewdb.main.v1.MainDb` */
  readonly service: string;
  readonly catalog: Catalog;
  /** What the functions that find and keep replies ask for. */
  readonly secret: string;
  /** Functions that callers may not call. */
  readonly volatile: ReadonlySet<string>;
}

interface Executed {
  readonly changes: bigint;
  readonly rows: number;
}

/** Where statements of one call run, and where their results go. */
export interface Execution {
  readonly connection: ServerConnection;
  readonly writer: WireWriter;
  readonly facts: CallFacts;
  readonly stoppable: StoppableCall;
  /** Of one answer. */
  readonly most: AnswerLimits;
}

/** How far a call has come: what an error is about. */
export interface Progress {
  text: CallerText;
  /** Of a batch. */
  step: number | undefined;
}

/** Runs the unary rpcs of callers' SQL. */
export class SqlCalls {
  readonly #parts: CallersParts;
  readonly #writes: Writes;

  constructor(parts: CallersParts) {
    this.#parts = parts;
    const keeping = { ...KEEPING, secret: parts.secret };
    this.#writes = new Writes(parts.connections, keeping, parts.primary);
  }

  /** Rejects with RpcFailure. */
  run(packed: PackedCall, stoppable: StoppableCall): Promise<CallReply> {
    switch (packed.rpc) {
      case SqlRpc.QUERY:
        return this.#query(packed, stoppable);
      case SqlRpc.EXECUTE:
        return this.#execute(packed, stoppable);
      case SqlRpc.EXECUTE_BATCH:
        return this.#executeBatch(packed, stoppable);
      default:
        return this.#explain(packed, stoppable);
    }
  }

  get connections(): Connections {
    return this.#parts.connections;
  }

  /** A statement of a caller's with its values. Throws RpcFailure. */
  read(
    statement: StatementRequest,
    most: AnswerLimits = limitsIn(undefined),
  ): { readonly text: CallerText; readonly sent: TripStatement } {
    const text = readCallerText(statement.sql, this.#parts.volatile);
    const values = valuesOf(text, statement);
    // One row more than an answer may have.
    return { text, sent: { sql: text.sql, values, maxRows: most.rows + 1 } };
  }

  /** What a caller is told of an error of their statement. */
  worded(error: unknown, text: CallerText, stoppable: StoppableCall): unknown {
    if (!(error instanceof TripError)) return error;
    if (error.tooMuch) return tooLarge(0, "too large", limitsIn(undefined));
    if (error.server?.code === "57014" && stoppable.stopped !== undefined)
      return new RpcFailure(stoppable.stopped);
    return fromCallersStatement(error, text, this.#parts.catalog);
  }

  /** Runs a reading statement inside a transaction; writes columns and rows of a QueryResponse. */
  async queryOn(
    { connection, writer, facts, stoppable, most }: Execution,
    statement: StatementRequest,
    ahead: readonly TripStatement[] = [],
  ): Promise<readonly TripResult[]> {
    const { text, sent } = this.read(statement, most);
    if (startsToWrite(text)) throw writes();
    try {
      const results = await connection.trip([...ahead, sent]);
      facts.stepped();
      const result = results.at(-1);
      if (result === undefined) throw new Error("a trip without a result");
      writeResult(writer, result, { columns: 1, rows: 2 }, writer.position, facts, most);
      facts.encoded();
      return results;
    } catch (error) {
      throw this.worded(error, text, stoppable);
    }
  }

  /**
   * Runs a statement that may write; writes an ExecuteResponse but its commit_seq. `progress` gets
   * the text that an error is about.
   */
  async executeOn(
    { connection, writer, facts, stoppable, most }: Execution,
    statement: StatementRequest,
    progress: Progress,
    ahead?: Ahead,
    fields: { readonly first: number; readonly start: number } = {
      first: 1,
      start: writer.position,
    },
  ): Promise<Executed> {
    const { text, sent } = this.read(statement, most);
    progress.text = text;
    if (stoppable.stopped !== undefined) throw new RpcFailure(stoppable.stopped);
    const results = await connection.trip([...(ahead?.statements ?? []), sent]);
    facts.stepped();
    ahead?.take(results);
    const result = results.at(-1);
    if (result === undefined) throw new Error("a trip without a result");
    const changes = /^(?:SELECT|VALUES)?$/.test(result.command) ? 0n : BigInt(result.changes);
    const { first, start } = fields;
    writeInt64(writer, first, changes);
    writeResult(writer, result, { columns: first + 2, rows: first + 3 }, start, facts, most);
    facts.encoded();
    return { changes, rows: result.rows.length };
  }

  async #query(packed: PackedCall, stoppable: StoppableCall): Promise<CallReply> {
    const { statement, atLeastAsFresh } = readQuery(packed.request);
    const { connections, replica } = this.#parts;
    const most = limitsIn(scopeOf(packed));
    const from = (side: Connections): Promise<CallReply | undefined> =>
      side.use(
        (connection) => this.#queryFrom(connection, statement, atLeastAsFresh, stoppable, most),
        packed.caller,
      );
    const reply =
      (replica === undefined ? undefined : await from(replica).catch(unlessUnreachable)) ??
      (await from(connections));
    if (reply === undefined) throw notReached();
    return reply;
  }

  /** Undefined: this server has not reached the commit that is asked for. */
  async #queryFrom(
    connection: ServerConnection,
    statement: StatementRequest,
    atLeastAsFresh: string,
    stoppable: StoppableCall,
    most: AnswerLimits,
  ): Promise<CallReply | undefined> {
    const facts = new CallFacts();
    facts.start();
    const writer = new WireWriter();
    using _running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    const ahead = [BEGIN_READ, SNAPSHOT];
    const execution = { connection, writer, facts, stoppable, most };
    const results = await this.queryOn(execution, statement, ahead);
    const snapshot = new Snapshot(String(results[1]?.rows[0]?.[0]));
    const { epoch } = connection.facts;
    if (!reaches(atLeastAsFresh, epoch, snapshot)) return undefined;
    writeText(writer, 3, `${epoch}.${snapshot.text}`);
    return { reply: takeFrom(writer), facts, commitMs: 0 };
  }

  #execute(packed: PackedCall, stoppable: StoppableCall): Promise<CallReply> {
    const request = readExecute(packed.request);
    const { statement, validateOnly } = request;
    const steps = [{ statement, condition: undefined }];
    return this.#write("Execute", packed, request, steps, stoppable, {
      run: async (execution, progress, ahead, commitSeq) => {
        await this.executeOn(execution, statement, progress, ahead);
        if (!validateOnly) writeText(execution.writer, 5, commitSeq());
      },
    });
  }

  #executeBatch(packed: PackedCall, stoppable: StoppableCall): Promise<CallReply> {
    const request = readExecuteBatch(packed.request);
    return this.#write("ExecuteBatch", packed, request, request.steps, stoppable, {
      run: async (execution, progress, ahead, commitSeq) => {
        await this.#runSteps(request, execution, progress, ahead);
        if (!request.validateOnly) writeText(execution.writer, 2, commitSeq());
      },
    });
  }

  async #runSteps(
    { steps }: ExecuteBatchRequest,
    execution: Execution,
    progress: Progress,
    first: Ahead,
  ): Promise<void> {
    const { writer } = execution;
    const results: (Executed | undefined)[] = [];
    let ahead: Ahead | undefined = first;
    let guess = 1;
    for (const [index, step] of steps.entries()) {
      writer.varint(10);
      const mark = writer.begin(guess);
      let executed: Executed | undefined;
      if (holds(step, results)) {
        writer.varint(8);
        writer.varint(1);
        progress.step = index;
        const fields = { first: 2, start: 0 };
        executed = await this.executeOn(execution, step.statement, progress, ahead, fields);
        ahead = undefined;
      }
      results.push(executed);
      guess = writer.end(mark);
    }
  }

  #write(
    rpc: string,
    packed: PackedCall,
    { requestId, validateOnly }: { readonly requestId: string; readonly validateOnly: boolean },
    steps: readonly Step[],
    stoppable: StoppableCall,
    work: {
      run(
        execution: Execution,
        progress: Progress,
        ahead: Ahead,
        commitSeq: () => string,
      ): Promise<void>;
    },
  ): Promise<CallReply> {
    const progress: Progress = { text: NO_TEXT, step: undefined };
    const scope = scopeOf(packed);
    const most = limitsIn(scope);
    const write: Write = {
      method: `${this.#parts.service}/${rpc}`,
      caller: packed.caller,
      requestId,
      validateOnly,
      bodyHash: () => bodyHash(steps, validateOnly, scope?.id),
      run: async (connection, facts, ahead, commitSeq) => {
        const writer = new WireWriter();
        await work.run({ connection, writer, facts, stoppable, most }, progress, ahead, commitSeq);
        return takeFrom(writer);
      },
    };
    return this.#writes.run(write, stoppable).catch((error: unknown) => {
      const told = this.worded(error, progress.text, stoppable);
      throw progress.step === undefined ? told : inStep(told, progress.step);
    });
  }

  async #explain(packed: PackedCall, stoppable: StoppableCall): Promise<CallReply> {
    const { sql } = readExplain(packed.request);
    const text = readCallerText(sql, this.#parts.volatile);
    const facts = new CallFacts();
    facts.start();
    return this.#parts.connections.use(async (connection) => {
      using _running = stoppable.runsOn(connection);
      await using _open = rolledBack(connection);
      try {
        const values = text.parameters.map(() => null);
        const explain = { sql: `EXPLAIN (FORMAT JSON) ${text.sql}`, values };
        const results = await connection.trip([BEGIN, explain]);
        const writer = new WireWriter();
        writePlan(writer, String(results[1]?.rows[0]?.[0]), text);
        return { reply: takeFrom(writer), facts, commitMs: 0 };
      } catch (error) {
        throw this.worded(error, text, stoppable);
      }
    }, packed.caller);
  }
}

const BEGIN: TripStatement = { sql: "BEGIN", values: [] };
export const NO_TEXT: CallerText = {
  sql: "",
  verb: "",
  parameters: [],
  count: 0,
  names: new Set(),
};

interface PlanNode {
  readonly "Node Type": string;
  readonly Operation?: string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Writes an ExplainResponse: the nodes of the plan, its tables, whether it writes, and scans. */
function writePlan(writer: WireWriter, json: string, text: CallerText): void {
  const [{ Plan }] = JSON.parse(json) as [{ readonly Plan: PlanNode }];
  const tables = new Set<string>();
  let scans = false;
  let writes = startsToWrite(text);
  let last = 0;
  const visit = (node: PlanNode, parent: number): void => {
    const id = ++last;
    const { "Relation Name": table, "Index Name": index, Operation: operation } = node;
    if (table !== undefined) tables.add(table);
    scans ||= node["Node Type"] === "Seq Scan";
    writes ||= node["Node Type"] === "ModifyTable";
    const words = [
      operation ?? node["Node Type"],
      table && `on ${table}`,
      index && `using ${index}`,
    ];
    writer.varint(10);
    const mark = writer.begin(1);
    writer.varint(8);
    writer.int32(id);
    writer.varint(16);
    writer.int32(parent);
    writeText(writer, 3, words.filter((word) => word !== undefined).join(" "));
    writer.end(mark);
    for (const inner of node.Plans ?? []) visit(inner, id);
  };
  visit(Plan, 0);
  for (const table of [...tables].toSorted()) writeText(writer, 2, table);
  writer.varint(24);
  writer.varint(writes ? LANE.WRITE : LANE.READ);
  writer.varint(32);
  writer.varint(scans ? 1 : 0);
}

/** A replica that is not there is passed over, as one that lags is. */
function unlessUnreachable(error: unknown): undefined {
  const reason = error instanceof RpcFailure ? error.error.reason : undefined;
  if (reason !== "DATABASE_UNREACHABLE") throw error;
}

function takeFrom(writer: WireWriter): Buffer {
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

function writes(): RpcFailure {
  const message = "the statement writes; Execute runs statements that write";
  return new RpcFailure({ reason: "NOT_A_QUERY", message });
}

/** What the policy leaves of a caller's SQL; undefined when nothing is limited. */
export function scopeOf({ scope }: Pick<PackedCall, "scope">): SqlScope | undefined {
  return scope === undefined ? undefined : (JSON.parse(scope) as SqlScope);
}

function inStep(error: unknown, index: number): unknown {
  if (!(error instanceof RpcFailure)) return error;
  const { metadata, violations, message } = error.error;
  return new RpcFailure({
    ...error.error,
    message: `steps[${index}]: ${message}`,
    metadata: { ...metadata, statement_index: String(index) },
    ...(violations && {
      violations: violations.map(({ field, description }) => ({
        field: `steps[${index}].statement.${field}`,
        description,
      })),
    }),
  });
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

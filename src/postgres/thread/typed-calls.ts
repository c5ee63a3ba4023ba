import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { WireWriter } from "../../base/wire.js";
import type { PackedCall } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import type { DatabasePlan } from "../../engine/plan.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { cancelled } from "../../queue/admission.js";
import { tooLarge } from "../../typed/answer.js";
import { CallFacts } from "../../typed/call-facts.js";
import { PortableExecutor } from "../../typed/portable-executor.js";
import { orderOf } from "../../typed/statement-variant.js";
import type { Answer, Step, Steps } from "../../typed/steps.js";
import type { TypedCall } from "../../typed/typed-call.js";
import { postgresText } from "../statement-text.js";
import { type Catalog, NO_CATALOG } from "./catalog.js";
import type { Connections } from "./connections.js";
import { requestIdReused } from "./kept-replies.js";
import { fromServer, mayRunAgain } from "./postgres-error.js";
import type { ServerConnection } from "./server-connection.js";
import { StatementCache } from "./statement-cache.js";
import type { StoppableCall } from "./stoppable-call.js";
import { TripError, type TripResult, type TripStatement } from "./trip.js";
import { whatBecameOf } from "./truth.js";

/** A write that others came in between is run so often in all; then its caller is asked to wait. */
const ATTEMPTS = 8;
/** Before the next attempt, in ms, times a random part and twice as long each time. */
const FIRST_PAUSE_MS = 2;

const BEGIN_READ: TripStatement = {
  sql: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  name: "crewdb_begin_read",
  values: [],
};
const BEGIN_WRITE: TripStatement = {
  sql: "BEGIN ISOLATION LEVEL SERIALIZABLE",
  name: "crewdb_begin_write",
  values: [],
};
const COMMIT: TripStatement = { sql: "COMMIT", name: "crewdb_commit", values: [] };
const ROLLBACK: TripStatement = { sql: "ROLLBACK", name: "crewdb_rollback", values: [] };
const NUMBER: TripStatement = {
  sql: "SELECT pg_current_xact_id()::text",
  name: "crewdb_xid",
  values: [],
};
const FIND =
  "SELECT body_hash, reply FROM crewdb_requests WHERE caller = $1::text AND method = $2::text AND request_id = $3::text";
const KEEP = `INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms)
VALUES ($1::text, $2::text, $3::text, $4::bytea, $5::bytea, $6::bigint)`;

/** What a call is answered with, and what it took. */
export interface TypedReply {
  readonly reply: Buffer;
  readonly facts: CallFacts;
  readonly commitMs: number;
}

const NO_ROWS: readonly never[] = [];

/**
 * Runs the typed rpcs of one database on the connections to its server. Calls are under way at the
 * same time.
 */
export class TypedCalls {
  readonly #plan: DatabasePlan;
  readonly #executor: PortableExecutor;
  readonly #statements = new StatementCache();
  readonly #connections: Connections;
  readonly #writers: WireWriter[] = [];
  catalog: Catalog = NO_CATALOG;

  constructor(plan: DatabasePlan, connections: Connections) {
    this.#plan = plan;
    this.#executor = new PortableExecutor(plan);
    this.#connections = connections;
  }

  /** Rejects with the first statement that the schema does not fit. */
  async requireSchema(connection: ServerConnection): Promise<void> {
    for (const rpc of this.#plan.rpcs)
      for (const statement of rpc.statements) {
        const order = orderOf(statement, 0);
        const { sql } = postgresText(statement, {
          conditions: 0,
          order,
          hasToken: false,
          rawKeys: 0,
        });
        try {
          await connection.prepares(sql);
        } catch (error) {
          const said = error instanceof Error ? error.message : String(error);
          throw new Error(`${rpc.file}, line ${statement.line}: ${said}`, { cause: error });
        }
      }
  }

  /** Rejects with RpcFailure. */
  async run(packed: PackedCall, stoppable: StoppableCall): Promise<TypedReply> {
    const call = this.#executor.read(packed);
    const writer = this.#writers.pop() ?? new WireWriter();
    try {
      return call.rpc.lane === "read"
        ? await this.#read(call, writer, stoppable)
        : await this.#write(call, packed.caller, writer, stoppable);
    } finally {
      this.#writers.push(writer);
    }
  }

  /**
   * A read that was lost with its connection is run once more: the next server may be there
   * already.
   */
  async #read(call: TypedCall, writer: WireWriter, stoppable: StoppableCall): Promise<TypedReply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#connections.use((connection) =>
          this.#readOn(connection, call, writer, stoppable),
        );
      } catch (error) {
        const isLost = error instanceof TripError && error.server === undefined;
        if ((isLost || mayRunAgain(error)) && attempt < 3 && stoppable.stopped === undefined)
          continue;
        throw this.#worded(error, call, stoppable);
      }
    }
  }

  async #readOn(
    connection: ServerConnection,
    call: TypedCall,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<TypedReply> {
    const facts = startFacts(writer);
    const steps = call.steps(writer, facts, () => "");
    const { statements } = call.rpc;
    const isAlone = statements.length === 1 && statements[0]?.each === undefined;
    using _running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    await this.#drive(steps, connection, facts, stoppable, isAlone ? [] : [BEGIN_READ]);
    return { reply: taken(writer), facts, commitMs: 0 };
  }

  async #write(
    call: TypedCall,
    caller: string,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<TypedReply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#connections.use((connection) =>
          this.#writeOn(connection, call, caller, writer, stoppable),
        );
      } catch (error) {
        // Not on the connection that it was lost with: that has to be given back first.
        if (error instanceof CommitInDoubt) return this.#resolve(error);
        const again = mayRunAgain(error) || (attempt === 1 && mayBeTwin(error, call));
        if (again && attempt < ATTEMPTS && stoppable.stopped === undefined) {
          await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
          continue;
        }
        throw this.#worded(error, call, stoppable);
      }
    }
  }

  /** The reply after all, where the server says that the transaction is stored. */
  async #resolve({ cause, epoch, xid, answer }: CommitInDoubt): Promise<TypedReply> {
    const committed = await whatBecameOf(this.#connections, epoch, xid);
    if (committed === "true") return answer();
    throw new RpcFailure({ ...fromServer(cause).error, committed });
  }

  async #writeOn(
    connection: ServerConnection,
    call: TypedCall,
    caller: string,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<TypedReply> {
    const facts = startFacts(writer);
    const isKept = call.requestId !== "";
    const key = [caller, call.rpc.method, call.requestId];
    const find: TripStatement[] = isKept ? [{ sql: FIND, name: "crewdb_find", values: key }] : [];
    let xid = "";
    const steps = call.steps(writer, facts, () => `${connection.facts.epoch}.${xid}`);
    // What a retry was answered with before, whatever the call's own statement, which travels with
    // the question, says.
    let kept: TripResult | undefined;
    const before = (results: readonly TripResult[]): void => {
      kept = isKept ? results[1] : undefined;
      xid = String(results[1 + find.length]?.rows[0]?.[0] ?? "");
    };
    using running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    try {
      const first = [BEGIN_WRITE, ...find, NUMBER];
      await this.#drive(steps, connection, facts, stoppable, first, (results) => {
        before(results);
        return kept === undefined || kept.rows.length === 0;
      });
    } catch (error) {
      if (error instanceof TripError && isKept && xid === "") before(error.results);
      const earlier = this.#earlier(call, kept);
      if (earlier === undefined) throw error;
    }
    const earlier = this.#earlier(call, kept);
    if (earlier !== undefined) return { reply: earlier, facts, commitMs: 0 };
    const reply = taken(writer);
    // From here on it can't be stopped: a COMMIT that waits for its standby would only stop
    // waiting.
    if (!running.mayCommit()) throw new RpcFailure(stoppable.stopped ?? cancelled());
    const startMs = performance.now();
    const keep: TripStatement[] = isKept
      ? [
          {
            sql: KEEP,
            name: "crewdb_keep",
            values: [...key, call.bodyHash(), reply, String(Date.now())],
          },
        ]
      : [];
    const answer = (): TypedReply => ({ reply, facts, commitMs: performance.now() - startMs });
    try {
      const results = await connection.trip([...keep, COMMIT]);
      if (results.at(-1)?.command !== "COMMIT")
        throw new Error(`COMMIT of ${call.rpc.method} was a ROLLBACK`);
    } catch (error) {
      if (!(error instanceof TripError)) throw error;
      if (error.server !== undefined && !isShutdown(error)) throw error;
      throw new CommitInDoubt(error, connection.facts.epoch, xid, answer);
    }
    return answer();
  }

  /**
   * The reply that was kept of an earlier try. Throws REQUEST_ID_REUSED when another request was.
   */
  #earlier(call: TypedCall, kept: TripResult | undefined): Buffer | undefined {
    const [hash, reply] = kept?.rows[0] ?? [];
    if (!Buffer.isBuffer(hash) || !Buffer.isBuffer(reply)) return undefined;
    if (hash.equals(call.bodyHash())) return reply;
    throw new RpcFailure(requestIdReused(call.rpc.method));
  }

  /**
   * Answers the steps of a call. The first statement travels with those of `first`, whose results
   * `goesOn` gets: false ends it there.
   */
  async #drive(
    steps: Steps,
    connection: ServerConnection,
    facts: CallFacts,
    stoppable: StoppableCall,
    first: readonly TripStatement[],
    goesOn: (results: readonly TripResult[]) => boolean = () => true,
  ): Promise<void> {
    let ahead = first;
    for (let next = steps.next(); next.done !== true; ) {
      const step = next.value;
      if (step.want === "more") {
        // All came with the first rows.
        next = steps.next({ changes: 0, rows: NO_ROWS, columns: [] });
        continue;
      }
      if (stoppable.stopped !== undefined) throw new RpcFailure(stoppable.stopped);
      const results = await connection.trip([...ahead, this.#statementOf(step)]);
      if (ahead.length > 0 && !goesOn(results)) return;
      ahead = NO_ROWS;
      const result = results.at(-1);
      if (result === undefined) throw new Error("a trip without a result");
      next = steps.next(toAnswer(step, result));
      // Its rows fill no reply, so that what was left out went unnoticed.
      if (result.truncated) throw tooLarge(0);
    }
    facts.encoded();
  }

  #statementOf({ statement, values, want }: Step): TripStatement {
    for (const value of values)
      if (typeof value === "string" && value.includes("\0")) throw new RpcFailure(hasNul());
    return want === "keys"
      ? this.#statements.keys(statement, values)
      : this.#statements.statement(statement, values);
  }

  #worded(error: unknown, call: TypedCall, stoppable: StoppableCall): RpcFailure {
    const isStopped = error instanceof TripError && error.server?.code === "57014";
    if (isStopped && stoppable.stopped !== undefined) return new RpcFailure(stoppable.stopped);
    const boundValue = (column: string): string | undefined => call.boundValue(column);
    return fromServer(error, { catalog: this.catalog, boundValue });
  }
}

/** A COMMIT without an answer. */
class CommitInDoubt extends Error {
  override readonly cause: TripError;
  readonly epoch: string;
  readonly xid: string;
  /** What the call is answered with if it is stored. */
  readonly answer: () => TypedReply;

  constructor(cause: TripError, epoch: string, xid: string, answer: () => TypedReply) {
    super(cause.message);
    this.cause = cause;
    this.epoch = epoch;
    this.xid = xid;
    this.answer = answer;
  }
}

function toAnswer({ want }: Step, { rows, changes, fields }: TripResult): Answer {
  if (want === "changes") return { changes, rows: NO_ROWS, columns: [] };
  const columns = (fields ?? []).map(({ name }) => ({ name, table: null }));
  return { changes: 0, rows: want === "row" ? rows.slice(0, 1) : rows, columns };
}

function startFacts(writer: WireWriter): CallFacts {
  const facts = new CallFacts();
  facts.start();
  writer.position = 0;
  return facts;
}

function taken(writer: WireWriter): Buffer {
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

/** Ends what is open on a connection when it is disposed of, however that comes. */
function rolledBack(connection: ServerConnection): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      if (!connection.isInTransaction) return;
      // Whatever is wrong with it: the next call gets another one.
      await connection.trip([ROLLBACK]).catch(() => connection.lose());
    },
  };
}

/**
 * Of a call with a request_id: the same call may run elsewhere at the same time, and was stored
 * between this one's snapshot and its statement. Run again, it finds the kept reply.
 */
function mayBeTwin(error: unknown, call: TypedCall): boolean {
  return call.requestId !== "" && error instanceof TripError && error.server?.code === "23505";
}

/** The server ends its connections: what became of the COMMIT is not in its answer. */
function isShutdown({ server }: TripError): boolean {
  return server?.code?.startsWith("57P") === true;
}

function hasNul(): CallError {
  return {
    reason: "INVALID_FIELD",
    message: "a text has a NUL character, which PostgreSQL can't store",
  };
}

import type { Database } from "better-sqlite3";
import type { WireWriter } from "../../base/wire.js";
import type { PackedCall } from "../../engine/call.js";
import type { DatabasePlan } from "../../engine/plan.js";
import type { RpcFailure } from "../../engine/rpc-failure.js";
import type { CallFacts } from "../../typed/call-facts.js";
import type { Stored } from "../../typed/encode.js";
import { PortableExecutor } from "../../typed/portable-executor.js";
import { orderOf } from "../../typed/statement-variant.js";
import type { Answer, Step } from "../../typed/steps.js";
import type { TypedCall } from "../../typed/typed-call.js";
import type { RunnableCall } from "./runnable-call.js";
import { fromSqliteError } from "./sqlite-error.js";
import { type Compiled, StatementCache } from "./statement-cache.js";
import { rawKeysSql, textOf } from "./statement-text.js";
import { addUnicodeLower } from "./unicode-lower.js";

const NO_ROWS: readonly never[] = [];

/** Runs the typed rpcs of one database on one connection, in TypeScript: answers each step of a call at once. */
export class TypedCalls {
  readonly executor: PortableExecutor;
  readonly #db: Database;
  readonly #statements: StatementCache;
  /** Of the call that runs now, if it reads its rows in chunks: nothing else runs on the connection meanwhile. */
  #cursor: IterableIterator<unknown> | undefined;

  constructor(db: Database, plan: DatabasePlan) {
    addUnicodeLower(db);
    this.executor = new PortableExecutor(plan);
    this.#db = db;
    this.#statements = new StatementCache(db);
  }

  /** Prepared statements dropped since the connection opened. */
  get evictions(): number {
    return this.#statements.evictions;
  }

  /** Throws RpcFailure SCHEMA_MISMATCH when a statement does not compile, because the schema lacks something. */
  requireSchema(plan: DatabasePlan): void {
    for (const { statements } of plan.rpcs)
      for (const statement of statements) {
        const order = orderOf(statement, 0);
        const sql = textOf(statement, { conditions: 0, order, hasToken: false, rawKeys: 0 });
        try {
          this.#db.prepare(sql);
        } catch (error) {
          throw this.#worded(error, sql, () => undefined);
        }
      }
  }

  /** Decodes and checks a request. Throws RpcFailure with every broken rule. */
  read(packed: PackedCall): RunnableCall {
    const call = this.executor.read(packed);
    return {
      method: call.rpc.method,
      isSql: false,
      caller: packed.caller,
      requestId: call.requestId,
      validateOnly: false,
      bodyHash: () => call.bodyHash(),
      earlierBodyHash: () => call.earlierBodyHash(),
      run: (writer, facts, commitSeq) => this.#run(call, writer, facts, commitSeq),
    };
  }

  /** What the caller is told of an error of SQLite that one of the rpc's statements has raised. */
  explain(packed: PackedCall, step: number, error: unknown): RpcFailure {
    const parts = this.executor.rpc(packed.rpc).statements[step]?.parts ?? [];
    const sql = parts.map(({ text }) => text).join("");
    return this.#worded(error, sql, (column) => this.executor.read(packed).boundValue(column));
  }

  #run(call: TypedCall, writer: WireWriter, facts: CallFacts, commitSeq: string): void {
    const steps = call.steps(writer, facts, () => commitSeq);
    try {
      for (let next = steps.next(); next.done !== true; ) {
        const compiled = this.#compiled(next.value, facts);
        try {
          next = steps.next(this.#answer(compiled, next.value));
        } catch (error) {
          throw this.#worded(error, compiled.statement.source, (column) => call.boundValue(column));
        }
      }
    } finally {
      this.#cursor?.return?.();
      this.#cursor = undefined;
    }
  }

  #compiled({ statement }: Step, facts: CallFacts): Compiled {
    const known = this.#statements.find(statement);
    if (known !== undefined) return known;
    facts.cacheHit = false;
    const compiled = this.#statements.compile(statement);
    facts.prepared();
    return compiled;
  }

  #answer(compiled: Compiled, { statement: { variant }, values, want, atMost }: Step): Answer {
    const { statement, columns } = compiled;
    switch (want) {
      case "changes":
        return { changes: statement.run(values).changes, rows: NO_ROWS, columns };
      case "row": {
        const row = statement.get(values) as Stored[] | undefined;
        return { changes: 0, rows: row === undefined ? NO_ROWS : [row], columns };
      }
      case "rows":
        return { changes: 0, rows: statement.all(values) as Stored[][], columns };
      case "some":
        this.#cursor = statement.iterate(values);
        return { changes: 0, rows: this.#fetch(atMost), columns };
      case "more":
        return { changes: 0, rows: this.#fetch(atMost), columns };
      case "keys": {
        if (variant.order === undefined) throw new Error("a statement without pages has no keys");
        const keys = this.#db.prepare(rawKeysSql(statement.source, variant.order)).raw();
        return { changes: 0, rows: [keys.get(values) as Stored[]], columns };
      }
    }
  }

  #fetch(atMost: number): Stored[][] {
    const rows: Stored[][] = [];
    while (rows.length < atMost) {
      const next = this.#cursor?.next();
      if (next === undefined || next.done === true) break;
      rows.push(next.value as Stored[]);
    }
    return rows;
  }

  #worded(error: unknown, sql: string, boundValue: (column: string) => string | undefined): RpcFailure {
    return fromSqliteError(error, { db: this.#db, sql, boundValue });
  }
}

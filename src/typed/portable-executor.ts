import type { Database } from "better-sqlite3";
import type { WireWriter } from "../base/wire.js";
import type { PackedCall } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { DatabasePlan, FieldPlan, PageOrder, RpcPlan, StatementPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { fromSqliteError } from "../sqlite/thread/sqlite-error.js";
import { addUnicodeLower } from "../sqlite/thread/unicode-lower.js";
import { AnswerWriter } from "./answer.js";
import { Binder, type CallScope } from "./bind.js";
import type { CallFacts } from "./call-facts.js";
import { Decoder } from "./decode.js";
import { Encoder } from "./encode.js";
import { newId } from "./new-id.js";
import { fromPageToken } from "./page-token.js";
import { bind, orderOf, type Prepared, StatementCache, textOf, type Variant } from "./prepared.js";
import { type DecodedCall, readRequest } from "./request.js";
import { earlierBodyHash, RequestHashes } from "./request-hash.js";
import type { RunnableCall } from "./runnable-call.js";
import { Validator } from "./validate.js";
import type { Bindable, Values } from "./values.js";

/** Runs the typed rpcs of one database on one connection, in TypeScript: request bytes in, response bytes out. */
export class PortableExecutor {
  readonly statements: StatementCache;
  readonly #plan: DatabasePlan;
  readonly #db: Database;
  readonly #decoder: Decoder;
  readonly #validator: Validator;
  readonly #binder: Binder;
  readonly encoder: Encoder;
  readonly #hashes: RequestHashes;

  constructor(db: Database, plan: DatabasePlan) {
    this.#db = db;
    addUnicodeLower(db);
    this.#plan = plan;
    this.#decoder = new Decoder(plan);
    this.#validator = new Validator(plan);
    this.#binder = new Binder(plan, newId);
    this.#hashes = new RequestHashes(plan, this.#binder);
    this.encoder = new Encoder(plan);
    this.statements = new StatementCache(db, this.#binder, this.encoder);
  }

  rpc(id: number): RpcPlan {
    const rpc = this.#plan.rpcs[id];
    if (rpc === undefined) throw new Error(`no rpc has the number ${id}`);
    return rpc;
  }

  /** Throws RpcFailure SCHEMA_MISMATCH when a statement does not compile, because the schema lacks something. */
  requireSchema(): void {
    for (const rpc of this.#plan.rpcs)
      for (const plan of rpc.statements) {
        const order = orderOf(plan, 0);
        const { sql } = textOf(plan, { conditions: 0, order, hasToken: false, rawKeys: 0 });
        try {
          this.#db.prepare(sql);
        } catch (error) {
          throw fromSqliteError(error, { db: this.#db, sql, boundValue: () => undefined });
        }
      }
  }

  /** Why a call can't begin: every broken rule, or its page token; undefined when it can. */
  refusal(packed: PackedCall): CallError | undefined {
    try {
      const call = this.#request(packed);
      const conditions = this.#conditions(call.rpc, call.scope);
      for (const plan of call.rpc.statements) {
        const order = orderOf(plan, conditions);
        if (order !== undefined) this.#tokenKeys(call, order);
      }
      return undefined;
    } catch (error) {
      if (error instanceof RpcFailure) return error.error;
      throw error;
    }
  }

  /** What the caller is told of an error of SQLite that one of the rpc's statements has raised. */
  explain(packed: PackedCall, step: number, error: unknown): RpcFailure {
    const sql =
      this.rpc(packed.rpc)
        .statements[step]?.parts.map(({ text }) => text)
        .join("") ?? "";
    return this.#explain(() => this.#request(packed), sql, error);
  }

  #explain(call: () => DecodedCall, sql: string, error: unknown): RpcFailure {
    return fromSqliteError(error, { db: this.#db, sql, boundValue: (column) => this.#boundValue(call(), column) });
  }

  /** Decodes and checks a request. Throws RpcFailure with every broken rule. */
  read(packed: PackedCall): RunnableCall {
    const call = this.#request(packed);
    const { rpc } = call;
    return {
      method: rpc.method,
      isSql: false,
      caller: packed.caller,
      requestId: call.requestId,
      validateOnly: false,
      bodyHash: () => this.#hashes.body(rpc, call.scope),
      earlierBodyHash: () => earlierBodyHash(rpc, call.scope),
      run: (writer, facts, commitSeq) => this.#run(call, writer, facts, commitSeq),
    };
  }

  #request(packed: PackedCall): DecodedCall {
    return readRequest(this.#plan, this.#decoder, this.#validator, this.rpc(packed.rpc), packed);
  }

  #run(call: DecodedCall, writer: WireWriter, facts: CallFacts, commitSeq: string): void {
    const { rpc, scope } = call;
    const conditions = this.#conditions(rpc, scope);
    const answer = new AnswerWriter(writer, facts, rpc, this.encoder.messages[rpc.response] ?? []);
    facts.prepared();
    const last = rpc.statements.length - 1;
    for (let index = 0; index <= last; index++) {
      const plan = rpc.statements[index];
      if (plan === undefined) continue;
      const found = this.#runStatement(call, plan, index, conditions, facts, index === last ? answer : undefined);
      if (!found) throw nothingFound(rpc, index);
    }
    if (rpc.lane === "write") answer.commitSeq(commitSeq);
  }

  /** False when it found or changed nothing and that ends the rpc. */
  #runStatement(
    call: DecodedCall,
    plan: StatementPlan,
    index: number,
    conditions: number,
    facts: CallFacts,
    answer: AnswerWriter | undefined,
  ): boolean {
    const { rpc, scope } = call;
    const order = orderOf(plan, conditions);
    const tokenKeys = order === undefined ? [] : this.#tokenKeys(call, order);
    const variant: Variant = { conditions, order, hasToken: tokenKeys.length > 0, rawKeys: rawKeysOf(tokenKeys) };
    const each = plan.each === undefined ? undefined : this.#elements(call, plan.each);
    const prepared = this.#prepared(rpc, index, variant, each?.message, facts);
    for (let element = 0; element < (each?.values.length ?? 1); element++) {
      if (each !== undefined) {
        scope.element = each.values[element] as Values;
        scope.index = element;
      }
      const found = this.#step(call, plan, prepared, order, tokenKeys, facts, answer);
      if (!found) return false;
    }
    scope.element = undefined;
    return true;
  }

  #step(
    call: DecodedCall,
    plan: StatementPlan,
    prepared: Prepared,
    order: PageOrder | undefined,
    tokenKeys: readonly Bindable[],
    facts: CallFacts,
    answer: AnswerWriter | undefined,
  ): boolean {
    const { rpc, scope } = call;
    try {
      if (!prepared.returnsRows) {
        const { changes } = prepared.statement.run(bind(prepared, scope));
        facts.stepped();
        return changes > 0 || plan.none === undefined;
      }
      if (answer === undefined) {
        const row = prepared.statement.get(bind(prepared, scope));
        facts.stepped();
        return row !== undefined || plan.none === undefined;
      }
      if (rpc.answer.shape !== "rows") return answer.one(prepared, scope);
      if (order === undefined) return answer.all(prepared, scope) > 0 || plan.none === undefined;
      answer.page(prepared, scope, order, tokenKeys, () => this.#hashes.filters(rpc, scope));
      return true;
    } catch (error) {
      throw this.#explain(() => call, prepared.statement.source, error);
    }
  }

  #tokenKeys({ rpc, scope, pageToken }: DecodedCall, order: PageOrder): readonly Bindable[] {
    return pageToken === "" ? [] : fromPageToken(pageToken, this.#hashes.filters(rpc, scope), order.keys.length);
  }

  #prepared(rpc: RpcPlan, index: number, variant: Variant, element: number | undefined, facts: CallFacts): Prepared {
    const known = this.statements.find(rpc, index, variant);
    if (known !== undefined) return known;
    facts.cacheHit = false;
    const prepared = this.statements.prepare(rpc, index, variant, element);
    facts.prepared();
    return prepared;
  }

  #conditions(rpc: RpcPlan, scope: CallScope): number {
    let bits = 0;
    rpc.conditions.forEach((condition, index) => {
      if (this.#binder.holds(rpc, condition, scope)) bits |= 1 << index;
    });
    return bits;
  }

  #elements(
    call: DecodedCall,
    each: NonNullable<StatementPlan["each"]>,
  ): { values: Values; message: number | undefined } {
    const field = this.#fields(call.rpc, each.scope)[each.field];
    const source = each.scope === "request" ? call.scope.request : call.scope.resource;
    return { values: (source?.[each.field] ?? []) as Values, message: field?.type };
  }

  /** The value that the call gave for a column, if a field has its name: to probe which reference is broken. */
  #boundValue(call: DecodedCall, column: string): string | undefined {
    for (const scope of ["resource", "request"] as const) {
      const index = this.#fields(call.rpc, scope).findIndex((field) => field.name === column);
      const value = (scope === "request" ? call.scope.request : call.scope.resource)?.[index];
      if (typeof value === "string") return value;
    }
    return undefined;
  }

  #fields(rpc: RpcPlan, scope: "request" | "resource"): readonly FieldPlan[] {
    const request = this.#plan.messages[rpc.request]?.fields ?? [];
    if (scope === "request") return request;
    return this.#plan.messages[request[rpc.resource ?? -1]?.type ?? -1]?.fields ?? [];
  }
}

function rawKeysOf(tokenKeys: readonly Bindable[]): number {
  return tokenKeys.reduce<number>((bits, key, index) => (Buffer.isBuffer(key) ? bits | (1 << index) : bits), 0);
}

/** What an rpc is answered with whose statement of this number found or changed nothing. */
export function nothingFound(rpc: RpcPlan, statement: number): RpcFailure {
  const reason = rpc.statements[statement]?.none ?? "NOT_FOUND";
  const message =
    reason === "NOT_FOUND" ? `${rpc.name} found no row with the key of the request` : `${rpc.name} changed nothing`;
  return new RpcFailure({ reason, message, metadata: { rpc: rpc.method } });
}

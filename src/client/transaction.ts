import {
  create,
  type DescMessage,
  type DescService,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { type Client, Code, ConnectError, createClient, type Transport } from "@connectrpc/connect";
import type { ExecuteResponse, QueryResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import {
  TransactRequest_Mode as Mode,
  type TransactRequestSchema,
  type TransactResponse,
} from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import type { createMainDb, createWalmartDb } from "./create-db.js";
import { REPLICATED } from "./headers.js";
import { fromStatus } from "./status-error.js";
import { type SqlParameter, toValue, toValues, type ValueInit } from "./values.js";

/** The client of either database: both have transactions. */
export type AnyDb = ReturnType<typeof createMainDb> | ReturnType<typeof createWalmartDb>;

type Request = MessageInitShape<typeof TransactRequestSchema>;
type Action = NonNullable<Request["action"]>;
type Result = TransactResponse["result"];
/** A statement and its parameters, as the SQL rpcs take them; give positional or named ones. */
export interface StatementInit {
  readonly sql: string;
  readonly parameters?: ValueInit[];
  readonly namedParameters?: { [name: string]: ValueInit };
}

/** A statement whose parameters may also be plain values. */
export interface SqlStatement {
  readonly sql: string;
  readonly parameters?: readonly SqlParameter[];
  readonly namedParameters?: Readonly<Record<string, SqlParameter>>;
}

export interface TransactionOptions {
  /** `read`: one snapshot, in which every read sees the same state. Default `write`: the one writer, which others wait for. */
  readonly mode?: "read" | "write";
  /** `replicated`: its COMMIT is answered once a replica has it (`REPLICATED` does the same for a call). Default `local`. */
  readonly durability?: "local" | "replicated";
  /** Ends the transaction and undoes it. */
  readonly signal?: AbortSignal | undefined;
}

/** A transaction of the service's, driven step by step. One step runs at a time, in the order of the calls. */
export class Transaction {
  readonly #outbox: Request[] = [];
  readonly #responses: AsyncIterator<TransactResponse>;
  readonly #aborter: AbortController;
  #wake: (() => void) | undefined;
  #isOver = false;
  #last: Promise<unknown> = Promise.resolve();
  #savepoints = 0;

  private constructor(db: AnyDb, { signal, durability }: TransactionOptions) {
    this.#aborter = new AbortController();
    const signals = signal === undefined ? [this.#aborter.signal] : [this.#aborter.signal, signal];
    const headers = durability === "replicated" ? REPLICATED : {};
    const options = { signal: AbortSignal.any(signals), headers };
    this.#responses = db.transact(this.#requests(), options)[Symbol.asyncIterator]();
  }

  /** Waits for its turn: one transaction writes at a time. Throws ConnectError. */
  static async begin(db: AnyDb, options: TransactionOptions = {}): Promise<Transaction> {
    const { mode = "write" } = options;
    const transaction = new Transaction(db, options);
    await transaction.#step({
      case: "begin",
      value: { mode: mode === "write" ? Mode.READ_WRITE : Mode.READ_ONLY },
    });
    return transaction;
  }

  /** Runs a statement that reads; `toRows` has its rows. Throws ConnectError, and TypeError for what can't be bound. */
  async query(statement: SqlStatement): Promise<QueryResponse> {
    return expect(await this.#step({ case: "query", value: toStatement(statement) }), "query");
  }

  /** Runs a statement that may write. Throws as `query`. */
  async execute(statement: SqlStatement): Promise<ExecuteResponse> {
    return expect(await this.#step({ case: "execute", value: toStatement(statement) }), "execute");
  }

  /** A typed client whose unary calls run inside the transaction. */
  client<Service extends DescService>(service: Service): Client<Service> {
    return createClient(service, this.#transport());
  }

  /** Runs `work` so that it happens whole or not at all within the transaction. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `nested_${++this.#savepoints}`;
    await this.#step({ case: "savepoint", value: { name } });
    try {
      const result = await work();
      await this.#step({ case: "release", value: { name } });
      return result;
    } catch (error) {
      await this.#step({ case: "rollbackTo", value: { name } });
      await this.#step({ case: "release", value: { name } });
      throw error;
    }
  }

  /** Keeps what was done. Resolves when it is on disk. */
  async commit(): Promise<void> {
    await this.#step({ case: "commit", value: {} });
    this.#end();
  }

  /** Undoes what was done. Never throws: a transaction that is lost is rolled back already. */
  async rollback(): Promise<void> {
    await this.#step({ case: "rollback", value: {} }).catch(() => undefined);
    this.#end();
    this.#aborter.abort();
  }

  #transport(): Transport {
    const call = async <O extends DescMessage>(
      method: string,
      request: Uint8Array,
      output: O,
    ): Promise<MessageShape<O>> =>
      fromBinary(output, expect(await this.#step({ case: "call", value: { method, request } }), "reply"));
    return {
      unary: async (method, _signal, _timeoutMs, _header, input) => ({
        stream: false,
        service: method.parent,
        method,
        header: new Headers(),
        trailer: new Headers(),
        message: await call(method.name, toBinary(method.input, create(method.input, input)), method.output),
      }),
      stream: () => Promise.reject(new ConnectError("streams don't run inside a transaction", Code.Unimplemented)),
    };
  }

  /** One after the other: each response belongs to the request before it. */
  #step(action: Action): Promise<Result> {
    const step = this.#last.then(() => this.#exchange(action));
    this.#last = step.catch(() => undefined);
    return step;
  }

  async #exchange(action: Action): Promise<Result> {
    this.#outbox.push({ action });
    this.#wake?.();
    const { done, value } = await this.#responses.next();
    if (done === true) throw new ConnectError("the transaction has ended", Code.Aborted);
    if (value.result.case === "error") throw fromStatus(value.result.value);
    return value.result;
  }

  async *#requests(): AsyncGenerator<Request> {
    while (!this.#isOver || this.#outbox.length > 0) {
      const next = this.#outbox.shift();
      if (next !== undefined) yield next;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#wake?.();
  }
}

function toStatement({ sql, parameters = [], namedParameters = {} }: SqlStatement): Required<StatementInit> {
  const named = Object.entries(namedParameters).map(([name, value]) => [name, toValue(value, `parameter ${name}`)]);
  return { sql, parameters: toValues(...parameters), namedParameters: Object.fromEntries(named) };
}

interface ValueOf {
  readonly query: QueryResponse;
  readonly execute: ExecuteResponse;
  readonly reply: Uint8Array;
}

function expect<Case extends keyof ValueOf>(result: Result, expected: Case): ValueOf[Case] {
  if (result.case === expected) return result.value as ValueOf[Case];
  throw new ConnectError(`the service answered ${expected} with ${result.case}`, Code.Internal);
}

/**
 * Runs `work` in a transaction: commits when it resolves, and undoes everything when it throws, when the connection is lost, or when
 * the signal aborts. A step that fails changed nothing and leaves the transaction open.
 *
 * @throws what `work` threw, or ConnectError, for example with the reason TRANSACTION_LOST.
 */
export async function inTransaction<T>(
  db: AnyDb,
  work: (transaction: Transaction) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  const transaction = await Transaction.begin(db, options);
  let result: T;
  try {
    result = await work(transaction);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  await transaction.commit();
  return result;
}

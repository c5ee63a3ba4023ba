import {
  create,
  type DescMessage,
  type DescMethodStreaming,
  type DescMethodUnary,
  fromBinary,
  type Message,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Code, ConnectError, type StreamResponse, type Transport, type UnaryResponse } from "@connectrpc/connect";
import type { ExecuteRequest, QueryRequest } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import {
  type QueryStreamRequest,
  QueryStreamResponseSchema,
  type TransactRequest,
} from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { toStatusDetails } from "../calls/error-details.js";
import { fromStatus } from "../client/status-error.js";
import type { RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { fromSqliteError } from "../sqlite/thread/sqlite-error.js";
import type { LegacyDatabase } from "./legacy-database.js";
import { runLegacyTransaction } from "./legacy-transaction.js";

/** Answers a client's calls from connections of the calling thread, with the service's own answers and errors. */
export class LegacyTransport implements Transport {
  readonly #database: LegacyDatabase;
  readonly #rpcByName: (name: string) => RpcPlan;

  constructor(database: LegacyDatabase, rpcByName: (name: string) => RpcPlan) {
    this.#database = database;
    this.#rpcByName = rpcByName;
  }

  async unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
    signal: AbortSignal | undefined,
    _timeoutMs: number | undefined,
    _header: unknown,
    input: MessageInitShape<I>,
  ): Promise<UnaryResponse<I, O>> {
    signal?.throwIfAborted();
    try {
      const message = await this.#answer(method, create(method.input, input));
      return { ...envelope(method), stream: false, method, message: message as MessageShape<O> };
    } catch (error) {
      throw toClientError(error);
    }
  }

  stream<I extends DescMessage, O extends DescMessage>(
    method: DescMethodStreaming<I, O>,
    signal: AbortSignal | undefined,
    _timeoutMs: number | undefined,
    _header: unknown,
    input: AsyncIterable<MessageInitShape<I>>,
  ): Promise<StreamResponse<I, O>> {
    const message = this.#answers(method, created(method.input, input), signal) as AsyncIterable<MessageShape<O>>;
    return Promise.resolve({ ...envelope(method), stream: true, method, message });
  }

  async #answer(method: DescMethodUnary, request: Message): Promise<Message> {
    const database = this.#database;
    if (method.name === "Query") return await database.read((connection) => connection.query(request as QueryRequest));
    if (method.name === "Execute")
      return await database.write((connection) => connection.execute(request as ExecuteRequest));
    const rpc = this.#rpcByName(method.name);
    const bytes = toBinary(method.input, request);
    return fromBinary(method.output, await database[rpc.lane]((connection) => connection.call(rpc, bytes)));
  }

  async *#answers(
    method: DescMethodStreaming,
    requests: AsyncIterable<Message>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Message> {
    try {
      const context = { database: this.#database, signal, rpcByName: this.#rpcByName };
      if (method.name === "Transact")
        return yield* runLegacyTransaction(context, requests as AsyncIterable<TransactRequest>);
      if (method.name !== "QueryStream") throw unimplemented(method.name);
      for await (const request of requests as AsyncIterable<QueryStreamRequest>) {
        // All rows at once: an open cursor would keep the connection from everybody else's statements.
        const { columns, rows } = await this.#database.read((connection) => connection.query(request));
        yield create(QueryStreamResponseSchema, { columns, rows });
      }
    } catch (error) {
      throw toClientError(error);
    }
  }
}

async function* created<I extends DescMessage>(
  schema: I,
  inputs: AsyncIterable<MessageInitShape<I>>,
): AsyncGenerator<Message> {
  for await (const input of inputs) yield create(schema, input);
}

function envelope<Method extends DescMethodUnary | DescMethodStreaming>(method: Method) {
  return { service: method.parent, header: new Headers(), trailer: new Headers() };
}

function unimplemented(name: string): ConnectError {
  return new ConnectError(`${name} is not to be had while USE_UNIFIED_DB is false`, Code.Unimplemented);
}

/** As a service's client throws it. */
function toClientError(error: unknown): unknown {
  if (error instanceof ConnectError) return error;
  const failure = fromSqliteError(error).error;
  const told = fromStatus(fromBinary(StatusSchema, toStatusDetails(failure)));
  // There is no log for the rest.
  if (!(error instanceof RpcFailure) || failure.reason === "INTERNAL") told.cause = error;
  return told;
}

import type { DescService } from "@bufbuild/protobuf";
import { type CallOptions, type Client, createClient, type Transport } from "@connectrpc/connect";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import type { ClientOptions } from "./options.js";
import { createGrpcTransport } from "./transport.js";

/**
 * A typed client, one method per rpc. Close it when done, or let `using` do it. An unclosed client does not keep the process alive.
 * Leaving a loop over a stream ends the call.
 */
export type DbClient<Service extends DescService> = Client<Service> &
  Disposable & {
    /** Closes the connection; a client over a transport of the caller's leaves it open. */
    close(): void;
  };

type StreamingCall = (input: unknown, options?: CallOptions) => AsyncIterable<unknown>;

/** Connect's client does not tell the server that a loop over its answers was left, and the open call would keep the process. */
function endsWithItsLoop(call: StreamingCall): StreamingCall {
  return (input, options = {}) => {
    const left = new AbortController();
    const signal = options.signal === undefined ? left.signal : AbortSignal.any([left.signal, options.signal]);
    const answers = call(input, { ...options, signal })[Symbol.asyncIterator]();
    const leave = async (): Promise<IteratorResult<unknown>> => {
      left.abort();
      return { done: true, value: undefined };
    };
    return { [Symbol.asyncIterator]: () => ({ next: () => answers.next(), return: leave }) };
  };
}

function createLeavableClient<Service extends DescService>(service: Service, transport: Transport): Client<Service> {
  const client = createClient(service, transport);
  const calls = client as Record<string, StreamingCall>;
  for (const { localName, methodKind } of service.methods) {
    const call = calls[localName];
    if (call === undefined || !["server_streaming", "bidi_streaming"].includes(methodKind)) continue;
    calls[localName] = endsWithItsLoop(call);
  }
  return client;
}

function createDb<Service extends DescService>(
  service: Service,
  target: string | Transport,
  options: ClientOptions | undefined,
): DbClient<Service> {
  if (typeof target !== "string") {
    return Object.assign(createLeavableClient(service, target), { close() {}, [Symbol.dispose]() {} });
  }
  const transport = createGrpcTransport(target, options);
  const close = () => transport.close();
  return Object.assign(createLeavableClient(service, transport), { close, [Symbol.dispose]: close });
}

/**
 * A client for the e-mail and workflow database.
 *
 * @param target `host:port`, `unix:path`, or any Connect transport, which has its own options.
 * @throws TypeError when an option or the target makes no sense. It does not connect yet.
 */
export function createMainDb(target: string | Transport, options?: ClientOptions): DbClient<typeof MainDb> {
  return createDb(MainDb, target, options);
}

/**
 * A client for the grocery database.
 *
 * @param target `host:port`, `unix:path`, or any Connect transport, which has its own options.
 * @throws TypeError when an option or the target makes no sense. It does not connect yet.
 */
export function createWalmartDb(target: string | Transport, options?: ClientOptions): DbClient<typeof WalmartDb> {
  return createDb(WalmartDb, target, options);
}

/**
 * A client for the administration of a server: statistics, health, plans, backups. Needs the role `admin`.
 *
 * @param target `host:port`, `unix:path`, or any Connect transport, which has its own options.
 * @throws TypeError when an option or the target makes no sense. It does not connect yet.
 */
export function createAdminDb(target: string | Transport, options?: ClientOptions): DbClient<typeof AdminDb> {
  return createDb(AdminDb, target, options);
}

import type { DescService } from "@bufbuild/protobuf";
import { type Client, createClient, type Transport } from "@connectrpc/connect";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import type { ClientOptions } from "./options.js";
import { createGrpcTransport } from "./transport.js";

/** A typed client, one method per rpc, that must be closed; `using` does it by itself. */
export type DbClient<Service extends DescService> = Client<Service> &
  Disposable & {
    /** Closes the connection; a client over a transport of the caller's leaves it open. */
    close(): void;
  };

function createDb<Service extends DescService>(
  service: Service,
  target: string | Transport,
  options: ClientOptions | undefined,
): DbClient<Service> {
  if (typeof target !== "string") {
    return Object.assign(createClient(service, target), { close() {}, [Symbol.dispose]() {} });
  }
  const transport = createGrpcTransport(target, options);
  const close = () => transport.close();
  return Object.assign(createClient(service, transport), { close, [Symbol.dispose]: close });
}

/**
 * A client for the e-mail and workflow database.
 *
 * @param target `host:port`, `unix:path`, or any Connect transport, which then brings options of its own.
 * @throws TypeError when an option or the target makes no sense. It does not connect yet.
 */
export function createMainDb(target: string | Transport, options?: ClientOptions): DbClient<typeof MainDb> {
  return createDb(MainDb, target, options);
}

/**
 * A client for the grocery database.
 *
 * @param target `host:port`, `unix:path`, or any Connect transport, which then brings options of its own.
 * @throws TypeError when an option or the target makes no sense. It does not connect yet.
 */
export function createWalmartDb(target: string | Transport, options?: ClientOptions): DbClient<typeof WalmartDb> {
  return createDb(WalmartDb, target, options);
}

/**
 * A client for the administration of a server: statistics, health, plans, backups. Needs the role `admin`.
 *
 * @param target `host:port`, `unix:path`, or any Connect transport, which then brings options of its own.
 * @throws TypeError when an option or the target makes no sense. It does not connect yet.
 */
export function createAdminDb(target: string | Transport, options?: ClientOptions): DbClient<typeof AdminDb> {
  return createDb(AdminDb, target, options);
}

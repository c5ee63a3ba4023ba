import { type ConnectRouter, createRouterTransport, type Transport } from "@connectrpc/connect";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { toDatabase } from "../calls/admin/database-numbers.js";
import type { LegacyConnection } from "./legacy-connection.js";
import type { LegacyDatabase } from "./legacy-database.js";

/** What the manager asks an administrator's service, answered for the connections of this thread. */
export function createLegacyAdmin(databases: readonly LegacyDatabase[]): Transport {
  const routes = (router: ConnectRouter): void => {
    router.service(AdminDb, {
      getReadiness: async () => ({ databases: await Promise.all(databases.map(readinessOf)) }),
      getStatistics: () => ({
        databases: databases.map(statisticsOf),
        process: { residentBytes: BigInt(process.memoryUsage.rss()) },
      }),
      optimize: async ({ database }) => {
        const found = databases.find(({ config }) => toDatabase(config.database) === database);
        await found?.write((connection) => connection.optimize());
        return {};
      },
    });
  };
  return createRouterTransport(routes);
}

async function readinessOf(database: LegacyDatabase) {
  const proof = (connection: LegacyConnection) =>
    connection.query({ sql: "SELECT count(*) FROM sqlite_schema", parameters: [], namedParameters: {} });
  const problem = await database.read(proof).then(
    () => "",
    (error: unknown) => String(error),
  );
  const ok = problem === "";
  return { database: toDatabase(database.config.database), serving: ok, checks: [{ name: "read", ok, problem }] };
}

function statisticsOf(database: LegacyDatabase) {
  const { config, permits, writing } = database;
  const acquired = database.opened - database.idle;
  return {
    database: toDatabase(config.database),
    totalConns: database.opened,
    acquiredConns: acquired,
    idleConns: database.idle,
    maxConns: database.maxConnections,
    read: { waitingCalls: permits.waiting + writing.waiting },
  };
}

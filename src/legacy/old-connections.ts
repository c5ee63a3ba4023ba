import type { Transport } from "@connectrpc/connect";
import { loadPlans, type Plans } from "../contract/load-plans.js";
import type { DatabaseName, DatabasePlan, RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { createLegacyAdmin } from "./legacy-admin.js";
import { LegacyDatabase } from "./legacy-database.js";
import { localDatabase } from "./legacy-file.js";
import { LegacyTransport } from "./legacy-transport.js";

/** The databases of the old application. */
type OldDatabase = "main" | "walmart";

/** Connections of the old application: ten for main, one for walmart, all in the thread that calls. */
const CONNECTIONS: Readonly<Record<OldDatabase, number>> = { main: 10, walmart: 1 };

/** What clients talk to while USE_UNIFIED_DB is false. */
export interface OldConnections {
  readonly main: Transport;
  readonly walmart: Transport;
  readonly admin: Transport;
  stop(): Promise<void>;
}

/** Opens both files on synchronous connections of this thread. Throws OpenError or ConfigError. */
export function openOldConnections(settings: Readonly<Record<string, string>>): OldConnections {
  const main = openOldDatabase("main", settings);
  const walmart = openOldDatabase("walmart", settings);
  return {
    main: transportOf(main),
    walmart: transportOf(walmart),
    admin: createLegacyAdmin([main, walmart]),
    stop: async () => {
      main.close();
      walmart.close();
    },
  };
}

/** Creates, migrates or adopts the file of the settings. Throws OpenError or ConfigError. */
export function openOldDatabase(name: OldDatabase, settings: Readonly<Record<string, string>> = {}): LegacyDatabase {
  const config = localDatabase(name, settings);
  return new LegacyDatabase(config, Math.min(CONNECTIONS[name], config.maxConnections), () => planOf(name));
}

/** Answers a client of the database. */
export function transportOf(database: LegacyDatabase): Transport {
  return new LegacyTransport(database, (rpc) => findRpc(planOf(database.config.database), rpc));
}

let plans: Plans | undefined;

function planOf(name: DatabaseName): DatabasePlan {
  plans ??= loadPlans();
  return plans[name];
}

function findRpc({ rpcs }: DatabasePlan, name: string): RpcPlan {
  const found = rpcs.find((rpc) => rpc.name === name);
  if (found !== undefined) return found;
  throw new RpcFailure({ reason: "UNKNOWN_METHOD", message: `${name} is not a typed rpc of this database` });
}

import type { Transport } from "@connectrpc/connect";
import { loadPlans, type Plans } from "../contract/load-plans.js";
import type { DatabaseName, RpcPlan } from "../worker/plan.js";
import { RpcFailure } from "../worker/rpc-failure.js";
import { createLegacyAdmin } from "./legacy-admin.js";
import { LegacyDatabase } from "./legacy-database.js";
import { localDatabase } from "./legacy-file.js";
import { LegacyTransport } from "./legacy-transport.js";

/** Connections of the old application: ten for main, one for walmart, all in the thread that calls. */
const CONNECTIONS: Readonly<Record<DatabaseName, number>> = { main: 10, walmart: 1 };

/** What clients talk to while USE_UNIFIED_DB is false. */
export interface OldConnections {
  readonly main: Transport;
  readonly walmart: Transport;
  readonly admin: Transport;
  stop(): Promise<void>;
}

/** Opens both files on synchronous connections of this thread. Throws OpenError or ConfigError. */
export function openOldConnections(settings: Readonly<Record<string, string>>): OldConnections {
  let plans: Plans | undefined;
  const planOf = (name: DatabaseName) => {
    plans ??= loadPlans();
    return plans[name];
  };
  const open = (name: DatabaseName): LegacyDatabase => {
    const config = localDatabase(name, settings);
    return new LegacyDatabase(config, Math.min(CONNECTIONS[name], config.maxConnections), () => planOf(name));
  };
  const [main, walmart] = [open("main"), open("walmart")];
  return {
    main: new LegacyTransport(main, (rpc) => find(planOf("main").rpcs, rpc)),
    walmart: new LegacyTransport(walmart, (rpc) => find(planOf("walmart").rpcs, rpc)),
    admin: createLegacyAdmin([main, walmart]),
    stop: async () => {
      main.close();
      walmart.close();
    },
  };
}

function find(rpcs: readonly RpcPlan[], name: string): RpcPlan {
  const found = rpcs.find((rpc) => rpc.name === name);
  if (found !== undefined) return found;
  throw new RpcFailure({ reason: "UNKNOWN_METHOD", message: `${name} is no typed rpc of this database` });
}

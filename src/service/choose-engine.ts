import { checkAtStart } from "../contract/check-at-start.js";
import { ContractError } from "../contract/diagnostics.js";
import type { Engine } from "../engine/engine.js";
import { OpenError } from "../engine/open-error.js";
import { PostgresEngine } from "../postgres/postgres-engine.js";
import type { Config, DatabaseConfig } from "../settings/config.js";
import { type CheckContract, SqliteEngine, type SqliteLog } from "../sqlite/sqlite-engine.js";

/** The one place that knows which engines there are. */
export type ChooseEngine = (config: Config, log: SqliteLog) => Engine | Promise<Engine>;

/** SQLite, and PostgreSQL for each database that has a URL. */
export const chooseEngine: ChooseEngine = async (config, log) => {
  const servers = config.databases.flatMap(({ url, ...rest }) =>
    url === undefined ? [] : [{ ...rest, url }],
  );
  if (servers.length === 0) return sqliteEngine(config, log);
  const postgres = new PostgresEngine(servers, config, log);
  if (servers.length === config.databases.length) return postgres;
  const sqlite = await sqliteEngine(config, log);
  const engineOf = (database: string): Engine =>
    servers.some((each) => each.database === database) ? postgres : sqlite;
  return {
    claim: (database) => engineOf(database).claim(database),
    open: (plan, watch) => engineOf(plan.database).open(plan, watch),
    close: () => {
      sqlite.close();
      postgres.close();
    },
  };
};

/** SQLite, whose databases may have replicas; what keeps those is loaded where there is one. */
async function sqliteEngine(config: Config, log: SqliteLog): Promise<Engine> {
  const isReplicated = ({ url, replicaUrl }: DatabaseConfig): boolean =>
    url === undefined && replicaUrl !== undefined;
  const databases = config.databases.map((each) => ({
    ...each,
    leavesCheckpoints: isReplicated(each),
  }));
  const engine = new SqliteEngine({ ...config, databases }, log, checkFile);
  if (!config.databases.some(isReplicated)) return engine;
  const { ReplicatedEngine } = await import("../recovery/replicated-engine.js");
  const replicated = new ReplicatedEngine(engine, config, log);
  await replicated.restoreMissing();
  return replicated;
}

const checkFile: CheckContract = (plan, file, schemaHash, checked) => {
  try {
    return checkAtStart(plan, file, schemaHash, checked);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new OpenError(`${file} does not fit: ${error.message}`);
  }
};

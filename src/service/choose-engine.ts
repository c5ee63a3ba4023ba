import { checkAtStart } from "../contract/check-at-start.js";
import { ContractError } from "../contract/diagnostics.js";
import type { Engine } from "../engine/engine.js";
import { OpenError } from "../engine/open-error.js";
import type { Config } from "../settings/config.js";
import { type CheckContract, SqliteEngine, type SqliteLog } from "../sqlite/sqlite-engine.js";

/** The one place that knows which engines there are. */
export type ChooseEngine = (config: Config, log: SqliteLog) => Engine;

export const chooseEngine: ChooseEngine = (config, log) => new SqliteEngine(config, log, checkFile);

const checkFile: CheckContract = (plan, file, schemaHash, checked) => {
  try {
    return checkAtStart(plan, file, schemaHash, checked);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new OpenError(`${file} does not fit: ${error.message}`);
  }
};

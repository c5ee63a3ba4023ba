import type { Database } from "better-sqlite3";
import { createWalmartDb } from "../client/index.js";
import { type WalmartRepositories, walmartRepositories } from "../unified/repositories/walmart-repositories.js";
import type { LegacyDatabase } from "./legacy-database.js";
import { LegacyFile } from "./legacy-file.js";
import { openOldDatabase, transportOf } from "./old-connections.js";

/**
 * The old application's manager of the walmart database: one synchronous connection, and repositories whose methods answer
 * promises. Move to UnifiedConnectionManager.
 */
export interface WalmartDatabaseManager extends WalmartRepositories {
  /** Creates or migrates the file of WALMART_DB_PATH. */
  initialize(): Promise<void>;
  getDatabase(): Database;
  close(): Promise<void>;
}

let shared: WalmartDatabaseManager | undefined;

/** The one manager of this process. */
export function getWalmartDatabaseManager(): WalmartDatabaseManager {
  shared ??= create();
  return shared;
}

function create(): WalmartDatabaseManager {
  const file = new LegacyFile("walmart");
  let typed: LegacyDatabase | undefined;
  const client = async () => {
    typed ??= openOldDatabase("walmart");
    return createWalmartDb(transportOf(typed));
  };
  return Object.assign(walmartRepositories(client), {
    initialize: async () => file.initialize(),
    getDatabase: () => file.db,
    close: async () => {
      file.close();
      typed?.close();
      typed = undefined;
    },
  });
}

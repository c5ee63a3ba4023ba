import type { Database } from "better-sqlite3";
import { LegacyFile } from "./legacy-file.js";

/** The old application's manager of the walmart database: one synchronous connection. Move to UnifiedConnectionManager. */
export interface WalmartDatabaseManager {
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
  return {
    initialize: async () => file.initialize(),
    getDatabase: () => file.db,
    close: async () => file.close(),
  };
}

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

/** The one manager of this process. `settings` go before the environment's, and count in the first call only. */
export function getWalmartDatabaseManager(settings: Readonly<Record<string, string>> = {}): WalmartDatabaseManager {
  shared ??= create(settings);
  return shared;
}

function create(settings: Readonly<Record<string, string>>): WalmartDatabaseManager {
  const file = new LegacyFile("walmart", settings);
  return {
    initialize: async () => file.initialize(),
    getDatabase: () => file.db,
    close: async () => file.close(),
  };
}

import type { Database } from "better-sqlite3";
import { LegacyFile } from "./legacy-file.js";

/** The old application's manager of the main database: one synchronous connection. Move to UnifiedConnectionManager. */
export interface DatabaseManager {
  /** Creates or migrates the file of DB_PATH. */
  initialize(): Promise<void>;
  getConnectionPool(): { getConnection(): { getDatabase(): Database } };
  close(): Promise<void>;
}

let shared: DatabaseManager | undefined;

/** The one manager of this process. `settings` go before the environment's, and count in the first call only. */
export function getDatabaseManager(settings: Readonly<Record<string, string>> = {}): DatabaseManager {
  shared ??= create(settings);
  return shared;
}

function create(settings: Readonly<Record<string, string>>): DatabaseManager {
  const file = new LegacyFile("main", settings);
  return {
    initialize: async () => file.initialize(),
    getConnectionPool: () => ({ getConnection: () => ({ getDatabase: () => file.db }) }),
    close: async () => file.close(),
  };
}

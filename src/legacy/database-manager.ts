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

/** The one manager of this process. */
export function getDatabaseManager(): DatabaseManager {
  shared ??= create();
  return shared;
}

function create(): DatabaseManager {
  const file = new LegacyFile("main");
  return {
    initialize: async () => file.initialize(),
    getConnectionPool: () => ({ getConnection: () => ({ getDatabase: () => file.db }) }),
    close: async () => file.close(),
  };
}

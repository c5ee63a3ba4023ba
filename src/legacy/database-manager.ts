import type { Database } from "better-sqlite3";
import { createMainDb } from "../client/index.js";
import { type MainRepositories, mainRepositories } from "../unified/repositories/main-repositories.js";
import type { LegacyDatabase } from "./legacy-database.js";
import { LegacyFile } from "./legacy-file.js";
import { openOldDatabase, transportOf } from "./old-connections.js";

/**
 * The old application's manager of the main database: one synchronous connection, and repositories whose methods answer
 * promises. Move to UnifiedConnectionManager.
 */
export interface DatabaseManager extends MainRepositories {
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
  let typed: LegacyDatabase | undefined;
  const client = async () => {
    typed ??= openOldDatabase("main");
    return createMainDb(transportOf(typed));
  };
  return Object.assign(mainRepositories(client), {
    initialize: async () => file.initialize(),
    getConnectionPool: () => ({ getConnection: () => ({ getDatabase: () => file.db }) }),
    close: async () => {
      file.close();
      typed?.close();
      typed = undefined;
    },
  });
}

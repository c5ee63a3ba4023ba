import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdminDb, createMainDb, createWalmartDb } from "../../src/client/index.js";
import type { ChooseEngine } from "../../src/service/choose-engine.js";
import { openLog } from "../../src/service/log.js";
import { type RunningServer, startServer } from "../../src/service/server.js";
import { type Config, parseConfig } from "../../src/settings/config.js";

/** A real server of the test's own process: real sockets, real threads, files in a folder of its own. */
export interface TestServer {
  readonly address: string;
  /** `http://127.0.0.1:…`; empty where there is no HTTP port. */
  readonly httpAddress: string;
  readonly folder: string;
  readonly files: { readonly main: string; readonly walmart: string };
  readonly main: ReturnType<typeof createMainDb>;
  readonly walmart: ReturnType<typeof createWalmartDb>;
  readonly admin: ReturnType<typeof createAdminDb>;
  /** Closes clients and server and removes the folder, unless it is kept for another server. */
  stop(options?: { keepFiles?: boolean }): Promise<void>;
}

/**
 * Starts a server on a free port. `settings` are as in the environment; `folder` takes over files that were kept; `fixed` replaces
 * what is not a setting, and `choose` the engine.
 */
export async function startTestServer(
  settings: Readonly<Record<string, string>> = {},
  folder: string = mkdtempSync(join(tmpdir(), "crewdb-test-")),
  fixed: Partial<Config> = {},
  choose?: ChooseEngine,
): Promise<TestServer> {
  const files = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  const config = parseConfig({ DB_PATH: files.main, WALMART_DB_PATH: files.walmart, CREWDB_PORT: "0", ...settings });
  const server: RunningServer = await startServer({ ...config, ...fixed }, openLog("silent"), undefined, choose);
  const main = createMainDb(server.address, { retry: { maxAttempts: 1 } });
  const walmart = createWalmartDb(server.address, { retry: { maxAttempts: 1 } });
  const admin = createAdminDb(server.address, { retry: { maxAttempts: 1 } });
  return {
    address: server.address,
    httpAddress: server.httpAddress ?? "",
    folder,
    files,
    main,
    walmart,
    admin,
    stop: async (options = {}) => {
      main.close();
      walmart.close();
      admin.close();
      await server.stop();
      if (options.keepFiles !== true) rmSync(folder, { recursive: true, force: true });
    },
  };
}

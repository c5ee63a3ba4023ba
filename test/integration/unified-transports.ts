import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnifiedConnectionManager } from "../../src/unified/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** A manager on databases of its own. */
export interface Transport {
  readonly manager: UnifiedConnectionManager;
  stop(): Promise<void>;
}

async function remote(): Promise<Transport> {
  const server: TestServer = await startTestServer();
  const manager = new UnifiedConnectionManager({ url: server.address });
  return {
    manager,
    stop: async () => {
      await manager.shutdown();
      await server.stop();
    },
  };
}

async function embedded(more: Readonly<Record<string, string>> = {}): Promise<Transport> {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-embedded-"));
  const settings = { DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "walmart.db"), ...more };
  const manager = new UnifiedConnectionManager({ settings });
  return {
    manager,
    stop: async () => {
      await manager.shutdown();
      rmSync(folder, { recursive: true });
    },
  };
}

const synchronous = (): Promise<Transport> => embedded({ USE_UNIFIED_DB: "false" });

/** Every way in which the manager reaches its databases: the promises are the same. */
export const TRANSPORTS: readonly (readonly [name: string, open: () => Promise<Transport>])[] = [
  ["remote", remote],
  ["embedded", () => embedded()],
  ["USE_UNIFIED_DB=false", synchronous],
];

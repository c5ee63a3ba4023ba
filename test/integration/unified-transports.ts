import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type UnifiedConfig, UnifiedConnectionManager } from "../../src/unified/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** A manager on databases of its own. */
export interface Transport {
  readonly manager: UnifiedConnectionManager;
  readonly files: { readonly main: string; readonly walmart: string };
  stop(): Promise<void>;
}

interface Options {
  /** Of the service, wherever it runs. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly config?: UnifiedConfig;
}

async function remote({ settings, config }: Options = {}): Promise<Transport> {
  const server: TestServer = await startTestServer(settings);
  const manager = new UnifiedConnectionManager({ ...config, url: server.address });
  return {
    manager,
    files: server.files,
    stop: async () => {
      await manager.shutdown();
      await server.stop();
    },
  };
}

async function embedded({ settings, config }: Options = {}): Promise<Transport> {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-embedded-"));
  const files = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  const own = { DB_PATH: files.main, WALMART_DB_PATH: files.walmart, ...settings };
  const manager = new UnifiedConnectionManager({ ...config, settings: own });
  return {
    manager,
    files,
    stop: async () => {
      await manager.shutdown();
      rmSync(folder, { recursive: true });
    },
  };
}

const synchronous = ({ settings, config }: Options = {}): Promise<Transport> =>
  embedded({ settings: { ...settings, USE_UNIFIED_DB: "false" }, ...(config === undefined ? {} : { config }) });

/** Every way in which the manager reaches its databases: the promises are the same. */
export const TRANSPORTS: readonly (readonly [name: string, open: (options?: Options) => Promise<Transport>])[] = [
  ["remote", remote],
  ["embedded", embedded],
  ["USE_UNIFIED_DB=false", synchronous],
];

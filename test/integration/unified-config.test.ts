import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnifiedConnectionManager } from "../../src/unified/index.js";

describe("the guide's configuration object", () => {
  const optimizedDatabaseConfig = (folder: string) => ({
    main: {
      path: join(folder, "data", "crewai_team.db"),
      maxConnections: 20,
      connectionTimeout: 10_000,
      idleTimeout: 60_000,
      enableWAL: true,
      enableForeignKeys: true,
      cacheSize: 20_000,
      memoryMap: 536_870_912,
      busyTimeout: 5000,
    },
    walmart: { path: join(folder, "data", "walmart_grocery.db"), maxConnections: 7, minConnections: 5 },
  });

  it("opens the files it names, with the pools it asks for", async () => {
    const folder = mkdtempSync(join(tmpdir(), "crewdb-guide-"));
    const manager = new UnifiedConnectionManager(optimizedDatabaseConfig(folder));
    await manager.initialize();
    const { walmart } = await manager.getMetrics();
    assert.equal(walmart.totalConnections, 5);
    assert.ok(existsSync(join(folder, "data", "crewai_team.db")));
    await manager.shutdown();
    rmSync(folder, { recursive: true });
  });

  it("refuses what can't be, before anything is opened", () => {
    assert.throws(() => new UnifiedConnectionManager({ main: { enableWAL: false } }), /main\.enableWAL can't be false/);
    assert.throws(
      () => new UnifiedConnectionManager({ walmart: { poolSize: 3 } as object }),
      /walmart\.poolSize is not an option; there are path, maxConnections/,
    );
  });
});

import assert from "node:assert/strict";
import { moveOne } from "./migrate-code-snippets.js";

const NEW_CLASS =
  "import { getUnifiedConnectionManager, type UnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';";

/** The guide's own sections, with what the tool makes of each. Where the guide breaks lines or leaves out a comment, the tool does not. */
const SECTIONS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "1. database initialization": [
    `import { getDatabaseManager } from '../database/DatabaseManager.js';
import { getWalmartDatabaseManager } from '../database/WalmartDatabaseManager.js';

const dbManager = getDatabaseManager();
const walmartDb = getWalmartDatabaseManager();
await dbManager.initialize();
await walmartDb.initialize();
`,
    `import { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';

const unifiedDb = getUnifiedConnectionManager();
await unifiedDb.initialize();
`,
  ],
  "2. service classes": [
    `import { getDatabaseManager, type DatabaseManager } from '../database/DatabaseManager.js';
export class EmailStorageService {
  private db: DatabaseManager;
  
  constructor() {
    this.db = getDatabaseManager();
  }
  
  async storeEmail(email: EmailData) {
    // Direct database access
    const connection = this.db.getConnectionPool().getConnection();
    const result = connection.getDatabase().prepare('INSERT INTO emails...').run();
    return result;
  }
}
`,
    `${NEW_CLASS}
export class EmailStorageService {
  private unifiedDb: UnifiedConnectionManager;
  
  constructor() {
    this.unifiedDb = getUnifiedConnectionManager();
  }
  
  async storeEmail(email: EmailData) {
    // Direct database access
    const result = await this.unifiedDb.executeMainQuery((db) => db.prepare('INSERT INTO emails...').run());
    return result;
  }
}
`,
  ],
  "3. Walmart services": [
    `import { getWalmartDatabaseManager, type WalmartDatabaseManager } from '../database/WalmartDatabaseManager.js';
export class WalmartGroceryService {
  private walmartDb: WalmartDatabaseManager;
  
  constructor() {
    this.walmartDb = getWalmartDatabaseManager();
  }
  
  async searchProducts(query: string) {
    const db = this.walmartDb.getDatabase();
    return db.prepare('SELECT * FROM walmart_products WHERE name LIKE ?').all(\`%\${query}%\`);
  }
}
`,
    `${NEW_CLASS}
export class WalmartGroceryService {
  private unifiedDb: UnifiedConnectionManager;
  
  constructor() {
    this.unifiedDb = getUnifiedConnectionManager();
  }
  
  async searchProducts(query: string) {
    return this.unifiedDb.executeWalmartQuery((db) => db.prepare('SELECT * FROM walmart_products WHERE name LIKE ?').all(\`%\${query}%\`));
  }
}
`,
  ],
  "4. repository usage": [
    `import { getDatabaseManager } from '../database/DatabaseManager.js';
// Multiple connection instances
const dbManager = getDatabaseManager();
const users = dbManager.users; // Creates connection immediately
const emails = dbManager.emails; // Creates another connection
`,
    `import { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';
// Multiple connection instances
const unifiedDb = getUnifiedConnectionManager();
const users = unifiedDb.getMainDatabase().users; // Creates connection immediately
const emails = unifiedDb.getMainDatabase().emails; // Creates another connection
`,
  ],
};

/** What the guide tells to write, and code that has moved: nothing of it changes but the old import path. */
const NEW_STYLE = `import { getUnifiedConnectionManager } from '../database/UnifiedConnectionManager.js';

const unifiedDb = getUnifiedConnectionManager();
await unifiedDb.initialize();
const monitoringInterval = unifiedDb.startMonitoring(5);
const health = await unifiedDb.healthCheck();
const metrics = await unifiedDb.getMetrics();
process.on('SIGTERM', async () => {
  clearInterval(monitoringInterval);
  await unifiedDb.shutdown();
});
async function loadTest() {
  const unifiedDb = getUnifiedConnectionManager();
  const promises = [];
  for (let i = 0; i < 100; i++) {
    promises.push(
      unifiedDb.executeMainQuery((db) => {
        return db.prepare('SELECT COUNT(*) FROM emails').get();
      })
    );
  }
  await Promise.all(promises);
}
`;

const CONFIGURATION = `// config/database.config.ts
export const optimizedDatabaseConfig = {
  main: {
    path: process.env.DB_PATH || './data/crewai_team.db',
    maxConnections: parseInt(process.env.DB_MAX_CONNECTIONS) || 20,
    enableWAL: true,
  },
  walmart: { path: process.env.WALMART_DB_PATH || './data/walmart_grocery.db', memoryMap: 268435456 },
};
`;

const ROLLBACK = `import { getDatabaseManager } from '../database/DatabaseManager.js';
import { getWalmartDatabaseManager } from '../database/WalmartDatabaseManager.js';
import { getUnifiedConnectionManager } from '../database/UnifiedConnectionManager.js';
const USE_UNIFIED_DB = process.env.USE_UNIFIED_DB === 'true';

if (USE_UNIFIED_DB) {
  // New optimized system
  const unifiedDb = getUnifiedConnectionManager();
  await unifiedDb.initialize();
} else {
  // Fallback to old system
  const dbManager = getDatabaseManager();
  const walmartDb = getWalmartDatabaseManager();
  await dbManager.initialize();
  await walmartDb.initialize();
}
`;

describe("crewdb-migrate and the old guide", () => {
  for (const [section, [before, after]] of Object.entries(SECTIONS)) {
    it(`moves ${section}, and does nothing more the second time`, () => {
      const moved = moveOne(before);
      assert.equal(moved.after, after);
      assert.deepEqual(moved.sites, []);
      assert.equal(moveOne(after).after, after);
    });
  }

  it("leaves monitoring and the load test as they are, but for the import", () => {
    const { after, sites } = moveOne(NEW_STYLE);
    assert.equal(
      after,
      NEW_STYLE.replace("../database/UnifiedConnectionManager.js", "crewdb/database/UnifiedConnectionManager.js"),
    );
    assert.deepEqual(sites, []);
  });

  it("leaves the configuration as it is: the manager takes it", () => {
    assert.deepEqual(moveOne(CONFIGURATION), { after: CONFIGURATION, sites: [] });
  });

  it("leaves both ways of the rollback plan, imports them from the package, and says that crewdb has the switch", () => {
    const { after, sites } = moveOne(ROLLBACK);
    const [imports, rest] = [after.split("\nconst USE")[0], after.slice(after.indexOf("const USE"))];
    assert.deepEqual(imports?.split("\n"), [
      "import { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';",
      "import { getDatabaseManager } from 'crewdb/database/DatabaseManager.js';",
      "import { getWalmartDatabaseManager } from 'crewdb/database/WalmartDatabaseManager.js';",
    ]);
    assert.equal(rest, ROLLBACK.slice(ROLLBACK.indexOf("const USE")));
    assert.deepEqual(sites, [
      "change src/services/a.ts:6 both ways of USE_UNIFIED_DB are written out here; crewdb reads USE_UNIFIED_DB itself: keep the first branch alone",
    ]);
    assert.equal(moveOne(after).after, after);
  });
});

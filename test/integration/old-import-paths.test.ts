import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** The guide's snippets as their users wrote them, but for the package's name in the import. */
const SNIPPETS = {
  old: `
    import { getDatabaseManager } from 'crewdb/database/DatabaseManager.js';
    import { getWalmartDatabaseManager } from 'crewdb/database/WalmartDatabaseManager.js';
    const dbManager = getDatabaseManager();
    const walmartDb = getWalmartDatabaseManager();
    await dbManager.initialize();
    await walmartDb.initialize();
    const connection = dbManager.getConnectionPool().getConnection();
    const result = connection.getDatabase().prepare("INSERT INTO emails (id, subject, sender_email) VALUES ('e', 's', 'a@b.c')").run();
    const rows = connection.getDatabase().prepare('SELECT COUNT(*) AS n FROM emails').all();
    const db = walmartDb.getDatabase();
    const found = db.prepare('SELECT * FROM walmart_products WHERE name LIKE ?').all('%milk%');
    console.log(rows[0].n, found.length);
    await dbManager.close();
    await walmartDb.close();`,
  unified: `
    import { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';
    const unifiedDb = getUnifiedConnectionManager();
    await unifiedDb.initialize();
    class EmailStorageService {
      constructor() { this.unifiedDb = getUnifiedConnectionManager(); }
      async storeEmail() {
        return this.unifiedDb.executeMainQuery((db) => {
          return db.prepare("INSERT INTO emails (id, subject, sender_email) VALUES ('f', 's', 'a@b.c')").run();
        });
      }
    }
    await new EmailStorageService().storeEmail();
    const count = await unifiedDb.executeMainQuery((db) => db.prepare('SELECT COUNT(*) AS n FROM emails').get());
    const found = await unifiedDb.executeWalmartQuery('SELECT * FROM walmart_products WHERE name LIKE ?', ['%milk%']);
    const mainDb = unifiedDb.getMainDatabase();
    const users = mainDb.users;
    const emails = mainDb.emails;
    await users.list({});
    const monitoringInterval = unifiedDb.startMonitoring(5);
    const health = await unifiedDb.healthCheck();
    const metrics = await unifiedDb.getMetrics();
    clearInterval(monitoringInterval);
    console.log(count.n, found.length, health.overall, metrics.main.activeConnections <= metrics.main.totalConnections);
    await unifiedDb.shutdown();`,
  back: `
    import { getDatabaseManager } from 'crewdb/database/DatabaseManager.js';
    const dbManager = getDatabaseManager();
    await dbManager.initialize();
    const database = dbManager.getConnectionPool().getConnection().getDatabase();
    console.log(database.prepare('SELECT COUNT(*) AS n FROM emails').get().n);
    await dbManager.close();`,
} as const;

describe("the old import paths", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-old-paths-"));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(PACKAGE_ROOT, join(folder, "node_modules", "crewdb"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(name: keyof typeof SNIPPETS): string {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, SNIPPETS[name]);
    return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8", timeout: 30_000 }).trim();
  }

  it("the old managers work synchronously on the files of DB_PATH and WALMART_DB_PATH", () => {
    assert.equal(run("old"), "1 0");
  });

  it("the unified manager goes on with the same files, and the old ones after it: there is a way back", () => {
    assert.equal(run("unified"), "2 0 true true");
    assert.equal(run("back"), "2");
  });
});

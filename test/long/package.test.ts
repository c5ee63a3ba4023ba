import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { findOldNode } from "../integration/old-node.js";
import { skipWithout } from "../integration/skip.js";

const PROGRAM = `
import { createMainDb, toValues } from "crewdb";
import { createMainDb as sameOne } from "crewdb/client";
import { type Db, getUnifiedConnectionManager } from "crewdb/database/UnifiedConnectionManager.js";
const db = getUnifiedConnectionManager({ settings: { DB_PATH: "main.db", WALMART_DB_PATH: "walmart.db" } });
await db.initialize();
const row = await db.executeMainQuery((scope: Db) => scope.prepare<{ n: number }>("SELECT COUNT(*) AS n FROM emails").get());
const { overall } = await db.healthCheck();
await db.shutdown();
export const found: string = [row?.n, createMainDb === sameOne, toValues(1).length, overall].join(" ");
`;

describe("the package, installed from its tarball into an empty project", function () {
  // It asks the registry for the dependencies.
  this.timeout(180_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-package-"));
    run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], PACKAGE_ROOT);
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? assert.fail("no tarball");
    writeFileSync(join(folder, "package.json"), '{"type": "module", "private": true}');
    run("npm", ["install", "--silent", "--no-audit", "--no-fund", "--omit=dev", `./${tarball}`]);
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(command: string, args: readonly string[], cwd: string = folder): string {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }

  it("brings no development dependency", () => {
    const installed = readdirSync(join(folder, "node_modules"));
    for (const name of ["mocha", "typescript", "@biomejs", "node"]) assert.ok(!installed.includes(name), name);
  });

  it("has the console, built", () => {
    const built = readdirSync(join(folder, "node_modules", "crewdb", "dist", "console"));
    assert.deepEqual(built.sort(), ["assets", "contract.binpb", "index.html"]);
  });

  it("is imported with its types, and runs", () => {
    writeFileSync(join(folder, "program.ts"), PROGRAM);
    const tsc = join(PACKAGE_ROOT, "node_modules", "typescript", "bin", "tsc");
    const options = ["--module", "nodenext", "--target", "es2024", "--strict", "--skipLibCheck", "--types", ""];
    run(process.execPath, [tsc, ...options, "program.ts"]);
    assert.equal(
      run(process.execPath, ["-e", "import('./program.js').then(({ found }) => console.log(found))"]),
      "0 true 1 true",
    );
  });

  it("is imported by a Node.js that is too old for the service", function () {
    const node = findOldNode() ?? skipWithout(this, "a Node.js that is too old for the service");
    const program =
      "import('crewdb').then(({ createMainDb }) => console.log(typeof createMainDb('127.0.0.1:1').query))";
    assert.equal(run(node, ["-e", program]), "function");
  });

  it("brings crewdb, whose documented commands run", () => {
    assert.match(run("npx", ["--no-install", "crewdb", "--version"]), /^\d+\.\d+\.\d+$/);
    for (const name of ["start", "call", "sql", "mcp", "top", "backup", "restore", "migrate", "seed", "check"])
      assert.match(run("npx", ["--no-install", "crewdb", name, "--help"]), new RegExp(`^usage: crewdb ${name} `));
    assert.match(run("npx", ["--no-install", "crewdb", "migrate"]), /^main \S+: ran 0001_users\.sql/);
    assert.match(run("npx", ["--no-install", "crewdb", "check"]), /^the contract is right/);
  });

  it("brings crewdb-migrate, which npx finds and which moves a file", () => {
    mkdirSync(join(folder, "service"));
    const old =
      "import { getDatabaseManager } from '../database/DatabaseManager.js';\nawait getDatabaseManager().initialize();\n";
    writeFileSync(join(folder, "service", "start.ts"), old);
    run("npx", ["--no-install", "crewdb-migrate", "--write", "--force", "service"]);
    assert.equal(
      readFileSync(join(folder, "service", "start.ts"), "utf8"),
      "import { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';\nawait getUnifiedConnectionManager().initialize();\n",
    );
    assert.match(run("npx", ["--no-install", "crewdb-migrate", "--help"]), /^usage: npx crewdb-migrate/);
  });
});

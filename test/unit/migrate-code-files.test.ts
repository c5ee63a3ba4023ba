import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFiles } from "../../src/migrate-code/find-files.js";
import { move, moveOne, NEW, OLD } from "./migrate-code-snippets.js";

const HANDLE = "getDatabaseManager().getConnectionPool().getConnection().getDatabase()";
const RUN = `export async function f() { ${HANDLE}.prepare('S').run(); }\n`;
const RAN =
  "export async function f() { await getUnifiedConnectionManager().executeMainQuery((db) => db.prepare('S').run()); }\n";

describe("crewdb-migrate: files", function () {
  this.timeout(30_000);

  it("keeps line ends of Windows, tabs and what it does not touch", () => {
    const rest = "\r\n\tconst  x = 1 ;\t// odd\r\n";
    const { after } = moveOne((OLD + RUN).replaceAll("\n", "\r\n") + rest);
    assert.equal(after, (NEW + RAN).replaceAll("\n", "\r\n") + rest);
  });

  it("keeps a byte order mark", () => {
    assert.equal(moveOne(`\uFEFF${OLD}${RUN}`).after, `\uFEFF${NEW}${RAN}`);
  });

  it("reads TSX, JSX, JavaScript modules and TypeScript modules", () => {
    const view = 'export const V = ({ n }) => <p title="getDatabaseManager">{n} &amp; more</p>;\n';
    for (const name of ["a.tsx", "a.jsx"]) assert.equal(moveOne(OLD + RUN + view, name).after, NEW + RAN + view, name);
    for (const name of ["a.js", "a.mjs", "a.mts"]) assert.equal(moveOne(OLD + RUN, name).after, NEW + RAN, name);
  });

  it("moves require and import(), and says that the top of a CommonJS file can't wait", () => {
    const before = `const { getDatabaseManager } = require('../database/DatabaseManager');\n${RUN.replace("export ", "")}${HANDLE}.prepare('T').run();\n`;
    const { after, sites } = moveOne(before, "a.cjs");
    assert.match(
      after,
      /^const \{ getUnifiedConnectionManager \} = require\('crewdb\/database\/UnifiedConnectionManager\.js'\);\nasync function f\(\) \{ await getUnified/,
    );
    assert.match(sites.join(), /a\.cjs:3 .*the top of a CommonJS file can't wait; move it into an async function/);
    const dynamic = moveOne(
      "export const f = async () => { const { getDatabaseManager } = await import('@/database/DatabaseManager'); return getDatabaseManager(); };\n",
    );
    assert.match(
      dynamic.after,
      /const \{ getUnifiedConnectionManager \} = await import\('crewdb\/database\/UnifiedConnectionManager\.js'\); return getUnifiedConnectionManager\(\)/,
    );
  });

  it("follows a barrel of the code base, and an alias of tsconfig.json", () => {
    const { files } = move({
      "tsconfig.json": '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
      "src/db.ts": "export { getDatabaseManager } from './database/DatabaseManager.js';\n",
      "src/a.ts": `import { getDatabaseManager } from '~/db.js';\n${RUN}`,
    });
    assert.equal(
      files["src/db.ts"],
      "export { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';\n",
    );
    assert.equal(files["src/a.ts"], `import { getUnifiedConnectionManager } from '~/db.js';\n${RAN}`);
  });

  it("names a file with a syntax error, and goes on with the others", () => {
    const broken = `${OLD}export const x = (;\n`;
    const { files, sites } = move({ "a.ts": broken, "b.ts": OLD + RUN });
    assert.deepEqual([files["a.ts"], files["b.ts"]], [broken, NEW + RAN]);
    assert.match(
      sites.join(),
      /^change a\.ts:2 it can't be read: Expression expected\.; correct it and run the tool again/,
    );
  });

  it("leaves alone what is not the old managers': other modules of the name, strings, comments, own connections", () => {
    const text = [
      "import { getDatabaseManager } from 'some-library/DatabaseManager';",
      "import Database from 'better-sqlite3';",
      "// getDatabaseManager().getConnectionPool() of '../database/DatabaseManager.js'",
      "const text = \"import { getDatabaseManager } from '../database/DatabaseManager.js'\";",
      "const own = new Database(':memory:');",
      "export const rows = own.prepare('S').all().length + getDatabaseManager().getCount(text);",
      "",
    ].join("\n");
    assert.deepEqual(moveOne(text), { after: text, sites: [] });
  });

  it("leaves the old manager itself alone", () => {
    const manager =
      "export class DatabaseManager { getConnectionPool() { return 1; } }\nexport const getDatabaseManager = () => new DatabaseManager();\n";
    const { files } = move({ "src/database/DatabaseManager.ts": manager, "src/services/a.ts": OLD + RUN });
    assert.deepEqual([files["src/database/DatabaseManager.ts"], files["src/services/a.ts"]], [manager, NEW + RAN]);
  });

  it("says so when a parameter gets handles of two sources, and changes neither", () => {
    const { files, sites } = move({
      "a.ts":
        "import type { Database } from 'better-sqlite3';\nexport class R { constructor(private db: Database) {} all() { return this.db.prepare('S').all(); } }\n",
      "b.ts": `${OLD}import Database from 'better-sqlite3';\nimport { R } from './a.js';\nexport const one = new R(${HANDLE});\nexport const two = new R(new Database(':memory:'));\n`,
    });
    assert.match(files["a.ts"] ?? "", /private db: Database\) \{\} all\(\) \{ return this\.db\.prepare/);
    assert.match(
      sites.join("\n"),
      /change a\.ts:2 db gets handles of several sources; pass a UnifiedConnectionManager to all of them/,
    );
  });

  it("moves a file of 20,000 lines", () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `export const v${n} = ${n};`).join("\n");
    assert.equal(moveOne(`${OLD}${lines}\n${RUN}`).after, `${NEW}${lines}\n${RAN}`);
  });

  it("does not go into installed or made folders, does not follow links, and names files above 4 MiB or not UTF-8", () => {
    const folder = mkdtempSync(join(tmpdir(), "crewdb-files-"));
    try {
      for (const name of ["src", "node_modules/x", "dist", ".cache", "src/deep"])
        mkdirSync(join(folder, name), { recursive: true });
      for (const name of [
        "src/a.ts",
        "node_modules/x/b.js",
        "dist/c.js",
        ".cache/d.ts",
        "src/deep/e.jsx",
        "src/f.d.ts",
        "src/g.json",
      ])
        writeFileSync(join(folder, name), "1;");
      symlinkSync(join(folder, "src", "a.ts"), join(folder, "src", "link.ts"));
      symlinkSync(folder, join(folder, "src", "round"));
      writeFileSync(join(folder, "src", "latin.js"), Buffer.from("// caf\xe9", "latin1"));
      writeFileSync(join(folder, "src", "big.js"), " ".repeat(4 * 1024 * 1024 + 1));
      const { sources, skipped } = findFiles(folder);
      assert.deepEqual(
        sources.map(({ path }) => path.slice(folder.length + 1)),
        ["src/a.ts", "src/deep/e.jsx"],
      );
      assert.deepEqual(
        skipped.map(({ path, why }) => `${path.slice(folder.length + 1)} ${why}`),
        ["src/big.js is larger than 4 MiB", "src/latin.js is not UTF-8"],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

import assert from "node:assert/strict";
import { move, moveOne, NEW, OLD } from "./migrate-code-snippets.js";

const HANDLE = "getDatabaseManager().getConnectionPool().getConnection().getDatabase()";
const M = "getUnifiedConnectionManager()";

/** A body of `function f(id: string, rows: string[])`, before and after. */
const BODIES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "a result that is used at once": [
    `return ${HANDLE}.prepare('S').all(id).length;`,
    `return (await ${M}.executeMainQuery((db) => db.prepare('S').all(id))).length;`,
  ],
  "a cast of rows": [
    `const users = ${HANDLE}.prepare('S').all() as User[]; return users;`,
    `const users = (await ${M}.executeMainQuery((db) => db.prepare<User>('S').all())) as User[]; return users;`,
  ],
  "type arguments of better-sqlite3": [
    `const x = ${HANDLE}.prepare<[string], User>('S').get(id);`,
    `const x = await ${M}.executeMainQuery((db) => db.prepare<User>('S').get(id));`,
  ],
  "parameters' types alone": [
    `const x = ${HANDLE}.prepare<[string]>('S').get(id);`,
    `const x = await ${M}.executeMainQuery((db) => db.prepare('S').get(id));`,
  ],
  "pluck and raw": [
    `const n = ${HANDLE}.prepare('S').pluck().get();`,
    `const n = await ${M}.executeMainQuery((db) => db.prepare('S').pluck().get());`,
  ],
  "a non-null assertion and an index": [
    `const n = ${HANDLE}.prepare('S').all()![0];`,
    `const n = (await ${M}.executeMainQuery((db) => db.prepare('S').all()))![0];`,
  ],
  "an argument that has the callback's name": [
    `const db = 1; ${HANDLE}.prepare('S').run(db);`,
    `const db = 1; await ${M}.executeMainQuery((scope) => scope.prepare('S').run(db));`,
  ],
  "an argument that waits": [
    `${HANDLE}.prepare('S').run(await Promise.resolve(1));`,
    `await ${M}.executeMainQuery(async (db) => db.prepare('S').run(await Promise.resolve(1)));`,
  ],
  "a statement inside another's arguments": [
    `${HANDLE}.prepare('A').run(${HANDLE}.prepare('B').pluck().get());`,
    `await ${M}.executeMainQuery(async (db) => db.prepare('A').run(await ${M}.executeMainQuery((db) => db.prepare('B').pluck().get())));`,
  ],
  "a statement in a variable": [
    `const m = getDatabaseManager(); const insertStmt = m.getConnectionPool().getConnection().getDatabase().prepare('S').raw(); for (const row of rows) insertStmt.get(row);`,
    `const m = ${M}; const insertSql = 'S'; for (const row of rows) await m.executeMainQuery((db) => db.prepare(insertSql).raw().get(row));`,
  ],
  "a single write through exec": [
    `${HANDLE}.exec("DELETE FROM emails");`,
    `await ${M}.executeMainQuery((db) => db.prepare("DELETE FROM emails").run());`,
  ],
  "a return inside try": [
    `try { return ${HANDLE}.prepare('S').run(); } catch { return 1; }`,
    `try { return await ${M}.executeMainQuery((db) => db.prepare('S').run()); } catch { return 1; }`,
  ],
  map: [
    `const s = ${HANDLE}; return rows.map((row) => s.prepare('S').get(row));`,
    `const s = ${M}; return await Promise.all(rows.map(async (row) => s.executeMainQuery((db) => db.prepare('S').get(row))));`,
  ],
  forEach: [
    `const s = ${HANDLE}; rows.forEach((row) => { s.prepare('S').run(row); });`,
    `const s = ${M}; for (const row of rows) { await s.executeMainQuery((db) => db.prepare('S').run(row)); }`,
  ],
  "forEach without braces": [
    `const s = ${HANDLE}; rows.forEach((row) => s.prepare('S').run(row));`,
    `const s = ${M}; for (const row of rows) await s.executeMainQuery((db) => db.prepare('S').run(row));`,
  ],
  "a transaction that runs at once": [
    `const s = ${HANDLE}; s.transaction(() => { s.prepare('A').run(); s.prepare('B').run(); })();`,
    `const s = ${M}; await s.executeMainTransaction(async (db) => { await db.prepare('A').run(); await db.prepare('B').run(); });`,
  ],
  "a transaction with parameters": [
    `const s = ${HANDLE}; const all = s.transaction((xs: string[]) => { for (const x of xs) s.prepare('A').run(x); }); all(rows);`,
    `const s = ${M}; const all = (xs: string[]) => s.executeMainTransaction(async (db) => { for (const x of xs) await db.prepare('A').run(x); }); await all(rows);`,
  ],
  "a connection that is given back": [
    `const pool = getDatabaseManager().getConnectionPool();\n  const c = pool.getConnection();\n  c.getDatabase().prepare('S').run();\n  pool.releaseConnection(c);`,
    `const unifiedDb = ${M};\n  await unifiedDb.executeMainQuery((db) => db.prepare('S').run());`,
  ],
  comments: [
    `/* a */ ${HANDLE} /* b */ .prepare('S') // c\n    .run(/* d */ id); // e`,
    `/* a */ await ${M}.executeMainQuery((db) => db /* b */ .prepare('S') // c\n    .run(/* d */ id)); // e`,
  ],
};

/** Bodies that a person has to change, with what is said. */
const BY_HAND: Readonly<Record<string, readonly [body: string, said: RegExp]>> = {
  iterate: [
    `for (const row of ${HANDLE}.prepare('S').iterate()) void row;`,
    /iterate\(\) answers its rows asynchronously.*for await/,
  ],
  pragma: [`${HANDLE}.pragma('journal_mode');`, /pragma of the synchronous handle has no counterpart/],
  "a script": [`${HANDLE}.exec('CREATE TABLE a (b); CREATE TABLE c (d)');`, /exec runs scripts/],
  BEGIN: [`${HANDLE}.prepare('BEGIN').run();`, /BEGIN is refused by the service; use executeMainTransaction/],
  "the schema": [`${HANDLE}.prepare('CREATE TABLE a (b)').run();`, /CREATE is refused by the service/],
  "users with passwords": [
    `${HANDLE}.prepare('INSERT INTO users (id) VALUES (?)').run(id);`,
    /users\.password_hash is hidden.*users\.create/,
  ],
  filter: [
    `const s = ${HANDLE}; return rows.filter((row) => s.prepare('S').get(row));`,
    /filter\(\) needs its callback's answer at once; collect/,
  ],
  "an unknown method": [`getDatabaseManager().vacuum();`, /UnifiedConnectionManager has no vacuum/],
  "a repository's method": [
    `getDatabaseManager().users.findByEmail(id);`,
    /the repository users has no findByEmail; it has create, get, getByEmail/,
  ],
  "a manager that is taken apart": [
    "const { users } = getDatabaseManager(); return users;",
    /what is taken out of a manager here.*getMainDatabase\(\)/,
  ],
  "an error code": [
    `const s = ${HANDLE}; try { s.prepare('S').run(); } catch (e) { if (e.code === 'SQLITE_CONSTRAINT_UNIQUE') return; }`,
    /compare error\.reason with "UNIQUE_VIOLATION"/,
  ],
  "a handle that goes elsewhere": [`JSON.stringify(${HANDLE});`, /the synchronous handle is passed to JSON\.stringify/],
};

const WRAP = (name: string, body: string): string => `${name} f(id: string, rows: string[]) {\n  ${body}\n}\n`;

describe("crewdb-migrate: rewrites", function () {
  // The first one loads the compiler.
  this.timeout(30_000);

  for (const [what, [before, after]] of Object.entries(BODIES)) {
    it(what, () => {
      const once = moveOne(OLD + WRAP("export function", before)).after;
      assert.equal(once, NEW + WRAP("export async function", after));
      assert.equal(moveOne(once).after, once, "the second time");
    });
  }

  it("a call that is a statement of the module itself", () => {
    assert.equal(moveOne(`${OLD}getDatabaseManager();\n`).after, `${NEW}getUnifiedConnectionManager();\n`);
  });

  for (const [what, [body, said]] of Object.entries(BY_HAND)) {
    it(`lists ${what}, with file and line`, () => {
      const { sites } = moveOne(OLD + WRAP("export function", body));
      const [site] = sites.filter((each) => each.startsWith("change"));
      assert.match(site ?? "", said);
      assert.match(site ?? "", /^change src\/services\/a\.ts:3 /);
    });
  }
});

describe("crewdb-migrate: what waits", function () {
  this.timeout(30_000);
  const STORE = `${OLD}export class Store {\n  load(id: string): string { return String(${HANDLE}.prepare('S').get(id)); }\n}\n`;

  it("callers in other files, under other names, and what calls those", () => {
    const { files, sites } = move({
      "a.ts": STORE,
      "b.ts":
        "import { Store as S } from './a.js';\nexport const read = (s: S) => s.load('1');\nexport default function twice(s: S) { return read(s) + read(s); }\n",
      "c.ts":
        "import two, { read as r } from './b.js';\nimport { Store } from './a.js';\nconsole.log(two(new Store()), r(new Store()));\n",
    });
    assert.equal(
      files["b.ts"],
      "import { Store as S } from './a.js';\nexport const read = async (s: S) => s.load('1');\nexport default async function twice(s: S) { return await read(s) + await read(s); }\n",
    );
    assert.match(files["c.ts"] ?? "", /console\.log\(await two\(new Store\(\)\), await r\(new Store\(\)\)\);/);
    assert.deepEqual(sites, []);
  });

  it("an interface, what else implements it, and calls through it", () => {
    const { files } = move({
      "a.ts": `${OLD}export interface Loader { load(id: string): string; other(): void }\nexport class Db implements Loader { load(id: string): string { return String(${HANDLE}.prepare('S').get(id)); } other() {} }\nexport class Fake implements Loader { load(): string { return ''; } other() {} }\nexport function use(l: Loader): number { l.other(); return l.load('1').length; }\n`,
    });
    assert.match(files["a.ts"] ?? "", /interface Loader \{ load\(id: string\): Promise<string>; other\(\): void \}/);
    assert.match(files["a.ts"] ?? "", /Fake implements Loader \{ async load\(\): Promise<string> /);
    assert.match(
      files["a.ts"] ?? "",
      /async function use\(l: Loader\): Promise<number> \{ l\.other\(\); return \(await l\.load\('1'\)\)\.length; \}/,
    );
  });

  it("overloads, a default import and members of an object", () => {
    const { files } = move({
      "a.ts": `${OLD}export function load(id: string): string;\nexport function load(id: number): string;\nexport function load(id: unknown): string { return String(${HANDLE}.prepare('S').get(id)); }\nexport default { load };\n`,
      "b.ts":
        "import store, { load } from './a.js';\nexport const f = () => load(1).length + store.load('2').length;\n",
    });
    assert.match(
      files["a.ts"] ?? "",
      /load\(id: string\): Promise<string>;\nexport function load\(id: number\): Promise<string>;/,
    );
    assert.match(
      files["b.ts"] ?? "",
      /f = async \(\) => \(await load\(1\)\)\.length \+ \(await store\.load\('2'\)\)\.length;/,
    );
  });

  it("gives a configuration its place, and says that one counts", () => {
    const { after, sites } = moveOne(`${OLD}export const m = getDatabaseManager({ path: 'x.db' });\n`);
    assert.equal(after, `${NEW}export const m = getUnifiedConnectionManager({ main: { path: 'x.db' } });\n`);
    assert.match(sites.join(), /check .*:2 the configuration counts in the first call/);
  });

  it("what is handled already stays: awaited, in Promise.all, with then, thrown away by void", () => {
    const caller =
      "import { Store } from './a.js';\nexport async function all(s: Store) {\n  await s.load('1');\n  await Promise.all([s.load('2'), s.load('3')]);\n  void s.load('4');\n}\n";
    assert.equal(move({ "a.ts": STORE, "b.ts": caller }).files["b.ts"], caller);
  });

  it("a constructor, a getter and a class's field can't wait, which is said with what would be right", () => {
    const { sites } = move({
      "a.ts": STORE,
      "b.ts":
        "import { Store } from './a.js';\nexport class B {\n  x = new Store().load('1');\n  constructor(s: Store) { s.load('2'); }\n  get y() { return new Store().load('3'); }\n}\n",
    });
    assert.equal(sites.length, 3);
    assert.match(
      sites[0] ?? "",
      /b\.ts:3 .*a class's initialiser can't wait; do it in an async method or a static async create\(\)/,
    );
    assert.match(sites[1] ?? "", /b\.ts:4 .*a constructor can't wait/);
    assert.match(sites[2] ?? "", /b\.ts:5 .*a getter or setter can't wait; make it an async method/);
  });

  it("a callback of somebody else's function becomes async and is named to look at", () => {
    const { files, sites } = move({
      "a.ts": STORE,
      "b.ts": "import { Store } from './a.js';\nsetInterval(() => { new Store().load('1'); }, 1000);\n",
    });
    assert.match(files["b.ts"] ?? "", /setInterval\(async \(\) => \{ await new Store\(\)\.load\('1'\); \}, 1000\)/);
    assert.match(sites.join(), /^check b\.ts:2 setInterval is given an async function now/);
  });

  it("a call on something without a type is named, not changed", () => {
    const { files, sites } = move({
      "a.ts": STORE,
      "b.js": "export function f(anything) { return anything.load('1'); }\n",
    });
    assert.equal(files["b.js"], "export function f(anything) { return anything.load('1'); }\n");
    assert.match(sites.join(), /check b\.js:1 this may be load\(\) of Store/);
  });
});

import assert from "node:assert/strict";
import { parseConfig, readEnvironment } from "../../src/settings/config.js";
import { GuideProject, snippet } from "./guide-project.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** What a reader adds to a snippet to run it: the imports that it leaves out, what stands for its dots, and a call. */
interface Wrapped {
  readonly before?: string;
  readonly after?: string;
  readonly fill?: readonly (readonly [dots: string, text: string])[];
  readonly printed: RegExp;
}

const UNIFIED =
  "import { getUnifiedConnectionManager, UnifiedConnectionManager } from '../database/UnifiedConnectionManager.js';\n";
const OLD = `import { type DatabaseManager, getDatabaseManager } from '../database/DatabaseManager.js';
import { getWalmartDatabaseManager, type WalmartDatabaseManager } from '../database/WalmartDatabaseManager.js';\n`;
const EMAIL = "interface EmailData { subject: string }\n";
const STORE = "console.log((await new EmailStorageService().storeEmail({ subject: 's' })).changes);";
const SEARCH = "console.log((await new WalmartGroceryService().searchProducts('milk')) instanceof Array);";
const insertOf = (id: string) =>
  [
    [
      "INSERT INTO emails...",
      `INSERT INTO emails (id, subject, sender_email) VALUES (\\'${id}\\', \\'s\\', \\'a@b.c\\')`,
    ],
  ] as const;

/** Those that use the new manager, in the order of the guide; `monitoring` is last, because it shuts the manager down. */
const AFTER: Readonly<Record<string, Wrapped>> = {
  "initialize-after": { after: "console.log((await unifiedDb.healthCheck()).overall);", printed: /^true$/ },
  "email-service-after": { before: UNIFIED + EMAIL, fill: insertOf("after"), after: STORE, printed: /^[1-9]\d*$/ },
  "grocery-service-after": { before: UNIFIED, after: SEARCH, printed: /^true$/ },
  "repositories-after": {
    before: UNIFIED,
    after: "console.log((await users.list({})).users.length, (await emails.list({})).emails.length);",
    printed: /^0 1$/,
  },
  "connection-usage": {
    before: UNIFIED,
    // A minute is long; and it goes on printing beside those that follow.
    fill: [["}, 60000);", "}, 50);"]],
    after: `const print = console.log;
await new Promise((resolve) => { console.log = (...args) => { print(...args); resolve(args); }; });`,
    printed:
      /^Connection Pool Status: \{\s+main: '\d+\/\d+ active',\s+walmart: '\d+\/\d+ active',\s+combined: '\d+ total queries'\s+\}$/m,
  },
  "load-test": {
    before: UNIFIED,
    after: "await loadTest();",
    printed: /^Load test: 100 queries in \d+ms \((\d+|Infinity) QPS\)$/m,
  },
  rollback: {
    before: UNIFIED + OLD,
    after: "console.log(USE_UNIFIED_DB);",
    printed: /^(true|false)$/m,
  },
  monitoring: {
    before: UNIFIED,
    after: `const closed = new Promise((resolve) => unifiedDb.once('shutdown', resolve));
process.emit('SIGTERM', 'SIGTERM');
await closed;
console.log('closed');`,
    printed: /^Database Health: \{\s+overall: true.*Performance Metrics: \{.*totalConnections.*closed$/ms,
  },
};

/** Those that use the old managers. */
const BEFORE: Readonly<Record<string, Wrapped>> = {
  "initialize-before": { after: "console.log(walmartDb.getDatabase().open);", printed: /^true$/ },
  // SQLite counts nothing for the view that `emails` is now; that the row is there is shown by the repositories' snippet.
  "email-service-before": { before: OLD + EMAIL, fill: insertOf("before"), after: STORE, printed: /^0$/ },
  "grocery-service-before": { before: OLD, after: SEARCH, printed: /^true$/ },
  "repositories-before": {
    before: OLD,
    after: "console.log((await users.list({})).users.length, (await emails.get({ emailId: 'before' })).email.subject);",
    printed: /^0 s$/,
  },
};

function program(name: string, { before = "", after = "", fill = [] }: Wrapped): string {
  const filled = fill.reduce((code, [dots, text]) => code.replace(dots, text), snippet(name));
  return `${before}${filled}\n${after}\nexport {};\n`;
}

function assertAllPrinted(printed: Readonly<Record<string, string>>, wrapped: Readonly<Record<string, Wrapped>>): void {
  for (const [name, { printed: expected }] of Object.entries(wrapped))
    assert.match(printed[name] ?? "", expected, `${name} printed ${printed[name]}`);
}

describe("the guide's snippets, as a user types them", () => {
  let project: GuideProject;
  let server: TestServer;
  before(async () => {
    project = new GuideProject();
    for (const [name, wrapped] of Object.entries({ ...BEFORE, ...AFTER }))
      project.write(`${name}.ts`, program(name, wrapped));
    project.write("config/database.config.ts", snippet("configuration"));
    project.write(
      "configured.ts",
      `${UNIFIED}import { optimizedDatabaseConfig } from './config/database.config.ts';
const manager = getUnifiedConnectionManager(optimizedDatabaseConfig);
await manager.initialize();
console.log((await manager.healthCheck()).overall, optimizedDatabaseConfig.main.maxConnections);
console.log((await manager.getMetrics()).walmart.totalConnections);
await manager.shutdown();`,
    );
    server = await startTestServer();
  });
  after(async () => {
    await server.stop();
    project.remove();
  });

  it("compile", async () => {
    assert.equal(await project.compile([...Object.keys({ ...BEFORE, ...AFTER }), "configured"]), "");
  });

  it("remote: those of the new manager print what the guide says", async () => {
    const env = { CREWDB_URL: `grpc://${server.address}`, USE_UNIFIED_DB: "true" };
    assertAllPrinted(await project.run(Object.keys(AFTER), env), AFTER);
  });

  it("embedded: the same, without a service", async () => {
    assertAllPrinted(await project.run(Object.keys(AFTER), { ...project.files, USE_UNIFIED_DB: "true" }), AFTER);
  });

  it("USE_UNIFIED_DB=false: the same on the old connections, and the old code beside it", async () => {
    const flagOff = new GuideProject();
    const wrapped = { ...AFTER, ...BEFORE };
    for (const [name, each] of Object.entries(wrapped)) flagOff.write(`${name}.ts`, program(name, each));
    const printed = await flagOff.run(Object.keys(wrapped), { ...flagOff.files, USE_UNIFIED_DB: "false" });
    assertAllPrinted(printed, wrapped);
    assert.match(printed.rollback ?? "", /false$/);
    flagOff.remove();
  });

  it("the environment block in .env is what the databases get, and a change of it counts", async () => {
    project.write(".env", snippet("environment"));
    const [main, walmart] = parseConfig(readEnvironment(project.folder)).databases;
    const numbers = (each: typeof main) => [
      each?.maxConnections,
      each?.minConnections,
      each?.connectionTimeoutMs,
      each?.idleTimeoutMs,
      each?.cachePages,
      each?.mmapBytes,
    ];
    assert.deepEqual(numbers(main), [20, 2, 10_000, 60_000, 20_000, 536_870_912]);
    assert.deepEqual(numbers(walmart), [15, 3, 5000, 120_000, 15_000, 268_435_456]);
    project.write(
      ".env",
      snippet("environment").replace("WALMART_DB_MIN_CONNECTIONS=3", "WALMART_DB_MIN_CONNECTIONS=4"),
    );
    project.write(
      "environment.ts",
      `${UNIFIED}const manager = getUnifiedConnectionManager();
await manager.initialize();
console.log((await manager.getMetrics()).walmart.totalConnections);
await manager.shutdown();`,
    );
    assert.deepEqual(await project.run(["environment"], project.files), { environment: "4" });
    project.write(".env", "");
  });

  it("the application configuration is taken as it is: remote, embedded and with the flag off", async () => {
    const run = async (env: Readonly<Record<string, string>>) =>
      (await project.run(["configured"], { ...project.files, WALMART_DB_MIN_CONNECTIONS: "5", ...env })).configured;
    assert.equal(await run({}), "true 20\n5");
    assert.match((await run({ CREWDB_URL: server.address })) ?? "", /^true 20\n\d+$/);
    assert.equal(await run({ USE_UNIFIED_DB: "false" }), "true 20\n1");
  });
});

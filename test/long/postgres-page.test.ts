import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { seed } from "../conformance/rig.js";
import {
  PASSWORD,
  type PostgresServer,
  startPostgres,
  startStandby,
  whyNoPostgres,
} from "../fixtures/postgres-server.js";
import { assertPrinted, type Block, readBlocks } from "../integration/page-blocks.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";
import { type Front, failOver, openFront } from "./postgres-rounds.js";

const PAGE = "docs/postgres.md";
const CLI = join(PACKAGE_ROOT, "dist", "src", "cli", "main.js");

/** With a primary, a standby, and a name that leads to the primary. */
describe(`${PAGE}, followed from its first command to its last`, function () {
  this.timeout(300_000);
  const servers: PostgresServer[] = [];
  let folder: string;
  let front: Front | undefined;
  let service: ServiceProcess | undefined;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    servers.push(await startPostgres({ settings: { wal_keep_size: "512MB" } }));
    front = await openFront(servers[0]?.port ?? 0);
    folder = newFolder();
    seed(folder);
    mkdirSync(join(folder, "data"));
    renameSync(join(folder, "main.db"), join(folder, "data", "crewai_team.db"));
  });
  after(async () => {
    await service?.end("SIGTERM");
    front?.close();
    for (const server of servers) await server.stop("SIGQUIT");
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  function url(user: string, password: string): string {
    return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${front?.port}/crewdb`;
  }

  async function sql(text: string): Promise<void> {
    const [primary] = servers;
    const client = new Client({ connectionString: primary?.url("postgres") ?? "" });
    await client.connect();
    for (const statement of text.split(";\n")) if (statement.trim() !== "") await client.query(statement);
    await client.end();
  }

  async function shell({ text, answer }: Block): Promise<void> {
    const script = text
      .replaceAll("npx crewdb", `"${process.execPath}" "${CLI}"`)
      .replaceAll("db.example.com", `127.0.0.1:${front?.port}`);
    const env = {
      ...process.env,
      PGPASSWORD: PASSWORD,
      CREWDB_PORT: service?.address.split(":").at(-1) ?? "0",
    };
    const { stdout } = await promisify(execFile)("bash", ["-ec", script], { cwd: folder, env });
    if (answer !== undefined) assertPrinted(stdout, answer.text);
  }

  /** What the drill asks for comes before its first command. */
  async function serve(): Promise<void> {
    const [primary] = servers;
    assert.ok(primary);
    servers.push(await startStandby(primary));
    const [own, callers] = [url("crewdb", PASSWORD), url("crewdb_callers", "…")];
    service = await startProcess(folder, {
      DB_URL: own,
      WALMART_DB_URL: own,
      DB_SQL_URL: callers,
      WALMART_DB_SQL_URL: callers,
    });
  }

  for (const block of readBlocks(PAGE)) {
    const first = block.text.trim().split("\n")[0] ?? "";
    const isDrill = first.includes("drill-1");
    if (block.language === "sql") it(`line ${block.line}: ${first}`, () => sql(block.text));
    else if (block.notRun?.includes("postgres-page.test.ts") === true)
      it("the standby takes over", async () => {
        const [primary, standby] = servers;
        assert.ok(primary && standby && front);
        await failOver(primary, standby, front);
        servers.shift();
      });
    else if (block.language === "sh" && block.notRun === undefined)
      it(`line ${block.line}: ${first}`, async () => {
        if (isDrill && service === undefined) await serve();
        await shell(block);
      });
  }
});

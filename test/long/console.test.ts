import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { type Browser, chromium, type Page } from "playwright-core";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "../integration/skip.js";
import { startTestServer, type TestServer } from "../integration/test-server.js";
import { ConsoleLoad } from "./console-load.js";
import { toSmallPng } from "./small-png.js";

const run = promisify(execFile);

/** Debian's first. */
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const VIEWS = ["overview", "calls", "calls/crewdb.main.v1.MainDb/UpdateEmail", "sql", "traces", "slow", "schema"];

/** CONSOLE_PICTURES names the folder of the pictures, docs/console; without it none are kept. */
const PICTURES = process.env.CONSOLE_PICTURES;

interface Opened {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly server?: TestServer;
}

/** What axe says of a page, as far as it is read here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

describe("the console in a browser", function () {
  this.timeout(120_000);
  const program = BROWSERS.find((path) => existsSync(path));
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  let browser: Browser;
  let server: TestServer;
  let load: ConsoleLoad;
  let page: Page;
  /** What no page may do: requests to elsewhere, what its policy refuses, faults of its script. */
  let faults: string[];

  before(async function () {
    if (program === undefined) return skipWithout(this, "chromium");
    const folder = mkdtempSync(join(tmpdir(), "crewdb-console-"));
    const files = ["--main", join(folder, "main.db"), "--walmart", join(folder, "walmart.db")];
    await run(process.execPath, [join(PACKAGE_ROOT, "dist", "bench", "seed", "seed.js"), "--small", ...files]);
    // More calls than come between two looks at them, on a fast machine too.
    const settings = { CREWDB_SLOW_MS: "20", CREWDB_HTTP_PORT: "0", CREWDB_RECENT_CALLS: "5000" };
    server = await startTestServer(settings, folder);
    load = new ConsoleLoad(server);
    // Root may not use the browser's own sandbox.
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  });
  after(async () => {
    await browser?.close();
    await load?.stop();
    await server?.stop();
  });
  beforeEach(() => {
    faults = [];
  });
  afterEach(async () => {
    await page?.context().close();
    assert.deepEqual(faults, []);
  });

  async function open(hash: string, opened: Opened = {}): Promise<void> {
    const { width = 1200, height = 780, colorScheme = "light", server: at = server } = opened;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    watch(page, at.httpAddress);
    await page.goto(`${at.httpAddress}/#/${hash}`);
  }

  function watch(watched: Page, origin: string): void {
    watched.on("request", (request) => {
      if (!request.url().startsWith(`${origin}/`)) faults.push(`a request to ${request.url()}`);
    });
    watched.on("pageerror", (error) => faults.push(String(error)));
    watched.on("console", (message) => {
      // A call that is refused is an answer with a status, which the browser's log has as an error.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        faults.push(message.text());
    });
  }

  async function picture(name: string): Promise<void> {
    const png = toSmallPng(await page.screenshot());
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `${name}.png`), png);
  }

  const main = () => page.locator("main");
  const answer = () => page.getByRole("region", { name: "Answer" });
  const result = () => page.getByRole("region", { name: "Result" });

  /** The editor begins with a statement, once the schema is known. */
  async function openSql(opened: Opened = {}): Promise<void> {
    await open("sql", opened);
    await page.getByRole("textbox", { name: "SQL statement" }).filter({ hasText: "LIMIT 100" }).waitFor();
  }

  async function typeSql(text: string): Promise<void> {
    await page.getByRole("textbox", { name: "SQL statement" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Escape");
  }

  it("draws the last minutes of both databases, with their checks", async () => {
    await open("overview");
    for (const name of ["main", "walmart"]) {
      const card = page.getByRole("region", { name, exact: true });
      await card.getByText("SERVING").waitFor();
      for (const check of ["file", "read", "write", "disk", "wal", "threads"])
        await card.getByRole("listitem").filter({ hasText: check }).first().waitFor();
      // Numbers that move: an answered call each second.
      await card.getByRole("img", { name: /^Calls\/s: reads [1-9]/ }).waitFor();
      await card.getByRole("img", { name: /^Write-ahead log: size [1-9]/ }).waitFor();
    }
    await page.getByRole("status", { name: "Health: SERVING" }).waitFor();
    if (PICTURES !== undefined) await page.waitForTimeout(45_000);
    await picture("overview");
  });

  it("calls an rpc by its form, and shows the answer and where its time went", async () => {
    await open("calls/crewdb.main.v1.MainDb/CreateUser");
    await page.getByLabel("email").fill("form@example.com");
    await page.getByLabel("name*").fill("Form");
    await page.getByLabel("role").selectOption("MANAGER");
    await page.getByRole("button", { name: "Send" }).click();
    await answer().getByRole("heading", { name: "Answered" }).waitFor();
    await answer()
      .getByRole("img", { name: /step .*commit .*return/ })
      .waitFor();
    const { user } = await server.main.getUserByEmail({ email: "form@example.com" });
    assert.equal(user?.name, "Form");
    await answer().getByText(`"${user.userId}"`).waitFor();
    const json = await page.getByLabel("Request as JSON").inputValue();
    assert.deepEqual(JSON.parse(json), {
      user: { email: "form@example.com", name: "Form", role: "USER_ROLE_MANAGER" },
    });
    await picture("calls");
  });

  it("keeps form and JSON the same: lists, masks, times, nested messages", async () => {
    await open("calls/crewdb.main.v1.MainDb/ListEmails");
    await page.getByLabel("Request as JSON").fill('{"query": "order", "statuses": ["EMAIL_STATUS_RED"]}');
    assert.equal(await page.getByLabel("query").inputValue(), "order");
    await page.getByRole("button", { name: "Add to senders" }).click();
    await page.getByRole("group", { name: "senders 1" }).getByRole("textbox").fill("ada@example.com");
    await page.getByRole("textbox", { name: /^received_after/ }).fill("2026-01-31T12:00:00Z");
    assert.deepEqual(JSON.parse(await page.getByLabel("Request as JSON").inputValue()), {
      query: "order",
      statuses: ["EMAIL_STATUS_RED"],
      senders: ["ada@example.com"],
      receivedAfter: "2026-01-31T12:00:00Z",
    });
    await page.goto(`${server.httpAddress}/#/calls/crewdb.main.v1.MainDb/UpdateEmail`);
    await page.getByRole("group", { name: "Fields to change" }).getByLabel("subject").check();
    await page.getByLabel("subject string").fill("New");
    assert.deepEqual(JSON.parse(await page.getByLabel("Request as JSON").inputValue()), {
      email: { subject: "New" },
      updateMask: "subject",
    });
    await page.getByLabel("Request as JSON").fill('{"email": {"subjekt": 1}}');
    await page
      .getByText(/subjekt/)
      .last()
      .waitFor();
  });

  it("has a form for lists in messages in lists, for one of several fields, and for maps", async () => {
    await open("calls/crewdb.main.v1.MainDb/ExecuteBatch");
    await page.getByRole("button", { name: "Add to steps" }).click();
    await page.getByRole("button", { name: "Set statement" }).click();
    await page.getByLabel("sql string").fill("SELECT ?, ?");
    const add = page.getByRole("button", { name: "Add to parameters" });
    await add.click();
    await page.getByLabel("kind one of").selectOption("text");
    await page.getByLabel("text string").fill("Ada");
    await add.click();
    await page.getByLabel("kind one of").last().selectOption("integer");
    await page.getByLabel("integer int64").fill("9007199254740993");
    await page.getByRole("button", { name: "Send" }).click();
    await answer().getByText('"9007199254740993"').waitFor();
    await page.getByRole("button", { name: "Add to named_parameters" }).click();
    await page.getByLabel("name 1 of named_parameters").fill("id");
    await page.getByRole("button", { name: "Send" }).click();
    await answer().getByText("INVALID_FIELD").waitFor();
    // Once in the answer, and once at the field.
    await page.getByText("must be empty when parameters are given", { exact: true }).nth(1).waitFor();
    assert.deepEqual(JSON.parse(await page.getByLabel("Request as JSON").inputValue()), {
      steps: [
        {
          statement: {
            sql: "SELECT ?, ?",
            parameters: [{ text: "Ada" }, { integer: "9007199254740993" }],
            namedParameters: { id: {} },
          },
        },
      ],
    });
  });

  it("shows what is wrong with a refused call at its fields", async () => {
    await open("calls/crewdb.main.v1.MainDb/CreateUser");
    await page.getByLabel("email").fill("not an address");
    await page.getByRole("button", { name: "Send" }).click();
    const alert = answer().getByRole("alert");
    await alert.getByText("INVALID_FIELD").waitFor();
    const email = page.getByLabel("email");
    assert.equal(await email.getAttribute("aria-invalid"), "true");
    const described = await email.getAttribute("aria-describedby");
    assert.match(await page.locator(`[id="${described}"]`).innerText(), /must be an e-mail address/);
    assert.equal(await page.getByLabel("name*").getAttribute("aria-invalid"), "true");
    await picture("refused");
  });

  it("shows a stream's messages until it is stopped", async () => {
    await open("calls/crewdb.admin.v1.AdminDb/WatchStatistics");
    await page.getByLabel("interval").fill("0.2s");
    await page.getByRole("button", { name: "Send" }).click();
    await answer()
      .getByText(/[3-9] messages/)
      .waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await answer().getByRole("heading", { name: "Stopped" }).waitFor();
  });

  it("writes the same call for a shell, which answers the same, and for three languages", async () => {
    await open("calls/crewdb.main.v1.MainDb/GetUserByEmail");
    await page.getByLabel("email").fill("it's@example.com");
    const code = page.getByRole("region", { name: "The call in" });
    const curl = await code.innerText();
    const { stdout } = await run("sh", ["-c", curl]);
    assert.equal((JSON.parse(stdout) as { code: string }).code, "not_found");
    for (const [language, part] of [
      ["TypeScript", "createMainDb("],
      ["Python", "db.main.GetUserByEmail("],
      ["Go", "db.Main.GetUserByEmail("],
    ] as const) {
      await page.getByRole("button", { name: language, exact: true }).click();
      assert.ok((await code.innerText()).includes(part), language);
    }
  });

  it("reads a statement's rows page by page, each once", async () => {
    await openSql();
    await typeSql("SELECT id, subject, sender_email FROM emails_enhanced ORDER BY id");
    await page.keyboard.press("Control+Enter");
    const rows = result().getByRole("heading", { name: /^Rows / });
    await rows.waitFor();
    const seen: string[] = [];
    // The database changes under load, and a token goes on only where it has not.
    await load.pause();
    await page.getByRole("button", { name: "Run" }).click();
    await result()
      .getByRole("heading", { name: /^Rows 1–/ })
      .waitFor();
    for (;;) {
      seen.push(...(await page.locator("tbody tr td:nth-child(2)").allInnerTexts()));
      const next = result().getByRole("button", { name: "Next" });
      if (await next.isDisabled()) break;
      await next.click();
      await result()
        .getByRole("heading", { name: new RegExp(`^Rows ${(seen.length + 1).toLocaleString("en")}–`) })
        .waitFor();
    }
    load.resume();
    assert.equal(seen.length, 2000);
    assert.equal(new Set(seen).size, 2000);
    await result().getByRole("button", { name: "Previous" }).click();
    await picture("sql");
  });

  it("tries a write, asks, and only then runs it", async () => {
    const { user } = await server.main.createUser({ user: { email: "sql@example.com", name: "Sql" } });
    const name = async () => (await server.main.getUserByEmail({ email: "sql@example.com" })).user?.name;
    await openSql();
    await typeSql("UPDATE users SET name = ? WHERE id = ?");
    await page.getByLabel("Parameters").fill(JSON.stringify(["Changed", user?.userId]));
    await page.getByRole("button", { name: "Run" }).click();
    await result().getByText("Tried, and rolled back. 1 row changed.").waitFor();
    assert.equal(await name(), "Sql");
    await picture("sql-write");
    await result().getByRole("button", { name: "Run it" }).click();
    await result().getByText("Stored. 1 row changed.").waitFor();
    assert.equal(await name(), "Changed");
  });

  it("shows a plan as a tree, and an error where there is one", async () => {
    await openSql();
    await typeSql("SELECT count(*) FROM emails_enhanced WHERE subject LIKE '%order%'");
    await page.getByRole("button", { name: "Explain" }).click();
    await result().getByText("Walks a whole table or index.").waitFor();
    await result().getByRole("listitem").filter({ hasText: "SCAN emails_enhanced" }).waitFor();
    await typeSql("SELECT nothing");
    await page.getByRole("button", { name: "Run" }).click();
    await result().getByText("SQL_ERROR").waitFor();
  });

  it("completes the names of tables", async () => {
    await openSql();
    await page.getByRole("textbox", { name: "SQL statement" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("SELECT * FROM email_rec");
    await page.getByRole("option", { name: "email_recipients" }).waitFor();
  });

  it("keeps the last calls as traces, with the writes that shared a commit", async () => {
    await open("traces");
    await page.getByRole("region", { name: "Calls" }).getByRole("button").first().waitFor();
    await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        number % 3 === 0
          ? server.main.createTask({ task: { title: `task ${number}` } })
          : server.main.createUser({ user: { email: `burst-${number}@example.com`, name: "Burst" } }),
      ),
    );
    await page.getByLabel("Which calls").selectOption("writes that shared a commit");
    await page.getByLabel("Filter by rpc or reason").fill("CreateTask");
    await page.getByRole("region", { name: "Calls" }).getByRole("button", { name: "CreateTask" }).first().click();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByLabel("Filter by rpc or reason").fill("");
    const trace = page.getByRole("region", { name: "Trace", exact: true });
    for (const span of ["acquire", "execute", "commit", "reply"])
      await trace.getByRole("listitem").filter({ hasText: span }).first().waitFor();
    const group = trace.getByRole("region", { name: "Writes that shared the commit" });
    await group.getByText(/^\d+ writes shared the commit/).waitFor();
    assert.ok((await group.getByRole("button").count()) > 1);
    await picture("traces");
    await page.getByLabel("Which calls").selectOption("failed");
    await page.getByRole("region", { name: "Calls" }).getByText("NOT_FOUND").first().waitFor();
  });

  it("lists slow statements with their plans", async () => {
    const sql =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT max(i) FROM n, users WHERE users.id = 'u'";
    await server.main.query({ sql: sql.replace(", users WHERE users.id = 'u'", "") });
    await open("slow");
    const row = page.getByRole("row").filter({ hasText: "WITH RECURSIVE" });
    await row.getByRole("button", { name: "Plan" }).click();
    await page.getByRole("region", { name: "Plan" }).getByText("SCAN n").first().waitFor();
    await picture("slow");
  });

  it("shows the schema of both databases", async () => {
    await open("schema");
    await page.getByRole("link", { name: "email_recipients" }).click();
    const columns = page.getByRole("region", { name: "Columns" });
    await columns.getByRole("link", { name: "emails_enhanced.id" }).waitFor();
    await page.getByRole("region", { name: "Indexes" }).waitFor();
    await picture("schema");
    await page.getByRole("button", { name: "walmart" }).click();
    await page.getByRole("link", { name: "grocery_lists" }).waitFor();
  });

  it("works with the keyboard alone", async () => {
    await open("overview");
    await page.getByRole("link", { name: "Calls" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Filter calls").focus();
    await page.keyboard.type("getuserbyem");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "GetUserByEmail" }).waitFor();
    await page.getByLabel("email").focus();
    await page.keyboard.type("nobody@example.com");
    await page.keyboard.press("Control+Enter");
    await answer().getByText("NOT_FOUND").first().waitFor();
    // Tab leaves the editor, as any field.
    await page.goto(`${server.httpAddress}/#/sql`);
    await page.getByRole("textbox", { name: "SQL statement" }).focus();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Run");
  });

  it("fits a phone, without scrolling sideways", async () => {
    for (const view of VIEWS) {
      await open(view, { width: 375, height: 760 });
      await main().getByRole("heading").or(main().getByRole("textbox")).first().waitFor();
      await page.waitForTimeout(300);
      const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assert.equal(wide, 0, `${view} is too wide`);
      if (view === "overview") {
        await page
          .getByRole("img", { name: /^Calls\/s/ })
          .first()
          .waitFor();
        if (PICTURES !== undefined) await page.waitForTimeout(25_000);
        await picture("phone");
      }
      if (view !== VIEWS.at(-1)) await page.context().close();
    }
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has no fault that axe finds, in ${colorScheme} colors`, async () => {
      for (const view of VIEWS) {
        await open(view, { colorScheme });
        await main().getByRole("heading").or(main().getByRole("textbox")).first().waitFor();
        if (view === "overview") await page.getByText("threads").first().waitFor();
        if (view === "traces") await page.getByRole("region", { name: "Calls" }).getByRole("button").first().click();
        const isDark = await page.evaluate("document.documentElement.dataset.theme === 'dark'");
        assert.equal(isDark, colorScheme === "dark");
        await page.evaluate(axe);
        const results = (await page.evaluate("axe.run()")) as AxeResults;
        const found = results.violations.map(
          ({ id, help, nodes }) => `${view}: ${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`,
        );
        assert.deepEqual(found, []);
        if (colorScheme === "dark" && view === "overview") {
          if (PICTURES !== undefined) await page.waitForTimeout(45_000);
          await picture("dark");
        }
        if (view !== VIEWS.at(-1)) await page.context().close();
      }
    });
  }

  describe("of databases on PostgreSQL", () => {
    let postgres: PostgresServer;
    let served: TestServer;
    before(async function () {
      const missing = whyNoPostgres();
      if (missing !== undefined) return skipWithout(this, missing);
      postgres = await startPostgres();
      const url = await postgres.createDatabase("crewdb");
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query("CREATE ROLE callers LOGIN PASSWORD 'of_callers'");
      await client.end();
      const callers = new URL(url);
      callers.username = "callers";
      callers.password = "of_callers";
      served = await startTestServer({
        ...{ DB_PATH: "", WALMART_DB_PATH: "", CREWDB_HTTP_PORT: "0" },
        ...{ DB_URL: url, WALMART_DB_URL: url },
        ...{ DB_SQL_URL: callers.href, WALMART_DB_SQL_URL: callers.href },
      });
    });
    after(async () => {
      await served?.stop();
      await postgres?.stop("SIGQUIT");
    });

    it("shows the schema that callers' SQL may reach, with its keys", async () => {
      await open("schema", { server: served });
      await page.getByRole("link", { name: "email_recipients" }).click();
      const columns = page.getByRole("region", { name: "Columns" });
      await columns.getByRole("link", { name: "emails_enhanced.id" }).waitFor();
      await columns.getByRole("row").filter({ hasText: "id key" }).filter({ hasText: "bigint" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "crewdb_" }).count(), 0);
      await page.getByRole("button", { name: "walmart" }).click();
      await page.getByRole("link", { name: "grocery_lists" }).waitFor();
    });

    it("begins with a statement that runs", async () => {
      await openSql({ server: served });
      await page.getByRole("button", { name: "Run" }).click();
      await result().getByText("no rows").waitFor();
    });
  });

  describe("of a server with tokens", () => {
    let guarded: TestServer;
    before(async () => {
      const folder = mkdtempSync(join(tmpdir(), "crewdb-console-"));
      const file = join(folder, "tokens.json");
      const sha256 = createHash("sha256").update("reader-token").digest("hex");
      writeFileSync(file, JSON.stringify([{ name: "reader", sha256, roles: ["read"] }]), { mode: 0o600 });
      guarded = await startTestServer({ CREWDB_TOKENS_FILE: file, CREWDB_HTTP_PORT: "0" });
      rmSync(folder, { recursive: true });
    });
    after(() => guarded?.stop());

    it("asks for a token, keeps it for the tab alone, and shows what its roles allow", async () => {
      await open("overview", { server: guarded });
      await page.getByLabel("Token").fill("wrong");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("The server knows no such token.").waitFor();
      await page.evaluate(axe);
      assert.deepEqual(((await page.evaluate("axe.run()")) as AxeResults).violations, []);
      await picture("sign-in");
      await page.getByLabel("Token").fill("reader-token");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("reader", { exact: true }).waitFor();
      const views = await page.getByRole("navigation", { name: "Views" }).getByRole("link").allInnerTexts();
      assert.deepEqual(views, ["Calls"]);
      await page.getByRole("link", { name: "GetUserByEmail" }).waitFor();
      assert.equal(await page.getByRole("link", { name: "CreateUser" }).count(), 0);
      assert.equal(await page.evaluate("localStorage.getItem('crewdb-token')"), null);
      assert.equal((await page.context().cookies()).length, 0);
      await page.reload();
      await page.getByText("reader", { exact: true }).waitFor();

      const other = await page.context().newPage();
      watch(other, guarded.httpAddress);
      await other.goto(guarded.httpAddress);
      await other.getByLabel("Token").waitFor();
      await page.evaluate("sessionStorage.setItem('crewdb-token', 'gone')");
      await page.getByRole("link", { name: "GetUserByEmail" }).click();
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("The server knows no such token.").waitFor();
      await page.getByLabel("Token").fill("reader-token");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByLabel("Token").waitFor();
    });
  });
});

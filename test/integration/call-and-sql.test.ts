import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { readContract } from "../../src/cli/contract-calls.js";
import { SqlCalls } from "../../src/cli/sql-calls.js";
import { type ShellOptions, SqlShell } from "../../src/cli/sql-shell.js";
import { createGrpcTransport } from "../../src/client/index.js";
import { findGuardFile } from "../../src/sqlite/pool/interrupter.js";
import { skipWithout } from "./skip.js";
import { startTestServer, type TestServer } from "./test-server.js";

const CREWDB = join(PACKAGE_ROOT, "dist/src/cli/main.js");

describe("a running server's data from a terminal", function () {
  this.timeout(30_000);
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server?.stop());

  async function crewdb(
    args: readonly string[],
    input = "",
  ): Promise<{ code: number; out: string; err: string }> {
    const command = [
      join(PACKAGE_ROOT, "dist/src/cli/main.js"),
      ...args,
      "--server",
      server.address,
    ];
    const child = spawn(process.execPath, command, { cwd: server.folder });
    child.stdin.end(input);
    const [out, err, [code]] = await Promise.all([
      child.stdout.toArray(),
      child.stderr.toArray(),
      once(child, "exit") as Promise<[number]>,
    ]);
    return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
  }

  describe("crewdb call", () => {
    it("calls an rpc by its short name, and reads the request from standard input", async () => {
      const user = { email: "ada@example.com", name: "Ada" };
      const created = await crewdb(["call", "MainDb/CreateUser", JSON.stringify({ user })]);
      assert.equal(created.code, 0, created.err);
      const got = await crewdb(["call", "getuserbyemail", "-"], '{"email": "ADA@example.com"}');
      const { user: found } = JSON.parse(got.out) as { user: Record<string, string> };
      assert.deepEqual([found.name, found.email, got.err], ["Ada", "ada@example.com", ""]);
    });

    it("says on standard error which fields are wrong and what to do, and has printed nothing", async () => {
      const { code, out, err } = await crewdb([
        "call",
        "MainDb/CreateUser",
        '{"user": {"email": "x", "name": "X"}}',
      ]);
      assert.deepEqual([code, out], [1, ""]);
      assert.match(
        err,
        /\(INVALID_FIELD\)\ncrewdb: {3}user\.email: must be an e-mail address.*\ncrewdb: {3}Correct /s,
      );
    });

    it("sends nothing for a name or a field that there is not, and names the one that was meant", async () => {
      assert.deepEqual(await crewdb(["call", "MainDb/GetUsr"]), {
        code: 2,
        out: "",
        err: "crewdb: no rpc is called MainDb/GetUsr; did you mean MainDb/GetUser?\n",
      });
      const { code, err } = await crewdb(["call", "GetUser", '{"user_idd": "1"}']);
      assert.deepEqual(
        [code, err],
        [2, "crewdb: the request of MainDb/GetUser has no field user_idd; did you mean user_id?\n"],
      );
    });
  });

  describe("crewdb sql", () => {
    before(function () {
      if (findGuardFile() === undefined) skipWithout(this, "a C compiler");
    });

    /** A shell of this process; answers are what somebody types at its questions. */
    async function shell(
      texts: readonly string[],
      answers?: string[],
      options: Partial<ShellOptions> = {},
    ): Promise<string> {
      using transport = createGrpcTransport(server.address);
      let printed = "";
      const write = (text: string): void => {
        printed += text;
      };
      const ask = async (question: string): Promise<string> => {
        write(`${question}\n`);
        return answers?.shift() ?? assert.fail(`asked once too often: ${question}`);
      };
      const sql = new SqlCalls(transport, readContract(), "main");
      const terminal = { write, ...(answers === undefined ? {} : { ask }) };
      const own = new SqlShell(sql, terminal, { form: "table", writes: false, ...options });
      for (const text of texts)
        await own.run(text).catch((error: Error) => write(`${error.message}\n`));
      return printed.replaceAll(/[\d.]+ ms/g, "… ms");
    }

    it("runs the statements of standard input, quietly, and stops at the first that fails", async () => {
      const { code, out, err } = await crewdb(
        ["sql"],
        "SELECT 1 AS a; -- ;\nSELECT NULL AS b, x'0a' AS c; SELECT d; SELECT 2;",
      );
      assert.equal(out, "a\n-\n1\n   b | c\n-----+------\nNULL | x'0a'\n");
      assert.equal(code, 1);
      assert.match(err, /^crewdb: SQLite says: no such column: d \(SQL_ERROR\)\n/);
    });

    it("shows a result in pages and stops where nobody wants more", async () => {
      const numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250) SELECT i FROM n";
      const printed = await shell([numbers], ["", "q"]);
      assert.match(printed, /\n100\n-- 100 rows; .*\n.*\n-+\n101\n/s);
      assert.match(printed, /\n200\n-- 200 rows; .*\nfirst 200 rows, … ms\n$/);
      assert.match(await shell([numbers], ["", ""]), /\n250\n250 rows, … ms\n$/);
    });

    it("writes only after a yes that knows how many rows change, or with --write", async () => {
      await server.main.createUser({ user: { email: "bo@example.com", name: "Bo" } });
      const rename = "UPDATE users SET name = 'Bob' WHERE email = 'bo@example.com' RETURNING name";
      const name = async (): Promise<string | undefined> =>
        (await server.main.getUserByEmail({ email: "bo@example.com" })).user?.name;
      assert.match(await shell([rename]), /the statement writes; --write/);
      assert.match(await shell([rename], ["n"]), /changes: 1\. Run it\? \[y\/N\] \nnot run\n$/);
      assert.equal(await name(), "Bo");
      assert.match(await shell([rename], ["y"]), /name\n----\nBob\n1 changed/);
      assert.equal(await name(), "Bob");
      const byDelete = "WITH b AS (SELECT 1) DELETE FROM users WHERE email = 'bo@example.com'";
      assert.equal(await shell([byDelete], undefined, { writes: true }), "");
      await assert.rejects(name());
    });

    it("takes lines that are pasted, and keeps them for this user alone", async function () {
      const home = mkdtempSync(join(tmpdir(), "crewdb-home-"));
      const command = `${process.execPath} ${CREWDB} sql --server ${server.address}`;
      const child = spawn("script", ["-qec", command, "/dev/null"], {
        cwd: server.folder,
        env: { ...process.env, HOME: home },
        stdio: ["pipe", "pipe", "inherit"],
      });
      const failed = once(child, "error").then(() => "failed" as const);
      let printed = "";
      const begun = Promise.withResolvers<void>();
      child.stdout.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes("main> ")) begun.resolve();
      });
      if ((await Promise.race([begun.promise, failed])) === "failed")
        skipWithout(this, "script(1)");
      child.stdin.write(
        "SELECT 6 *\n7 AS a;\n SELECT 'secret';\n.mode json\nSELECT 43 AS b;\n.quit\n",
      );
      await once(child, "exit");
      assert.match(printed, /\r\n a\r\n--\r\n42\r\n1 row, [\s\S]*\{"b":43\}\r\n1 row/);
      const history = join(home, ".crewdb_sql_history");
      assert.equal(statSync(history).mode & 0o777, 0o600);
      assert.match(
        readFileSync(history, "utf8"),
        /SELECT 43 AS b;\n\.mode json\n7 AS a;\nSELECT 6 \*\n$/,
      );
      rmSync(home, { recursive: true });
    });

    it("lists tables, shows one and explains a statement", async () => {
      const printed = await shell([
        ".tables",
        ".schema users",
        ".explain SELECT name FROM users WHERE email = 'a'",
        ".nope",
      ]);
      assert.match(printed, /^users$/m);
      assert.match(printed, /^CREATE TABLE users \(/m);
      assert.match(printed, /^SEARCH users USING INDEX .*\n-- runs on a reader; touches users$/m);
      assert.match(printed, /no command is called \.nope; \.help lists them/);
    });
  });
});

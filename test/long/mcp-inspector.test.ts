import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { startHttp } from "../integration/mcp-client.js";
import { assertPrinted, findExample } from "../integration/page-blocks.js";
import { newFolder } from "../integration/service-process.js";
import { startTestServer, type TestServer } from "../integration/test-server.js";

const run = promisify(execFile);

describe("docs/agents.md: the protocol's inspector", function () {
  // npx fetches it the first time.
  this.timeout(0);
  let server: TestServer;
  let folder: string;
  const { code, answer } = findExample("docs/agents.md", "inspector");
  const inspector = /npx -y \S+/.exec(code)?.[0] ?? assert.fail("the page has no inspector");
  const env = { ...process.env, PATH: `${join(PACKAGE_ROOT, "node_modules/.bin")}:${process.env.PATH}` };
  before(async () => {
    server = await startTestServer();
    folder = newFolder();
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it("calls a tool over HTTP, and prints what the page says", async () => {
    const http = await startHttp(server.address, server.folder);
    try {
      const command = code.replace("http://127.0.0.1:8000/mcp", http.url);
      const { stdout } = await run("bash", ["-c", command], { cwd: folder, env });
      assertPrinted(stdout, answer);
    } finally {
      await http.end();
    }
  });

  it("finds nothing in the tools' schemas, over standard input and output, that clients can't read", async () => {
    const crewdb = `node ${join(PACKAGE_ROOT, "dist/src/cli/main.js")} mcp`;
    const port = `-e CREWDB_PORT=${server.address.split(":").at(-1)}`;
    const command = `${inspector} --cli ${crewdb} ${port} --method tools/list --strict`;
    const { stdout, stderr } = await run("bash", ["-c", command], { cwd: folder, env });
    const { tools } = JSON.parse(stdout) as { tools: readonly { readonly name: string }[] };
    assert.deepEqual([tools.length, stderr], [6, ""]);
  });
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { startTestServer, type TestServer } from "./test-server.js";

const run = promisify(execFile);
const PYTHON = process.env.PYTHON ?? "python3";

/** What every language's sql example prints, but for the reason of its last line. */
const PRINTED =
  /^inserted: 1n?\nuser_query, letters = milk,? 4\nthe second step ran: [Tt]rue\nstreamed rows: 10000\ndeleted in a transaction: 2n?\n/;

describe("the sql examples", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it("use every SQL rpc from TypeScript", async () => {
    const { stdout } = await run(process.execPath, ["examples/typescript/sql.ts", server.address], {
      cwd: PACKAGE_ROOT,
    });
    assert.match(stdout, PRINTED);
    assert.match(stdout, /STATEMENT_DENIED\n$/);
  });

  it("use every SQL rpc from Python", async function () {
    try {
      await run(PYTHON, ["-c", "import grpc, grpc_tools, google.rpc.status_pb2"]);
    } catch {
      console.warn(
        "      skipped: python3 with grpcio, grpcio-tools and googleapis-common-protos is missing (set PYTHON)",
      );
      this.skip();
    }
    const stubs = join(server.folder, "python");
    await mkdir(stubs);
    const out = [`--python_out=${stubs}`, `--grpc_python_out=${stubs}`];
    const include = ["-I", "proto", "-I", "node_modules/google-proto-files"];
    const protoc = [PYTHON, "-m", "grpc_tools.protoc", ...include, ...out, "proto/crewdb/*/v1/*.proto"].join(" ");
    await run("sh", ["-c", protoc], { cwd: PACKAGE_ROOT });
    await copyFile(join(PACKAGE_ROOT, "examples/python/sql.py"), join(stubs, "sql.py"));
    const { stdout } = await run(PYTHON, ["sql.py", server.address], { cwd: stubs });
    assert.match(stdout, PRINTED);
    assert.match(stdout, /PERMISSION_DENIED\n$/);
  });
});

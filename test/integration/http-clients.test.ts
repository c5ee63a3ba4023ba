import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { has } from "../conformance/languages.js";
import { skipWithout } from "./skip.js";
import { startTestServer, type TestServer } from "./test-server.js";

const run = promisify(execFile);
const MAIN = "crewdb.main.v1.MainDb";

/** Calls with JSON and gives the answer or the error as JSON, of streams the messages one after another. */
type Caller = (rpc: string, request: object, isStream?: boolean) => Promise<string>;

/** A frame of Connect's streams as a shell writes it. */
function framed(request: object): string {
  const text = JSON.stringify(request);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(text.length, 1);
  return [...head, ...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}

describe("the same read, write, error and stream over HTTP", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  async function promises(call: Caller, name: string): Promise<void> {
    const email = `${name}@example.com`;
    const written = await call("CreateUser", { user: { email, name: "Ada" }, requestId: name });
    assert.match(written, /"userId":\s*"/);
    assert.equal(JSON.parse(await call("GetUserByEmail", { email })).user.email, email);
    assert.match(
      await call("GetUserByEmail", { email: "nobody@example.com" }),
      /not_found[\s\S]*google\.rpc\.ErrorInfo/,
    );
    const rows = await call("QueryStream", { sql: "SELECT 6 * 7 AS answer" }, true);
    assert.match(rows, /"integer":\s*"42"/);
  }

  it("by curl", async function () {
    if (!has("curl", "--version")) skipWithout(this, "curl");
    const curl: Caller = async (rpc, request, isStream = false) => {
      const url = `${server.httpAddress}/${MAIN}/${rpc}`;
      const type = isStream ? "application/connect+json" : "application/json";
      const send = isStream ? `printf '${framed(request)}' | ` : "";
      const body = isStream ? "--data-binary @-" : `-d '${JSON.stringify(request)}'`;
      return (await run("bash", ["-c", `${send}curl -sS -H 'content-type: ${type}' ${body} ${url}`])).stdout;
    };
    await promises(curl, "curl");
  });

  it("by buf curl, with Connect and with gRPC-Web", async () => {
    const buf = join(PACKAGE_ROOT, "node_modules", ".bin", "buf");
    const schema = ["--schema", join(PACKAGE_ROOT, "gen", "image.binpb")];
    for (const protocol of ["connect", "grpcweb"]) {
      const curl: Caller = async (rpc, request) => {
        const url = `${server.httpAddress}/${MAIN}/${rpc}`;
        const args = ["curl", ...schema, "--protocol", protocol, "-d", JSON.stringify(request), url];
        // An error is on stderr, with an exit code.
        return await run(buf, args, { cwd: PACKAGE_ROOT, timeout: 20_000 }).then(
          ({ stdout }) => stdout,
          ({ stderr }: { readonly stderr: string }) => stderr,
        );
      };
      await promises(curl, `buf-${protocol}`);
    }
  });

  it("by requests, of Python", async function () {
    if (!has("python3", "-c", "import requests")) skipWithout(this, "requests, of Python,");
    const program = `
import json, struct, sys, requests
url, is_stream, text = sys.argv[1], sys.argv[2] == "true", sys.argv[3].encode()
if is_stream:
    head = {"content-type": "application/connect+json"}
    print(requests.post(url, headers=head, data=struct.pack(">BI", 0, len(text)) + text).content.decode("latin1"))
else:
    print(json.dumps(requests.post(url, json=json.loads(text)).json()))`;
    const python: Caller = async (rpc, request, isStream = false) => {
      const url = `${server.httpAddress}/${MAIN}/${rpc}`;
      return (await run("python3", ["-c", program, url, String(isStream), JSON.stringify(request)])).stdout;
    };
    await promises(python, "requests");
  });
});

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { create } from "@bufbuild/protobuf";
import { DatabaseStatisticsSchema } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { ratesOf, sparkline } from "../../src/client/top-screen.js";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { startTestServer, type TestServer } from "./test-server.js";

const TOOL = join(PACKAGE_ROOT, "dist/src/client/top-cli.js");

describe("the live view", function () {
  this.timeout(30_000);
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  async function output(command: string, args: readonly string[]): Promise<{ text: string; code: number | null }> {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], cwd: server.folder });
    const [out, [code]] = await Promise.all([child.stdout.toArray(), once(child, "exit") as Promise<[number | null]>]);
    return { text: Buffer.concat(out).toString(), code };
  }

  it("in a pipe prints a line for each database, and ends after one second when asked to", async () => {
    let calls = true;
    const load = (async () => {
      while (calls) await server.main.listUsers({});
    })();
    const { text, code } = await output(process.execPath, [TOOL, "--once", "--server", server.address]);
    calls = false;
    await load;
    assert.equal(code, 0);
    const lines = text.trim().split("\n");
    assert.deepEqual(
      lines.map((line) => line.split(" ")[1]),
      ["main", "walmart"],
    );
    assert.match(
      lines[0] ?? "",
      /^\d{4}-\S+Z main connections=\d+\/\d+\/20 waiting=\d+ reads\/s=[1-9]\d* writes\/s=0 /,
    );
  });

  it("on a terminal draws both databases, their graphs and what is slow", async function () {
    if (spawnSync("script", ["--version"]).error !== undefined) {
      console.warn("      skipped: there is no script(1), which gives a program a terminal");
      this.skip();
    }
    const command = `${process.execPath} ${TOOL} --once --server ${server.address}`;
    const { text } = await output("script", ["-qec", command, "/dev/null"]);
    assert.match(text, /crewdb \d+\.\d+\.\d+ .* MB .* calls in flight/);
    assert.match(text, /main +\d+ busy of \d+ connections/);
    assert.match(text, /walmart +\d+ busy of \d+ connections/);
    assert.match(text, /no slow statements/);
  });

  it("says what is wrong with its options, and that nobody answers", async () => {
    const wrong = spawnSync(process.execPath, [TOOL, "--onse"], { encoding: "utf8" });
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /--onse/);
    const nobody = spawnSync(process.execPath, [TOOL, "--once", "--server", "127.0.0.1:1"], { encoding: "utf8" });
    assert.equal(nobody.status, 1);
    assert.match(nobody.stderr, /crewdb: .*unavailable/i);
  });

  it("draws the largest number as the highest bar, and no rate after a restart of the server", () => {
    assert.equal(sparkline([0, 50, 100]), " ▄█");
    const [few, many] = [5n, 105n].map((okCount) => create(DatabaseStatisticsSchema, { read: { okCount } }));
    assert.ok(few && many);
    assert.equal(ratesOf(many, few, 2).readsPerSecond, 50);
    assert.equal(ratesOf(few, many, 2).readsPerSecond, 0);
    assert.equal(ratesOf(many, undefined, 0).readsPerSecond, 0);
  });
});

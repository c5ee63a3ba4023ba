import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { create } from "@bufbuild/protobuf";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import {
  DatabaseStatisticsSchema,
  HandoverReason,
  WatchStatisticsResponseSchema,
} from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { ratesOf, sparkline, TopScreen } from "../../src/cli/top-screen.js";
import { findGuardFile } from "../../src/sqlite/pool/interrupter.js";
import { newFolder, startProcess } from "./service-process.js";
import { startTestServer, type TestServer } from "./test-server.js";

const TOOL = join(PACKAGE_ROOT, "dist/src/cli/top-cli.js");

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
      /^\d{4}-\S+Z main connections=\d+\/\d+\/20 waiting=\d+ reads\/s=[1-9]\d* writes\/s=0 read_errors\/s=0 write_errors\/s=0 refused\/s=0 read_p50_ms=/,
    );
    const answered = findGuardFile() === undefined ? "0" : "[1-9]\\d*";
    const native = ` native_answered/s=${answered} native_worded/s=0 native_handed_over/s=0$`;
    assert.match(lines[0] ?? "", new RegExp(native));
  });

  it("on a terminal draws both databases, their graphs and what is slow", async function () {
    if (spawnSync("script", ["--version"]).error !== undefined) {
      console.warn("      skipped: there is no script(1), which gives a program a terminal");
      this.skip();
    }
    const command = `${process.execPath} ${TOOL} --once --server ${server.address}`;
    const { text } = await output("script", ["-qec", command, "/dev/null"]);
    assert.match(text, new RegExp(`crewdb \\d+\\.\\d+\\.\\d+ at ${server.address} .* MB .* calls in flight`));
    assert.match(text, /p50 and p99, from a call's arrival to its reply: last one to two minutes/);
    for (const lane of ["reads", "writes"])
      assert.match(text, new RegExp(`${lane} +\\d+/s +\\d+/s errors +p50 [\\d.]+ ms +p99 [\\d.]+ ms +[ ▁▂▃▄▅▆▇█]`));
    assert.match(text, /, \d+\/s refused, /);
    assert.match(text, /\n {2}native +\d+\/s answered {2}\d+\/s worded {2}\d+\/s handed over\r?\n/);
    assert.match(text, /main +\d+ busy of \d+ connections/);
    assert.match(text, /walmart +\d+ busy of \d+ connections/);
    assert.match(text, /no slow statements/);
  });

  it("ends by q, and says so", async function () {
    if (spawnSync("script", ["--version"]).error !== undefined) this.skip();
    const command = `${process.execPath} ${TOOL} --server ${server.address}`;
    const child = spawn("script", ["-qec", command, "/dev/null"], { stdio: "pipe" });
    let text = "";
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.includes("q quit")) child.stdin.write("q");
    }
    assert.equal(child.exitCode ?? ((await once(child, "exit")) as [number])[0], 0);
  });

  it("in a pipe begins with numbers, and goes on when the server is started anew", async () => {
    const folder = newFolder();
    const settings = { CREWDB_SOCKET: join(folder, "socket") };
    const first = await startProcess(folder, settings);
    const top = spawn(process.execPath, [TOOL, "--server", `unix:${settings.CREWDB_SOCKET}`], { stdio: "pipe" });
    const [lines, problems] = [top.stdout, top.stderr].map((input) => createInterface({ input }));
    assert.ok(lines && problems);
    // The stream has counted no call before its first sample, so a first line of zeros would be the first one of all.
    const [line] = (await once(lines, "line")) as [string];
    assert.match(line, / main connections=/);
    const gone = once(problems, "line") as Promise<[string]>;
    assert.equal(await first.end("SIGTERM"), 0);
    assert.match((await gone)[0], /^crewdb: unix:\S+ is gone; waiting for it$/);
    const again = once(lines, "line") as Promise<[string]>;
    const second = await startProcess(folder, settings);
    assert.match((await again)[0], / main connections=/);
    top.kill("SIGINT");
    assert.equal(((await once(top, "exit")) as [number])[0], 0);
    await second.end("SIGTERM");
    rmSync(folder, { recursive: true });
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
    const [few, many] = [5n, 105n].map((count) =>
      create(DatabaseStatisticsSchema, { read: { okCount: count }, write: { errorCount: count }, refusedCount: count }),
    );
    assert.ok(few && many);
    assert.deepEqual(ratesOf(many, few, 2), { reads: 50, writes: 0, readErrors: 0, writeErrors: 50, refused: 50 });
    assert.equal(ratesOf(few, many, 2).reads, 0);
    const screen = new TopScreen("here:1");
    const sample = (seconds: bigint, okCount: bigint) =>
      create(WatchStatisticsResponseSchema, {
        sampleTime: { seconds },
        databases: [{ database: Database.MAIN, read: { okCount } }],
      });
    assert.deepEqual(screen.drawPlain(sample(1n, 7n)), []);
    assert.match(screen.drawPlain(sample(2n, 9n))[0] ?? "", / reads\/s=2 /);
    screen.restart();
    assert.deepEqual(screen.drawPlain(sample(9n, 1n)), []);
  });

  it("names the hand-over that is most frequent between two samples, not since the start", () => {
    const handover = (rpc: string, reason: HandoverReason, count: bigint) => ({
      rpc,
      handedOverCount: count,
      handovers: [{ reason, count }],
    });
    const sample = (seconds: bigint, answeredCount: bigint, products: bigint) =>
      create(WatchStatisticsResponseSchema, {
        sampleTime: { seconds },
        databases: [
          {
            database: Database.WALMART,
            nativeCalls: {
              answeredCount,
              wordedCount: 2n * seconds,
              handedOverCount: 1000n + products,
              rpcs: [
                handover("ListProducts", HandoverReason.OLD_REPLY, 1000n),
                handover("GetProduct", HandoverReason.STORED_VALUE, products),
              ],
            },
          },
        ],
      });
    const plain = new TopScreen("here:1");
    assert.deepEqual(plain.drawPlain(sample(1n, 100n, 0n)), []);
    const line = plain.drawPlain(sample(3n, 180n, 8n))[0] ?? "";
    assert.match(line, / native_answered\/s=40 native_worded\/s=2 native_handed_over\/s=4 /);
    assert.match(line, / most_handed_over=GetProduct:stored_value$/);
    assert.match(plain.drawPlain(sample(5n, 180n, 8n))[0] ?? "", / native_handed_over\/s=0$/);
    const drawn = new TopScreen("here:1");
    const nativeLine = (...of: Parameters<typeof sample>) =>
      drawn.draw(sample(...of), [], 200).find((line) => line.startsWith("  native"));
    const first = nativeLine(1n, 100n, 0n);
    assert.equal(first, "  native       –/s answered  –/s worded  –/s handed over");
    const [counts, most] = nativeLine(3n, 180n, 8n)?.split(", ") ?? [];
    assert.equal(counts, "  native      40/s answered  2/s worded  4/s handed over");
    assert.equal(most, "most of GetProduct: 4/s stored value");
  });
});

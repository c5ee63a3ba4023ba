import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { createMainDb } from "../../src/client/index.js";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { newFolder, startProcess } from "./service-process.js";

interface Line {
  readonly msg: string;
  readonly database?: string;
  readonly summary?: string;
  readonly tookMs?: number;
  readonly traceId?: string;
  readonly plan?: readonly string[];
  readonly file?: string;
  readonly connection?: number;
  readonly heldMs?: number;
}

describe("the log of a service", () => {
  const folder = newFolder();
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a service, does something, stops it, and answers what it logged. */
  async function linesOf(settings: Record<string, string>, work: (address: string) => Promise<void>): Promise<Line[]> {
    const service = await startProcess(folder, settings);
    const lines: Line[] = [];
    for (const stream of [service.child.stdout, service.child.stderr]) {
      assert.ok(stream);
      createInterface(stream).on("line", (line) => {
        if (line.startsWith("{")) lines.push(JSON.parse(line) as Line);
      });
    }
    const closed = once(service.child, "close");
    await work(service.address);
    await service.end("SIGTERM");
    await closed;
    return lines;
  }

  it("tells a slow statement with its plan and its trace", async () => {
    const receiver = await startOtlpReceiver();
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const settings = {
      CREWDB_SLOW_MS: "1",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/v1/traces`,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    };
    const lines = await linesOf(settings, async (address) => {
      using main = createMainDb(address);
      const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
      const sql =
        "SELECT count(*) FROM users WHERE name > 'a' AND 9 < (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n)";
      await main.query({ sql }, { headers });
    });
    receiver.close();
    const slow = lines.find(({ msg, summary }) => msg === "slow statement" && summary?.includes("FROM users"));
    assert.ok(slow, JSON.stringify(lines));
    assert.equal(slow.traceId, traceId);
    assert.ok(
      slow.plan?.some((step) => step.includes("users USING COVERING INDEX ix_users_name")),
      String(slow.plan),
    );
    assert.ok(!JSON.stringify(slow).includes("300000"), "a literal is nobody's business");
  });

  it("shows every acquire and release with its connection at level debug, and none above", async () => {
    const work = async (address: string) => {
      using main = createMainDb(address);
      await main.query({ sql: "SELECT 1" });
      await main.execute({ sql: "DELETE FROM users WHERE id = 'nobody'" });
    };
    const of = (lines: readonly Line[], message: string) =>
      lines.filter(({ msg, database }) => msg === message && database === "main").map(({ connection }) => connection);
    const debug = await linesOf({ CREWDB_LOG_LEVEL: "debug" }, work);
    const acquired = of(debug, "acquire");
    assert.ok(acquired.includes(0) && acquired.some((connection) => connection !== 0), String(acquired));
    assert.deepEqual(of(debug, "release").sort(), [...acquired].sort());
    assert.deepEqual(of(await linesOf({}, work), "acquire"), []);
  });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createAdminDb, type DbClient } from "../../src/client/index.js";
import { chosenSignals } from "../../src/service/telemetry.js";
import { breakTime } from "../fixtures/broken-time.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { startOtlpReceiver } from "./otlp-receiver.js";
import { newFolder, startProcess } from "./service-process.js";

/** OpenTelemetry's own names, and ours for what it has none for. */
const METRICS = [
  "rpc.server.call.duration",
  "db.client.operation.duration",
  "db.client.connection.count",
  "db.client.connection.create_time",
  "db.client.connection.idle.max",
  "db.client.connection.idle.min",
  "db.client.connection.max",
  "db.client.connection.pending_requests",
  "db.client.connection.timeouts",
  "db.client.connection.use_time",
  "db.client.connection.wait_time",
  "crewdb.checkpoint.duration",
  "crewdb.commit.group.size",
  "crewdb.event_loop.delay",
  "crewdb.file.size",
  "crewdb.native_calls",
  "crewdb.statement_cache.lookups",
  "crewdb.wal.size",
] as const;

/** What some metrics need to be seen: more streams at once than there are readers, and a checkpoint. */
async function useAll(address: string, main: DbClient<typeof MainDb>): Promise<void> {
  using admin = createAdminDb(address);
  const stop = new AbortController();
  const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
  const streams = Array.from({ length: 3 }, () =>
    main.queryStream({ sql: numbers }, { signal: stop.signal })[Symbol.asyncIterator](),
  );
  await Promise.all(streams.map((stream) => stream.next()));
  stop.abort();
  await admin.checkpoint({ database: Database.MAIN });
}

describe("metrics", function () {
  this.timeout(30_000);
  const folder = newFolder();
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    assert.ok(address !== null && typeof address !== "string");
    return address.port;
  }

  let scraped = "";
  let sent: ReadonlySet<string> = new Set();
  it("can be scraped as Prometheus does, on loopback alone", async () => {
    const port = await freePort();
    const settings = { OTEL_METRICS_EXPORTER: "prometheus", OTEL_EXPORTER_PROMETHEUS_PORT: String(port) };
    const service = await startProcess(folder, settings);
    using main = service.client();
    await main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
    await useAll(service.address, main);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    for (const name of METRICS) assert.ok(text.includes(name.replaceAll(".", "_")), name);
    scraped = text;
    await assert.rejects(fetch(`http://127.0.0.2:${port}/metrics`), "it listens on every address");
    assert.match(
      text,
      /rpc_server_call_duration_seconds_count\{.*MainDb\/CreateUser.*\} 1\n|rpc_server_call_duration_count\{.*MainDb\/CreateUser.*\} 1\n/,
    );
    assert.ok(!text.includes("ada@example.com"));
    assert.equal(await service.end("SIGTERM"), 0);
    assert.equal(service.said().includes("OpenTelemetry"), false, "a scrape logs nothing");
  });

  it("can be scraped at the address that docs/tracing.md says how to set", async () => {
    const page = readFileSync(join(PACKAGE_ROOT, "docs", "tracing.md"), "utf8");
    const port = await freePort();
    const name = /`(OTEL_EXPORTER_PROMETHEUS_HOST)` sets\s+another address/.exec(page)?.[1];
    const service = await startProcess(folder, {
      OTEL_METRICS_EXPORTER: "prometheus",
      OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
      [name ?? assert.fail("the page names no setting")]: "127.0.0.2",
    });
    assert.equal((await fetch(`http://127.0.0.2:${port}/metrics`)).status, 200);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("are sent over OTLP, the last of them when the service stops", async () => {
    const receiver = await startOtlpReceiver();
    const settings = {
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${receiver.url}/v1/metrics`,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    };
    const service = await startProcess(folder, settings);
    using main = service.client();
    await main.createUser({ user: { email: "grace@example.com", name: "Grace" } });
    await useAll(service.address, main);
    assert.equal(await service.end("SIGTERM"), 0);
    receiver.close();
    sent = receiver.metrics;
    assert.deepEqual(
      METRICS.filter((name) => !receiver.metrics.has(name)),
      [],
    );
    assert.deepEqual(receiver.spans, [], "traces were not asked for");
  });

  it("tell what became of the calls of the native executor", async function () {
    guardFileOrSkip(this);
    const port = await freePort();
    const own = newFolder();
    const file = join(own, "main.db");
    const service = await startProcess(own, {
      DB_PATH: file,
      OTEL_METRICS_EXPORTER: "prometheus",
      OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
    });
    using main = service.client();
    await main.createUser({ user: { userId: "ada", email: "ada@example.com", name: "Ada" } });
    await assert.rejects(main.getUser({ userId: "bob" }));
    breakTime(file);
    await assert.rejects(main.getUser({ userId: "ada" }));
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await service.end("SIGTERM");
    rmSync(own, { recursive: true });
    const lines = text.match(/^crewdb_native_calls\S*\{.*db_namespace="main".* \d+$/gm) ?? [];
    const labelOf = (line: string, name: string) => {
      return new RegExp(`[{,]${name}="(.*?)"`).exec(line)?.[1];
    };
    assert.deepEqual(
      lines.map((line) => [
        ...["outcome", "rpc_method", "reason"].map((name) => labelOf(line, name)),
        line.split(" ").at(-1),
      ]),
      [
        ["answered", undefined, undefined, "1"],
        ["worded", undefined, undefined, "1"],
        ["handed_over", "crewdb.main.v1.MainDb/GetUser", "stored_value", "1"],
      ],
    );
  });

  it("are all in the documentation, which has no others", () => {
    const page = readFileSync(join(PACKAGE_ROOT, "docs", "tracing.md"), "utf8");
    const [, table = ""] = page.split("| metric | unit | measures |");
    const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = ""]) => cell);
    const documented = cells.flatMap((cell) => cell.match(/[a-z][a-z_.]+/g) ?? []);
    // Only a service that sends traces counts spans, one that knows its callers reloads, and one with a replica how far that is behind.
    const known = new Set([
      ...METRICS,
      ...sent,
      "crewdb.spans.dropped",
      "crewdb.credential.reloads",
      "crewdb.audit.lines",
      "crewdb.replica.behind",
      "crewdb.replica.behind.writes",
      "crewdb.replica.drill.age",
      "crewdb.replica.restarts",
    ]);
    for (const name of known) if (!/^(crewdb|db|rpc)\./.test(name)) known.delete(name);
    assert.deepEqual(documented.toSorted(), [...known].toSorted());
  });

  it("count the spans that a collector that is gone made the exporter drop", async () => {
    const port = await freePort();
    const settings = {
      OTEL_METRICS_EXPORTER: "prometheus",
      OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://127.0.0.1:${await freePort()}/v1/traces`,
      OTEL_EXPORTER_OTLP_TIMEOUT: "200",
      OTEL_BSP_MAX_QUEUE_SIZE: "4",
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "2",
      OTEL_BSP_SCHEDULE_DELAY: "10",
    };
    const service = await startProcess(folder, settings);
    using main = service.client();
    let dropped: string | undefined;
    const untilMs = Date.now() + 20_000;
    while (dropped === undefined && Date.now() < untilMs) {
      await Promise.all(Array.from({ length: 20 }, () => main.listUsers({})));
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      dropped = /^crewdb_spans_dropped(?:_total)?\{?.* ([1-9]\d*)$/m.exec(text)?.[1];
    }
    assert.ok(dropped, "no span was counted as dropped");
    await service.end("SIGTERM");
  });

  it("that the dashboard shows are those of the service", () => {
    const dashboard = readFileSync(join(PACKAGE_ROOT, "deploy", "grafana-dashboard.json"), "utf8");
    const { panels } = JSON.parse(dashboard) as { panels: { targets?: { expr: string }[] }[] };
    const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    assert.ok(expressions.length >= 8);
    const known = new Set(scraped.match(/^[a-z_]+(?=[ {])/gm));
    const shown = expressions.flatMap((expression) => expression.match(/\b[a-z_]+(?=\[|\{|$)/g) ?? []);
    assert.ok(shown.length >= expressions.length);
    assert.deepEqual(
      shown.filter((name) => !known.has(name)),
      [],
    );
  });

  it("come with a Grafana that has its data source and the dashboard, and mounts only files that are there", () => {
    const read = (file: string): string => readFileSync(join(PACKAGE_ROOT, "deploy", file), "utf8");
    const mounts = [...read("compose.yaml").matchAll(/- \.\/(\S+?):(\S+?):ro$/gm)].map(([, from = "", to = ""]) => [
      from,
      to,
    ]);
    for (const [from = ""] of mounts) assert.ok(existsSync(join(PACKAGE_ROOT, "deploy", from)), from);
    const targets = new Map(mounts.map(([from = "", to = ""]) => [from, to]));
    assert.match(targets.get("grafana/datasource.yaml") ?? "", /^\/etc\/grafana\/provisioning\/datasources\//);
    assert.match(targets.get("grafana/dashboards.yaml") ?? "", /^\/etc\/grafana\/provisioning\/dashboards\//);
    const dashboards = / path: (\S+)/.exec(read("grafana/dashboards.yaml"))?.[1] ?? assert.fail("no path");
    assert.ok(targets.get("grafana-dashboard.json")?.startsWith(`${dashboards}/`));
    const url = / url: (\S+)/.exec(read("grafana/datasource.yaml"))?.[1];
    assert.equal(url, `http://${/--web\.listen-address=(\S+)/.exec(read("compose.yaml"))?.[1]}`);
  });

  it("and traces leave only when a standard variable asks for them", () => {
    const off = { traces: false, metrics: false };
    assert.deepEqual(chosenSignals({}), off);
    assert.deepEqual(chosenSignals({ OTEL_TRACES_EXPORTER: "none", OTEL_METRICS_EXPORTER: "none" }), off);
    assert.deepEqual(
      chosenSignals({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318", OTEL_SDK_DISABLED: "true" }),
      off,
    );
    assert.deepEqual(chosenSignals({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" }), {
      traces: true,
      metrics: true,
    });
    assert.deepEqual(chosenSignals({ OTEL_METRICS_EXPORTER: "prometheus" }), { traces: false, metrics: true });
    assert.deepEqual(chosenSignals({ OTEL_TRACES_EXPORTER: "console" }), { traces: true, metrics: false });
  });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { newFolder, startProcess } from "./service-process.js";

interface Receiver {
  readonly url: string;
  close(): void;
}

/** What a collector answers that has not taken all. */
const PARTIAL = JSON.stringify({ partialSuccess: { rejectedSpans: "3", errorMessage: "too old" } });

/** `answer` gets each request with its body, and says the status. */
async function receive(
  answer: (request: IncomingMessage, body: string) => number,
  text: string = "",
): Promise<Receiver> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.statusCode = answer(request, Buffer.concat(chunks).toString());
      response.setHeader("content-type", "application/json").end(text);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address !== "string");
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** Why Zipkin would answer 400 to a span: https://zipkin.io/zipkin-api/, zipkin2-api.yaml. */
function refusalOf(span: Readonly<Record<string, unknown>>): string | undefined {
  const isId = (value: unknown, form: RegExp) => typeof value === "string" && form.test(value);
  if (!isId(span.traceId, /^([0-9a-f]{16}|[0-9a-f]{32})$/)) return "traceId";
  if (!isId(span.id, /^[0-9a-f]{16}$/)) return "id";
  if (span.parentId !== undefined && !isId(span.parentId, /^[0-9a-f]{16}$/)) return "parentId";
  for (const name of ["timestamp", "duration"])
    if (!Number.isSafeInteger(span[name]) || Number(span[name]) < 0) return `${name} ${String(span[name])}`;
  if (!Object.values(span.tags ?? {}).every((value) => typeof value === "string")) return "tags";
  return undefined;
}

describe("telemetry leaves", function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a service with these settings, makes calls of every kind of span, stops it, and answers its log. */
  async function serve(settings: Readonly<Record<string, string>>): Promise<string> {
    const service = await startProcess(folder, settings);
    const log = service.child.stderr?.toArray();
    using main = service.client();
    const users = Array.from({ length: 8 }, (_, index) => ({ email: `user${index}@example.com`, name: "Ada" }));
    await Promise.all(users.map((user) => main.createUser({ user })));
    for (let call = 0; call < 8; call++) await main.listUsers({});
    for await (const _ of main.queryStream({ sql: "SELECT id FROM users" }));
    assert.equal(await service.end("SIGTERM"), 0);
    return Buffer.concat((await log) ?? []).toString();
  }

  it("for Zipkin, which takes whole microseconds alone", async () => {
    const refused: string[] = [];
    const names = new Set<unknown>();
    const zipkin = await receive((_, body) => {
      const spans = JSON.parse(body) as Record<string, unknown>[];
      for (const span of spans) names.add(span.name);
      const problems = spans.flatMap((span) => refusalOf(span) ?? []);
      refused.push(...problems);
      return problems.length === 0 ? 202 : 400;
    });
    const log = await serve({
      OTEL_TRACES_EXPORTER: "zipkin",
      OTEL_EXPORTER_ZIPKIN_ENDPOINT: `${zipkin.url}/api/v2/spans`,
    });
    zipkin.close();
    assert.deepEqual(refused, []);
    for (const name of ["crewdb.main.v1.MainDb/CreateUser", "acquire", "execute", "commit", "reply"])
      assert.ok(names.has(name), name);
    assert.doesNotMatch(log, /OpenTelemetry/);
  });

  it("for Jaeger, which takes no metrics, as the recipe of docs/tracing.md says", async () => {
    const page = readFileSync(join(PACKAGE_ROOT, "docs", "tracing.md"), "utf8");
    const tool = readFileSync(join(PACKAGE_ROOT, "deploy", "jaeger.mjs"), "utf8");
    const recipe = /^(OTEL_\w+)=http:\/\/127\.0\.0\.1:4318(\S*) npm start$/m.exec(page) ?? assert.fail("no recipe");
    assert.ok(tool.includes(recipe[0]), "npm run jaeger prints another one");
    const paths: (string | undefined)[] = [];
    const jaeger = await receive(({ url }) => {
      paths.push(url);
      return url === "/v1/traces" ? 200 : 404;
    });
    const [, name = "", path = ""] = recipe;
    const log = await serve({
      [name]: `${jaeger.url}${path}`,
      OTEL_METRIC_EXPORT_INTERVAL: "100",
      OTEL_METRIC_EXPORT_TIMEOUT: "100",
    });
    jaeger.close();
    assert.deepEqual([...new Set(paths)], ["/v1/traces"]);
    assert.doesNotMatch(log, /OpenTelemetry/);
  });

  it("with a warning that says what was not taken, where something was not", async () => {
    const collector = await receive(({ url }) => (url === "/v1/traces" ? 200 : 404), PARTIAL);
    const log = await serve({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_METRIC_EXPORT_INTERVAL: "50",
      OTEL_METRIC_EXPORT_TIMEOUT: "50",
      OTEL_BSP_SCHEDULE_DELAY: "50",
    });
    collector.close();
    const lines = log.split("\n").filter((line) => line.startsWith("{"));
    const events = lines.map((line) => JSON.parse(line) as { msg: string; telemetry?: string });
    const warnings = events.flatMap(({ msg, telemetry }) => (msg === "OpenTelemetry" ? [telemetry ?? ""] : []));
    for (const expected of [/metrics export failed .*Not Found/, /Partial Success .*too old/])
      assert.ok(
        warnings.some((text) => expected.test(text)),
        warnings.join("\n"),
      );
    for (const warning of warnings) assert.doesNotMatch(warning, /\bat \S+ \(/, "no stack");
  });
});

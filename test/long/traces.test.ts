import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createAdminDb } from "../../src/client/index.js";
import { newFolder, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

interface Traces {
  /** What the machine lacks. */
  fetchZipkin(): string | undefined;
  startZipkin(port: number): Promise<ChildProcess>;
  settingsFor(port: number): Readonly<Record<string, string>>;
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
  });
  return promise;
}

describe("npm run traces", function () {
  this.timeout(240_000);
  let zipkin: ChildProcess | undefined;
  after(() => zipkin?.kill());

  it("starts a Zipkin that shows the service's calls, where the console links to", async function () {
    const { fetchZipkin, startZipkin, settingsFor } = (await import(
      join(PACKAGE_ROOT, "deploy", "traces.mjs")
    )) as Traces;
    const missing = fetchZipkin();
    if (missing !== undefined) return skipWithout(this, missing);
    const port = await freePort();
    zipkin = await startZipkin(port);
    const service = await startProcess(newFolder(), settingsFor(port));
    using main = service.client();
    using admin = createAdminDb(service.address);
    await main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
    const { calls, traceUrl } = await admin.recentCalls({});
    const traceId = calls.find(({ method }) => method.endsWith("/CreateUser"))?.traceId ?? "";
    const page = await fetch(traceUrl.replace("{trace_id}", traceId));
    assert.match(await page.text(), /<title>Zipkin/);
    assert.equal(await service.end("SIGTERM"), 0);
    const spans = await spansOf(`http://127.0.0.1:${port}/api/v2/trace/${traceId}`);
    assert.deepEqual(spans.toSorted(), ["acquire", "commit", "crewdb.main.v1.maindb/createuser", "execute", "reply"]);
  });
});

/** Zipkin stores what it gets a moment later. */
async function spansOf(url: string): Promise<string[]> {
  const untilMs = Date.now() + 30_000;
  for (;;) {
    const answer = await fetch(url);
    if (answer.ok) return ((await answer.json()) as { name: string }[]).map(({ name }) => name);
    if (Date.now() > untilMs) assert.fail(`Zipkin has no trace: ${answer.status}`);
    await sleep(200);
  }
}

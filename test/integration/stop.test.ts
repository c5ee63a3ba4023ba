import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { Client, type ClientReadableStream, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { createAdminDb, describeError } from "../../src/client/index.js";
import { compileBomb, memoryBombs, operatorBombs, searchBombs } from "../fixtures/bombs.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { reasonOf } from "./reason-of.js";
import { endWhileStarting, newFolder, type ServiceProcess, startProcess } from "./service-process.js";

const SERVING = Buffer.from([8, 1]);
const NOT_SERVING = Buffer.from([8, 2]);
const same = (bytes: Buffer): Buffer => bytes;
/** Runs until it is stopped. */
const ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

describe("a stop", () => {
  const folder = newFolder();
  const clients: { close(): void }[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A health watch that has heard SERVING. */
  async function watch({ address }: ServiceProcess): Promise<ClientReadableStream<Buffer>> {
    const client = new Client(address, credentials.createInsecure());
    clients.push(client);
    const call = client.makeServerStreamRequest("/grpc.health.v1.Health/Watch", same, same, Buffer.alloc(0));
    assert.deepEqual((await once(call, "data"))[0], SERVING);
    return call;
  }

  /** Starts a query without end; `ended` is the reason that ends it. */
  async function runEndless(service: ServiceProcess): Promise<{ ended: Promise<string> }> {
    const client = service.client();
    clients.push(client);
    const query = client.query({ sql: ENDLESS }, { timeoutMs: 60_000 });
    const ended = query.then(
      () => "",
      (error: unknown) => describeError(error).reason,
    );
    // Calls of one connection begin in order, so the query is under way when this one is answered.
    await client.listUsers({});
    return { ended };
  }

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`by ${signal}: health says NOT_SERVING, its watches end, and the process exits with 0`, async () => {
      const service = await startProcess(folder);
      const call = await watch(service);
      const said = once(call, "data");
      const failed = new Promise<ServiceError>((resolve) => call.once("error", resolve));
      const log = service.child.stderr?.toArray();
      assert.equal(await service.end(signal), 0);
      const events = Buffer.concat((await log) ?? [])
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { msg: string; signal?: string });
      assert.deepEqual(
        events.slice(-2).map((event) => [event.msg, event.signal]),
        [
          ["stopping", signal],
          ["stopped", undefined],
        ],
      );
      assert.deepEqual((await said)[0], NOT_SERVING);
      assert.equal((await failed).code, status.UNAVAILABLE);
    });
  }

  it("ends what still runs near the end of the grace time with DRAINING, and exits with 0", async function () {
    guardFileOrSkip(this);
    const service = await startProcess(folder, { CREWDB_SHUTDOWN_GRACE_MS: "3000" });
    const { ended } = await runEndless(service);
    assert.equal(await service.end("SIGTERM"), 0);
    assert.equal(await ended, "DRAINING");
  });

  it("ends Explains that run and those that wait with DRAINING, and exits with 0", async function () {
    guardFileOrSkip(this);
    const settings = { CREWDB_SHUTDOWN_GRACE_MS: "3000", DB_MAX_CONNECTIONS: "2" };
    const service = await startProcess(folder, settings);
    const admin = createAdminDb(service.address, { retry: { maxAttempts: 1 } });
    clients.push(admin);
    const request = { database: Database.MAIN, sql: compileBomb() };
    const explained = Array.from({ length: 4 }, () => reasonOf(admin.explain(request)));
    // Calls of one connection begin in order.
    await admin.getReadiness({});
    assert.equal(await service.end("SIGTERM"), 0);
    assert.deepEqual([...new Set(await Promise.all(explained))], ["DRAINING"]);
  });

  it("ends every bomb with the process, and the next start finds sound files", async function () {
    guardFileOrSkip(this);
    const service = await startProcess(folder, { CREWDB_SHUTDOWN_GRACE_MS: "3000" });
    const client = service.client();
    clients.push(client);
    const text = (value: string) => ({ kind: { case: "text" as const, value } });
    const bombs = [...searchBombs(), ...memoryBombs(), ...operatorBombs().slice(0, 20)];
    const sent = bombs.map(({ sql, parameters }, index) => {
      const request = { sql, parameters: parameters.map(text) };
      return index % 2 === 0 ? client.query(request) : client.execute(request);
    });
    const ends = Promise.allSettled(sent);
    await Promise.race(sent).catch(() => undefined);
    const code = await service.end("SIGTERM");
    assert.ok(code === 0 || code === 1, `it ended by itself: ${code}`);
    await ends;
    const next = await startProcess(folder);
    using again = next.client();
    assert.equal((await again.query({ sql: "SELECT 1" })).rows.length, 1);
    assert.equal(await next.end("SIGTERM"), 0);
  });

  it("is one stop when Ctrl-C comes twice at once, as it does under npm", async () => {
    const service = await startProcess(folder);
    service.child.kill("SIGINT");
    assert.equal(await service.end("SIGINT"), 0);
  });

  it("ends at once by a second signal, whatever runs, and the next start takes over", async function () {
    guardFileOrSkip(this);
    const service = await startProcess(folder, { CREWDB_SHUTDOWN_GRACE_MS: "600000" });
    await runEndless(service);
    const again = setInterval(() => service.child.kill("SIGTERM"), 100);
    assert.equal(await service.end("SIGTERM"), null);
    clearInterval(again);
    assert.equal(service.child.signalCode, "SIGKILL");
    assert.equal(await (await startProcess(folder)).end("SIGTERM"), 0);
  });

  it("while it still starts is a stop too", async () => {
    const fresh = newFolder();
    assert.equal(await endWhileStarting(fresh, "SIGTERM"), 0);
    const service = await startProcess(fresh);
    using client = service.client();
    assert.deepEqual((await client.listUsers({})).users, []);
    assert.equal(await service.end("SIGTERM"), 0);
    rmSync(fresh, { recursive: true });
  });
});

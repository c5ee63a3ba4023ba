import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { Client, credentials } from "@grpc/grpc-js";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { startTestServer, type TestServer } from "./test-server.js";

const SERVICE = "crewdb.main.v1.MainDb";
const same = (bytes: Buffer): Buffer => bytes;

describe("health", function () {
  this.timeout(60_000);
  let server: TestServer;
  let client: Client;
  beforeEach(async () => {
    server = await startTestServer({ DB_BUSY_TIMEOUT: "50" });
    client = new Client(server.address, credentials.createInsecure());
  });
  afterEach(async () => {
    client.close();
    await server.stop();
  });

  function watch(service: string): AsyncIterator<Buffer> {
    const request = Buffer.concat([Buffer.from([10, service.length]), Buffer.from(service)]);
    const stream = client.makeServerStreamRequest("/grpc.health.v1.Health/Watch", same, same, request);
    stream.on("error", () => undefined);
    return stream[Symbol.asyncIterator]();
  }

  const serving = async (watcher: AsyncIterator<Buffer>): Promise<boolean> =>
    ((await watcher.next()).value as Buffer)[1] === 1;

  it("turns while another process holds the write lock, names the check, and turns back", async () => {
    const [main, walmart] = [watch(SERVICE), watch("crewdb.walmart.v1.WalmartDb")];
    assert.ok(await serving(main));
    assert.ok(await serving(walmart));
    const other = new Sqlite(server.files.main);
    other.exec("BEGIN IMMEDIATE");
    assert.equal(await serving(main), false);
    const { databases } = await server.admin.getReadiness({});
    assert.deepEqual(
      databases.map((each) => [each.database, each.serving]),
      [
        [Database.MAIN, false],
        [Database.WALMART, true],
      ],
    );
    const [failed, ...more] = databases[0]?.checks.filter(({ ok }) => !ok) ?? [];
    assert.equal(failed?.name, "write");
    assert.match(failed.problem, /locked/);
    assert.equal(more.length, 0);
    // Reads go on: only who asks health stays away.
    assert.deepEqual((await server.main.listUsers({})).users, []);
    other.exec("ROLLBACK");
    other.close();
    assert.ok(await serving(main));
  });

  it("turns when the database file is moved away, and back with it", async () => {
    const main = watch(SERVICE);
    assert.ok(await serving(main));
    renameSync(server.files.main, `${server.files.main}.away`);
    assert.equal(await serving(main), false);
    renameSync(`${server.files.main}.away`, server.files.main);
    assert.ok(await serving(main));
  });

  it("turns when the file's pages are overwritten, and back with them", async () => {
    const main = watch(SERVICE);
    assert.ok(await serving(main));
    await server.admin.checkpoint({ database: Database.MAIN, truncate: true });
    const pages = readFileSync(server.files.main);
    const file = openSync(server.files.main, "r+");
    // In place, as a disk that lies would: the file keeps its name, its size and the first page.
    writeSync(file, Buffer.alloc(pages.length - 4096, 0xff), 0, pages.length - 4096, 4096);
    assert.equal(await serving(main), false);
    const checks = (await server.admin.getReadiness({})).databases[0]?.checks.filter(({ ok }) => !ok) ?? [];
    assert.match(checks.map(({ problem }) => problem).join("; "), /malformed|corrupt/);
    writeSync(file, pages, 0, pages.length, 0);
    closeSync(file);
    assert.ok(await serving(main));
    assert.deepEqual((await server.main.listUsers({})).users, []);
  });

  it("names every check with its result and its time", async () => {
    const [main] = (await server.admin.getReadiness({})).databases;
    assert.deepEqual(
      main?.checks.map(({ name, ok, problem, required }) => [name, ok, problem, required]),
      ["file", "read", "write", "disk", "wal", "threads"].map((name) => [name, true, "", name !== "wal"]),
    );
    for (const { checkTime, duration } of main.checks) assert.ok(checkTime && duration);
  });
});

import assert from "node:assert/strict";
import { connect, createServer, type Server, type Socket } from "node:net";
import { Notes, requestOf } from "../fixtures/postgres-notes.js";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { Rpc } from "../unit/small-plan.js";
import { skipWithout } from "./skip.js";

/** Messages of a client that end a trip, and that run a statement. */
const SYNC = "S";
const EXECUTE = "E";

/** Stands between the service and its server, and counts what the service sends. */
class CountingProxy {
  readonly counts: Map<string, number> = new Map();
  readonly #server: Server;

  private constructor(port: number) {
    this.#server = createServer((client) => {
      const server = connect(port, "127.0.0.1");
      server.on("error", () => client.destroy());
      client.on("error", () => server.destroy());
      this.#count(client);
      client.pipe(server).pipe(client);
    });
  }

  static async open(port: number): Promise<CountingProxy> {
    const proxy = new CountingProxy(port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    return address === null || typeof address === "string" ? 0 : address.port;
  }

  close(): void {
    this.#server.close();
  }

  /** The first message has no letter. */
  #count(client: Socket): void {
    let bytes = Buffer.alloc(0);
    let letters = 0;
    client.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      while (bytes.length >= letters + 4) {
        const end = letters + bytes.readUInt32BE(letters);
        if (bytes.length < end) return;
        const letter = letters === 0 ? "" : bytes.toString("latin1", 0, 1);
        this.counts.set(letter, (this.counts.get(letter) ?? 0) + 1);
        bytes = bytes.subarray(end);
        letters = 1;
      }
    });
  }
}

/** What travels between the service and its server, in how many trips. */
describe("PostgreSQL's trips", function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let proxy: CountingProxy;
  let notes: Notes;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    server = await startPostgres();
    proxy = await CountingProxy.open(server.port);
    const url = new URL(await server.createDatabase("notes"));
    url.port = String(proxy.port);
    notes = await Notes.open(url.href);
  });
  after(async () => {
    await notes?.[Symbol.asyncDispose]();
    proxy?.close();
    await server?.stop("SIGQUIT");
  });

  async function counted(
    run: () => Promise<unknown>,
  ): Promise<{ trips: number; statements: number }> {
    const of = (letter: string): number => proxy.counts.get(letter) ?? 0;
    const [trips, statements] = [of(SYNC), of(EXECUTE)];
    await run();
    return { trips: of(SYNC) - trips, statements: of(EXECUTE) - statements };
  }

  it("are two for a write of several statements: all of them, then its reply and the commit", async () => {
    const twice = async (id: string): Promise<void> => {
      const request = requestOf({ 1: id, 2: `${id}${id}`, 4: id });
      const outcome = await notes.call(Rpc.PUT_TWICE, request);
      assert.ok(outcome.ok);
    };
    await twice("a");
    const { trips, statements } = await counted(() => twice("b"));
    // BEGIN, its number, two statements; the kept reply, COMMIT.
    assert.deepEqual({ trips, statements }, { trips: 2, statements: 6 });
  });

  it("are fewer than the reads that come together", async () => {
    const reads = (): Promise<unknown> =>
      Promise.all(
        Array.from({ length: 40 }, async () => assert.deepEqual(await notes.get("a"), ["a"])),
      );
    await reads();
    const { trips, statements } = await counted(reads);
    assert.equal(statements, 40);
    assert.ok(trips <= 10, `${trips} trips`);
  });

  it("keep no read waiting for one that does not end, and stop that one alone", async () => {
    const endless = notes.start(Rpc.SLOW, requestOf({ 1: "a" }));
    const others = Array.from({ length: 8 }, () => notes.get("a"));
    assert.deepEqual(
      await Promise.all(others),
      Array.from({ length: 8 }, () => ["a"]),
    );
    notes.database.cancel(endless.call, "CANCELLED");
    const outcome = await endless.outcome;
    assert.equal(outcome.ok ? "" : outcome.error.reason, "CANCELLED");
  });
});

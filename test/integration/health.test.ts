import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { type ClientReadableStream, status } from "@grpc/grpc-js";
import { MAX_WATCHES } from "../../src/calls/limits.js";
import { type BytesClient, connect, detailsOf, type Edge, SERVICE, startEdge } from "../unit/grpc-fixture.js";

const SERVING = Buffer.from([8, 1]);
const NOT_SERVING = Buffer.from([8, 2]);
const SERVICE_UNKNOWN = Buffer.from([8, 3]);
const same = (bytes: Buffer): Buffer => bytes;

/** `HealthCheckRequest { string service = 1; }` */
const asking = (service: string): Buffer =>
  Buffer.concat([Buffer.from([10, Buffer.byteLength(service)]), Buffer.from(service)]);

/** Everything that a watch says, and how it ends. */
class Watching {
  readonly said: Buffer[] = [];
  readonly call: ClientReadableStream<Buffer>;
  readonly ended: Promise<{ code: number; reason: string | undefined }>;
  #heard: () => void = () => undefined;

  constructor(client: BytesClient, service: string) {
    this.call = client.makeServerStreamRequest("/grpc.health.v1.Health/Watch", same, same, asking(service));
    this.call.on("data", (message: Buffer) => {
      this.said.push(message);
      this.#heard();
    });
    this.ended = new Promise((resolve) => {
      this.call.on("error", (error: Error & { code: number; metadata: never }) =>
        resolve({ code: error.code, reason: detailsOf(error).info?.reason }),
      );
    });
  }

  /** Resolves when so many messages have come. */
  heard(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#heard = () => {
        if (this.said.length >= count) resolve();
      };
      this.#heard();
    });
  }
}

describe("grpc.health.v1.Health", () => {
  let edge: Edge;
  let client: BytesClient;
  beforeEach(async () => {
    edge = await startEdge();
    client = connect(edge.server);
  });
  afterEach(async () => {
    client.close();
    await edge.server.close(0);
  });
  const check = (request: Buffer) => client.unary("/grpc.health.v1.Health/Check", request);

  it("Check says NOT_SERVING until told otherwise, for the server and each service", async () => {
    for (const service of ["", SERVICE]) {
      assert.deepEqual((await check(asking(service))).reply, NOT_SERVING);
      edge.server.setServing(service, true);
      assert.deepEqual((await check(asking(service))).reply, SERVING);
    }
    assert.deepEqual((await check(Buffer.alloc(0))).reply, SERVING);
  });

  it("Check refuses a service that is not there, and bytes that are no request", async () => {
    const unknown = await check(asking("nothing.v1.Nothing"));
    assert.equal(unknown.error?.code, status.NOT_FOUND);
    assert.equal(detailsOf(unknown.error).info?.reason, "NOT_FOUND");
    const malformed = await check(Buffer.from([10, 200]));
    assert.equal(detailsOf(malformed.error).info?.reason, "MALFORMED_REQUEST");
  });

  it("List names every service with its state", async () => {
    edge.server.setServing(SERVICE, true);
    const { reply } = await client.unary("/grpc.health.v1.Health/List");
    const entry = (service: string, state: Buffer): Buffer => {
      const body = Buffer.concat([asking(service), Buffer.from([18, 2]), state]);
      return Buffer.concat([Buffer.from([10, body.length]), body]);
    };
    assert.deepEqual(reply, Buffer.concat([entry("", NOT_SERVING), entry(SERVICE, SERVING)]));
  });

  it("Watch says the state at once and each change, and nothing where nothing changes", async () => {
    const watching = new Watching(client, SERVICE);
    await watching.heard(1);
    edge.server.setServing(SERVICE, true);
    edge.server.setServing(SERVICE, true);
    edge.server.setServing("", true);
    edge.server.setServing(SERVICE, false);
    await watching.heard(3);
    assert.deepEqual(watching.said, [NOT_SERVING, SERVING, NOT_SERVING]);
    watching.call.cancel();
  });

  it("Watch of a service that is not there says SERVICE_UNKNOWN and stays open", async () => {
    const watching = new Watching(client, "nothing.v1.Nothing");
    await watching.heard(1);
    assert.deepEqual(watching.said, [SERVICE_UNKNOWN]);
    await edge.server.close(1000);
    assert.equal((await watching.ended).code, status.UNAVAILABLE);
  });

  it("Watch says NOT_SERVING and ends with UNAVAILABLE when the server stops, for thousands of clients", async () => {
    edge.server.setServing(SERVICE, true);
    const clients = [client, connect(edge.server), connect(edge.server)];
    const all = clients.flatMap((each) => Array.from({ length: 1000 }, () => new Watching(each, SERVICE)));
    await Promise.all(all.map((each) => each.heard(1)));
    edge.server.announceShutdown();
    await Promise.all(all.map((each) => each.heard(2)));
    await edge.server.close(10_000);
    const ends = await Promise.all(all.map((each) => each.ended));
    for (const { said } of all) assert.deepEqual(said, [SERVING, NOT_SERVING]);
    for (const end of ends) assert.deepEqual(end, { code: status.UNAVAILABLE, reason: "DRAINING" });
    for (const each of clients) each.close();
  });

  it("Watch of a client that never reads ends too, and keeps no stop waiting beyond its grace time", async () => {
    const session = connectHttp2(`http://${edge.server.address}`, { settings: { initialWindowSize: 0 } });
    session.on("error", () => undefined);
    const stream = session.request({
      ":method": "POST",
      ":path": "/grpc.health.v1.Health/Watch",
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.on("error", () => undefined);
    stream.end(Buffer.alloc(5));
    // The headers come, and then nothing: there is no room for the first message.
    await once(stream, "response");
    const closed = once(session, "close");
    await edge.server.close(50);
    await closed;
  });

  it("refuses a watch beyond the limit to who has many, and takes one again when another has gone", async () => {
    const clients = Array.from({ length: 3 }, () => connect(edge.server));
    const watch = (index: number) => new Watching(clients[index % 3] ?? client, SERVICE);
    const all = Array.from({ length: MAX_WATCHES }, (_, index) => watch(index));
    await Promise.all(all.map((each) => each.heard(1)));
    const { code, reason } = await watch(1).ended;
    assert.deepEqual([code, reason], [status.RESOURCE_EXHAUSTED, "TOO_MANY_STREAMS"]);
    const [first] = all;
    first?.call.cancel();
    await first?.ended;
    // The cancel and the next watch come by different connections, so the server may see the watch first.
    let next = watch(1);
    while ((await Promise.race([next.heard(1), next.ended])) !== undefined) next = watch(1);
    // All places are taken again, and not by this one.
    await new Watching(client, SERVICE).heard(1);
    for (const each of clients) each.close();
  });
});

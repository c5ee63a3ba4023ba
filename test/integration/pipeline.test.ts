import assert from "node:assert/strict";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { GetUserRequestSchema, GetUserResponseSchema, UserStatus } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import type { PipelineAnswer } from "../../gen/ts/crewdb/pipeline/v1/pipeline_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { createMainDb, createWalmartDb, describeError } from "../../src/client/index.js";
import { refusalOf } from "./reason-of.js";
import { newFolder, startProcess } from "./service-process.js";
import { ENDLESS } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("calls that travel together", () => {
  let server: TestServer;
  let main: ReturnType<typeof createMainDb>;
  beforeEach(async () => {
    server = await startTestServer();
    main = createMainDb(server.address, { pipeline: true, retry: { maxAttempts: 1 } });
    await main.createUser({ user: { userId: "u1", email: "u1@example.com", name: "Ann" } });
  });
  afterEach(async () => {
    main.close();
    await server.stop();
  });

  /** Sends raw calls over one stream, which the client then ends, and gathers the answers by id. */
  async function raw(
    calls: readonly object[],
    cancelIds: readonly bigint[] = [],
  ): Promise<Map<bigint, PipelineAnswer>> {
    const answers = new Map<bigint, PipelineAnswer>();
    async function* requests() {
      yield { calls: calls.map((call) => call), cancelIds: [...cancelIds] };
    }
    for await (const response of server.main.pipeline(requests()))
      for (const answer of response.answers) answers.set(answer.id, answer);
    return answers;
  }
  const codeOf = (answer: PipelineAnswer | undefined): number =>
    answer === undefined || answer.status.length === 0 ? 0 : fromBinary(StatusSchema, answer.status).code;
  const getUser = (userId: string) => ({
    method: "GetUser",
    request: toBinary(GetUserRequestSchema, create(GetUserRequestSchema, { userId })),
  });

  it("have the answers that they have alone: replies, errors with details, writes", async () => {
    const calls = Array.from({ length: 300 }, async (_, index) => {
      if (index % 3 === 0) return (await main.getUser({ userId: "u1" })).user?.name;
      if (index % 3 === 1) return await refusalOf(main.getUser({ userId: `nobody-${index}` }));
      const { user } = await main.createUser({ user: { email: `n${index}@example.com`, name: `N${index}` } });
      return user?.name;
    });
    const expected = Array.from({ length: 300 }, (_, index) => ["Ann", "NOT_FOUND", `N${index}`][index % 3]);
    assert.deepEqual(await Promise.all(calls), expected);
    assert.equal((await server.main.listUsers({ pageSize: 1000 })).users.length, 101);
  });

  it("keep every rule of a call: fields, unknown methods, streams, ids in use", async () => {
    assert.equal(await refusalOf(main.getUser({})), "INVALID_FIELD user_id");
    const answers = await raw([
      { id: 1n, ...getUser("u1") },
      { id: 1n, ...getUser("u1") },
      { id: 2n, method: "QueryStream" },
      { id: 3n, method: "NoSuchRpc" },
      { id: 4n, method: "GetUser", request: new Uint8Array([0x0a, 0xff, 0x01]) },
    ]);
    assert.deepEqual(
      [2n, 3n, 4n].map((id) => codeOf(answers.get(id))),
      [3, 3, 3],
    );
    assert.equal(answers.size, 4);
  });

  it("answer what is ready, whatever came before it", async () => {
    const slow = new AbortController();
    const endless = main.query({ sql: ENDLESS }, { signal: slow.signal });
    endless.catch(() => undefined);
    for (let call = 0; call < 20; call++) assert.equal((await main.getUser({ userId: "u1" })).user?.name, "Ann");
    slow.abort();
    assert.equal(describeError(await endless.catch((error: unknown) => error)).codeName, "Canceled");
  });

  it("end at their deadline, each at its own, and free their connection", async () => {
    const late = main.query({ sql: ENDLESS }, { timeoutMs: 50 });
    const other = main.getUser({ userId: "u1" });
    assert.equal(describeError(await late.catch((error: unknown) => error)).codeName, "DeadlineExceeded");
    assert.ok((await other).user);
    assert.equal(codeOf((await raw([{ id: 7n, method: "Query", request: sql(ENDLESS), timeoutMs: 30n }])).get(7n)), 4);
  });

  it("are cancelled by their id, and no other is", async () => {
    const answers = await raw(
      [
        { id: 1n, method: "Query", request: sql(ENDLESS) },
        { id: 2n, ...getUser("u1") },
      ],
      [1n, 99n],
    );
    assert.deepEqual([codeOf(answers.get(1n)), codeOf(answers.get(2n))], [1, 0]);
    const reply = answers.get(2n)?.reply ?? new Uint8Array();
    assert.equal(fromBinary(GetUserResponseSchema, reply).user?.status, UserStatus.ACTIVE);
  });

  it("a stream of bytes that are no message ends with the reason", async () => {
    const client = new Client(server.address, credentials.createInsecure());
    const identity = (bytes: Buffer): Buffer => bytes;
    const stream = client.makeBidiStreamRequest("/crewdb.main.v1.MainDb/Pipeline", identity, identity);
    const ended = once(stream, "error") as Promise<[ServiceError]>;
    stream.resume();
    stream.write(Buffer.from([0x0a, 0x03, 0x12, 0xff, 0x01]));
    assert.equal((await ended)[0].code, status.INVALID_ARGUMENT);
    client.close();
  });

  it("a client that goes away leaves nothing running", async () => {
    const other = createMainDb(server.address, { pipeline: true, retry: { maxAttempts: 1 } });
    const calls = Array.from({ length: 4 }, () => other.query({ sql: ENDLESS }));
    const outcomes = Promise.allSettled(calls);
    await main.getUser({ userId: "u1" });
    other.close();
    assert.ok((await outcomes).every((outcome) => outcome.status === "rejected"));
    // Every reader is free again: as many slow queries as there are cores run to their end.
    const sum = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT max(i) FROM n";
    await Promise.all(Array.from({ length: 4 }, () => main.query({ sql: sum })));
  });

  it("carry both databases side by side", async () => {
    const walmart = createWalmartDb(server.address, { pipeline: true });
    await walmart.upsertProduct({ product: { productId: "p", name: "Milk" } });
    const [product, user] = await Promise.all([walmart.getProduct({ productId: "p" }), main.getUser({ userId: "u1" })]);
    assert.deepEqual([product.product?.name, user.user?.name], ["Milk", "Ann"]);
    walmart.close();
  });

  it("survive a restart of the server: reads are tried again, and the stream is opened anew", async () => {
    const folder = newFolder();
    const first = await startProcess(folder);
    const client = createMainDb(first.address, { pipeline: true });
    await client.listUsers({});
    await first.end("SIGTERM");
    const second = await startProcess(folder, { CREWDB_PORT: first.address.split(":")[1] ?? "" });
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.listUsers({})));
    assert.equal(answers.length, 50);
    client.close();
    await second.end("SIGTERM");
    rmSync(folder, { recursive: true });
  });
});

/** A QueryRequest. */
function sql(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x0a, bytes.length]), bytes]);
}

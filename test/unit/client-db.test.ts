import assert from "node:assert/strict";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { createRouterTransport } from "@connectrpc/connect";
import * as grpc from "@grpc/grpc-js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { CreateUserRequestSchema, CreateUserResponseSchema } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { Code, createMainDb, createWalmartDb } from "../../src/client/index.js";

const identity = (bytes: Buffer) => bytes;

const running = new Set<grpc.Server>();

/** Serves MainDb/CreateUser: answers the user that it got, with the request_id as its key. */
async function startUserServer(): Promise<{ target: string }> {
  const server = new grpc.Server();
  running.add(server);
  const codec = { requestSerialize: identity, requestDeserialize: identity };
  const createUser = {
    ...codec,
    path: "/crewdb.main.v1.MainDb/CreateUser",
    requestStream: false,
    responseStream: false,
    responseSerialize: identity,
    responseDeserialize: identity,
  } as const;
  const handle: grpc.handleUnaryCall<Buffer, Buffer> = (call, reply) => {
    const { user, requestId } = fromBinary(CreateUserRequestSchema, call.request);
    const stored = { email: user?.email ?? "", name: user?.name ?? "", userId: requestId };
    const answer = create(CreateUserResponseSchema, { user: stored, commitSeq: "e.1" });
    reply(null, Buffer.from(toBinary(CreateUserResponseSchema, answer)));
  };
  server.addService({ createUser }, { createUser: handle });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { target: `127.0.0.1:${port}` };
}

describe("client: typed clients", () => {
  afterEach(() => {
    for (const server of running) server.forceShutdown();
    running.clear();
  });

  it("call the service by their rpcs' names, a write with a request_id of its own", async () => {
    const server = await startUserServer();
    using main = createMainDb(server.target);
    const { user, commitSeq } = await main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
    assert.equal(user?.name, "Ada");
    assert.match(user?.userId ?? "", /^[0-9a-f-]{36}$/);
    assert.equal(commitSeq, "e.1");
  });

  it("say UNIMPLEMENTED for an rpc that the server lacks", async () => {
    const server = await startUserServer();
    using walmart = createWalmartDb(server.target);
    await assert.rejects(walmart.getProduct({ productId: "1" }), { code: Code.Unimplemented });
  });

  it("answer no more once closed", async () => {
    const server = await startUserServer();
    const main = createMainDb(server.target, { retry: { maxAttempts: 1 } });
    main.close();
    main.close();
    await assert.rejects(main.getUser({ userId: "1" }));
  });

  it("work over any Connect transport, as tests of applications want", async () => {
    const transport = createRouterTransport(({ rpc }) => {
      rpc(MainDb.method.getUser, ({ userId }) => ({ user: { userId, name: "from a stub" } }));
    });
    using main = createMainDb(transport);
    assert.equal((await main.getUser({ userId: "7" })).user?.name, "from a stub");
  });
});

import assert from "node:assert/strict";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import { createClient } from "@connectrpc/connect";
import * as grpc from "@grpc/grpc-js";
import {
  BadRequestSchema,
  ErrorInfoSchema,
  RequestInfoSchema,
  RetryInfoSchema,
} from "../../gen/ts/google/rpc/error_details_pb.js";
import { Code, ConnectError, createGrpcTransport, describeError, type GrpcTransport } from "../../src/client/index.js";
import {
  failWith,
  Probe,
  type Reply,
  type RunningServer,
  startProbe,
  stopServers,
  type Unary,
} from "./client-service.js";

const ONCE = { retry: { maxAttempts: 1 } };

describe("client: unary calls", () => {
  let server: RunningServer;
  let transport: GrpcTransport;
  let handle: (call: Unary, reply: Reply) => void;

  before(async () => {
    const answer = (call: Unary, reply: Reply) => handle(call, reply);
    server = await startProbe({ Read: answer, Write: answer });
    transport = createGrpcTransport(server.target, ONCE);
  });
  beforeEach(() => {
    handle = (call, reply) => reply(null, call.request);
  });
  after(() => {
    transport.close();
    stopServers();
  });

  const probe = () => createClient(Probe, transport);

  it("sends a message and returns the answer", async () => {
    const answer = await probe().read({ requestId: "1", servingData: "grüße 🛒" });
    assert.equal(answer.servingData, "grüße 🛒");
    assert.equal(answer.$typeName, "google.rpc.RequestInfo");
  });

  it("carries headers there and headers and trailers back, binary ones included", async () => {
    let received: grpc.Metadata | undefined;
    handle = (call, reply) => {
      received = call.metadata;
      const header = new grpc.Metadata();
      header.set("x-from", "server");
      call.sendMetadata(header);
      const trailer = new grpc.Metadata();
      trailer.set("x-raw-bin", Buffer.from([0, 255, 7]));
      reply(null, call.request, trailer);
    };
    let from: string | null = null;
    let raw: string | null = null;
    const options = {
      headers: { "x-to": "there", "x-blob-bin": Buffer.from([9, 0]).toString("base64") },
      onHeader: (headers: Headers) => {
        from = headers.get("x-from");
      },
      onTrailer: (headers: Headers) => {
        raw = headers.get("x-raw-bin");
      },
    };
    await probe().read({}, options);
    assert.deepEqual(received?.get("x-to"), ["there"]);
    assert.deepEqual(received?.get("x-blob-bin"), [Buffer.from([9, 0])]);
    assert.equal(from, "server");
    assert.deepEqual(Buffer.from(raw ?? "", "base64"), Buffer.from([0, 255, 7]));
  });

  for (const [name, code] of Object.entries(Code).filter(([, code]) => typeof code === "number")) {
    it(`throws status ${name} with its message`, async () => {
      handle = (_call, reply) => reply({ code: code as number, details: `because of ${name}` });
      await assert.rejects(probe().read({}), (error) => {
        assert.ok(error instanceof ConnectError);
        assert.equal(error.code, code);
        assert.equal(error.rawMessage, `because of ${name}`);
        return true;
      });
    });
  }

  it("finds error details, and describeError puts them in one object", async () => {
    handle = (_call, reply) => {
      const field = { field: "email.subject", description: "is required" };
      const details = [
        anyPack(
          ErrorInfoSchema,
          create(ErrorInfoSchema, { domain: "crewdb", reason: "INVALID_FIELD", metadata: { n: "1" } }),
        ),
        anyPack(BadRequestSchema, create(BadRequestSchema, { fieldViolations: [field] })),
        anyPack(RetryInfoSchema, create(RetryInfoSchema, { retryDelay: { seconds: 1n, nanos: 5_000_000 } })),
      ];
      reply(failWith(3, "1 field is wrong", details));
    };
    const error = await probe()
      .read({})
      .catch((caught: unknown) => caught);
    assert.ok(error instanceof ConnectError);
    assert.equal(error.findDetails(BadRequestSchema)[0]?.fieldViolations[0]?.field, "email.subject");
    assert.deepEqual(describeError(error), {
      code: Code.InvalidArgument,
      codeName: "InvalidArgument",
      message: "1 field is wrong",
      reason: "INVALID_FIELD",
      metadata: { n: "1" },
      violations: [{ field: "email.subject", description: "is required" }],
      retryAfterMs: 1005,
    });
  });

  it("sends the deadline to the server and stops there", async () => {
    const cancelled = Promise.withResolvers<void>();
    handle = (call) => call.on("cancelled", () => cancelled.resolve());
    const isDeadline = (error: unknown) => error instanceof ConnectError && error.code === Code.DeadlineExceeded;
    await assert.rejects(probe().read({}, { timeoutMs: 50 }), isDeadline);
    await cancelled.promise;
    await assert.rejects(probe().read({}, { timeoutMs: 0.5 }), isDeadline);
  });

  it("cancels at the server when the signal is aborted", async () => {
    const started = Promise.withResolvers<void>();
    const cancelled = Promise.withResolvers<void>();
    handle = (call) => {
      call.on("cancelled", () => cancelled.resolve());
      started.resolve();
    };
    const controller = new AbortController();
    const answer = probe().read({}, { signal: controller.signal });
    await started.promise;
    controller.abort(new Error("not needed any more"));
    await assert.rejects(answer, (error) => {
      assert.ok(error instanceof ConnectError);
      assert.equal(error.code, Code.Canceled);
      assert.equal(error.rawMessage, "not needed any more");
      return true;
    });
    await cancelled.promise;
    await assert.rejects(probe().read({}, { signal: controller.signal }), { code: Code.Canceled });
  });

  it("refuses a value that its field can't hold, before anything is sent", async () => {
    handle = () => assert.fail("was sent");
    const noText = {
      toString: () => {
        throw new TypeError("no text");
      },
    };
    const wrong = { requestId: noText } as unknown as { requestId: string };
    await assert.rejects(probe().read(wrong), { code: Code.InvalidArgument });
  });

  it("says INTERNAL when the answer is no message of its type", async () => {
    handle = (_call, reply) => reply(null, Buffer.from([0xff, 0xff]));
    await assert.rejects(probe().read({}), { code: Code.Internal });
  });

  it("leaves a request_id as it is, and adds none when retries are off", async () => {
    const seen: string[] = [];
    handle = (call, reply) => {
      seen.push(fromBinary(RequestInfoSchema, call.request).requestId);
      reply(null, Buffer.from(toBinary(RequestInfoSchema, create(RequestInfoSchema))));
    };
    await probe().write({ requestId: "mine" });
    await probe().write({});
    assert.deepEqual(seen, ["mine", ""]);
  });
});

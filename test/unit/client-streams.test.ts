import assert from "node:assert/strict";
import { once } from "node:events";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import * as grpc from "@grpc/grpc-js";
import { RequestInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import { Code, createGrpcTransport, type GrpcTransport } from "../../src/client/index.js";
import { type Duplex, Probe, type Reply, type RunningServer, startProbe, stopServers } from "./client-service.js";

const encode = (servingData: string) =>
  Buffer.from(toBinary(RequestInfoSchema, create(RequestInfoSchema, { servingData })));
const decode = (bytes: Buffer) => fromBinary(RequestInfoSchema, bytes).servingData;
const isCode = (code: Code) => (error: unknown) => (error as { code?: Code }).code === code;

async function* texts(...values: string[]) {
  for (const servingData of values) yield { servingData };
}

describe("client: streams", () => {
  let server: RunningServer;
  let transport: GrpcTransport;
  let handle: (stream: Duplex, reply: Reply) => void;

  before(async () => {
    const serve = (stream: Duplex, reply: Reply) => handle(stream, reply);
    server = await startProbe({ Watch: serve, Collect: serve, Chat: serve });
    transport = createGrpcTransport(server.target);
  });
  after(() => {
    transport.close();
    stopServers();
  });
  const probe = () => createClient(Probe, transport);

  it("reads a server's stream to its end, with headers and trailers", async () => {
    handle = (stream) => {
      const header = new grpc.Metadata();
      header.set("x-limit", "60");
      stream.sendMetadata(header);
      for (let index = 0; index < 1000; index += 1) stream.write(encode(String(index)));
      const trailer = new grpc.Metadata();
      trailer.set("x-count", "1000");
      stream.end(trailer);
    };
    const seen: string[] = [];
    const marks: (string | null)[] = [];
    const options = {
      onHeader: (headers: Headers) => void marks.push(headers.get("x-limit")),
      onTrailer: (headers: Headers) => void marks.push(headers.get("x-count")),
    };
    for await (const { servingData } of probe().watch({}, options)) seen.push(servingData);
    assert.deepEqual(
      seen,
      Array.from({ length: 1000 }, (_, index) => String(index)),
    );
    assert.deepEqual(marks, ["60", "1000"]);
  });

  it("hands out every message that came before an error", async () => {
    handle = (stream) => {
      for (let index = 0; index < 40; index += 1) stream.write(encode(String(index)));
      stream.emit("error", { code: grpc.status.UNAVAILABLE, details: "snapshot too old" });
    };
    let count = 0;
    const read = async () => {
      for await (const _ of probe().watch({})) count += 1;
    };
    await assert.rejects(read(), { code: Code.Unavailable, rawMessage: "snapshot too old" });
    assert.equal(count, 40);
  });

  it("throws the status of a call that fails before its first message", async () => {
    handle = (stream) => stream.emit("error", { code: grpc.status.PERMISSION_DENIED, details: "no" });
    await assert.rejects(async () => {
      for await (const _ of probe().watch({})) assert.fail("a message");
    }, isCode(Code.PermissionDenied));
  });

  it("collects a client's stream", async () => {
    handle = (stream, reply) => {
      const parts: string[] = [];
      stream.on("data", (bytes: Buffer) => parts.push(decode(bytes)));
      stream.on("end", () => reply(null, encode(parts.join("+"))));
    };
    const answer = await probe().collect(texts("a", "b", "c"));
    assert.equal(answer.servingData, "a+b+c");
  });

  it("talks both ways in turn", async () => {
    handle = (stream) => {
      stream.on("data", (bytes: Buffer) => stream.write(encode(`re: ${decode(bytes)}`)));
      stream.on("end", () => stream.end());
    };
    const turns = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function* ask() {
      yield { servingData: "one" };
      await turns[0]?.promise;
      yield { servingData: "two" };
      await turns[1]?.promise;
    }
    const seen: string[] = [];
    for await (const { servingData } of probe().chat(ask())) {
      seen.push(servingData);
      turns[seen.length - 1]?.resolve();
    }
    assert.deepEqual(seen, ["re: one", "re: two"]);
  });

  it("ends with the abort of its signal, and the server learns of it", async () => {
    const cancelled = Promise.withResolvers<void>();
    handle = (stream) => {
      stream.on("cancelled", () => cancelled.resolve());
      stream.write(encode("first"));
    };
    const controller = new AbortController();
    await assert.rejects(async () => {
      for await (const _ of probe().watch({}, { signal: controller.signal })) controller.abort();
    }, isCode(Code.Canceled));
    await cancelled.promise;
  });

  it("ends at its deadline", async () => {
    handle = (stream) => void stream.write(encode("first"));
    await assert.rejects(async () => {
      for await (const _ of probe().watch({}, { timeoutMs: 100 }));
    }, isCode(Code.DeadlineExceeded));
  });

  it("fails with the caller's own error when its requests fail", async () => {
    const cancelled = Promise.withResolvers<void>();
    handle = (stream) => {
      stream.on("cancelled", () => cancelled.resolve());
      stream.on("data", () => stream.write(encode("got it")));
    };
    async function* broken() {
      yield { servingData: "a" };
      throw new Error("ran out of paper");
    }
    await assert.rejects(async () => {
      for await (const _ of probe().chat(broken()));
    }, /ran out of paper/);
    await cancelled.promise;
  });

  it("stops the server when the caller reads slowly", async () => {
    const full = Promise.withResolvers<void>();
    const total = 2000;
    let written = 0;
    handle = (stream) => {
      const text = encode("x".repeat(16 * 1024));
      const writeMore = () => {
        while (written < total) {
          written += 1;
          if (!stream.write(text)) {
            full.resolve();
            stream.once("drain", writeMore);
            return;
          }
        }
        stream.end();
      };
      writeMore();
    };
    const messages = probe().watch({})[Symbol.asyncIterator]();
    await messages.next();
    await full.promise;
    await quiet(() => written);
    assert.ok(written < total / 2, `${written} of ${total} messages were sent to a reader that took one`);
    let read = 1;
    while (!(await messages.next()).done) read += 1;
    assert.equal(read, total);
  });

  it("waits with its requests for a server that reads slowly", async () => {
    let started: Duplex | undefined;
    const opened = Promise.withResolvers<void>();
    handle = (stream) => {
      started = stream;
      opened.resolve();
    };
    const total = 2000;
    let produced = 0;
    async function* produce() {
      for (; produced < total; produced += 1) yield { servingData: "x".repeat(16 * 1024) };
    }
    const chat = probe().chat(produce())[Symbol.asyncIterator]();
    const end = chat.next();
    await opened.promise;
    await quiet(() => produced);
    assert.ok(produced < total / 2, `${produced} of ${total} requests were produced for a server that read none`);
    const stream = started as Duplex;
    let received = 0;
    stream.on("data", () => {
      received += 1;
    });
    await once(stream, "end");
    stream.end();
    assert.equal((await end).done, true);
    assert.equal(received, total);
  });
});

/** Waits until a count has not changed for many turns of the event loop. */
async function quiet(count: () => number): Promise<void> {
  for (let still = 0, last = count(); still < 200; still += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (count() !== last) still = 0;
    last = count();
  }
}

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { ClientDuplexStream } from "@grpc/grpc-js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { detailTypes } from "../../src/calls/error-details.js";
import { readImage } from "../../src/contract/image.js";
import { REASONS, type Reason } from "../../src/engine/reasons.js";
import { type BytesClient, connect, type Edge, SERVICE, startEdge } from "../unit/grpc-fixture.js";

const same = (bytes: Buffer): Buffer => bytes;
const VERSIONS = ["v1", "v1alpha"] as const;

/** The names of the image's files, imports first. */
const IMAGE_ORDER = fromBinary(FileDescriptorSetSchema, readImage().bytes).file.map(({ name }) => name);

/** The length-delimited fields of a message with one number. */
function fields(bytes: Uint8Array, wanted: number): Uint8Array[] {
  const reader = new BinaryReader(bytes);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === wanted && type === 2) found.push(reader.bytes());
    else reader.skip(type);
  }
  return found;
}

/** What errors carry: tools show it only when they can look it up. */
const ERROR_DETAILS = [
  ...new Set((Object.keys(REASONS) as Reason[]).flatMap(detailTypes).map((type) => `google.rpc.${type}`)),
];

/** A question by the field number of ServerReflectionRequest. */
const ask = (field: number, text: string): Buffer =>
  Buffer.from(new BinaryWriter().tag(field, 2).string(text).finish());
const FILE = 3;
const SYMBOL = 4;
const EXTENSIONS = 6;
const SERVICES = 7;

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const messages: Buffer[] = [];
  for await (const message of stream) messages.push(message);
  return messages;
}

describe("server reflection", () => {
  let edge: Edge;
  let client: BytesClient;
  before(async () => {
    edge = await startEdge();
    client = connect(edge.server);
  });
  after(async () => {
    client.close();
    await edge.server.close(0);
  });

  const open = (version: string): ClientDuplexStream<Buffer, Buffer> =>
    client.makeBidiStreamRequest(`/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`, same, same);

  /** Asks on a stream of its own, in order. */
  async function askAll(questions: readonly Buffer[], version = "v1"): Promise<Buffer[]> {
    const stream = open(version);
    for (const question of questions) stream.write(question);
    stream.end();
    return collect(stream);
  }

  const filesOf = (response: Buffer): Uint8Array[] => fields(fields(response, 4)[0] ?? new Uint8Array(), 1);

  for (const version of VERSIONS) {
    it(`${version} lists every service, health and itself included`, async () => {
      const [response] = await askAll([ask(SERVICES, "*")], version);
      const names = fields(fields(response ?? Buffer.alloc(0), 6)[0] ?? new Uint8Array(), 1).map((service) =>
        Buffer.from(fields(service, 1)[0] ?? []).toString(),
      );
      assert.deepEqual(names, [
        SERVICE,
        "crewdb.admin.v1.AdminDb",
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
      ]);
    });

    it(`${version} sends the file of every symbol with all that it imports`, async () => {
      const symbols = [
        SERVICE,
        `${SERVICE}.GetEmail`,
        "crewdb.main.v1.Email",
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "google.rpc.Status",
        ...ERROR_DETAILS,
        "google.protobuf.Timestamp",
      ];
      const responses = await askAll(
        symbols.map((symbol) => ask(SYMBOL, symbol)),
        version,
      );
      assert.equal(responses.length, symbols.length);
      for (const [index, response] of responses.entries()) {
        const sent = filesOf(response).map((bytes) => fromBinary(FileDescriptorProtoSchema, bytes));
        const file = sent.toSorted((left, right) => IMAGE_ORDER.indexOf(left.name) - IMAGE_ORDER.indexOf(right.name));
        // Throws when an import or a type is missing.
        const registry = createFileRegistry({ $typeName: "google.protobuf.FileDescriptorSet", file });
        const name = (symbols[index] ?? "").replace(/\.GetEmail$/, "");
        assert.ok(registry.get(name), name);
      }
    });
  }

  it("sends every file of the image byte for byte", async () => {
    const { bytes } = readImage();
    const originals = fields(bytes, 1);
    const responses = await askAll(IMAGE_ORDER.map((name) => ask(FILE, name)));
    assert.deepEqual(
      responses.map((response) => Buffer.from(filesOf(response)[0] ?? [])),
      originals.map((original) => Buffer.from(original)),
    );
  });

  it("knows extensions by type and number", async () => {
    const type = "google.protobuf.FieldOptions";
    const [numbers] = await askAll([ask(EXTENSIONS, type)]);
    const [answer] = fields(numbers ?? Buffer.alloc(0), 5);
    const reader = new BinaryReader(answer ?? new Uint8Array());
    assert.deepEqual(reader.tag(), [1, 2]);
    assert.equal(reader.string(), type);
    assert.deepEqual(reader.tag(), [2, 0]);
    const question = new BinaryWriter().tag(5, 2).fork().tag(1, 2).string(type).tag(2, 0).int32(reader.int32()).join();
    const [response] = await askAll([Buffer.from(question.finish())]);
    const [file] = filesOf(response ?? Buffer.alloc(0));
    assert.match(fromBinary(FileDescriptorProtoSchema, file ?? new Uint8Array()).name, /options/);
  });

  it("answers what it does not know with an error inside the stream, and goes on", async () => {
    const questions = [ask(SYMBOL, "no.Such"), ask(FILE, "no.proto"), ask(EXTENSIONS, "no.Such"), Buffer.alloc(0)];
    const responses = await askAll([...questions, ask(SYMBOL, SERVICE)]);
    for (const response of responses.slice(0, 4)) assert.equal(fields(response, 7).length, 1);
    assert.ok(filesOf(responses[4] ?? Buffer.alloc(0)).length > 1);
  });

  it("ends a stream that sends no request", async () => {
    const stream = open("v1");
    stream.write(Buffer.from([34, 200]));
    await assert.rejects(collect(stream), /INVALID_ARGUMENT/);
  });

  it("does not keep the server from stopping", async () => {
    const other = await startEdge();
    const otherClient = connect(other.server);
    const path = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
    const stream = otherClient.makeBidiStreamRequest(path, same, same);
    stream.write(ask(SERVICES, ""));
    await new Promise((resolve) => stream.once("data", resolve));
    const ended = new Promise<Error>((resolve) => stream.once("error", resolve));
    await other.server.close(30_000);
    assert.match((await ended).message, /UNAVAILABLE/);
    otherClient.close();
  });

  it("is enough for `buf curl` to call health", async () => {
    edge.server.setServing("", true);
    const { code, output } = await run("buf", [
      "curl",
      "--protocol=grpc",
      "--http2-prior-knowledge",
      "--data={}",
      `http://${edge.server.address}/grpc.health.v1.Health/Check`,
    ]);
    assert.equal(code, 0, output);
    assert.match(output, /"status":\s*"SERVING"/);
  });

  it("is enough for `buf curl` to describe the contract's types", async () => {
    const { code, output } = await run("buf", [
      "curl",
      "--protocol=grpc",
      "--http2-prior-knowledge",
      "--list-methods",
      `http://${edge.server.address}`,
    ]);
    assert.equal(code, 0, output);
    assert.match(output, /crewdb\.main\.v1\.MainDb\/GetEmail/);
  });
});

function run(tool: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(join(PACKAGE_ROOT, "node_modules", ".bin", tool), args, { cwd: PACKAGE_ROOT });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

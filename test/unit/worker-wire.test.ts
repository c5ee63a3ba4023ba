import assert from "node:assert/strict";
import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import { WireError, WireReader, WireWriter } from "../../src/base/wire.js";

const INT64S = [
  0n,
  1n,
  127n,
  128n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  -1n,
  -(2n ** 53n),
  -(2n ** 63n),
];
const INT32S = [0, 1, 127, 128, 16383, 16384, 2 ** 31 - 1, -1, -(2 ** 31)];
const TEXTS = [
  "",
  "a",
  "o'brien",
  "é",
  "🦊".repeat(20),
  "x".repeat(31),
  "é".repeat(42),
  "é".repeat(43),
  "y".repeat(200),
  "\0\u0001",
  "z".repeat(70_000),
];

function written(write: (writer: WireWriter) => void): Buffer {
  const writer = new WireWriter(4);
  write(writer);
  return writer.bytes.subarray(0, writer.position);
}

describe("the wire format", () => {
  it("writes integers as protobuf-es does, and reads them back", () => {
    for (const value of INT64S) {
      const bytes = written((writer) => writer.int64(value));
      assert.deepEqual(bytes, Buffer.from(new BinaryWriter().int64(value).finish()), String(value));
      assert.equal(new WireReader(bytes).int64(), value);
    }
    for (const value of INT32S) {
      const bytes = written((writer) => writer.int32(value));
      assert.deepEqual(bytes, Buffer.from(new BinaryWriter().int32(value).finish()), String(value));
      assert.equal(new WireReader(bytes).int32(), value);
    }
  });

  it("writes texts with the shortest length prefix", () => {
    for (const text of TEXTS) {
      const bytes = written((writer) => writer.string(text));
      assert.deepEqual(bytes, Buffer.from(new BinaryWriter().string(text).finish()), `${text.length} units`);
      assert.equal(new BinaryReader(bytes).string(), text);
    }
  });

  it("puts the right length before a nested message, whatever was guessed", () => {
    for (const length of [0, 1, 127, 128, 16383, 16384, 3_000_000]) {
      for (const guess of [1, 2, 3]) {
        const bytes = written((writer) => {
          const mark = writer.begin(guess);
          writer.reserve(length);
          writer.bytes.fill(7, writer.position, writer.position + length);
          writer.position += length;
          writer.end(mark);
          writer.varint(99);
        });
        const reader = new BinaryReader(bytes);
        assert.equal(reader.bytes().length, length);
        assert.equal(reader.uint32(), 99);
      }
    }
  });

  it("hands out what is written, in memory of its own, and begins anew", () => {
    const writer = new WireWriter(4);
    writer.string("one");
    const one = writer.take();
    writer.string("two");
    assert.deepEqual(
      [Buffer.from(one), Buffer.from(writer.take())],
      [Buffer.from("\u0003one"), Buffer.from("\u0003two")],
    );
    assert.equal(writer.take().length, 0);
  });

  it("goes on in a buffer that it is given, also where that becomes too small", () => {
    for (const room of [0, 1, 600]) {
      const writer = new WireWriter();
      const given = Buffer.concat([Buffer.from("head-rows"), Buffer.alloc(room)]);
      writer.adopt(given.subarray(5), 4);
      writer.string("t".repeat(90));
      writer.double(1.5);
      const taken = writer.take();
      const expected = written((other) => {
        other.append(Buffer.from("rows"));
        other.string("t".repeat(90));
        other.double(1.5);
      });
      assert.deepEqual(Buffer.from(taken), expected, `${room} bytes of room`);
      assert.equal(taken.buffer === given.buffer, room === 600);
      writer.string("next");
      assert.notEqual(writer.bytes.buffer, taken.buffer);
    }
  });

  it("refuses bytes that end too early, are too long or use unknown wire types", () => {
    assert.throws(() => new WireReader(Buffer.from([0x80])).varint(), WireError);
    assert.throws(() => new WireReader(Buffer.alloc(11, 0x80)).varint(), WireError);
    assert.throws(() => new WireReader(Buffer.from([5, 1])).blob(), WireError);
    assert.throws(() => new WireReader(Buffer.from([0])).skip(3), WireError);
    assert.throws(() => new WireReader(Buffer.alloc(7)).double(), WireError);
  });
});

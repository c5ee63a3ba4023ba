/** The protobuf wire format (https://protobuf.dev/programming-guides/encoding/), as far as plans need it. */

export const WIRE_VARINT = 0;
export const WIRE_FIXED64 = 1;
export const WIRE_BYTES = 2;
export const WIRE_FIXED32 = 5;

/** A growing buffer that protobuf is written into; one per connection, used again for every batch. */
export class WireWriter {
  bytes: Buffer;
  view: DataView;
  position = 0;
  /** Its own buffer, while it writes in one that it was given. */
  #own: Buffer | undefined;

  constructor(size: number = 64 * 1024) {
    this.bytes = Buffer.allocUnsafeSlow(size);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `more` bytes after the position. */
  reserve(more: number): void {
    const need = this.position + more;
    if (need <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(need, this.bytes.length * 2));
    this.bytes.copy(grown, 0, 0, this.position);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  /** An unsigned number below 2^53. */
  varint(value: number): void {
    this.reserve(10);
    let rest = value;
    while (rest > 0x7fff_ffff) {
      this.bytes[this.position++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.bytes[this.position++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.position++] = rest;
  }

  /** A signed 32-bit number; negative ones take ten bytes, as int32 does. */
  int32(value: number): void {
    if (value >= 0) this.varint(value);
    else this.int64(BigInt(value));
  }

  /** Two's complement in 64 bits. */
  int64(value: bigint): void {
    if (value >= 0n && value <= 9007199254740991n) {
      this.varint(Number(value));
      return;
    }
    this.reserve(10);
    let rest = BigInt.asUintN(64, value);
    while (rest > 127n) {
      this.bytes[this.position++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.bytes[this.position++] = Number(rest);
  }

  double(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  /** Length and UTF-8 bytes. */
  string(value: string): void {
    this.reserve(value.length * 3 + 10);
    if (value.length < 32 && this.#ascii(value)) return;
    const start = this.begin(value.length * 3 < 128 ? 1 : lengthBytes(value.length));
    this.position += this.bytes.write(value, this.position, "utf8");
    this.end(start);
  }

  #ascii(value: string): boolean {
    const start = this.position;
    this.bytes[start] = value.length;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 127) return false;
      this.bytes[start + 1 + index] = code;
    }
    this.position = start + 1 + value.length;
    return true;
  }

  /** Length and bytes. */
  blob(value: Uint8Array): void {
    this.varint(value.length);
    this.append(value);
  }

  /** Bytes without a length. */
  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** Goes on in this buffer, in which so many bytes are written already, until what is written is taken. */
  adopt(bytes: Buffer, position: number): void {
    this.#own ??= this.bytes;
    this.#use(bytes);
    this.position = position;
  }

  /** What is written, in memory that nothing else uses; the writer is empty then. */
  take(): Uint8Array<ArrayBuffer> {
    const written = this.bytes.subarray(0, this.position);
    this.position = 0;
    if (this.#own === undefined) return new Uint8Array(written);
    this.#use(this.#own);
    this.#own = undefined;
    return written as Uint8Array<ArrayBuffer>;
  }

  #use(bytes: Buffer): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /**
   * Starts something that is preceded by its length, which is guessed to take `guess` bytes; give the answer to `end`.
   * A wrong guess costs one move of the bytes.
   */
  begin(guess: number): number {
    this.reserve(guess);
    const mark = this.position * 8 + guess;
    this.position += guess;
    return mark;
  }

  /** Ends what `begin` started and answers how many bytes its length took. */
  end(mark: number): number {
    const guess = mark % 8;
    const lengthAt = (mark - guess) / 8;
    const start = lengthAt + guess;
    const length = this.position - start;
    const size = lengthBytes(length);
    if (size !== guess) {
      this.reserve(size);
      this.bytes.copyWithin(lengthAt + size, start, this.position);
    }
    this.position = lengthAt;
    this.varint(length);
    this.position = lengthAt + size + length;
    return size;
  }
}

/** How many bytes a length takes as a varint. */
export function lengthBytes(length: number): number {
  if (length < 0x80) return 1;
  if (length < 0x4000) return 2;
  if (length < 0x20_0000) return 3;
  return length < 0x1000_0000 ? 4 : 5;
}

/** Why bytes are not a message of the expected type; never names their content. */
export class WireError extends Error {}

/** Reads protobuf from a view that it does not own. */
export class WireReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  position: number;

  constructor(bytes: Buffer, start = 0, end: number = bytes.length) {
    this.#bytes = bytes;
    this.position = start;
    this.#end = end;
  }

  get done(): boolean {
    return this.position >= this.#end;
  }

  /** An unsigned number; exact below 2^53, which tags and lengths are. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return checkTenth(count, byte, value);
      scale *= 128;
    }
    throw new WireError("a number takes more than ten bytes");
  }

  /** The low 32 bits of a number as int32 and enum read them, whatever its size. */
  int32(): number {
    let low = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#byte();
      if (shift < 32) low |= (byte & 127) << shift;
      if (byte < 128) return checkTenth(shift / 7, byte, low | 0);
    }
    throw new WireError("a number takes more than ten bytes");
  }

  int64(): bigint {
    const start = this.position;
    const small = this.varint();
    if (this.position - start < 8) return BigInt(small);
    let value = 0n;
    for (let index = this.position - 1; index >= start; index--) {
      value = (value << 7n) | BigInt((this.#bytes[index] ?? 0) & 127);
    }
    return BigInt.asIntN(64, value);
  }

  bool(): number {
    return this.varint() === 0 ? 0 : 1;
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#skipTo(8));
  }

  fixed64(): bigint {
    return this.#bytes.readBigInt64LE(this.#skipTo(8));
  }

  /** The number and wire type of the next field. */
  tag(): number {
    const tag = this.varint();
    if (tag < 8) throw new WireError("a field has number 0");
    if (tag > 0xffff_ffff) throw new WireError("a field has an invalid number");
    return tag;
  }

  /** The bytes of a length-delimited field, as a view. */
  blob(): Buffer {
    const length = this.varint();
    const start = this.#skipTo(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** A reader of the length-delimited message at the position, which it moves past it. */
  message(): WireReader {
    const length = this.varint();
    const start = this.#skipTo(length);
    return new WireReader(this.#bytes, start, start + length);
  }

  /** Moves past a field that the plan does not know. */
  skip(wireType: number): void {
    if (wireType === WIRE_VARINT) this.int32();
    else if (wireType === WIRE_FIXED64) this.#skipTo(8);
    else if (wireType === WIRE_FIXED32) this.#skipTo(4);
    else if (wireType === WIRE_BYTES) this.#skipTo(this.varint());
    else throw new WireError(`wire type ${wireType} is not used in proto3`);
  }

  #byte(): number {
    if (this.position >= this.#end) throw new WireError("the message ends in the middle of a field");
    return this.#bytes[this.position++] ?? 0;
  }

  #skipTo(length: number): number {
    const start = this.position;
    if (start + length > this.#end) throw new WireError("a field is longer than its message");
    this.position = start + length;
    return start;
  }
}

/** The tenth byte has room for one bit of a number. */
function checkTenth(index: number, byte: number, value: number): number {
  if (index === 9 && byte > 1) throw new WireError("a number has more than 64 bits");
  return value;
}

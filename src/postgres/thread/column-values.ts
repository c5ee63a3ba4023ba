import type { FieldDef } from "pg";
import type { Stored } from "../../typed/encode.js";

export type { Stored } from "../../typed/encode.js";

/** What a trip binds: text, or bytes. */
export type Bindable = string | Buffer | null;

/** Numbers of pg_type that have another class than text. */
const Oid = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  float4: 700,
  float8: 701,
  numeric: 1700,
};

/** Text of the server to the class that SQLite gives a value of the same column. */
const READERS: ReadonlyMap<number, (text: string) => Stored> = new Map([
  [Oid.bool, (text: string): Stored => (text === "t" ? 1n : 0n)],
  [Oid.bytea, (text: string): Stored => Buffer.from(text.slice(2), "hex")],
  [Oid.int8, BigInt],
  [Oid.int2, BigInt],
  [Oid.int4, BigInt],
  [Oid.oid, BigInt],
  [Oid.float4, Number],
  [Oid.float8, Number],
  // What `sum` makes of bigint.
  [
    Oid.numeric,
    (text: string): Stored => (/^-?\d{1,18}$/.test(text) ? BigInt(text) : Number(text)),
  ],
]);

const known = new WeakMap<readonly FieldDef[], ((text: string) => Stored)[]>();

/** For each column what reads its texts; absent where they stay text. */
export function readersOf(fields: readonly FieldDef[]): readonly ((text: string) => Stored)[] {
  const found = known.get(fields);
  if (found !== undefined) return found;
  const readers: ((text: string) => Stored)[] = [];
  fields.forEach(({ dataTypeID }, index) => {
    const reader = READERS.get(dataTypeID);
    if (reader !== undefined) readers[index] = reader;
  });
  known.set(fields, readers);
  return readers;
}

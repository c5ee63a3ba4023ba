import assert from "node:assert/strict";
import { create } from "@bufbuild/protobuf";
import { QueryResponseSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { ValueSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import { type SqlParameter, toRows, toValues } from "../../src/client/index.js";

/** An answer whose only row has these parameters as its values. */
const answerOf = (...values: SqlParameter[]) =>
  create(QueryResponseSchema, {
    columns: values.map((_, index) => ({ name: `c${index}` })),
    rows: [{ values: toValues(...values) }],
  });

describe("client: plain values", () => {
  it("come back as they were bound", () => {
    const bytes = new Uint8Array([0, 255]);
    const values = [1, -1.5, "text", "", null, bytes, 2n ** 53n + 1n, 0];
    assert.deepEqual(Object.values(toRows(answerOf(...values))[0] ?? {}), values);
  });

  it("are integers where they are whole, and bigints where that is asked for", () => {
    assert.deepEqual(toValues(1, 1.5)[0], { kind: { case: "integer", value: 1n } });
    assert.deepEqual(toRows(answerOf(1, 1.5), { bigints: true }), [{ c0: 1n, c1: 1.5 }]);
  });

  it("may be messages, too, however often they were made", () => {
    const values = toValues("a", null);
    assert.deepEqual(toValues(...values), values);
  });

  it("are NULL where a message has none of its kinds", () => {
    const none = [{}, { kind: { case: undefined } }, create(ValueSchema)];
    for (const each of none) assert.deepEqual(toRows(answerOf(each)), [{ c0: null }]);
  });

  it("are refused by their place where SQLite can't store them", () => {
    const refused: readonly [unknown, RegExp][] = [
      [true, /^parameter 2 is a boolean, which SQLite has not; bind 1 or 0$/],
      [undefined, /^parameter 2 is undefined; bind null$/],
      [new Date(), /^parameter 2 is a Date; bind date\.toISOString\(\)/],
      [{ name: 1 }, /^parameter 2 can't be bound/],
      [[], /^parameter 2 can't be bound/],
      [new Map(), /^parameter 2 can't be bound/],
      [{ kind: "text" }, /^parameter 2 can't be bound/],
    ];
    for (const [value, message] of refused)
      assert.throws(() => toValues(1, value as SqlParameter), { name: "TypeError", message });
  });
});

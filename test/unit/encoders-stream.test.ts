import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { WireWriter } from "../../src/base/wire.js";
import { writeRow } from "../../src/sql/result-writer.js";
import { loadGuard, ROLE } from "../../src/sqlite/thread/guard.js";
import { toValuesPlan } from "../../src/sqlite/thread/native-plan.js";
import { NativeRows } from "../../src/sqlite/thread/native-rows.js";
import type { Stored } from "../../src/typed/encode.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const COLUMNS = 3;
/** Beyond this the extension gives its memory back after each piece. */
const LARGE = 1024 * 1024;

/** Rows with a number, a text of `bytes` bytes and a blob. */
const rowsOf = (count: number, bytes: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
   SELECT i, substr(printf('%0${bytes}d', i), 1, ${bytes}), CAST(i || 'é' AS BLOB) FROM n`;

describe("rows that are encoded piece by piece", () => {
  let db: Database.Database;
  let native: NativeRows;
  before(function () {
    const file = guardFileOrSkip(this);
    db = new Database(":memory:");
    loadGuard(db, file);
    native = new NativeRows(db);
  });
  after(() => db?.close());

  function inJavaScript(sql: string): Buffer {
    const writer = new WireWriter();
    const rows = db.prepare(sql).raw(true).safeIntegers(true).iterate() as IterableIterator<Stored[]>;
    for (const row of rows) writeRow(writer, 2, row, 1);
    return Buffer.from(writer.take());
  }

  /** Every piece, taken only after the last one was made: none may change afterwards. */
  function inPieces(sql: string, bytes: number, head: string): Uint8Array[] {
    const statement = native.open(ROLE.service, toValuesPlan(2, COLUMNS), sql);
    assert.ok(native.start(statement, []));
    const writer = new WireWriter();
    const pieces: Uint8Array[] = [];
    for (let more = true; more; ) {
      writer.append(Buffer.from(head));
      more = native.more(statement, writer, bytes, 1).more;
      pieces.push(writer.take());
    }
    native.close(statement);
    return pieces;
  }

  for (const [count, bytes, piece] of [
    [1, 10, 1],
    [1000, 30, 1],
    [1000, 30, 4096],
    [20_000, 90, 128 * 1024],
    [6, LARGE / 2, 128 * 1024],
    [5, 3 * LARGE, 1],
  ] as const) {
    it(`are the same bytes: ${count} rows with ${bytes}, pieces of ${piece}`, () => {
      const sql = rowsOf(count, bytes);
      const expected = inJavaScript(sql);
      for (const head of ["", "head"]) {
        const pieces = inPieces(sql, piece, head);
        assert.ok(pieces.every((each) => Buffer.from(each.subarray(0, head.length)).toString() === head));
        const rows = Buffer.concat(pieces.map((each) => each.subarray(head.length)));
        assert.ok(rows.equals(expected));
        assert.ok(piece > 1 || pieces.length >= count);
      }
    });
  }

  it("lie in memory that can be transferred, with nothing else in it", () => {
    const pieces = inPieces(rowsOf(20_000, 90), 128 * 1024, "");
    assert.ok(pieces.length > 10);
    assert.equal(new Set(pieces.map((piece) => piece.buffer)).size, pieces.length);
    for (const { buffer, length } of pieces) assert.ok(buffer.byteLength < length + 4096);
  });
});

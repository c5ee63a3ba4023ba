import assert from "node:assert/strict";
import { toMilliseconds, toText } from "../../src/typed/timestamp.js";

describe("timestamps", () => {
  it("are stored as UTC text with three decimals", () => {
    assert.deepEqual(toText(0, 0), { text: "1970-01-01T00:00:00.000Z" });
    assert.deepEqual(toText(253_402_300_799, 999_000_000), { text: "9999-12-31T23:59:59.999Z" });
    assert.deepEqual(toText(-62_135_596_800, 0), { text: "0001-01-01T00:00:00.000Z" });
  });

  it("finer than a millisecond, or outside the years 1 to 9999, are refused", () => {
    assert.ok("problem" in toText(0, 1));
    assert.ok("problem" in toText(0, -1_000_000));
    assert.ok("problem" in toText(0, 1_000_000_000));
    assert.ok("problem" in toText(253_402_300_800, 0));
    assert.ok("problem" in toText(-62_135_596_801, 0));
  });

  it("read back as the same instant, on every kind of day", () => {
    const days = [
      "0001-01-01",
      "1600-02-29",
      "1900-03-01",
      "1969-12-31",
      "1970-01-01",
      "2000-02-29",
      "2026-12-31",
      "9999-12-31",
    ];
    for (const day of days) {
      const text = `${day}T23:59:58.007Z`;
      assert.equal(toMilliseconds(text), Date.parse(text), text);
    }
    for (let day = -800_000; day < 2_900_000; day += 997) {
      const text = new Date(day * 86_400_000 + (day % 86_400_000)).toISOString();
      if (text.length === 24) assert.equal(toMilliseconds(text), Date.parse(text), text);
    }
  });

  it("in any other form are not taken for times", () => {
    const others = ["", "2026-01-01", "2026-01-01 00:00:00.000Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.00+Z"];
    for (const text of [...others, "2026-13-01T00:00:00.000Z", "2026-01-01T00:00:0x.000Z"]) {
      assert.equal(toMilliseconds(text), undefined, text);
    }
  });
});

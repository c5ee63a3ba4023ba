import assert from "node:assert/strict";
import { eventLine, readableLine } from "../../src/service/log.js";

describe("the log on a terminal", () => {
  const time = "2026-01-02T12:30:01.123Z";

  it("is a line with time, level, message and facts", () => {
    const line = JSON.stringify({ level: 40, time, database: "main", freeBytes: 12, msg: "disk nearly full" });
    assert.equal(readableLine(line), '12:30:01.123 WARN  disk nearly full database="main" freeBytes=12\n');
  });

  it("shows where an error came from", () => {
    const line = JSON.stringify({ level: 60, time, err: { type: "Error", stack: "Error: x\n    at y" }, msg: "ends" });
    assert.equal(readableLine(line), "12:30:01.123 FATAL ends\nError: x\n    at y\n");
  });

  it("has one form for events, whatever the level", () => {
    const line = eventLine({ address: "127.0.0.1:1" }, "serves");
    assert.match(readableLine(line), /^[\d:.]{12} INFO {2}serves address="127\.0\.0\.1:1"\n$/);
  });
});

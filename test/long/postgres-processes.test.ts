import assert from "node:assert/strict";
import { goProgram } from "../conformance/languages.js";
import { whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "../integration/skip.js";
import { CHECKER, killProcesses } from "./postgres-rounds.js";

describe("two processes before one PostgreSQL", function () {
  this.timeout(600_000);

  it("lose nothing that they acknowledged and do nothing twice when they and the primary are killed", async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) return skipWithout(this, missing);
    const checker = goProgram(CHECKER, "linearizable");
    if ("missing" in checker) return skipWithout(this, checker.missing);
    const report = await killProcesses(8, 1, checker);
    assert.equal(report.verdict, "Ok");
    const { operations, intents, transfers, reads } = report;
    assert.ok(operations > 100 && intents > 20, JSON.stringify(report));
    assert.ok(transfers > 20 && reads > 20, JSON.stringify(report));
  });
});

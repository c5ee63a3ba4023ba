import assert from "node:assert/strict";
import { env } from "node:process";
import { compareEngines, KNOWN_KINDS } from "../fixtures/compare-engines.js";
import { chooseSeed } from "../fixtures/executor-cases.js";
import { whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "./skip.js";

const CALLS = 300;

describe("SQLite and PostgreSQL", function () {
  this.timeout(120_000);
  before(function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
  });

  it("answer the same random calls alike, but for what docs/postgres.md names", async () => {
    const seed = chooseSeed(env.ENGINES_SEED);
    const { differences, succeeded } = await compareEngines(seed, CALLS);
    const known: readonly string[] = Object.values(KNOWN_KINDS);
    const others = differences.filter(({ kind }) => !known.includes(kind));
    assert.deepEqual(others, [], `ENGINES_SEED=${seed} repeats it`);
    assert.ok(succeeded > CALLS / 3, `only ${succeeded} calls succeeded`);
  });
});

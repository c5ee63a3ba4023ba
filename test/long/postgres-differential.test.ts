import assert from "node:assert/strict";
import { env } from "node:process";
import { compareEngines, KNOWN_KINDS } from "../fixtures/compare-engines.js";
import { chooseSeed } from "../fixtures/executor-cases.js";
import { whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "../integration/skip.js";

const CALLS = 20_000;

describe("SQLite and PostgreSQL, for long", function () {
  this.timeout(0);
  before(function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
  });

  it("give the same answer to 99 of 100 random calls, and name the others", async () => {
    const seed = chooseSeed(env.ENGINES_SEED);
    const { differences } = await compareEngines(seed, CALLS);
    const kinds = Object.groupBy(differences, ({ kind }) => kind);
    const told = Object.entries(kinds).map(([kind, found]) => `${kind}: ${found?.length}`);
    const known: readonly string[] = Object.values(KNOWN_KINDS);
    const others = differences.filter(({ kind }) => !known.includes(kind));
    assert.deepEqual(others, [], `ENGINES_SEED=${seed} repeats it`);
    assert.ok(differences.length < CALLS / 100, told.join("; "));
  });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fullData } from "../../bench/harness/data.js";

/** A seed tool that stores how often it ran. */
const SEED = `
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const [, , , main, , walmart] = process.argv;
if (existsSync(main)) throw new Error("the file is there");
mkdirSync(dirname(main), { recursive: true });
const runs = existsSync(__dirname + "/runs") ? Number(readFileSync(__dirname + "/runs")) + 1 : 1;
writeFileSync(__dirname + "/runs", String(runs));
for (const file of [main, walmart]) writeFileSync(file, "run " + runs);
`;

describe("data of the benchmarks", () => {
  let checkout: string;
  let migration: string;
  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), "crewdb-bench-data-"));
    const [migrations, seed] = [join(checkout, "src/databases/main/migrations"), join(checkout, "dist/bench/seed")];
    for (const folder of [migrations, seed]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(seed, "seed.js"), SEED);
    migration = join(migrations, "0001_users.sql");
    writeFileSync(migration, "CREATE TABLE users (id)");
  });
  afterEach(() => rmSync(checkout, { recursive: true }));

  async function made(): Promise<readonly string[]> {
    const { main, walmart } = await fullData(checkout);
    return [main, walmart].map((file) => readFileSync(file, "utf8"));
  }

  it("is kept between runs", async () => {
    assert.deepEqual(await made(), ["run 1", "run 1"]);
    assert.deepEqual(await made(), ["run 1", "run 1"]);
  });

  it("is made again when a migration has another text", async () => {
    await made();
    writeFileSync(migration, "CREATE TABLE users (id, name)");
    assert.deepEqual(await made(), ["run 2", "run 2"]);
  });
});

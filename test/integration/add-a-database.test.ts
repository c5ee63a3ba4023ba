import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { assertPrinted } from "./page-blocks.js";
import { Kitchen, recipeBlocks } from "./recipe.js";

describe("a database is added as CONTRIBUTING.md says", function () {
  // Generating, building and starting a whole package takes longer than one call.
  this.timeout(120_000);
  const blocks = recipeBlocks(true);
  const [generate, ...calls] = blocks.filter((block) => block.language === "sh");
  let kitchen: Kitchen;

  before(() => {
    kitchen = new Kitchen();
  });
  after(() => kitchen.close());

  it("is generated, checked and described, settings and reference", () => {
    for (const block of blocks) if (block.info !== "") kitchen.apply(block);
    assert.match(kitchen.sh(generate?.text ?? ""), /the contract is right/);
    const page = (path: string): string => readFileSync(join(kitchen.folder, path), "utf8");
    assert.match(page("docs/reference.md"), /^### CreateNote$/m);
    assert.match(page("docs/settings.md"), /`NOTES_DB_PATH` \| \.\/data\/notes\.db/);
  });

  it("has protos that the linter passes, and is in the list with all that belongs to it", () => {
    assert.equal(kitchen.sh("buf lint && buf format proto --diff --exit-code"), "");
    kitchen.sh("mocha dist/test/unit/databases.test.js dist/test/unit/docs.test.js");
  });

  it("answers typed calls, callers' SQL, health, statistics, top and backup as the page prints", async () => {
    const server = await kitchen.start();
    assert.equal(calls.length, 2);
    for (const { text, answer } of calls) {
      const here = text.replaceAll("127.0.0.1:50051", server.address);
      const printed = kitchen.sh(here.replaceAll(/(npm run --silent \w+ --)/g, `$1 --server ${server.address}`));
      assertPrinted(printed, answer?.text ?? assert.fail("a call without its answer"));
    }
    const copy = new Sqlite(join(kitchen.folder, "notes.bak"), { readonly: true });
    const texts = copy.prepare("SELECT text FROM notes").pluck().all();
    copy.close();
    assert.deepEqual(texts, ["Buy oat milk."]);
  });
});

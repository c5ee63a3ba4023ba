import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertPrinted } from "./page-blocks.js";
import { Kitchen, recipeBlocks } from "./recipe.js";

describe("an rpc is added in ten minutes, as CONTRIBUTING.md says", function () {
  // Generating, building and starting a whole package takes longer than one call.
  this.timeout(120_000);
  const blocks = recipeBlocks(false);
  const [generate, ...calls] = blocks.filter((block) => block.language === "sh");
  let kitchen: Kitchen;

  before(() => {
    kitchen = new Kitchen();
  });
  after(() => kitchen.close());

  it("is generated, checked and described in the reference, a list and a write beside it", () => {
    for (const block of blocks) if (block.info !== "") kitchen.apply(block);
    assert.match(kitchen.sh(generate?.text ?? ""), /the contract is right/);
    const reference = readFileSync(join(kitchen.folder, "docs/reference.md"), "utf8");
    for (const name of ["CountEmailsOfSender", "ListDepartmentUsers", "SetUserDepartment"])
      assert.match(reference, new RegExp(`^### ${name}$`, "m"));
  });

  it("has a repository's method, and protos that the linter passes", () => {
    kitchen.sh("mocha dist/test/unit/repositories.test.js");
    assert.equal(kitchen.sh("buf lint && buf format proto --diff --exit-code"), "");
  });

  it("answers as the page prints", async () => {
    const server = await kitchen.start();
    assert.equal(calls.length, 2);
    for (const { text, answer } of calls) {
      const printed = kitchen.sh(text.replaceAll("127.0.0.1:50051", server.address));
      assertPrinted(printed, answer?.text ?? assert.fail("a call without its answer"));
    }
  });
});

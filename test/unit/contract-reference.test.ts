import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commentsOf } from "../../src/contract/comments.js";
import { IMAGE_FILE, parseImage } from "../../src/contract/image.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { referenceText } from "../../src/contract/reference.js";
import { PACKAGE_ROOT } from "../../src/package-root.js";

function build(...flags: string[]): Buffer {
  const buf = join(PACKAGE_ROOT, "node_modules", ".bin", "buf");
  return execFileSync(buf, ["build", "-o", "-#format=binpb", ...flags], {
    cwd: PACKAGE_ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe("what is generated from the contract", () => {
  it("has an image that is not older than the protos", () => {
    assert.ok(build("--exclude-source-info").equals(readFileSync(IMAGE_FILE)), "run `npm run generate`");
  });

  it("has a reference that is not older than the protos and the SQL", () => {
    const { main, walmart } = loadPlans();
    const text = referenceText([main, walmart], commentsOf(parseImage(build())));
    assert.equal(readFileSync(join(PACKAGE_ROOT, "docs", "reference.md"), "utf8"), text, "run `npm run generate`");
  });

  it("says of every rpc what it is for, and of every field what it means", () => {
    const text = readFileSync(join(PACKAGE_ROOT, "docs", "reference.md"), "utf8");
    assert.doesNotMatch(text, /\| {2}\|$/m);
    const { main, walmart } = loadPlans();
    for (const { name } of [...main.rpcs, ...walmart.rpcs]) assert.match(text, new RegExp(`^### ${name}\n\n\\w`, "m"));
  });
});

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { buildImage } from "../../src/contract/build-image.js";
import { readImage } from "../../src/contract/image.js";

describe("the image that the checker reads", function () {
  // buf compiles some 80 protos.
  this.timeout(30_000);
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), "crewdb-image-"));
    for (const name of ["proto", "buf.yaml"]) cpSync(join(PACKAGE_ROOT, name), join(root, name), { recursive: true });
    symlinkSync(join(PACKAGE_ROOT, "node_modules"), join(root, "node_modules"));
  });
  after(() => rmSync(root, { recursive: true }));

  it("is what the protos say now, a mistake and its correction included", () => {
    const file = join(root, "proto/crewdb/main/v1/user.proto");
    const right = readFileSync(file, "utf8");
    writeFileSync(file, right.replace("string email = ", "strin email = "));
    const wrong = buildImage(root);
    assert.ok("mistakes" in wrong);
    const line = right.slice(0, right.indexOf("string email = ")).split("\n").length;
    assert.deepEqual(wrong.mistakes[0], {
      file: "proto/crewdb/main/v1/user.proto",
      line,
      message: "cannot find `strin` in this scope",
    });
    writeFileSync(file, right);
    const corrected = buildImage(root);
    assert.ok("hash" in corrected);
    assert.equal(corrected.hash, readImage().hash, "run `npm run generate`");
  });

  it("is the one that was generated, where the package is installed without protos of others", () => {
    rmSync(join(root, "buf.yaml"));
    const image = buildImage(root);
    assert.ok("hash" in image);
    assert.equal(image.hash, readImage().hash);
  });
});

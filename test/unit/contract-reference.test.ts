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
    const comments = commentsOf(parseImage(build()));
    const { main, walmart } = loadPlans();
    for (const { service, rpcs, messages, enums } of [main, walmart]) {
      const members = [...messages.map(membersOf), ...enums.map(membersOf)].flat();
      for (const name of [service, ...rpcs.map((rpc) => `${service}.${rpc.name}`), ...members]) {
        assert.ok(comments.has(name), `${name} has no comment`);
      }
    }
  });
});

type Members = {
  readonly name: string;
  readonly fields?: readonly { name: string }[];
  readonly values?: readonly { name: string }[];
};

function membersOf({ name, fields, values }: Members): string[] {
  return [name, ...(fields ?? values ?? []).map((member) => `${name}.${member.name}`)];
}

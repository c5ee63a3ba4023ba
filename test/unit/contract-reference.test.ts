import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DescMethod } from "@bufbuild/protobuf";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { commentsOf } from "../../src/contract/comments.js";
import { IMAGE_FILE, parseImage } from "../../src/contract/image.js";
import { loadPlans, readMigrations } from "../../src/contract/load-plans.js";
import { referenceText } from "../../src/contract/reference.js";
import { errorsOf } from "../../src/contract/rpc-errors.js";
import { isReason } from "../../src/engine/reasons.js";
import { openProbe } from "../../src/sqlite/file/probe.js";

function build(...flags: string[]): Buffer {
  const buf = join(PACKAGE_ROOT, "node_modules", ".bin", "buf");
  return execFileSync(buf, ["build", "-o", "-#format=binpb", ...flags], {
    cwd: PACKAGE_ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
}

const image = parseImage(build());
/** Rpcs whose SQL looks at a constraint that none of their requests can break. */
const NEVER_BROKEN: Readonly<Record<"UNIQUE_VIOLATION" | "FOREIGN_KEY_VIOLATION", readonly string[]>> = {
  // The keys are new ids; MergeCarts has taken out what lies in both carts.
  UNIQUE_VIOLATION: [
    ...["SaveCheckpoint", "UpdateTask", "AddCartItem", "EnsureActiveCart", "MergeCarts"],
    ...["BatchUpdateProductPrices", "UpdateProductPrice", "BatchUpsertProducts", "UpsertProduct"],
  ],
  // What refers to the row goes with it, or the row was found by a statement before.
  FOREIGN_KEY_VIOLATION: [
    ...["CreateDeal", "DeleteConversation", "DeleteEmail", "StoreEmailEntities", "UnassignEmail"],
    ...["AddCartItem", "MergeCarts", "BatchUpdateProductPrices", "UpdateProductPrice", "DeleteGroceryList"],
  ],
};
const page = readFileSync(join(PACKAGE_ROOT, "docs", "reference.md"), "utf8");
const descriptors = [...image.registry].filter(
  (each) => each.file.proto.package.startsWith("crewdb.") && each.file.proto.package !== "crewdb.options.v1",
);

/** What the page says of an rpc, and the errors that it lists. */
function sectionOf(method: DescMethod): { readonly text: string; readonly errors: readonly string[] } {
  const service = page.split(/^## /m).find((each) => each.startsWith(`${method.parent.typeName}\n`)) ?? "";
  const text = service.split(/^### /m).find((each) => each.startsWith(`${method.name}\n`)) ?? "";
  const listed = / Errors of its own: (.*)\.$/m.exec(text)?.[1] ?? "";
  return { text, errors: listed.replaceAll(/\s*\([^)]*\)/g, "").split(", ") };
}

describe("what is generated from the contract", () => {
  const methods = descriptors.flatMap((each) => (each.kind === "service" ? each.methods : []));

  it("has an image that is not older than the protos", () => {
    assert.ok(build("--exclude-source-info").equals(readFileSync(IMAGE_FILE)), "run `npm run generate`");
  });

  it("has a reference that is not older than the protos and the SQL", () => {
    assert.equal(page, referenceText(image), "run `npm run generate`");
  });

  it("describes every rpc, message, field, enum and value of the descriptors", () => {
    assert.ok(methods.length >= 178, `${methods.length} rpcs`);
    const lacking = methods.filter(
      (method) => !sectionOf(method).text.includes(`\`${method.parent.typeName}/${method.name}\` `),
    );
    assert.deepEqual(
      lacking.map(({ name }) => name),
      [],
    );
    for (const each of descriptors) {
      const members = each.kind === "message" ? each.fields : each.kind === "enum" ? each.values : [];
      if (members.length === 0) continue;
      const name = each.typeName.slice(each.file.proto.package.length + 1);
      const tables = page.split("\n\n").filter((text) => text.startsWith(`| ${name} |`));
      const whole = tables.some((table) => members.every((member) => table.includes(`\n| \`${member.name}\` |`)));
      assert.ok(whole, `the reference lacks ${each.typeName}, or members of it`);
    }
  });

  it("links to headings that are there", () => {
    const anchors = new Set(
      [...page.matchAll(/^### (.*)$/gm)].map(([, heading = ""]) => heading.toLowerCase().replaceAll(".", "")),
    );
    for (const [, anchor = ""] of page.matchAll(/\]\(#([^)]*)\)/g)) assert.ok(anchors.has(anchor), anchor);
  });

  it("lists each error that a description names, and REQUEST_ID_REUSED where there is a request_id", () => {
    for (const method of methods) {
      const { text, errors } = sectionOf(method);
      for (const [reason] of text.split("\n\n")[1]?.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []) {
        assert.ok(!isReason(reason) || errors.includes(reason), `${method.name} does not list ${reason}`);
      }
      const takesRequestId = method.input.fields.some(({ name }) => name === "request_id");
      assert.equal(errors.includes("REQUEST_ID_REUSED"), takesRequestId, method.name);
    }
  });

  for (const plan of Object.values(loadPlans())) {
    it(`describes the unique keys and references that the SQL of ${plan.database} can break, and no others`, () => {
      const probe = openProbe({ migrations: readMigrations(plan.database) });
      for (const rpc of plan.rpcs) {
        const method = methods.find(({ parent, name }) => `${parent.typeName}/${name}` === rpc.method) ?? assert.fail();
        const described = sectionOf(method).errors;
        for (const reason of ["UNIQUE_VIOLATION", "FOREIGN_KEY_VIOLATION"] as const) {
          const possible = errorsOf(rpc, probe).possible.has(reason) && !NEVER_BROKEN[reason].includes(rpc.name);
          assert.equal(
            described.includes(reason),
            possible,
            possible
              ? `${rpc.name} can fail with ${reason}: describe when in its comment, or name it in NEVER_BROKEN`
              : `${rpc.name} can't fail with ${reason}`,
          );
        }
      }
      probe.close();
    });
  }

  it("names the keys that a write can meet", () => {
    const { text } = sectionOf(methods.find(({ name }) => name === "CreateUser") ?? assert.fail());
    assert.match(text, /UNIQUE_VIOLATION \(ALREADY_EXISTS; `users.email`; `users.id`\)/);
  });

  it("says of every rpc what it is for, and of every field what it means", () => {
    const comments = commentsOf(image);
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

import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { ROLES } from "../../src/engine/roles.js";
import { CHECKS } from "../../src/sqlite/sqlite-checks.js";
import { isCommand, readBlocks } from "./page-blocks.js";
import { describeWalk, WALKED } from "./page-walk.js";

/** Pages whose blocks another test builds into programs of its own. */
const OTHER_TESTS: Readonly<Record<string, string>> = {
  "CONTRIBUTING.md": "add-an-rpc.test.ts",
  "clients/go/README.md": "client-readmes.test.ts",
  "clients/java/README.md": "client-readmes.test.ts",
  "clients/python/README.md": "client-readmes.test.ts",
  "clients/rust/README.md": "client-readmes.test.ts",
  "clients/typescript/README.md": "client-readmes.test.ts",
  "docs/migration.md": "migration-page.test.ts",
  "docs/tools.md": "tools.test.ts",
  "examples/java/README.md": "examples.test.ts",
  "examples/python/README.md": "examples.test.ts",
  "examples/typescript/README.md": "examples.test.ts",
};

/** How many blocks of a page no test runs. A new one is a decision: count it here, and give its reason on the page. */
const NOT_RUN: Readonly<Record<string, number>> = {
  "README.md": 1,
  "docs/deploying.md": 4,
  "docs/migration.md": 4,
  "docs/tracing.md": 1,
};

const pages = globSync(["*.md", "{bench,docs,test/conformance}/**/*.md", "{clients,examples}/*/*.md"], {
  cwd: PACKAGE_ROOT,
}).sort();
const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), "utf8");

/** The names in the first column of a table. */
function namesInTable(page: string, head: string): string[] {
  const table = read(page)
    .split("\n\n")
    .find((text) => text.startsWith(`| ${head} |`));
  const firsts = table?.split("\n").slice(2) ?? assert.fail(`${page} has no table of a ${head}`);
  return firsts
    .flatMap((row) => [...(row.split(" | ")[0] ?? "").matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name))
    .sort();
}

describe("the pages", () => {
  it("have no command that neither a test runs nor a mark explains", () => {
    const left = pages.flatMap((page) => {
      const blocks = readBlocks(page).filter((block) => isCommand(block) && block.notRun === undefined);
      // The test of this page runs the blocks that have an answer.
      const run = page === "docs/migration.md" ? blocks.filter(({ answer }) => answer === undefined) : blocks;
      return WALKED.includes(page) || (page in OTHER_TESTS && page !== "docs/migration.md")
        ? []
        : run.map(({ line }) => `${page}:${line}`);
    });
    assert.deepEqual(left, [], "run them in a test, or write <!-- not run: why --> before them");
    for (const test of Object.values(OTHER_TESTS))
      assert.equal(globSync(`test/{integration,long}/${test}`, { cwd: PACKAGE_ROOT }).length, 1, test);
  });

  it("have as many marked blocks as are counted here, each with its reason", () => {
    const marks = pages.map((page) => [page, readBlocks(page).flatMap(({ notRun }) => notRun ?? [])] as const);
    const counts = marks.filter(([, reasons]) => reasons.length > 0).map(([page, reasons]) => [page, reasons.length]);
    assert.deepEqual(Object.fromEntries(counts), NOT_RUN);
    for (const [page, reasons] of marks) for (const reason of reasons) assert.match(reason, /\w+ \w+ \w+/, page);
  });

  it("have no block that these tests would not see", () => {
    for (const page of pages) assert.doesNotMatch(read(page), /^[ \t>]+```|^~~~/m, page);
  });

  it("link to files that are there", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !existsSync(join(PACKAGE_ROOT, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it("list every check of health, role and metric that there is, and no other", () => {
    const metrics = globSync("src/**/*.ts", { cwd: PACKAGE_ROOT }).flatMap((file) =>
      [
        ...read(file).matchAll(
          /\b(?:create(?:Observable)?(?:Counter|UpDownCounter|Gauge|Histogram)|gauge)\(\s*"([\w.]+)"/g,
        ),
      ].map(([, name = ""]) => name),
    );
    assert.deepEqual(namesInTable("docs/tracing.md", "metric"), metrics.toSorted());
    assert.deepEqual(namesInTable("docs/operations.md", "check"), [...CHECKS].sort());
    assert.deepEqual(namesInTable("SECURITY.md", "role"), [...ROLES].sort());
  });

  it("name commands and settings that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
    const sources = globSync("{src,bench,test,gen,deploy}/**/*.{ts,mjs,go,py,rs}", {
      cwd: PACKAGE_ROOT,
      exclude: (name) => name === "node_modules",
    })
      .map(read)
      .join("\n");
    for (const page of pages) {
      for (const [, name = ""] of read(page).matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g))
        assert.ok(name in scripts, `${page}: npm run ${name}`);
      for (const [name] of read(page).matchAll(/\b(?:CREWDB|WALMART_DB|DB)_[A-Z_]+[A-Z]\b/g))
        assert.ok(sources.includes(name.replace("WALMART_DB", "DB")), `${page}: ${name}`);
    }
  });
});

for (const page of WALKED) describeWalk(page, ["sh", "ts"]);

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { ROLES } from "../../src/engine/roles.js";
import { CHECKS } from "../../src/sqlite/sqlite-checks.js";
import { type Block, isCommand, readBlocks } from "./page-blocks.js";
import { describeWalk, WALKED } from "./page-walk.js";
import { skipWithout } from "./skip.js";

/** Pages whose commands another test runs: which test, and which of the page's blocks it runs. */
const OTHER_TESTS: Readonly<Record<string, readonly [test: string, runs: (block: Block) => boolean]>> = {
  "CONTRIBUTING.md": ["{add-an-rpc,add-a-database}.test.ts", ({ language, info }) => language === "sh" || info !== ""],
  "clients/go/README.md": ["client-readmes.test.ts", ({ language }) => language === "go"],
  "clients/java/README.md": ["client-readmes.test.ts", ({ language }) => language === "java"],
  "clients/python/README.md": ["client-readmes.test.ts", ({ language }) => language === "python"],
  "clients/rust/README.md": ["client-readmes.test.ts", ({ language }) => language === "rust"],
  "clients/typescript/README.md": ["client-readmes.test.ts", ({ language }) => language === "ts"],
  "docs/agents.md": ["mcp-inspector.test.ts", ({ language, answer }) => language === "sh" && answer !== undefined],
  "docs/migration.md": ["migration-page.test.ts", ({ language, answer }) => language === "ts" && answer !== undefined],
  "docs/postgres.md": ["postgres-page.test.ts", ({ language }) => language === "sh"],
  "docs/tools.md": ["tools.test.ts", ({ answer }) => answer !== undefined],
  "examples/go/README.md": ["examples.test.ts", ({ language }) => language === "sh"],
  "examples/java/README.md": ["examples.test.ts", ({ language }) => language === "sh"],
  "examples/python/README.md": ["examples.test.ts", ({ language }) => language === "sh"],
  "examples/rust/README.md": ["examples.test.ts", ({ language }) => language === "sh"],
  "examples/typescript/README.md": ["examples.test.ts", ({ language }) => language === "sh"],
};

/** The languages of blocks that a walk runs. */
const WALKED_LANGUAGES = ["sh", "ts", "python"];

/** Languages of blocks that nobody runs: they show what is printed, stored or declared. */
const SHOWN = ["ini", "json", "mermaid", "proto", "sql", "text", "xml", "yaml"];

/** How many blocks of a page no test runs. A new one is a decision: count it here, and give its reason on the page. */
const NOT_RUN: Readonly<Record<string, number>> = {
  "README.md": 1,
  "docs/deploying.md": 4,
  "docs/migration.md": 4,
  "docs/postgres.md": 3,
  "docs/recovery.md": 4,
  "docs/tracing.md": 1,
};

/** Every page but the old guide, whose snippets guide.test.ts runs. */
const pages = globSync("**/*.md", {
  cwd: PACKAGE_ROOT,
  exclude: (path) => /(?:^|\/)(?:node_modules|build|dist|target|data|\.venv)$|^test\/fixtures$/.test(path),
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
      const runs = WALKED.includes(page)
        ? ({ language }: Block) => WALKED_LANGUAGES.includes(language)
        : (OTHER_TESTS[page]?.[1] ?? (() => false));
      const commands = readBlocks(page).filter((block) => isCommand(block) && block.notRun === undefined);
      return commands.filter((block) => !runs(block)).map(({ line }) => `${page}:${line}`);
    });
    assert.deepEqual(left, [], "run them in a test, or write <!-- not run: why --> before them");
    for (const [test] of Object.values(OTHER_TESTS))
      assert.notEqual(globSync(`test/{integration,long}/${test}`, { cwd: PACKAGE_ROOT }).length, 0, test);
  });

  it("have as many marked blocks as are counted here, each with its reason", () => {
    const marks = pages.map((page) => [page, readBlocks(page).flatMap(({ notRun }) => notRun ?? [])] as const);
    const counts = marks.filter(([, reasons]) => reasons.length > 0).map(([page, reasons]) => [page, reasons.length]);
    assert.deepEqual(Object.fromEntries(counts), NOT_RUN);
    for (const [page, reasons] of marks) {
      for (const reason of reasons) {
        assert.match(reason, /\w+ \w+ \w+/, page);
        for (const [test] of reason.matchAll(/[\w-]+\.test\.ts/g))
          assert.equal(globSync(`test/*/${test}`, { cwd: PACKAGE_ROOT }).length, 1, `${page}: ${test}`);
      }
    }
  });

  it("have no block that these tests would not see", () => {
    for (const page of pages) {
      assert.doesNotMatch(read(page), /^[ \t>]+```|^~~~/m, page);
      // Every second fence ends a block.
      const begins = [...read(page).matchAll(/^```.*$/gm)].filter((_, index) => index % 2 === 0);
      for (const [fence] of begins) {
        const language = /^```(\w+)/.exec(fence)?.[1] ?? "";
        assert.ok(SHOWN.includes(language) || isCommand({ language }), `${page}: a block of "${language}"`);
      }
      assert.equal(readBlocks(page).flatMap(({ answer }) => [1, ...(answer ? [2] : [])]).length, begins.length, page);
    }
  });

  it("tell readers to keep what git ignores: settings, secrets, copies and virtual environments", function () {
    const kept = [".env", ".venv/", "tokens.json", "admin.token", "ca.key", "ca.pem", "main.backup", "notes.bak"];
    const ignored = spawnSync("git", ["check-ignore", "--no-index", ...kept], { cwd: PACKAGE_ROOT, encoding: "utf8" });
    if (ignored.status === 128) skipWithout(this, "git, with a checkout of this project,");
    assert.deepEqual(ignored.stdout.trim().split("\n"), kept);
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
    assert.deepEqual(namesInTable("docs/operations.md", "check"), [...CHECKS, "replica"].sort());
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

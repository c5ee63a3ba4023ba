import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), "utf8");
const PAGE = read("ARCHITECTURE.md");

/** From a heading to the next one of the same depth or above. */
function section(heading: string): string {
  const [marks = ""] = heading.split(" ");
  const after = PAGE.split(`\n${heading}`)[1] ?? assert.fail(`ARCHITECTURE.md has no "${heading}"`);
  return after.split(new RegExp(`^#{1,${marks.length}} `, "m"))[0] ?? "";
}

/** The rows of a section's table, without the marks of code. */
function rows(text: string): string[][] {
  const lines = text.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

/** Whether a file declares the function, method or class; a call of it is not enough. */
function declares(path: string, name: string): boolean {
  const named = new RegExp(String.raw`\b(?:function|class|interface|const) ${name}\b`);
  const method = new RegExp(String.raw`^\s*(?:[\w*]+ )*\*?${name}(?=[(<]).*[{(,]$`, "m");
  return named.test(read(path)) || method.test(read(path));
}

/** What someone who is new asks first. */
const QUESTIONS = ["a deadline is enforced", "a group commits", "a setting is read", "a role is checked"] as const;

/** What one can't read the code without. */
const GLOSSARY = [
  ...["lane", "connection thread", "channel", "board", "lease", "batch", "group"],
  ...["plan", "variant", "executor", "epoch", "commit_seq"],
];

const places = rows(section("## Where is it?"));
const paths = (text: string): string[] =>
  [...text.matchAll(/`((?:src|proto|test|docs|gen|bench|tools)\/[\w./-]+)`/g)].map(([, path = ""]) => path);

describe("ARCHITECTURE.md", () => {
  for (const question of QUESTIONS) {
    it(`says where ${question}`, () => {
      const [, file = "", name = ""] = places.find(([what]) => what === question) ?? assert.fail(question);
      assert.ok(declares(file, name), `${file} does not declare ${name}`);
    });
  }

  it("says what to touch to add an engine", () => {
    const [engine = ""] = /^\*\*An engine\.\*\*.*?(?=\n\n|$(?![\s\S]))/ms.exec(section("## Where to touch")) ?? [];
    const named = [...engine.matchAll(/`(\w+)`\s+\(`([^`]+)`\)/g)];
    assert.ok(named.length >= 3, "names too few places");
    for (const [, name = "", file = ""] of named) assert.ok(declares(file, name), `${file} does not declare ${name}`);
    assert.ok(paths(engine).includes("src/rooms.json"), "a new room needs its entry in src/rooms.json");
    assert.ok(declares("src/service/choose-engine.ts", "chooseEngine"), "who chooses an engine has moved");
  });

  it("names functions that the files beside them declare", () => {
    const wrong = places.filter(([, file = "", name = ""]) => !declares(file, name));
    assert.deepEqual(wrong, []);
  });

  it("names files and folders that are there", () => {
    assert.deepEqual(
      paths(PAGE).filter((path) => !existsSync(join(PACKAGE_ROOT, path))),
      [],
    );
  });

  it("walks through few files", () => {
    const point = rows(section("### GetProduct")).map(([file = ""]) => file);
    const write = rows(section("### CreateEmail")).map(([file = ""]) => file);
    const shared = point.slice(0, point.indexOf("src/queue/fair-queue.ts") + 1);
    assert.ok(shared.length > 0, "the walk of a write begins with files that are not in the walk of a read");
    assert.ok(point.length <= 25, `a point read opens ${point.length} files`);
    assert.ok(shared.length + write.length <= 35, `a write opens ${shared.length + write.length} files`);
  });

  it("gives each word of the glossary one meaning", () => {
    const words = rows(section("## Words")).map(([word = ""]) => word);
    assert.deepEqual(
      GLOSSARY.filter((word) => !words.includes(word)),
      [],
    );
    assert.equal(new Set(words).size, words.length);
  });

  it("is one page", () => {
    assert.ok(PAGE.split(/\s+/).length < 2300, "more than ten minutes to read: move reasons to docs/decisions");
  });
});

describe("docs/decisions", () => {
  const pages = globSync("docs/decisions/0*.md", { cwd: PACKAGE_ROOT }).toSorted();

  it("lists every page once, by its title", () => {
    const listed = [...read("docs/decisions/README.md").matchAll(/^- \[(.+)\]\((.+)\)$/gm)]
      .map(([, title = "", file = ""]) => `${file}: # ${title}`)
      .toSorted();
    const titles = pages.map((page) => `${page.split("/").at(-1)}: ${read(page).split("\n")[0]}`);
    assert.deepEqual(listed, titles);
  });

  it("says of each decision its context, what was decided, what was measured, and when to look again", () => {
    for (const page of pages) {
      const headings = [...read(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(headings, ["Context", "Decision", "Measured", "Look again when"], page);
    }
  });
});

describe("the doors of rooms", () => {
  it("have at most twenty lines before their first section", () => {
    const long = globSync("{src,test}/**/README.md", { cwd: PACKAGE_ROOT, exclude: ["test/conformance/**"] }).filter(
      (page) => (read(page).split("\n## ")[0] ?? "").trimEnd().split("\n").length > 20,
    );
    assert.deepEqual(long, []);
  });
});

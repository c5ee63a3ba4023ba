import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** A fenced block of a page. */
export interface Block {
  readonly line: number;
  readonly language: string;
  /** What stands behind the language. */
  readonly info: string;
  readonly text: string;
  /** What it prints, as the block behind an `<!-- answer: NAME -->` says. */
  readonly answer?: { readonly name: string; readonly text: string };
  /** Why no test runs it, as an `<!-- not run: REASON -->` before it says. */
  readonly notRun?: string;
}

/** Languages that somebody would run; the others show what is printed, stored or declared. */
const COMMANDS = new Set(["sh", "ts", "js", "python", "go", "java", "rust"]);

/** The blocks of a page in order. A block that is another one's answer is not one of its own. */
export function readBlocks(path: string): Block[] {
  const page = readFileSync(join(PACKAGE_ROOT, path), "utf8");
  const found = [...page.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)];
  const blocks: Block[] = [];
  let end = 0;
  for (const match of found) {
    const [whole, language = "", info = "", text = ""] = match;
    const between = page.slice(end, match.index);
    end = match.index + whole.length;
    const line = page.slice(0, match.index).split("\n").length;
    const name = /^\s*<!-- answer: (.+) -->\s*$/.exec(between)?.[1];
    if (name === undefined) {
      const notRun = /<!-- not run: ([^>]+) -->\s*$/.exec(between)?.[1];
      blocks.push({ line, language, info, text, ...(notRun === undefined ? {} : { notRun }) });
      continue;
    }
    const asked = blocks.pop() ?? assert.fail(`${path}:${line} answers no block`);
    blocks.push({ ...asked, answer: { name, text } });
  }
  return blocks;
}

export function isCommand({ language }: Pick<Block, "language">): boolean {
  return COMMANDS.has(language);
}

/** The block whose answer has a name, and that answer. */
export function findExample(path: string, name: string): { readonly code: string; readonly answer: string } {
  const block = readBlocks(path).find(({ answer }) => answer?.name === name);
  if (block?.answer === undefined) assert.fail(`${path} has no example with the answer of ${name}`);
  return { code: block.text, answer: block.answer.text };
}

/** Compares what was printed with what the page says; `…` stands for text that differs each time. */
export function assertPrinted(printed: string, expected: string): void {
  const parts = expected.trim().split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\\S]+?");
  assert.match(printed.trim(), new RegExp(`^${pattern}$`), `printed:\n${printed}\nthe page says:\n${expected}`);
}

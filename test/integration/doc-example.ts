import assert from "node:assert/strict";

export interface Example {
  readonly code: string;
  /** What the page says is printed. */
  readonly answer: string;
}

/** The fenced block before an `<!-- answer: NAME -->` mark and the one after it. */
export function findExample(readme: string, name: string): Example {
  const [before = "", after = ""] = readme.split(`<!-- answer: ${name} -->`);
  const code = [...before.matchAll(/^```\w+\n(.*?)^```$/gms)].at(-1)?.[1];
  const answer = /^```\w+\n(.*?)^```$/ms.exec(after)?.[1];
  assert.ok(code !== undefined && answer !== undefined, `the page has no example with the answer of ${name}`);
  return { code, answer };
}

/** Compares what was printed with what the page says; `…` stands for text that differs each time. */
export function assertPrinted(printed: string, expected: string): void {
  const parts = expected.trim().split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+?");
  assert.match(printed.trim(), new RegExp(`^${pattern}$`), `printed:\n${printed}\nthe page says:\n${expected}`);
}

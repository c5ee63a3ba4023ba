import { didYouMean } from "../base/near-miss.js";
import type { StatementPlan } from "../engine/plan.js";
import type { Probe } from "../sqlite/file/probe.js";

/** SQLite names no line. The text that its message quotes is looked for in the lines that the variant has. */
export function lineOfProblem(statement: StatementPlan, holding: ReadonlySet<number>, problem: string): number {
  const quoted = quotedIn(problem);
  if (quoted === undefined) return statement.line;
  const pattern = new RegExp(`(?<![\\w])${quoted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w])`, "i");
  const lines = linesOf(statement, holding).filter(({ text }) => pattern.test(text));
  const narrowed = holding.size === 1 ? lines.filter(({ conditional }) => conditional) : [];
  if (narrowed[0] !== undefined) return narrowed[0].line;
  // A word that a syntax error quotes may stand anywhere; a name may not, and its first place is as good as any.
  const isVague = problem.startsWith("near ") && lines.length > 1;
  return isVague ? statement.line : (lines[0]?.line ?? statement.line);
}

/** A near miss among the schema's names, for errors that say that a name is unknown. */
export function suggestName(problem: string, probe: Probe): string {
  const name = quotedIn(problem)?.split(".").at(-1);
  if (name === undefined) return "";
  const tables = probe.tables();
  if (/no such table/.test(problem)) return didYouMean(name, tables.keys());
  if (!/no such column|has no column/.test(problem)) return "";
  return didYouMean(name, new Set([...tables.values()].flat()));
}

function quotedIn(problem: string): string | undefined {
  const patterns = [
    /^near "(.+)": /,
    /(?:column|table|index|function|name): ([\w.]+)/,
    /column named (\w+)/,
    /function (\w+)\(\)/,
  ];
  for (const pattern of patterns) {
    const found = pattern.exec(problem)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function linesOf(
  statement: StatementPlan,
  holding: ReadonlySet<number>,
): { line: number; text: string; conditional: boolean }[] {
  const lines: { line: number; text: string; conditional: boolean }[] = [];
  let line = statement.line;
  for (const part of statement.parts) {
    const texts = part.text.split("\n");
    const isIn = part.when === undefined || holding.has(part.when);
    texts.forEach((text, index) => {
      if (isIn) lines.push({ line: line + index, text, conditional: part.when !== undefined });
    });
    line += texts.length - 1;
  }
  return lines;
}

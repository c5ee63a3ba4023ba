import type { SqlPart } from "../engine/plan.js";
import type { Token } from "../engine/sql-tokens.js";
import type { ParsedStatement } from "./sql-statements.js";

/** How the names in a statement become indexes, and its tokens text. */
export interface PartNames {
  /** What stands in the statement for a token; of a parameter the `?` and what follows it. */
  written(token: Token): string;
  /** Index into the rpc's parameters. */
  parameter(token: Token): number;
  /** Index into the rpc's conditions of the condition on a line. */
  condition(line: number): number | undefined;
}

interface OpenPart {
  text: string;
  parameters: number[];
  readonly when: number | undefined;
}

/**
 * Cuts a statement into parts at its conditional lines. Comments are dropped, line breaks are not: with every part in,
 * line n of the text is line n of the file, counted from the statement's first.
 */
export function toParts(text: string, statement: ParsedStatement, names: PartNames): SqlPart[] {
  const parts: OpenPart[] = [];
  const partOf = (line: number): OpenPart => {
    const when = names.condition(line);
    const last = parts.at(-1);
    if (last !== undefined && last.when === when) return last;
    const part: OpenPart = { text: "", parameters: [], when };
    parts.push(part);
    return part;
  };
  let previous: Token | undefined;
  for (const token of statement.tokens) {
    // A line's break belongs to the line, so that leaving a line out leaves its break out too.
    for (let line = previous?.lastLine ?? token.line; line < token.line; line++) partOf(line).text += "\n";
    const part = partOf(token.line);
    part.text += previous?.lastLine === token.line ? gap(text, previous, token) : indentOf(text, token);
    if (token.kind === "parameter") part.parameters.push(names.parameter(token));
    part.text += names.written(token);
    previous = token;
  }
  return parts.map(({ text: sql, parameters, when }) => ({
    text: sql,
    parameters,
    ...(when === undefined ? {} : { when }),
  }));
}

/** The space between two tokens of a line; one space for a block comment. */
function gap(text: string, previous: Token, token: Token): string {
  const between = text.slice(previous.end, token.start);
  return between.trim() === "" ? between : " ";
}

function indentOf(text: string, token: Token): string {
  const lineStart = text.lastIndexOf("\n", token.start - 1) + 1;
  const indent = text.slice(lineStart, token.start);
  return indent.trim() === "" ? indent : "";
}

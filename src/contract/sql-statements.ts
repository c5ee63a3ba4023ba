import type { Reason } from "../engine/reasons.js";
import { type Token, tokenize } from "../engine/sql-tokens.js";
import type { Mistakes } from "./diagnostics.js";
import { type ConditionText, type Directive, directiveInBlockComment, parseDirective } from "./directives.js";

/** A .sql file as it was read. */
export interface SqlFile {
  /** Path from the package's root. */
  readonly path: string;
  readonly text: string;
}

export interface ParsedPage {
  readonly line: number;
  readonly keys: readonly string[];
  readonly descending: boolean;
  readonly condition?: ConditionText;
}

export type Verb = "SELECT" | "INSERT" | "UPDATE" | "DELETE";

/** One statement with what its directives say, names not yet resolved. */
export interface ParsedStatement {
  /** The line of its first word, from 1. */
  readonly line: number;
  /** Without comments and semicolon, in order. */
  readonly tokens: readonly Token[];
  /** What the statement does; of a WITH, what follows it. */
  readonly verb: Verb;
  readonly returnsRows: boolean;
  /** By line number. */
  readonly conditions: ReadonlyMap<number, ConditionText>;
  readonly each?: { readonly line: number; readonly field: string };
  readonly none?: { readonly line: number; readonly reason: Reason };
  readonly pages: readonly ParsedPage[];
  readonly scanReason?: string;
}

interface PlacedDirective {
  readonly line: number;
  readonly directive: Exclude<Directive, { kind: "mistake" }>;
  /** The line has nothing but the comment. */
  readonly alone: boolean;
}

/** Splits a file into statements and gives each its directives. What is wrong is added to `mistakes`. */
export function parseStatements(file: SqlFile, mistakes: Mistakes): ParsedStatement[] {
  const tokens = tokenize(file.text);
  checkTokens(file, tokens, mistakes);
  const statements: ParsedStatement[] = [];
  let words: Token[] = [];
  let directives: PlacedDirective[] = [];
  const end = (): void => {
    if (words.length > 0) {
      const statement = toStatement(file, words, directives, mistakes);
      if (statement !== undefined) statements.push(statement);
      directives = [];
    }
    words = [];
  };
  tokens.forEach((token, index) => {
    if (token.kind === "line-comment") {
      // A comment after the semicolon still belongs to its line.
      const alone = tokens[index - 1]?.lastLine !== token.line;
      const placed = placeDirective(file, token, alone, mistakes);
      if (placed !== undefined) directives.push(placed);
      checkBehindSemicolon(file, placed, words, tokens[index - 1], mistakes);
    } else if (token.kind === "semicolon") end();
    else if (token.kind === "block-comment") checkBlockComment(file, token, mistakes);
    else words.push(token);
  });
  end();
  for (const { line, directive } of directives) {
    mistakes.add(
      file.path,
      line,
      undefined,
      `\`-- ${directive.kind}\` belongs before or in a statement, and none follows`,
    );
  }
  if (statements.length === 0) mistakes.add(file.path, 1, undefined, "the file has no statement");
  return statements;
}

function checkBlockComment(file: SqlFile, token: Token, mistakes: Mistakes): void {
  const message = directiveInBlockComment(token.text);
  if (message !== undefined) mistakes.add(file.path, token.line, undefined, message);
}

function placeDirective(file: SqlFile, token: Token, alone: boolean, mistakes: Mistakes): PlacedDirective | undefined {
  const directive = parseDirective(token.text);
  if (directive === undefined) return undefined;
  if (directive.kind !== "mistake") return { line: token.line, directive, alone };
  mistakes.add(file.path, token.line, undefined, directive.message);
  return undefined;
}

/** `…; -- if :x` would make the whole statement's end conditional; the semicolon must then stand on a line of its own. */
function checkBehindSemicolon(
  file: SqlFile,
  placed: PlacedDirective | undefined,
  words: readonly Token[],
  previous: Token | undefined,
  mistakes: Mistakes,
): void {
  if (placed?.directive.kind !== "if" || placed.alone || words.length > 0 || previous?.kind !== "semicolon") return;
  mistakes.add(
    file.path,
    placed.line,
    undefined,
    "a line with a condition can't hold the semicolon; put it on the next line",
  );
}

function checkTokens(file: SqlFile, tokens: readonly Token[], mistakes: Mistakes): void {
  for (const token of tokens) {
    if (token.unterminated === true) {
      mistakes.add(file.path, token.line, undefined, `a ${token.kind.replace("-", " ")} begins here and never ends`);
    }
    if (token.kind === "anonymous-parameter") {
      mistakes.add(
        file.path,
        token.line,
        token.text,
        `parameters are named after fields: write \`:field\`, not \`${token.text}\``,
      );
    }
  }
}

function toStatement(
  file: SqlFile,
  tokens: readonly Token[],
  directives: readonly PlacedDirective[],
  mistakes: Mistakes,
): ParsedStatement | undefined {
  const line = tokens[0]?.line ?? 0;
  const verb = verbOf(tokens);
  if (verb === undefined) {
    const first = tokens[0]?.text ?? "";
    const message = `only SELECT, INSERT, UPDATE and DELETE (also after WITH) can stand in an rpc's file, not "${first}"`;
    mistakes.add(file.path, line, undefined, message);
    return undefined;
  }
  checkPlaces(file, line, directives, mistakes);
  const conditions = new Map<number, ConditionText>();
  const pages: ParsedPage[] = [];
  for (const { line: at, directive } of directives) {
    if (directive.kind === "if") conditions.set(at, directive.condition);
    if (directive.kind === "page") pages.push({ line: at, ...directive });
  }
  checkConditionLines(file, tokens, conditions, mistakes);
  const each = one(file, directives, "each", mistakes);
  const none = one(file, directives, "none", mistakes);
  const scan = directives.map((placed) => placed.directive).find((directive) => directive.kind === "scan");
  return {
    line,
    tokens,
    verb,
    returnsRows: answeringVerb(tokens) === "SELECT" || topLevelWords(tokens).includes("RETURNING"),
    conditions,
    ...(each?.directive.kind === "each" ? { each: { line: each.line, field: each.directive.field } } : {}),
    ...(none?.directive.kind === "none" ? { none: { line: none.line, reason: none.directive.reason } } : {}),
    pages,
    ...(scan === undefined ? {} : { scanReason: scan.reason }),
  };
}

/** Directives about the whole statement come before it; `-- if` comes after SQL. */
function checkPlaces(file: SqlFile, first: number, directives: readonly PlacedDirective[], mistakes: Mistakes): void {
  for (const { line, directive, alone } of directives) {
    if (directive.kind === "if" && alone) {
      mistakes.add(
        file.path,
        line,
        undefined,
        "`-- if` stands at the end of the line that it makes conditional, not alone",
      );
    }
    if (directive.kind !== "if" && directive.kind !== "scan" && (!alone || line > first)) {
      const message = `\`-- ${directive.kind}\` stands on a line of its own before its statement`;
      mistakes.add(file.path, line, undefined, message);
    }
  }
}

/** A conditional line is left out as a whole: no string, name or comment may reach over its ends. */
function checkConditionLines(
  file: SqlFile,
  tokens: readonly Token[],
  conditions: ReadonlyMap<number, ConditionText>,
  mistakes: Mistakes,
): void {
  for (const token of tokens) {
    if (token.line === token.lastLine || !(conditions.has(token.line) || conditions.has(token.lastLine))) continue;
    mistakes.add(file.path, token.line, undefined, "a text that spans lines can't stand on a line with a condition");
  }
  const firstLine = tokens[0]?.line ?? 0;
  if (conditions.has(firstLine)) {
    mistakes.add(file.path, firstLine, undefined, "a statement's first line can't be conditional");
  }
}

function one(
  file: SqlFile,
  directives: readonly PlacedDirective[],
  kind: "each" | "none",
  mistakes: Mistakes,
): PlacedDirective | undefined {
  const [first, second] = directives.filter((placed) => placed.directive.kind === kind);
  if (second !== undefined)
    mistakes.add(file.path, second.line, undefined, `a statement has at most one \`-- ${kind}\``);
  return first;
}

/** The words outside parentheses, in upper case. */
export function topLevelWords(tokens: readonly Token[]): string[] {
  let depth = 0;
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "open") depth++;
    else if (token.kind === "close") depth--;
    else if (depth === 0 && token.kind === "word") words.push(token.text.toUpperCase());
  }
  return words;
}

/** A SELECT whose WITH writes, as PostgreSQL has it, is what the first of those is. */
function verbOf(tokens: readonly Token[]): Verb | undefined {
  const verb = answeringVerb(tokens);
  if (verb !== "SELECT" || tokens[0]?.text.toUpperCase() !== "WITH") return verb;
  const inner = tokens.flatMap(({ kind }, index) =>
    kind === "open" ? [tokens[index + 1]?.text.toUpperCase() ?? ""] : [],
  );
  return inner.filter(isVerb).find((word) => word !== "SELECT") ?? verb;
}

function answeringVerb(tokens: readonly Token[]): Verb | undefined {
  const words = topLevelWords(tokens);
  const first = words[0] === "WITH" ? words.find((word) => isVerb(word) || word === "REPLACE") : words[0];
  if (tokens[0]?.kind !== "word" || first === undefined) return undefined;
  if (first === "REPLACE") return "INSERT";
  return isVerb(first) ? first : undefined;
}

function isVerb(word: string): word is Verb {
  return word === "SELECT" || word === "INSERT" || word === "UPDATE" || word === "DELETE";
}

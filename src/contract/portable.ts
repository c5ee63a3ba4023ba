import { basename } from "node:path";
import type { Token } from "../engine/sql-tokens.js";
import { Mistakes } from "./diagnostics.js";
import { type ParsedStatement, parseStatements, type SqlFile } from "./sql-statements.js";
import { valueLists } from "./value-lists.js";

/** What to write in place of a function that PostgreSQL lacks or means otherwise. Undefined: nothing serves both. */
const FUNCTIONS: ReadonlyMap<string, string | undefined> = new Map([
  ["CHANGES", "`:changes`"],
  ["IFNULL", "`coalesce(…)`"],
  ["PRINTF", "`||`"],
  ["FORMAT", "`||`"],
  ["DATETIME", "`strftime('%Y-%m-%dT%H:%M:%fZ', …)`"],
  ["DATE", "`substr(…, 1, 10)`"],
  ["UNIXEPOCH", "`julianday(…)`"],
  ["JSON_EXTRACT", "`->>`"],
  ["LIKELY", "`likelihood(…, 0.9)`"],
  ["UNLIKELY", "`likelihood(…, 0.1)`"],
  ["LAST_INSERT_ROWID", "RETURNING"],
  ["TOTAL_CHANGES", "`:changes`"],
  ...[
    "GROUP_CONCAT",
    "JSON_GROUP_OBJECT",
    "JSON_TREE",
    "JSON_SET",
    "JSON_PATCH",
    "HEX",
    "TYPEOF",
    "RANDOM",
    "BM25",
  ].map((name) => [name, undefined] as const),
]);
const WORDS: ReadonlyMap<string, string | undefined> = new Map([
  ["LIKE", "`instr(lower(…), lower(…)) > 0`: PostgreSQL's LIKE tells a from A"],
  ["GLOB", undefined],
  ["MATCH", undefined],
  ["ROWID", "the table's key"],
]);
const COMPARISONS: ReadonlySet<string> = new Set(["=", "<>", "!=", "<", "<=", ">", ">="]);
const BEFORE_TRUTH: ReadonlySet<string> = new Set(["WHERE", "AND", "OR", "NOT", "WHEN", "ON", "HAVING"]);
const BEHIND_TRUTH: ReadonlySet<string> = new Set([
  "AND",
  "OR",
  "THEN",
  ")",
  "",
  "RETURNING",
  "ORDER",
  "GROUP",
  "LIMIT",
]);
/** Words behind a table that are not its other name. */
const BEHIND_TABLE: ReadonlySet<string> = new Set(
  "WHERE GROUP ORDER LIMIT HAVING UNION EXCEPT INTERSECT ON JOIN CROSS LEFT INNER NATURAL RETURNING".split(" "),
);
const TRUTHS: ReadonlySet<string> = new Set(["TRUE", "FALSE", "NULL", "END"]);
/** Functions whose arguments are values of columns: a comparison among them is a number in SQLite alone. */
const OF_VALUES: ReadonlySet<string> = new Set(["COALESCE", "MAX", "MIN", "SUM", "TOTAL", "NULLIF"]);

/** Finds what SQLite alone understands, in a file that both engines are to run. A server finds the rest. */
export function checkPortable(file: SqlFile, mistakes: Mistakes): void {
  const own = `${basename(file.path, ".sql")}.postgres.sql`;
  const told = new Set<string>();
  // What is no statement at all is told when the file is compiled.
  for (const statement of parseStatements(file, new Mistakes())) {
    const report = ({ line, text }: Token, instead: string | undefined): void => {
      // One of a kind is enough: whoever mends it looks for the others.
      if (told.has(text.toUpperCase())) return;
      told.add(text.toUpperCase());
      const advice = instead === undefined ? `write ${own} beside it` : `write ${instead}, or ${own} beside it`;
      mistakes.add(file.path, line, text, `is SQLite's alone; ${advice}`);
    };
    new Portability(statement, report).check();
  }
}

type Report = (token: Token, instead: string | undefined) => void;

class Portability {
  readonly #tokens: readonly Token[];
  readonly #words: readonly string[];
  readonly #statement: ParsedStatement;
  readonly #report: Report;

  constructor(statement: ParsedStatement, report: Report) {
    this.#statement = statement;
    this.#tokens = statement.tokens;
    this.#words = statement.tokens.map(({ kind, text }) => (kind === "string" ? "''" : text.toUpperCase()));
    this.#report = report;
  }

  check(): void {
    for (const [index, token] of this.#tokens.entries()) {
      this.#checkWord(token, index);
      this.#checkForm(token, index);
      this.#checkTruth(token, index);
    }
    this.#checkValues();
    this.#checkUpsert();
  }

  #word(index: number): string {
    return this.#words[index] ?? "";
  }

  #checkWord(token: Token, index: number): void {
    if (token.kind !== "word") return;
    const word = this.#word(index);
    if (this.#word(index + 1) === "(" && FUNCTIONS.has(word)) this.#report(token, FUNCTIONS.get(word));
    else if (WORDS.has(word) && !this.#isOfValueList(index)) this.#report(token, WORDS.get(word));
    else if (word === "IS" && !this.#isOfNull(index)) {
      const isNot = this.#word(index + 1) === "NOT";
      this.#report(token, isNot ? "`<>` or `IS DISTINCT FROM`" : "`=` or `IS NOT DISTINCT FROM`");
    } else if (word === "OR" && /^(INSERT|UPDATE)$/.test(this.#word(index - 1))) this.#report(token, "`ON CONFLICT`");
    else if (word === "REPLACE" && this.#word(index + 1) === "INTO") this.#report(token, "`INSERT … ON CONFLICT`");
    else if (this.#is(index, "CROSS JOIN")) this.#checkCrossJoin(index);
    if (/^(FROM|JOIN)$/.test(word) && this.#is(index + 1, "( SELECT")) this.#checkAlias(index + 1);
  }

  /** `json_each(…) AS wanted` has a rowid, in both: its order. */
  #isOfValueList(index: number): boolean {
    const table = this.#tokens[index - 2]?.text;
    return this.#word(index - 1) === "." && table !== undefined && valueLists(this.#tokens).includes(table);
  }

  #isOfNull(index: number): boolean {
    const next = this.#word(index + 1) === "NOT" ? this.#word(index + 2) : this.#word(index + 1);
    return next === "NULL" || next === "DISTINCT";
  }

  /** PostgreSQL 15 asks for a name where nothing needs it. */
  #checkAlias(open: number): void {
    const close = this.#closing(open);
    const token = this.#tokens[close];
    const next = this.#tokens[close + 1];
    const hasName = next?.kind === "word" && !BEHIND_TABLE.has(this.#word(close + 1));
    if (token !== undefined && !hasName) this.#report(token, "`) AS name` behind a subquery in FROM");
  }

  #checkCrossJoin(index: number): void {
    const end = this.#words.findIndex(
      (word, at) => at > index + 1 && /^(ON|WHERE|JOIN|ORDER|GROUP|\)|CROSS)$/.test(word),
    );
    const token = this.#tokens[end];
    if (this.#word(end) === "ON" && token !== undefined) this.#report(token, "the condition of a CROSS JOIN in WHERE");
  }

  #checkForm(token: Token, index: number): void {
    if (token.text === "==") this.#report(token, "`=`");
    else if (token.text === "->") this.#report(token, "`->>`");
    else if (token.kind === "quoted-name" && !token.text.startsWith('"')) this.#report(token, 'the name in `"…"`');
    else if (token.kind === "string" && /^x/i.test(token.text)) this.#report(token, undefined);
    else if (this.#word(index - 2) === "LIMIT" && token.text === ",") this.#report(token, "`LIMIT … OFFSET …`");
  }

  /** A number where a truth value is meant: a column, a field, `instr(…)`. */
  #checkTruth(token: Token, index: number): void {
    const behindIif = this.#is(index - 2, "IIF (") || this.#is(index - 2, "WHEN (");
    let start = index;
    while (this.#word(start - 1) === ".") start -= 2;
    const before = this.#word(start - 2) === "IS" ? "IS" : this.#word(start - 1);
    const begins = BEFORE_TRUTH.has(before) || behindIif || this.#isOpenOfTruth(start - 1);
    if (!begins || TRUTHS.has(this.#word(index)) || BEFORE_TRUTH.has(this.#word(index))) return;
    const isField = token.kind === "parameter" && !token.text.startsWith(":has_");
    if (isField || token.kind === "word" || (token.kind === "number" && this.#word(start - 1) === "WHERE")) {
      if (this.#isOperand(start - 1)) return;
      if (this.#ends(index + 1, behindIif)) this.#report(token, `\`${token.text} = 1\``);
      const close = this.#word(index) === "INSTR" ? this.#closing(index + 1) : -1;
      if (close > 0 && this.#ends(close + 1, behindIif)) this.#report(token, "`instr(…) > 0`");
    }
  }

  /** Behind the AND of a BETWEEN, or the WHEN of a CASE that compares one value with many. */
  #isOperand(index: number): boolean {
    let depth = 0;
    for (let at = index - 1; at >= 0; at--) {
      const word = this.#word(at);
      if (word === ")" || word === "END") depth++;
      if ((word === "(" || word === "CASE") && depth-- === 0) return word === "CASE" && this.#word(at + 1) !== "WHEN";
      if (depth > 0 || this.#word(index) === "WHEN") continue;
      if (word === "BETWEEN") return true;
      if (BEFORE_TRUTH.has(word)) return false;
    }
    return false;
  }

  /** `(` behind AND, OR, NOT or WHERE begins a truth value, unless a SELECT stands in it. */
  #isOpenOfTruth(index: number): boolean {
    return this.#word(index) === "(" && BEFORE_TRUTH.has(this.#word(index - 1));
  }

  #ends(index: number, inIif: boolean): boolean {
    return inIif ? this.#word(index) === "," : BEHIND_TRUTH.has(this.#word(index));
  }

  /** `coalesce(:a, b < c)` and `VALUES (a < b)`: a comparison as a value of a column. */
  #checkValues(): void {
    for (const [index, token] of this.#tokens.entries()) {
      const word = this.#word(index);
      if (token.kind === "word" && OF_VALUES.has(word) && this.#word(index + 1) === "(")
        this.#checkList(index + 2, this.#closing(index + 1));
      if (word === "VALUES") this.#checkList(index + 2, this.#closing(index + 1));
    }
    if (this.#statement.verb !== "INSERT") return;
    const select = this.#words.indexOf("SELECT");
    const values = this.#words.indexOf("VALUES");
    if (select < 0 || (values >= 0 && values < select)) return;
    const end = this.#atDepth(select, (word) => /^(FROM|WHERE|ON|RETURNING)$/.test(word));
    this.#checkList(select + 1, end < 0 ? this.#tokens.length : end);
  }

  #checkList(start: number, end: number): void {
    let depth = 0;
    for (let index = start; index < end; index++) {
      const word = this.#word(index);
      if (word === "(" || word === "CASE") depth++;
      if (word === ")" || word === "END") depth--;
      const token = this.#tokens[index];
      if (depth === 0 && token !== undefined && COMPARISONS.has(word)) this.#report(token, "`iif(… , 1, 0)` around it");
    }
  }

  /** In DO UPDATE a bare column is that of the table in SQLite, and of either row in PostgreSQL. */
  #checkUpsert(): void {
    const start = this.#words.findIndex((_, index) => this.#is(index, "DO UPDATE SET"));
    const into = this.#words.indexOf("INTO");
    const open = this.#words.indexOf("(", into);
    if (start < 0 || into < 0 || open < 0) return;
    const table = this.#tokens[into + 1]?.text ?? "";
    const columns = new Set(this.#words.slice(open + 1, this.#closing(open)).filter((word) => word !== ","));
    let depth = 0;
    let isTarget = true;
    for (const [index, token] of this.#tokens.entries()) {
      if (index < start + 3) continue;
      if (token.kind === "open") depth++;
      if (token.kind === "close") depth--;
      if (depth === 0 && /^(RETURNING|WHERE)$/.test(this.#word(index))) return;
      if (depth === 0 && token.text === ",") isTarget = true;
      else if (depth === 0 && token.text === "=") isTarget = false;
      else if (!isTarget && this.#isBareColumn(index, columns)) this.#report(token, `\`${table}.${token.text}\``);
    }
  }

  #isBareColumn(index: number, columns: ReadonlySet<string>): boolean {
    const isName = this.#tokens[index]?.kind === "word" || this.#tokens[index]?.kind === "quoted-name";
    const isFree = this.#word(index - 1) !== "." && this.#word(index + 1) !== "." && this.#word(index + 1) !== "(";
    return isName && isFree && columns.has(this.#word(index));
  }

  #is(index: number, words: string): boolean {
    return words.split(" ").every((word, offset) => this.#word(index + offset) === word);
  }

  #closing(open: number): number {
    let depth = 0;
    return this.#tokens.findIndex(({ kind }, index) => {
      if (index < open) return false;
      if (kind === "open") depth++;
      return kind === "close" && --depth === 0;
    });
  }

  #atDepth(start: number, isEnd: (word: string) => boolean): number {
    let depth = 0;
    return this.#tokens.findIndex(({ kind }, index) => {
      if (index < start) return false;
      if (kind === "open") depth++;
      if (kind === "close") depth--;
      return depth === 0 && isEnd(this.#word(index));
    });
  }
}

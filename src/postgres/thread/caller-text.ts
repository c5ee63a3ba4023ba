import type { FieldViolation } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import type { Bindable as Value } from "../../typed/values.js";
import type { Bindable } from "./column-values.js";

/** A caller's statement as the server gets it. */
export interface CallerText {
  readonly sql: string;
  /** In capitals: the first word. */
  readonly verb: string;
  /** For `$1` and so on, the parameter of the caller's text. */
  readonly parameters: readonly { readonly index: number; readonly name: string | undefined }[];
  /** How many values a list of them must have. */
  readonly count: number;
  /** Names as they stand in the text: what an error may repeat. */
  readonly names: ReadonlySet<string>;
}

const READING = new Set(["SELECT", "VALUES", "TABLE", "WITH"]);
const WRITING = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** Commands that callers may not give; a text that begins with none of all is no SQL. */
const OTHERS = new Set(
  "ABORT ALTER ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DISCARD DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT LISTEN LOAD LOCK MOVE NOTIFY PREPARE REASSIGN REFRESH REINDEX RELEASE RESET REVOKE ROLLBACK SAVEPOINT SECURITY SET SHOW START TRUNCATE UNLISTEN VACUUM".split(
    " ",
  ),
);

/**
 * Names of the server's and the service's own that callers' SQL does not use: what reads other
 * sessions, settings and files, what runs SQL that is a text, and the service's tables. A login
 * with few rights is the boundary; this keeps one caller from another, who has the same login.
 */
const FORBIDDEN =
  /^(?:pg_.*|crewdb_.*|lo_.*|loread|lowrite|dblink.*|set_config|current_setting|(?:query|cursor|table|schema|database)_to_xml.*|ts_stat|ts_rewrite|txid_.*|currval|nextval|setval|lastval|has_.*_privilege|inet_.*|xpath_table)$/;

const TEMPORARY = /^temp(?:orary)?$/;
/** May stand before it, and says nothing. */
const SCOPE_WORD = /^(?:local|global)$/;

/**
 * PostgreSQL's own rules for its tokens (src/backend/parser/scan.l), and crewdb's signs of
 * parameters, in this order. A letter is also every character beyond ASCII, in tags and names; a
 * space is one of six. `junk`: a number ends with no letter. `open`: what may begin nothing.
 */
const TOKEN = new RegExp(
  [
    /(?<space>[ \t\n\r\f\v]+|--[^\n\r]*)/,
    /(?<comment>\/\*)/,
    /(?<dollar>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/,
    /(?<escaped>[eE]'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*')/,
    /(?<unicode>[uU]&['"])/,
    /(?<string>[bBxXnN]?'[^']*(?:''[^']*)*')/,
    /(?<quoted>"[^"]*(?:""[^"]*)*")/,
    /(?<cast>::)/,
    /(?<parameter>\$\d+|\?\d*|[:@$][A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)/,
    /(?<number>0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d[\d_]*)?)(?<junk>[\w\u0080-\uffff])?/,
    /(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)/,
    /(?<open>['"$\0])/,
    /(?<other>[\s\S])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);

/** Reads a text. Throws STATEMENT_DENIED for what callers may not do, and INVALID_FIELD. */
export function readCallerText(sql: string, volatile: ReadonlySet<string>): CallerText {
  const parameters: { index: number; name: string | undefined }[] = [];
  const names = new Set<string>();
  let out = "";
  let verb = "";
  let ended = false;
  /** The name before, for what stands before a bracket. */
  let name: string | undefined;
  let count = 0;
  for (let at = 0; at < sql.length; ) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(sql)?.groups ?? {};
    const text =
      groups.comment !== undefined || groups.dollar !== undefined
        ? wholeOf(sql, at, groups)
        : TOKEN.lastIndex;
    const token = sql.slice(at, text);
    at = text;
    if (groups.space !== undefined || groups.comment !== undefined) {
      out += " ";
      continue;
    }
    if (ended) throw invalid("sql", "the supplied SQL string contains more than one statement");
    if (groups.unicode !== undefined) throw denied("UNICODE", undefined);
    if (groups.open !== undefined)
      throw invalid("sql", "has a quote that does not end, or a $ or NUL where none may stand");
    if (groups.junk !== undefined)
      throw invalid("sql", `has letters or digits right behind ${token.slice(0, -1)}`);
    if (token === ";") {
      ended = true;
      continue;
    }
    if (groups.parameter !== undefined) {
      const index = placeOf(parameters, token, count);
      count = Math.max(count, (parameters[index]?.index ?? 0) + 1);
      // Not one name, or tag, with what stands beside it.
      if (isLetter(out.at(-1))) out += " ";
      out += `$${index + 1}`;
      if (isLetter(sql[at])) out += " ";
      name = undefined;
      continue;
    }
    out += token;
    const word = groups.word ?? groups.quoted?.slice(1, -1).replaceAll('""', '"');
    if (word !== undefined) {
      names.add(word);
      const folded = groups.word === undefined ? word : word.toLowerCase();
      if (verb === "") verb = word.toUpperCase();
      if (FORBIDDEN.test(folded)) throw denied("READ", folded);
      // Everybody may make such tables, whose size nothing bounds.
      if (name === "into" && TEMPORARY.test(folded)) throw denied("CREATE TABLE", undefined);
      if (name !== "into" || !SCOPE_WORD.test(folded)) name = folded;
      continue;
    }
    if (token === "(" && name !== undefined && volatile.has(name)) throw denied("FUNCTION", name);
    name = undefined;
  }
  if (verb === "") throw invalid("sql", "the supplied SQL string contains no statements");
  if (!READING.has(verb) && !WRITING.has(verb)) {
    if (OTHERS.has(verb)) throw denied(verb, undefined);
    const message = "the statement begins with no command of PostgreSQL's";
    throw new RpcFailure({ reason: "SQL_ERROR", message, metadata: { offset: "0" } });
  }
  return { sql: out, verb, parameters, count, names };
}

/** Whether its first word writes; a WITH may write too, which the server knows. */
export function startsToWrite({ verb }: CallerText): boolean {
  return WRITING.has(verb);
}

/** The values as they are bound. Throws INVALID_FIELD where they do not fit. */
export function valuesOf(
  { parameters, count }: CallerText,
  { parameters: given, named }: StatementRequest,
): Bindable[] {
  if (named === undefined) {
    if (given.length === count) return parameters.map(({ index }) => bind(given[index] ?? null));
    const values = given.length === 1 ? "1 value" : `${given.length} values`;
    const needs = count === 0 ? "has no parameters" : `needs ${count}`;
    throw invalid("parameters", `has ${values}; the statement ${needs}`);
  }
  return parameters.map(({ index, name }) => {
    if (name !== undefined && Object.hasOwn(named, name)) return bind(named[name] ?? null);
    const description =
      name === undefined
        ? `can't give parameter ${index + 1}, which has no name: give all values in order, as parameters`
        : `has no value for ${name}`;
    throw invalid("named_parameters", description);
  });
}

function bind(value: Value): Bindable {
  if (typeof value === "string" && value.includes("\0"))
    throw invalid("parameters", "has a text with NUL, which PostgreSQL can't store");
  return value === null || typeof value === "string" || Buffer.isBuffer(value)
    ? value
    : String(value);
}

/**
 * Which of the server's parameters a sign is: by SQLite's rules `?` has the number after the
 * largest, `?5` and `$5` are the fifth, and a name is one wherever it stands.
 */
function placeOf(
  parameters: { index: number; name: string | undefined }[],
  token: string,
  count: number,
): number {
  const rest = token.slice(1);
  const isNumber = /^\d+$/.test(rest);
  const name = rest === "" || isNumber ? undefined : rest;
  const index = isNumber ? Number(rest) - 1 : count;
  const known = parameters.findIndex((each) =>
    name === undefined ? isNumber && each.index === index : each.name === name,
  );
  if (known >= 0) return known;
  parameters.push({ index, name });
  return parameters.length - 1;
}

/** What a name, a number or a tag may go on with. */
function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\w$\u0080-\uffff]/.test(character);
}

/** The end of a comment, which may hold others, or of a text between dollar signs. */
function wholeOf(sql: string, start: number, groups: Record<string, string | undefined>): number {
  const tag = groups.dollar;
  if (tag !== undefined) {
    const end = sql.indexOf(tag, start + tag.length);
    if (end >= 0) return end + tag.length;
    throw invalid("sql", "a text between dollar signs does not end");
  }
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    const two = sql.slice(at, at + 2);
    if (two === "/*") depth++;
    else if (two === "*/") depth--;
    else continue;
    at++;
    if (depth === 0) return at + 1;
  }
  throw invalid("sql", "a comment does not end");
}

function denied(action: string, object: string | undefined): RpcFailure {
  const what = object === undefined ? "" : ` on ${object}`;
  return new RpcFailure({
    reason: "STATEMENT_DENIED",
    message: `the statement may not do ${action}${what}; callers' SQL reads and writes rows of the application's tables`,
    metadata: { action, ...(object === undefined ? {} : { object }) },
  });
}

function invalid(field: string, description: string): RpcFailure {
  const violations: FieldViolation[] = [{ field, description }];
  const message = `the statement can't be run: ${field} ${description}`;
  return new RpcFailure({ reason: "INVALID_FIELD", message, violations });
}

import { didYouMean, nearestName } from "../base/near-miss.js";
import { isReason, REASONS, type Reason } from "../engine/reasons.js";

/** `:field` or `:field = ENUM_VALUE`, as written. */
export interface ConditionText {
  readonly field: string;
  readonly equals?: string;
}

/** A comment that steers the engine. */
export type Directive =
  | { readonly kind: "if"; readonly condition: ConditionText }
  | { readonly kind: "each"; readonly field: string }
  | {
      readonly kind: "page";
      readonly keys: readonly string[];
      readonly descending: boolean;
      readonly condition?: ConditionText;
    }
  | { readonly kind: "none"; readonly reason: Reason }
  | { readonly kind: "scan"; readonly reason: string }
  | { readonly kind: "mistake"; readonly message: string };

const FORMS: Readonly<Record<string, string>> = {
  if: "`-- if :field` or `-- if :field = ENUM_VALUE` at a line's end",
  each: "`-- each :items` on a line of its own",
  page: "`-- page by key desc, other_key desc` on a line of its own",
  none: "`-- none REASON` on a line of its own",
  scan: "`-- scan: why reading every row is right`",
};

/**
 * Reads a line comment. Undefined: a remark for people. What is nearly a directive is a mistake and not a remark, because
 * a directive that is silently ignored changes what the rpc does.
 */
export function parseDirective(comment: string): Directive | undefined {
  const text = comment.replace(/^--/, "").trim();
  // `--- none X`, `-- @none X`, `-- * if :x`: the prefix hides the word.
  const bare = text.replace(/^[^A-Za-z:]+/, "");
  if (bare !== text && parseText(bare) !== undefined) return { kind: "mistake", message: wrongText(comment, bare) };
  return parseText(text);
}

/** A block comment steers nothing. Undefined: it does not look as if it should. */
export function directiveInBlockComment(comment: string): string | undefined {
  const text = comment
    .replace(/^\/\*+/, "")
    .replace(/\*+\/$/, "")
    .trim();
  if (text.includes("\n") || parseText(text) === undefined) return undefined;
  return `a directive is a line comment: write \`-- ${text}\``;
}

function parseText(text: string): Directive | undefined {
  const word = /^[A-Za-z]+/.exec(text)?.[0] ?? "";
  const rest = text.slice(word.length).trim();
  switch (word) {
    case "if":
      return parseIf(rest);
    case "each":
      return parseEach(rest);
    case "page":
      return parsePage(rest);
    case "none":
      return parseNone(rest);
    case "scan":
      return parseScan(rest);
    default:
      return parseUnknown(word, rest);
  }
}

function wrongText(comment: string, bare: string): string {
  return `\`${comment.trim()}\` is not understood; did you mean \`-- ${bare}\`?`;
}

function parseIf(rest: string): Directive | undefined {
  const condition = parseCondition(rest);
  if (condition !== undefined) return { kind: "if", condition };
  // A sentence that begins with "if" is a remark; one word, a parameter or a comparison was meant as a directive.
  return /^\S*$|:[A-Za-z_]|=/.test(rest) ? wrongForm("if", rest) : undefined;
}

function parseCondition(text: string): ConditionText | undefined {
  const match = /^:([A-Za-z_]\w*)(?:\s*=\s*([A-Za-z_]\w*))?$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  return { field: match[1], ...(match[2] === undefined ? {} : { equals: match[2] }) };
}

function parseEach(rest: string): Directive | undefined {
  const field = /^:([A-Za-z_]\w*)$/.exec(rest)?.[1];
  if (field !== undefined) return { kind: "each", field };
  return /^\S*$|:[A-Za-z_]/.test(rest) ? wrongForm("each", rest) : undefined;
}

function parsePage(rest: string): Directive | undefined {
  if (!/^by\b/.test(rest)) {
    // `-- page id`, `-- page: by id`; a sentence that begins with "page" is a remark.
    const looksLikeOne = /^(\w+(\s*,\s*\w+)*)?$|^\W*by\b|\b(asc|desc)\b/i.test(rest);
    return looksLikeOne ? wrongForm("page", rest) : undefined;
  }
  const [list = "", conditionText, ...more] = rest.slice(2).split(/--\s*if\b/);
  const condition = conditionText === undefined ? undefined : parseCondition(conditionText.trim());
  if (more.length > 0 || (conditionText !== undefined && condition === undefined)) return wrongForm("page", rest);
  const terms = list.split(",").map((term) => /^([A-Za-z_]\w*)(?:\s+(asc|desc))?$/i.exec(term.trim()));
  const keys = terms.map((term) => term?.[1]);
  if (!keys.every((key) => key !== undefined)) return wrongForm("page", rest);
  const directions = new Set(terms.map((term) => term?.[2]?.toLowerCase() ?? "asc"));
  if (directions.size > 1) {
    const message =
      "all keys of a page order have one direction; make a generated column whose order is the other way round";
    return { kind: "mistake", message };
  }
  return { kind: "page", keys, descending: directions.has("desc"), ...(condition === undefined ? {} : { condition }) };
}

function parseNone(rest: string): Directive | undefined {
  if (isReason(rest)) return { kind: "none", reason: rest };
  // A sentence that begins with "none" is a remark; one word, or one in capitals, was meant as a reason.
  if (/\s/.test(rest) && !/^\W*[A-Z][A-Z_]+\b/.test(rest)) return undefined;
  const written = rest.replaceAll(/^\W+|\W+$/g, "");
  if (written === "" || /\W/.test(written) || isReason(written)) return wrongForm("none", rest);
  const message = `${rest} is not a reason of src/engine/reasons.ts${didYouMean(written, Object.keys(REASONS))}`;
  return { kind: "mistake", message };
}

function parseScan(rest: string): Directive | undefined {
  const reason = /^:\s*(\S.*)$/.exec(rest)?.[1];
  if (reason !== undefined) return { kind: "scan", reason };
  return /^:|^$/.test(rest) ? wrongForm("scan", rest) : undefined;
}

/** `-- when :x`, `-- IF :x`, `-- nonee NOT_FOUND`, `-- for each :items`: the shape of a directive with another word. */
function parseUnknown(word: string, rest: string): Directive | undefined {
  const meant = word === "" ? undefined : meantBy(word, rest);
  if (meant === undefined) return undefined;
  return { kind: "mistake", message: `"${word}" is not a directive; did you mean ${FORMS[meant]}?` };
}

function meantBy(word: string, rest: string): string | undefined {
  const nearest = nearestName(word, Object.keys(FORMS));
  if (/^:[A-Za-z_]\w*(\s*=\s*\w+)?$/.test(rest)) return nearest ?? "if";
  const behind = /\b(if|each)\s+:[A-Za-z_]\w*(\s*=\s*\w+)?$/.exec(rest)?.[1];
  if (behind !== undefined) return behind;
  // A comment of only a word and a reason is not a sentence.
  if (isReason(rest)) return "none";
  if (nearest === "none" && /^[A-Z_]+$/.test(rest) && nearestName(rest, Object.keys(REASONS)) !== undefined)
    return nearest;
  if (nearest === "page" && /^by\b/.test(rest)) return nearest;
  return nearest === "scan" && rest.startsWith(":") ? nearest : undefined;
}

function wrongForm(word: string, rest: string): Directive {
  const written = `-- ${word} ${rest}`.trim();
  return { kind: "mistake", message: `\`${written}\` is not understood; write ${FORMS[word]}` };
}

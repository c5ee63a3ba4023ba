/**
 * Patterns of the contract: a part of RE2's syntax that has one meaning everywhere. A pattern is a sequence of parts, and the
 * whole text must match it. A part is one ASCII character (`\` before one of `\^$.|?*+()[]{}`) or a class of them, like
 * `[0-9A-Za-z_-]`; behind it stands nothing, `?`, `{n}` or `{n,m}`. There are no groups, choices, negated classes, anchors, nor
 * repeats without an end. Where a part may take more or fewer, what can follow it begins with other characters: so a text is
 * read once from left to right, and each part takes all it can.
 */
export interface PatternPart {
  /** ASCII codes. */
  readonly codes: ReadonlySet<number>;
  readonly least: number;
  readonly most: number;
}

/** Why a text is not a pattern, as a sentence without its subject. */
export class PatternError extends Error {}

const MAX_PARTS = 32;
/** RE2's own. */
const MAX_REPEAT = 1000;

const CLASS = /\[((?:[^\\\][]|\\[\\\][^-])+)\]/;
const CHARACTER = /\\([\\^$.|?*+()[\]{}])|([^\\^$.|?*+()[\]{}])/;
const REPEAT = /(\?|\{(\d{1,4})(?:,(\d{1,4}))?\})?/;
const PART = new RegExp(`(?:${CLASS.source}|${CHARACTER.source})${REPEAT.source}`, "y");

/** @throws PatternError */
export function parsePattern(pattern: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  const next = new RegExp(PART);
  while (next.lastIndex < pattern.length) {
    const at = next.lastIndex;
    const found = next.exec(pattern);
    if (found === null) throw new PatternError(`can't be read at ${pattern.slice(at)}`);
    parts.push(toPart(found));
  }
  if (parts.length === 0 || parts.length > MAX_PARTS) throw new PatternError(`has not 1 to ${MAX_PARTS} parts`);
  refuseAmbiguous(parts);
  return parts;
}

/** Most characters of a text that matches. */
export function longestMatch(pattern: string): number {
  return parsePattern(pattern).reduce((sum, { most }) => sum + most, 0);
}

function toPart([, inClass, escaped, plain, repeat, least, most]: RegExpExecArray): PatternPart {
  const codes = inClass === undefined ? [codeOf(escaped ?? plain ?? "")] : codesOfClass(inClass);
  const [fewest, largest] = repeat === "?" ? [0, 1] : [Number(least ?? 1), Number(most ?? least ?? 1)];
  if (largest < Math.max(fewest, 1) || largest > MAX_REPEAT)
    throw new PatternError(
      `repeats a part ${repeat}: at most ${MAX_REPEAT}, at least once, and not fewer than its least`,
    );
  return { codes: new Set(codes), least: fewest, most: largest };
}

/** What is between the brackets. */
function codesOfClass(text: string): number[] {
  const signs = [...text.matchAll(/\\?(.)/gsu)];
  if (signs[0]?.[0] === "^") throw new PatternError("negates a class");
  const codes: number[] = [];
  for (let at = 0; at < signs.length; at++) {
    const first = codeOf(signs[at]?.[1] ?? "");
    const isRange = signs[at + 1]?.[0] === "-" && at + 2 < signs.length;
    const last = isRange ? codeOf(signs[at + 2]?.[1] ?? "") : first;
    if (last < first) throw new PatternError(`has a range from ${signs[at]?.[1]} to ${signs[at + 2]?.[1]}`);
    for (let code = first; code <= last; code++) codes.push(code);
    if (isRange) at += 2;
  }
  return codes;
}

function codeOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code > 0x7e) throw new PatternError("has a character that is not printable ASCII");
  return code;
}

function refuseAmbiguous(parts: readonly PatternPart[]): void {
  for (const [index, { codes, least, most }] of parts.entries()) {
    if (least === most) continue;
    for (const next of parts.slice(index + 1)) {
      if ([...next.codes].some((code) => codes.has(code)))
        throw new PatternError(`leaves open where part ${index + 1} ends: what can follow it begins alike`);
      if (next.least > 0) break;
    }
  }
}

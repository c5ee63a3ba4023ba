import MagicString from "magic-string";

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** At the same place, closing text comes before opening text. */
  readonly closes: boolean;
  /** Length of what it encloses: of two at one place, the outer one opens first and closes last. */
  readonly span: number;
}

/** The edits of one file, collected in any order and made all at once: what none of them touches stays as it is to the byte. */
export class FileEdits {
  readonly #text: string;
  readonly #replacements: Replacement[] = [];
  readonly #insertions: Insertion[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  replace(start: number, end: number, text: string): void {
    this.#replacements.push({ start, end, text });
  }

  remove(start: number, end: number): void {
    this.replace(start, end, "");
  }

  /** Puts text around a range. */
  enclose(start: number, end: number, before: string, after: string): void {
    const span = end - start;
    if (before !== "") this.#insertions.push({ at: start, text: before, closes: false, span });
    if (after !== "") this.#insertions.push({ at: end, text: after, closes: true, span });
  }

  /** Puts text behind `at`, as the part of something that begins at `start`. */
  insertBehind(at: number, text: string, start: number): void {
    this.#insertions.push({ at, text, closes: true, span: at - start });
  }

  /** Removes a statement with its line, unless the line has something else, such as a comment. */
  removeStatement(start: number, end: number): void {
    const lineStart = this.#text.lastIndexOf("\n", start - 1) + 1;
    const behind = /^[ \t]*(\r?\n|$)/.exec(this.#text.slice(end));
    const isAlone = this.#text.slice(lineStart, start).trim() === "" && behind !== null;
    if (isAlone) this.remove(lineStart, end + behind[0].length);
    else this.remove(start, end + (/^[ \t]+/.exec(this.#text.slice(end))?.[0].length ?? 0));
  }

  /** Whether the range was removed or replaced. */
  isReplaced(start: number, end: number): boolean {
    return this.#replacements.some((each) => each.start <= start && end <= each.end);
  }

  /** Whether a text that begins so is put between the two places. */
  inserts(text: string, start: number, end: number): boolean {
    return this.#insertions.some((each) => each.text.startsWith(text) && each.at >= start && each.at <= end);
  }

  /** The text with every edit made. Of two that replace the same range the later one counts. */
  apply(): string {
    const result = new MagicString(this.#text);
    const outermost = this.#replacements.filter(
      (one, index) => !this.#replacements.some((other, at) => holds(other, one) && (!holds(one, other) || at > index)),
    );
    for (const { start, end, text } of outermost) {
      if (text === "") result.remove(start, end);
      else result.update(start, end, text);
    }
    const kept = this.#insertions.filter(({ at }) => !outermost.some(({ start, end }) => start < at && at < end));
    for (const { at, text } of kept.sort(byPlace)) result.appendLeft(at, text);
    return result.toString();
  }
}

function holds(outer: Replacement, inner: Replacement): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function byPlace(a: Insertion, b: Insertion): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.closes !== b.closes) return a.closes ? -1 : 1;
  return a.closes ? a.span - b.span : b.span - a.span;
}

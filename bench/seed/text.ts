import type { Random } from "./random.js";
import { CITIES, FIRST_NAMES, KEYWORDS, SENTENCES, SUBJECTS } from "./words.js";

/** How many sentences are made before they are mixed: enough that bodies differ, few enough to be made in ms. */
const POOL_SIZE = 4000;

/** Replaces the marks in a template: {n} a number, {k} a small one, {p} percent, {q} quarter, {c} city, {f} name, {w} word. */
export function fillTemplate(random: Random, template: string): string {
  return template.replace(/\{(\w)\}/g, (_, mark: string) => {
    switch (mark) {
      case "n":
        return String(random.int(10_000, 99_999));
      case "k":
        return String(random.int(2, 90));
      case "p":
        return String(random.int(3, 35));
      case "q":
        return String(random.int(1, 4));
      case "c":
        return random.pick(CITIES);
      case "f":
        return random.pick(FIRST_NAMES);
      default:
        return random.pick(KEYWORDS).toUpperCase().slice(0, 4);
    }
  });
}

export interface TextSource {
  subject(): string;
  sentence(): string;
  /** Text of roughly this many characters, in paragraphs. */
  body(characters: number): string;
}

/** Makes texts by mixing a pool of sentences, which is many times faster than making each anew. */
export function createTextSource(random: Random): TextSource {
  const pool = Array.from({ length: POOL_SIZE }, () => fillTemplate(random, random.pick(SENTENCES)));
  return {
    subject: () => fillTemplate(random, random.pick(SUBJECTS)),
    sentence: () => random.pick(pool),
    body(characters) {
      const parts: string[] = [];
      for (let length = 0; length < characters; ) {
        const sentence = random.pick(pool);
        parts.push(sentence, random.chance(0.2) ? "\n\n" : " ");
        length += sentence.length + 1;
      }
      return parts.join("").trimEnd();
    },
  };
}

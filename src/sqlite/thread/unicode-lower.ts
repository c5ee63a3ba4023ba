import type { Database } from "better-sqlite3";

/**
 * Gives a connection the function `unicode_lower` of the service's own statements, unless the extension has given it already
 * (src/native/rows/unicode-lower.c): every character in lower case, where that is one character.
 */
export function addUnicodeLower(db: Database): void {
  const known = db.prepare("SELECT 1 FROM pragma_function_list WHERE name = 'unicode_lower'").get();
  if (known === undefined) db.function("unicode_lower", { deterministic: true, directOnly: true }, unicodeLower);
}

export function unicodeLower(text: unknown): string | null {
  if (text === null) return null;
  return Array.from(String(text), lowerOf).join("");
}

function lowerOf(character: string): string {
  // Both forms of sigma are one letter to a search.
  if (character === "ς") return "σ";
  const lower = character.toLowerCase();
  return Array.from(lower).length === 1 ? lower : character;
}

import { editDistance, nearestName } from "../base/near-miss.js";
import { DATABASES } from "../databases/index.js";
import type { Environment } from "./setting-reader.js";
import { SETTING_NAMES } from "./settings.js";

/** How a name begins that may be meant for us: with the first letters of our prefixes. */
const STARTS = ["CREW", ...Object.values(DATABASES).map(({ prefix }) => prefix.replace(/_.*/, "").slice(0, 4))];

/**
 * One problem for each name that is nearly one of ours. Every name that starts with `CREWDB_` is meant for us; others that
 * merely resemble ours, `DB_PASS` or `DB_HOST`, belong to other programs and are left alone.
 */
export function misspeltSettings(environment: Environment): string[] {
  const known = new Set<string>(SETTING_NAMES);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !STARTS.some((start) => name.startsWith(start))) return [];
    const meant = nearestName(name, SETTING_NAMES);
    if (meant !== undefined && (name.startsWith("CREWDB_") || isSlip(name, meant)))
      return [`${name} is not a setting; did you mean ${meant}?`];
    return name.startsWith("CREWDB_") ? [`${name} is not a setting; --help lists them`] : [];
  });
}

/** A slip of the finger rather than another word: the longer the name, the more letters may be wrong. */
function isSlip(name: string, meant: string): boolean {
  const wrongLetters = editDistance(name, meant);
  if (wrongLetters === 2 && sameLetters(name, meant)) return true;
  const allowed = meant.length >= 20 ? 3 : meant.length >= 12 ? 2 : 1;
  return wrongLetters <= allowed;
}

/** Two letters changed places. */
function sameLetters(left: string, right: string): boolean {
  const sorted = (text: string): string => [...text].toSorted().join("");
  return sorted(left) === sorted(right);
}

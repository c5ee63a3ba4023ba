/** Stands for any value that is there, in what a case expects. */
export const ANY = "…";

/** Where two JSON values differ, as lines of `path: expected …, got …`; none when they are alike. */
export function differences(expected: unknown, actual: unknown, path = "answer"): string[] {
  if (expected === ANY && actual !== undefined && actual !== null) return [];
  if (isObject(expected) && Array.isArray(expected.either))
    return expected.either.some((each) => differences(each, actual).length === 0)
      ? []
      : [`${path}: expected one of ${shown(expected.either)}, got ${shown(actual)}`];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return [`${path}: expected ${expected.length} elements, got ${actual.length}`];
    return expected.flatMap((each, index) => differences(each, actual[index], `${path}[${index}]`));
  }
  if (isObject(expected) && isObject(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...names].flatMap((name) => differences(expected[name], actual[name], `${path}.${name}`));
  }
  if (Object.is(expected, actual)) return [];
  return [`${path}: expected ${shown(expected)}, got ${shown(actual)}`];
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

/** As `differences`, but what is expected says only some of the fields. */
export function missing(expected: unknown, actual: unknown, path = "answer"): string[] {
  if (!isObject(expected) || !isObject(actual)) return differences(expected, actual, path);
  return Object.entries(expected).flatMap(([name, value]) => missing(value, actual[name], `${path}.${name}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Differ from run to run even where two runs agree: they count what was written before. */
const VOLATILE: ReadonlySet<string> = new Set(["commitSeq", "executionTimeMs", "lastInsertRowid", "nextPageToken"]);

/** What two recordings have in common; leaves that differ become ANY. */
export function inCommon(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second) && first.length === second.length) {
    return first.map((each, index) => inCommon(each, second[index]));
  }
  if (isObject(first) && isObject(second)) {
    return Object.fromEntries(
      Object.entries(first).map(([name, value]) => [name, VOLATILE.has(name) ? ANY : inCommon(value, second[name])]),
    );
  }
  return Object.is(first, second) ? first : ANY;
}

/** The value at a path such as `user.userId` or `rows.0.values`. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
}

/** The value with every `${name}` in its texts replaced. */
export function fillIn(value: unknown, names: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === "string") {
    return value.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
      if (!names.has(name)) throw new Error(`nothing is saved as ${name}`);
      return String(names.get(name));
    });
  }
  if (Array.isArray(value)) return value.map((each) => fillIn(each, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fillIn(each, names)]));
}

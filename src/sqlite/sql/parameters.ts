import type { FieldViolation } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import type { Bindable } from "../../typed/values.js";

/** A `?` without a number. */
const ANONYMOUS = "?";

/** What may hold a sign of a parameter without being one, then the parameters: SQLite's own rules for its tokens. */
const TOKEN =
  /'[^']*'?|"[^"]*"?|`[^`]*`?|\[[^\]]*\]?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\w\u0080-\uffff][\w$\u0080-\uffff]*|(\?\d*|[:@#$][\w$\u0080-\uffff]+)/g;

/** The parameters of a statement. */
export interface Parameters {
  /**
   * By their numbers, as SQLite gives them: `?` has the number after the largest so far, `?5` is the fifth, a name has one number
   * wherever it stands. Each with its sign; undefined for a number that the text leaves out.
   */
  readonly names: readonly (string | undefined)[];
  /** One of them has a name; `?5` is one to better-sqlite3. */
  readonly haveNames: boolean;
}

/** Reads them from a text that SQLite has compiled. */
export function parametersOf(sql: string): Parameters {
  const names: (string | undefined)[] = [];
  const seen = new Set<string>();
  for (const [text, name] of /[?:@#$]/.test(sql) ? sql.matchAll(TOKEN) : []) {
    if (name === undefined || seen.has(text)) continue;
    if (text === ANONYMOUS) {
      names.push(ANONYMOUS);
      continue;
    }
    seen.add(text);
    const index = text.startsWith(ANONYMOUS) ? Number(text.slice(1)) - 1 : names.length;
    if (isNameless(names[index])) names[index] = text;
  }
  // Array.from fills the holes.
  return { names: Array.from(names), haveNames: seen.size > 0 };
}

/** The statement's values by the numbers of its parameters. Throws INVALID_FIELD where they do not fit. */
export function valuesByNumber({ names }: Parameters, { parameters, named }: StatementRequest): readonly Bindable[] {
  if (named === undefined) {
    if (parameters.length === names.length) return parameters;
    throw refused({ field: "parameters", description: wrongCount(parameters.length, names) });
  }
  return names.map((name, index) => {
    if (name === undefined) return null;
    const key = name.slice(1);
    if (name !== ANONYMOUS && Object.hasOwn(named, key)) return named[key] ?? null;
    const description =
      name === ANONYMOUS
        ? `can't give parameter ${index + 1}, which has no name: give all values in order, as parameters`
        : `has no value for ${name}`;
    throw refused({ field: "named_parameters", description });
  });
}

/**
 * The same as better-sqlite3 takes them: in order for what has no name, and an object for what has. It reads the object in the
 * order of the numbers, so `:a` and `@a`, which are one key to it, get their own values from one getter.
 */
export function toArguments({ names, haveNames }: Parameters, values: readonly Bindable[]): unknown[] {
  if (!haveNames) return values.length === 0 ? [] : [values];
  const queues = new Map<string, Bindable[]>();
  names.forEach((name, index) => {
    if (name === undefined || name === ANONYMOUS) return;
    const queue = queues.get(name.slice(1)) ?? [];
    queue.push(values[index] ?? null);
    queues.set(name.slice(1), queue);
  });
  const named = Object.create(null) as Record<string, Bindable>;
  for (const [key, queue] of queues)
    Object.defineProperty(named, key, queue.length === 1 ? { value: queue[0] } : { get: () => queue.shift() ?? null });
  return [values.filter((_, index) => isNameless(names[index])), named];
}

function isNameless(name: string | undefined): boolean {
  return name === undefined || name === ANONYMOUS;
}

function wrongCount(given: number, names: Parameters["names"]): string {
  const needed = names.length;
  const values = given === 1 ? "1 value" : `${given} values`;
  if (needed === 0) return `has ${values}; the statement has no parameters`;
  const last = names.at(-1);
  const why = last === undefined || last === ANONYMOUS ? "" : `: ${last} is parameter ${needed}`;
  return `has ${values}; the statement needs ${needed}${why}`;
}

function refused(violation: FieldViolation): RpcFailure {
  const message = `the statement can't be run: ${violation.field} ${violation.description}`;
  return new RpcFailure({ reason: "INVALID_FIELD", message, violations: [violation] });
}

import { toValue, type ValueInit } from "../client/values.js";

export interface Bound {
  readonly parameters: ValueInit[];
  readonly namedParameters: Record<string, ValueInit>;
}

/**
 * Turns the arguments of `run`, `get` and `all` into parameters: values one by one or in an array, and an object for named ones.
 * @throws TypeError that names the parameter, for what SQLite can't store
 */
export function bind(args: readonly unknown[]): Bound {
  const parameters: ValueInit[] = [];
  const namedParameters: Record<string, ValueInit> = {};
  for (const arg of args) {
    if (Array.isArray(arg))
      for (const each of arg) parameters.push(toValue(each, `parameter ${parameters.length + 1}`));
    else if (isNamed(arg))
      for (const [name, value] of Object.entries(arg)) namedParameters[name] = toValue(value, `parameter ${name}`);
    else parameters.push(toValue(arg, `parameter ${parameters.length + 1}`));
  }
  return { parameters, namedParameters };
}

function isNamed(arg: unknown): arg is Record<string, unknown> {
  if (typeof arg !== "object" || arg === null) return false;
  const prototype: unknown = Object.getPrototypeOf(arg);
  return prototype === Object.prototype || prototype === null;
}

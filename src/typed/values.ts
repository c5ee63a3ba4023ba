import type { FieldPlan } from "../engine/plan.js";

/**
 * A decoded field: text for string and timestamp, number for int32, double and enum, 0 or 1 for bool, bigint for int64,
 * Buffer for bytes, an array of values for a message (by field index), an array of those for a repeated field.
 */
export type Value = string | number | bigint | Buffer | undefined | Values;

/** The fields of one message by their index in its plan; undefined when absent. */
export type Values = Value[];

/** What an engine is given to bind. A number is a REAL, so integers are bigint. */
export type Bindable = string | number | bigint | Buffer | null;

/** Whether a field counts as set: present where it has presence, else not its default. Update masks have their own rule. */
export function isSet(field: FieldPlan, value: Value): boolean {
  if (value === undefined) return false;
  if (field.repeated) return (value as Values).length > 0;
  if (field.presence) return true;
  return value !== "" && value !== 0 && value !== 0n && !(Buffer.isBuffer(value) && value.length === 0);
}

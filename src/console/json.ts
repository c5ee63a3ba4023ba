/** A message in protobuf's JSON form. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without the member when there is no value: what is not set is not sent. */
export function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _, ...others } = object;
  if (value === undefined) return others;
  // A member keeps its place.
  if (name in object)
    return Object.fromEntries(
      Object.entries(object).map(([key, old]) => [key, key === name ? value : old]),
    );
  return { ...object, [name]: value };
}

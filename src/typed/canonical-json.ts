/** Values as text that is the same for the same values; bigint gets a mark, so that 1n and "1" differ. */
export function canonicalJson(values: unknown): string {
  return JSON.stringify(values, (_, value) => {
    if (typeof value === "bigint") return { int64: value.toString() };
    const isMap = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
    return isMap ? Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)) : value;
  });
}

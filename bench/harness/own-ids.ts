import { randomUUID } from "node:crypto";

/**
 * Stands in a request where every call has an id of its own: both load generators put a new random UUID in its place before each
 * call, as clients do.
 */
export const OWN_ID = "00000000-0000-4000-8000-000000000000";

/** A request with new ids in every call. Without an id it is the same bytes always. */
export function withOwnIds(request: Uint8Array): () => Buffer {
  const template = Buffer.from(request);
  const places: number[] = [];
  for (let at = template.indexOf(OWN_ID); at >= 0; at = template.indexOf(OWN_ID, at + OWN_ID.length)) places.push(at);
  if (places.length === 0) return () => template;
  return () => {
    const own = Buffer.from(template);
    for (const at of places) own.write(randomUUID(), at, "latin1");
    return own;
  };
}

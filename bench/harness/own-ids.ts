import { randomUUID } from "node:crypto";

/** A placeholder: the Go generator and the grpc-js client replace it by a new random UUID in each call. */
export const OWN_ID = "00000000-0000-4000-8000-000000000000";

/** Makes the request of each call. Without a placeholder it is always the same bytes. */
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

import { randomUUID } from "node:crypto";
import { newRequestId } from "../../src/client/request-id.js";

/** A placeholder: the Go generator and the grpc-js client replace it by a new random UUID in each call. */
export const OWN_ID = "00000000-0000-4000-8000-000000000000";

/** The same for a `request_id`: replaced by a new UUIDv7, as clients make it. */
export const OWN_REQUEST_ID = "00000000-0000-7000-8000-000000000000";

const NEW_IDS = { [OWN_ID]: randomUUID, [OWN_REQUEST_ID]: newRequestId } as const;

/** Makes the request of each call. Without a placeholder it is always the same bytes. */
export function withOwnIds(request: Uint8Array): () => Buffer {
  const template = Buffer.from(request);
  const places = Object.entries(NEW_IDS).flatMap(([mark, newId]) =>
    placesOf(mark, template).map((at) => ({ at, newId })),
  );
  if (places.length === 0) return () => template;
  return () => {
    const own = Buffer.from(template);
    for (const { at, newId } of places) own.write(newId(), at, "latin1");
    return own;
  };
}

function placesOf(mark: string, bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) places.push(at);
  return places;
}

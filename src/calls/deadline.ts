/**
 * A call's library learns of a deadline that is so much later than the call's own, in ms: so the service answers before the library does,
 * which could not say what became of a write. Longer than an answer waits for that (TRUTH_WAIT_MS of database-pool.ts).
 */
export const LIBRARY_GRACE_MS = 200;

/** A call's own deadline of what its library has, in ms since 1970; Infinity when the client set none. */
export function toMilliseconds(deadline: Date | number): number {
  return (typeof deadline === "number" ? deadline : deadline.getTime()) - LIBRARY_GRACE_MS;
}

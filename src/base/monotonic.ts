/**
 * A clock that all threads of the process share, in ms; it is never set. `performance.now()` is cheaper, but starts at
 * zero in every thread.
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The longest time that a timer of Node.js can wait, in ms: 24.8 days. One that is set to more fires after 1 ms. */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/** The deadline of something that may take so long from now, in ms since 1970; Infinity for 0, less, or more than a timer can wait. */
export function deadlineAfter(timeoutMs: number): number {
  return timeoutMs > 0 && timeoutMs <= LONGEST_TIMER_MS ? Date.now() + timeoutMs : Number.POSITIVE_INFINITY;
}

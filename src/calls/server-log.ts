/** What the protocol room needs of a log; pino fits. */
export interface ServerLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** How often what is counted is logged at most, in ms. */
const LOG_INTERVAL_MS = 10_000;

/**
 * Counts what may happen very often, and logs now and then how often it did, under this name, with
 * the facts of the last time.
 */
export function countedWarning(
  log: ServerLog,
  name: string,
  message: string,
): (facts?: object) => void {
  let count = 0;
  let loggedMs = Number.NEGATIVE_INFINITY;
  return (facts = {}) => {
    count++;
    if (Date.now() - loggedMs < LOG_INTERVAL_MS) return;
    log.warn({ [name]: count, ...facts }, message);
    count = 0;
    loggedMs = Date.now();
  };
}

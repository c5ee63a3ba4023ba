import { type Logger, pino } from "pino";

/**
 * The service's log: one JSON line per event, on stderr, because stdout belongs to what a command was asked to print.
 * On a terminal pino-pretty would be nicer; `| npx pino-pretty` gives it without a dependency.
 */
export function openLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

import { type Logger, pino } from "pino";

/**
 * The service's log, on stderr, because stdout belongs to what a command was asked to print: one
 * JSON line per event, or on a terminal lines for people. (pino-pretty would bring twelve packages
 * for the few lines below.)
 */
export function openLog(level: string): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  if (process.stderr.isTTY)
    return pino(options, { write: (line) => process.stderr.write(readableLine(line)) });
  // Written at once: the last line before a crash is the one that is needed.
  return pino(options, pino.destination({ dest: 2, sync: true }));
}

/**
 * An event as the log has it, for what is printed whatever the level: one line, in the form of
 * those on stderr.
 */
export function eventLine(facts: object, msg: string): string {
  return JSON.stringify({
    level: pino.levels.values.info,
    time: new Date().toISOString(),
    ...facts,
    msg,
  });
}

interface Event {
  readonly level: number;
  readonly time: string;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
}

/** `12:30:01.123 WARN  message key=value`, and an error's stack below it. */
export function readableLine(json: string): string {
  const { level, time, msg = "", err, ...facts } = JSON.parse(json) as Event;
  const name = (pino.levels.labels[level] ?? String(level)).toUpperCase().padEnd(5);
  const words = Object.entries(facts).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  const stack = err?.stack === undefined ? "" : `\n${err.stack}`;
  return `${time.slice(11, 23)} ${name} ${msg}${words.join("")}${stack}\n`;
}

/** What the protocol room needs of a log; pino fits. */
export interface ServerLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

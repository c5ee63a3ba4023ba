/** What the process ends with. */
export const Exit = {
  /** Stopped as asked. */
  STOPPED: 0,
  /** A fault of the program. */
  CRASHED: 1,
  /** Settings or the command line are wrong. */
  BAD_SETTINGS: 2,
  /** A database can't be opened, or another process owns it. */
  DATABASE: 3,
  /** The address can't be listened on. */
  LISTEN: 4,
} as const;

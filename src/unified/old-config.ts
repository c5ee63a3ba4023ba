/** A database as the old application's guide configures it. Whatever is left out comes from the environment, as without it. */
export interface DatabaseOptions {
  /** File of the database. */
  readonly path?: string;
  /** Most connections, the writer included. */
  readonly maxConnections?: number;
  /** Connections kept open when idle. */
  readonly minConnections?: number;
  /** Longest wait for a connection, in ms. */
  readonly connectionTimeout?: number;
  /** A connection above the minimum closes after this long without work, in ms. */
  readonly idleTimeout?: number;
  /** Page cache of the whole pool, in pages. */
  readonly cacheSize?: number;
  /** How much of the file is read by mapping it, in bytes. */
  readonly memoryMap?: number;
  /** How long another process's lock is waited for, in ms. */
  readonly busyTimeout?: number;
  /** Always on. `false` is a TypeError. */
  readonly enableWAL?: boolean;
  /** Always on. `false` is a TypeError. */
  readonly enableForeignKeys?: boolean;
}

const SETTINGS = {
  path: "DB_PATH",
  maxConnections: "DB_MAX_CONNECTIONS",
  minConnections: "DB_MIN_CONNECTIONS",
  connectionTimeout: "DB_CONNECTION_TIMEOUT",
  idleTimeout: "DB_IDLE_TIMEOUT",
  cacheSize: "DB_CACHE_SIZE",
  memoryMap: "DB_MEMORY_MAP",
  busyTimeout: "DB_BUSY_TIMEOUT",
} as const;

const ALWAYS_ON = ["enableWAL", "enableForeignKeys"] as const;

function toSettings(database: "main" | "walmart", options: DatabaseOptions): [string, string][] {
  for (const name of ALWAYS_ON) {
    if (options[name] === false) throw new TypeError(`${database}.${name} can't be false: the service relies on it`);
  }
  const known = new Set<string>([...Object.keys(SETTINGS), ...ALWAYS_ON]);
  for (const name of Object.keys(options)) {
    if (!known.has(name))
      throw new TypeError(`${database}.${name} is not an option; there are ${[...known].join(", ")}`);
  }
  const prefix = database === "walmart" ? "WALMART_" : "";
  return Object.entries(SETTINGS).flatMap(([name, setting]) => {
    const value = options[name as keyof typeof SETTINGS];
    return value === undefined ? [] : [[`${prefix}${setting}`, String(value)] as [string, string]];
  });
}

/**
 * The guide's `{ main, walmart }` as settings of the service.
 *
 * @throws TypeError for an option that there is not, and for one that can't be switched off.
 */
export function settingsOf(config: {
  readonly main?: DatabaseOptions;
  readonly walmart?: DatabaseOptions;
}): Record<string, string> {
  return Object.fromEntries([...toSettings("main", config.main ?? {}), ...toSettings("walmart", config.walmart ?? {})]);
}

/**
 * The databases that the service keeps. A database is an entry here, a folder beside this file with migrations and rpcs, a
 * package `crewdb.NAME.v1` with one service under proto, and `DATABASE_NAME` in AdminDb's Database. CONTRIBUTING.md adds one.
 */
interface DatabaseEntry {
  /** What the names of its settings begin with. */
  readonly prefix: `${string}DB_`;
  /** Its file, where no setting names one. */
  readonly file: string;
  /** Defaults of its settings that differ from those of main, as the environment would write them. */
  readonly defaults?: Readonly<Record<string, string>>;
}

const ENTRIES = {
  main: { prefix: "DB_", file: "./data/crewai_team.db" },
  walmart: {
    prefix: "WALMART_DB_",
    file: "./data/walmart_grocery.db",
    defaults: {
      MAX_CONNECTIONS: "15",
      MIN_CONNECTIONS: "3",
      CONNECTION_TIMEOUT: "5000",
      IDLE_TIMEOUT: "120000",
      CACHE_SIZE: "15000",
      MEMORY_MAP: "268435456",
      BUSY_TIMEOUT: "3000",
    },
  },
} as const;

/** A database's name: its folder, the package of its service, and its `db.namespace`. */
export type DatabaseName = keyof typeof ENTRIES;

/** What the names of a database's settings begin with. */
export type SettingPrefix = (typeof ENTRIES)[DatabaseName]["prefix"];

/** In the order in which they are opened and listed. */
export const DATABASE_NAMES: readonly DatabaseName[] = Object.keys(ENTRIES) as DatabaseName[];

export const DATABASES: Readonly<Record<DatabaseName, DatabaseEntry & { readonly prefix: SettingPrefix }>> = ENTRIES;

/** `main or walmart`, for messages. */
export function anyOf(names: readonly string[] = DATABASE_NAMES): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** `DB_PATH and WALMART_DB_PATH`: the settings that name the files. */
export function pathSettings(): string {
  return Object.values(DATABASES)
    .map(({ prefix }) => `${prefix}PATH`)
    .join(", ")
    .replace(/, (\S+)$/, " and $1");
}

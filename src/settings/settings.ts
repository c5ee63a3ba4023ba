/** One setting: how it is named, read, limited and explained. The README's table and `--help` are made from these. */
export interface Setting {
  readonly name: string;
  readonly kind: "text" | "number" | "flag";
  /** As text, like in the environment. Empty: not set. */
  readonly fallback: string;
  readonly unit?: string;
  /** Limits of a number; see `limitsOf` for those that nothing is said of. */
  readonly min?: number;
  readonly max?: number;
  /** What it means, and why the default is what it is. */
  readonly meaning: string;
}

const DAY_MS = 86_400_000;

/** Every setting, those that are needed most often first. */
export const SETTINGS = {
  DB_PATH: {
    kind: "text",
    fallback: "./data/crewai_team.db",
    meaning: "File of the main database; its folder is created.",
  },
  WALMART_DB_PATH: {
    kind: "text",
    fallback: "./data/walmart_grocery.db",
    meaning: "File of the walmart database; its folder is created.",
  },
  CREWDB_HOST: {
    kind: "text",
    fallback: "127.0.0.1",
    meaning: "Address to listen on. Any but loopback needs TLS with credentials, or CREWDB_INSECURE.",
  },
  CREWDB_PORT: {
    kind: "number",
    fallback: "50051",
    min: 0,
    max: 65_535,
    meaning:
      "Port to listen on. 0 takes a free one, which the start-up line names. Kubernetes sets this name itself for a service called crewdb: switch its enableServiceLinks off.",
  },
  CREWDB_SOCKET: {
    kind: "text",
    fallback: "",
    meaning: "Path of a Unix socket to listen on instead, with mode 0600. Empty: TCP.",
  },
  DB_MAX_CONNECTIONS: {
    kind: "number",
    fallback: "20",
    min: 2,
    max: 200,
    meaning: "Most connections of main, the writer included; room for slow reads beside fast ones.",
  },
  WALMART_DB_MAX_CONNECTIONS: { kind: "number", fallback: "15", min: 2, max: 200, meaning: "The same for walmart." },
  DB_MIN_CONNECTIONS: {
    kind: "number",
    fallback: "2",
    min: 2,
    max: 200,
    meaning: "Connections of main kept open when idle: a writer and a reader.",
  },
  WALMART_DB_MIN_CONNECTIONS: { kind: "number", fallback: "3", min: 2, max: 200, meaning: "The same for walmart." },
  DB_CONNECTION_TIMEOUT: {
    kind: "number",
    fallback: "10000",
    unit: "ms",
    meaning:
      "Longest wait for a connection of main; a call's own deadline may be shorter. Half of it, and at least a second, is the longest that a write may hold the writer while others wait.",
  },
  WALMART_DB_CONNECTION_TIMEOUT: { kind: "number", fallback: "5000", unit: "ms", meaning: "The same for walmart." },
  DB_IDLE_TIMEOUT: {
    kind: "number",
    fallback: "60000",
    unit: "ms",
    meaning: "A connection of main above the minimum closes after this long without work.",
  },
  WALMART_DB_IDLE_TIMEOUT: { kind: "number", fallback: "120000", unit: "ms", meaning: "The same for walmart." },
  DB_CACHE_SIZE: {
    kind: "number",
    fallback: "20000",
    unit: "pages",
    meaning: "Page cache of main's whole pool, divided among its connections; 4 KiB a page.",
  },
  WALMART_DB_CACHE_SIZE: { kind: "number", fallback: "15000", unit: "pages", meaning: "The same for walmart." },
  DB_MEMORY_MAP: {
    kind: "number",
    fallback: "536870912",
    unit: "bytes",
    min: 0,
    meaning:
      "How much of main's file is read by mapping it into memory (mmap_size), shared by all connections; it saves a list a seventh of its thread's CPU. 0 maps nothing: for systems other than Linux, where a file that another program truncates, or a disk that fails, otherwise ends the process by SIGBUS.",
  },
  WALMART_DB_MEMORY_MAP: {
    kind: "number",
    fallback: "268435456",
    unit: "bytes",
    min: 0,
    meaning: "The same for walmart.",
  },
  CREWDB_SQL_MEMORY_BYTES: {
    kind: "number",
    fallback: "536870912",
    unit: "bytes",
    min: 67_108_864,
    meaning:
      "Memory that the statements of callers' SQL may have together; one of them may have a quarter. The default leaves a machine of 2 GiB enough for the rest, and lets four statements sort at once as much as one may.",
  },
  DB_BUSY_TIMEOUT: {
    kind: "number",
    fallback: "5000",
    unit: "ms",
    meaning: "How long another process's lock on main is waited for.",
  },
  WALMART_DB_BUSY_TIMEOUT: { kind: "number", fallback: "3000", unit: "ms", meaning: "The same for walmart." },
  CREWDB_MAX_CALL_MS: {
    kind: "number",
    fallback: "30000",
    unit: "ms",
    meaning: "Deadline of calls that have none or a longer one: no call runs without end.",
  },
  CREWDB_MAX_QUEUE: {
    kind: "number",
    fallback: "1000",
    unit: "calls",
    meaning:
      "Calls of one database that may wait for a connection; more are refused at once, so that waiting stays short. A client with less than an equal share may still wait.",
  },
  CREWDB_SHUTDOWN_GRACE_MS: {
    kind: "number",
    fallback: "8000",
    unit: "ms",
    min: 100,
    max: 600_000,
    meaning:
      "How long a stop may take; four fifths of it are for calls in flight, the rest for closing the files. Below your supervisor's own limit: Docker kills after 10 s.",
  },
  CREWDB_TLS_CERT: { kind: "text", fallback: "", meaning: "PEM file with the server's certificate. Empty: no TLS." },
  CREWDB_TLS_KEY: { kind: "text", fallback: "", meaning: "PEM file with its key." },
  CREWDB_TLS_CLIENT_CA: {
    kind: "text",
    fallback: "",
    meaning: "PEM file with the authority of client certificates; then every client must show one.",
  },
  CREWDB_TOKENS_FILE: {
    kind: "text",
    fallback: "",
    meaning: "JSON file with names, token hashes and roles; then every call needs a token. See SECURITY.md.",
  },
  CREWDB_INSECURE: {
    kind: "flag",
    fallback: "false",
    meaning: "true: serve an address other than loopback without credentials. For networks that only you can reach.",
  },
  CREWDB_MIN_FREE_BYTES: {
    kind: "number",
    fallback: "67108864",
    unit: "bytes",
    meaning: "Below this much free space writes are refused while reads go on: what is left is for the checkpoint.",
  },
  CREWDB_REQUEST_RETENTION_MS: {
    kind: "number",
    fallback: "3600000",
    unit: "ms",
    max: 2_592_000_000,
    meaning: "How long the reply to a request_id is kept: longer than any client retries.",
  },
  CREWDB_REQUEST_RETENTION_BYTES: {
    kind: "number",
    fallback: "268435456",
    unit: "bytes",
    meaning: "How much the kept replies of one database may take; the oldest go first.",
  },
  CREWDB_AUDIT_RETENTION_DAYS: {
    kind: "number",
    fallback: "365",
    unit: "days",
    max: 36_500,
    meaning: "How long an entry of an audit trail is kept: a year covers what most audits ask for.",
  },
  CREWDB_AUDIT_RETENTION_ENTRIES: {
    kind: "number",
    fallback: "1000000",
    unit: "entries",
    meaning: "How many entries an audit trail may have; the oldest go first. A million take some 500 MB.",
  },
  CREWDB_SLOW_MS: {
    kind: "number",
    fallback: "200",
    unit: "ms",
    meaning:
      "A statement that holds its connection for longer counts as slow: it is logged, and AdminDb.SlowStatements lists it. A tenth of a second is what people notice; this leaves room for a busy machine.",
  },
  CREWDB_EXECUTOR: {
    kind: "text",
    fallback: "native",
    meaning:
      "Which executor runs typed calls: native, the extension in C where it is built, for twice the calls a second; or portable, in TypeScript, to find out whether the extension is at fault. The answers are the same.",
  },
  CREWDB_LOG_LEVEL: { kind: "text", fallback: "info", meaning: "fatal, error, warn, info, debug, trace or silent." },
} as const;

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** A setting with its name. */
export function settingOf(name: SettingName): Setting {
  return { name, ...SETTINGS[name] };
}

/** Zero is never meant, and a timer of more than 24 days would fire at once: a day is the most for any time. */
export function limitsOf(setting: Setting): { readonly min: number; readonly max: number } {
  const { unit, min = 1, max } = setting;
  return { min, max: max ?? (unit === "ms" ? DAY_MS : Number.MAX_SAFE_INTEGER) };
}

export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS) as SettingName[];

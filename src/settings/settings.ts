import { DATABASE_NAMES, DATABASES, type DatabaseName, type SettingPrefix } from "../databases/index.js";

/**
 * Who reads a setting: a server alone, because only it is connected to; or the UnifiedConnectionManager of an application, which
 * chooses by it whom it calls.
 */
export type SettingReaderName = "server" | "manager";

/** One setting: its name, kind, limits and meaning. docs/settings.md, README.md's table and `--help` are made from these. */
export interface Setting {
  readonly name: string;
  /** Default: what opens the databases, a server or a manager without CREWDB_URL. */
  readonly readBy?: SettingReaderName;
  readonly kind: "text" | "number" | "flag";
  /** The default, as the environment would write it. Empty: not set. */
  readonly fallback: string;
  readonly unit?: string;
  /** Limits of a number. Absent: see `limitsOf`. */
  readonly min?: number;
  readonly max?: number;
  /** What it means, and why the default is what it is. */
  readonly meaning: string;
}

const DAY_MS = 86_400_000;

/**
 * Settings of one database, without the prefix of their names. `main` stands for its name; the meaning of the others refers to
 * the first. The file comes from the list of databases.
 */
const OF_A_DATABASE = {
  PATH: { kind: "text", fallback: "", meaning: "File of the main database; its folder is created." },
  URL: {
    kind: "text",
    fallback: "",
    meaning:
      "`postgres://user:password@host/name` of a PostgreSQL database that keeps main, in place of a file; hosts may be several, with commas between. Empty: SQLite. See docs/postgres.md.",
  },
  SQL_URL: {
    kind: "text",
    fallback: "",
    meaning:
      "The same database as DB_URL, with the login that callers' SQL runs under: one that owns nothing and is a member of nothing. Empty: callers' SQL is refused.",
  },
  MAX_CONNECTIONS: {
    kind: "number",
    fallback: "20",
    min: 2,
    max: 200,
    meaning: "Most connections to main, the writer included. The default leaves room for slow reads beside fast ones.",
  },
  MIN_CONNECTIONS: {
    kind: "number",
    fallback: "2",
    min: 2,
    max: 200,
    meaning: "Connections to main kept open when idle: a writer and a reader.",
  },
  CONNECTION_TIMEOUT: {
    kind: "number",
    fallback: "10000",
    unit: "ms",
    meaning:
      "Longest wait for a connection to main; a call's own deadline may be shorter. While others wait, a write may hold the writer for half of it, and at least for a second.",
  },
  IDLE_TIMEOUT: {
    kind: "number",
    fallback: "60000",
    unit: "ms",
    meaning: "How long a connection to main above the minimum may be idle before it closes.",
  },
  CACHE_SIZE: {
    kind: "number",
    fallback: "20000",
    unit: "pages",
    meaning: "Page cache of all connections to main together, in pages of 4 KiB.",
  },
  MEMORY_MAP: {
    kind: "number",
    fallback: "536870912",
    unit: "bytes",
    min: 0,
    meaning:
      "How much of main's file is read by mapping it into memory (mmap_size), shared by all connections; it saves a list a seventh of its thread's CPU. 0 maps nothing: for systems other than Linux, where a file that another program truncates, or a disk that fails, otherwise ends the process by SIGBUS.",
  },
  BUSY_TIMEOUT: {
    kind: "number",
    fallback: "5000",
    unit: "ms",
    meaning: "How long to wait for another process's lock on main.",
  },
  REPLICA_URL: {
    kind: "text",
    fallback: "",
    meaning:
      "Where Litestream keeps a copy of main, up to date to the second: `file:///…`, `s3://…`, `sftp://…` and others. Credentials come by Litestream's own variables. Empty: nowhere. See [recovery.md](recovery.md).",
  },
} as const;

/** Settings of the service. */
const OF_THE_SERVICE = {
  CREWDB_HOST: {
    readBy: "server",
    kind: "text",
    fallback: "127.0.0.1",
    meaning: "Address to listen on. Any but loopback needs TLS with credentials, or CREWDB_INSECURE.",
  },
  CREWDB_PORT: {
    readBy: "server",
    kind: "number",
    fallback: "50051",
    min: 0,
    max: 65_535,
    meaning:
      "Port to listen on. 0 picks a free one, which the start-up line names. Kubernetes sets a variable of this name for a Service called crewdb: set enableServiceLinks to false.",
  },
  CREWDB_SOCKET: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning: "Path of a Unix socket to listen on instead, with mode 0600. Empty: TCP.",
  },
  CREWDB_HTTP_PORT: {
    readBy: "server",
    kind: "number",
    fallback: "",
    min: 0,
    max: 65_535,
    meaning:
      "Port of Connect, gRPC-Web, JSON and the web page. Default: the one after CREWDB_PORT, or a free one if that is 0; none with CREWDB_SOCKET. 0 picks a free one, off opens none.",
  },
  CREWDB_HTTP_HOST: {
    readBy: "server",
    kind: "text",
    fallback: "127.0.0.1",
    meaning: "Address of the HTTP port. The rules of CREWDB_HOST hold for it.",
  },
  CREWDB_HTTP_ORIGINS: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "Origins whose pages may call the HTTP port, separated by commas, as in https://app.example.com. Empty: only the server's own page.",
  },
  CREWDB_HTTP_NAMES: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "Host names by which clients may call the HTTP port without TLS, separated by commas, beside IP addresses and localhost. Any other Host is refused, so that no website can point a name of its own at this port.",
  },
  CREWDB_SQL_MEMORY_BYTES: {
    kind: "number",
    fallback: "536870912",
    unit: "bytes",
    min: 67_108_864,
    meaning:
      "Memory for all statements of callers' SQL together; one statement may have a quarter. The default leaves enough of a machine with 2 GiB, and lets four statements sort at once as much as one may.",
  },
  CREWDB_MAX_CALL_MS: {
    kind: "number",
    fallback: "30000",
    unit: "ms",
    meaning: "Deadline of calls that have none or a longer one, so that no call runs forever.",
  },
  CREWDB_MAX_QUEUE: {
    kind: "number",
    fallback: "1000",
    unit: "calls",
    meaning:
      "Calls that may wait for a connection to one database. More are refused at once, so that waiting stays short; a client with less than an equal share may still wait.",
  },
  CREWDB_SHUTDOWN_GRACE_MS: {
    kind: "number",
    fallback: "8000",
    unit: "ms",
    min: 100,
    max: 600_000,
    meaning:
      "How long a stop may take: four fifths for calls in flight, the rest for closing the files. Keep it below your supervisor's limit; Docker kills after 10 s.",
  },
  CREWDB_TLS_CERT: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning: "PEM file with the server's certificate. Empty: no TLS. Read anew, with its key, when they change.",
  },
  CREWDB_TLS_KEY: { readBy: "server", kind: "text", fallback: "", meaning: "PEM file with its key." },
  CREWDB_TLS_CLIENT_CA: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "PEM file with the CAs of client certificates. If set, every client must present one. Read anew when it changes; connections that no CA in it vouches for are then closed.",
  },
  CREWDB_TOKENS_FILE: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "JSON file with names, token hashes and roles. If set, every call needs a token. Read anew when it changes. See SECURITY.md.",
  },
  CREWDB_POLICY_FILE: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "JSON file that says who may call what, which tables and columns their SQL reaches, and how much. Empty: tokens have the roles of their entries, and everybody else all of them. See docs/security.md.",
  },
  CREWDB_JWKS_FILE: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "JSON Web Key Set with the public keys of an issuer of JSON Web Tokens. If set, every call needs such a token, or one of CREWDB_TOKENS_FILE. Read anew when it changes. See docs/security.md.",
  },
  CREWDB_JWKS_URL: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "https address of that key set, in place of CREWDB_JWKS_FILE. Asked every 5 min, and for a key that is not known at most every 10 s; the last good keys stay while it does not answer. NODE_EXTRA_CA_CERTS names a CA of your own.",
  },
  CREWDB_JWT_ISSUER: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning: "The `iss` that a JSON Web Token must have. Needed with CREWDB_JWKS_FILE and CREWDB_JWKS_URL.",
  },
  CREWDB_JWT_AUDIENCE: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "The `aud` that a JSON Web Token must have, so that tokens for other services are of no use here. Needed with CREWDB_JWKS_FILE and CREWDB_JWKS_URL.",
  },
  CREWDB_JWT_ALGORITHMS: {
    readBy: "server",
    kind: "text",
    fallback: "RS256,PS256,ES256,EdDSA",
    meaning:
      "Algorithms that may sign a JSON Web Token, with commas between. The default is what issuers use; none of them takes a public key for a secret.",
  },
  CREWDB_JWT_CLOCK_SKEW_MS: {
    readBy: "server",
    kind: "number",
    fallback: "30000",
    unit: "ms",
    min: 0,
    max: 600_000,
    meaning: "How far this machine's clock and the issuer's may differ: a token holds for so much longer.",
  },
  CREWDB_JWT_ROLES_CLAIM: {
    readBy: "server",
    kind: "text",
    fallback: "roles",
    meaning:
      "The claim with the names of a caller's roles: a list, or a text with spaces between. A path such as `realm_access.roles` reaches into objects. Names that are no roles are ignored.",
  },
  CREWDB_AUDIT_FILE: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "File with a line for each denied call and each write: when, who, from where, which rpc, tables and outcome, never a value. `-`: standard output. Empty: none. See docs/security.md.",
  },
  CREWDB_AUDIT_MAX_BYTES: {
    readBy: "server",
    kind: "number",
    fallback: "104857600",
    unit: "bytes",
    min: 4096,
    meaning:
      "Size at which the audit file is renamed, with the number of its next line behind its name, and another begun. The default has some 300,000 lines. The service deletes none.",
  },
  CREWDB_AUDIT_READS: {
    readBy: "server",
    kind: "flag",
    fallback: "false",
    meaning: "true notes reads in the audit file, too. Most services have many more of them than writes.",
  },
  CREWDB_AUDIT_ON_FAILURE: {
    readBy: "server",
    kind: "text",
    fallback: "stop",
    meaning:
      "What happens to writes while the audit file can't be written: stop refuses them with AUDIT_UNWRITABLE, continue goes on and counts the lines that are missing.",
  },
  CREWDB_INSECURE: {
    readBy: "server",
    kind: "flag",
    fallback: "false",
    meaning: "true serves an address other than loopback without credentials. For networks that only you can reach.",
  },
  CREWDB_MAX_CONNECTION_AGE_MS: {
    readBy: "server",
    kind: "number",
    fallback: "3600000",
    unit: "ms",
    min: 1000,
    meaning:
      "How long a connection may be open, a tenth more or less. Its client is then told to open another, and what runs has 70 s to end. After an hour every client has met a renewed certificate.",
  },
  CREWDB_MAX_CONNECTIONS_PER_ADDRESS: {
    readBy: "server",
    kind: "number",
    fallback: "1500",
    min: 1,
    max: 2000,
    meaning:
      "Open connections of one address. All clients behind a proxy, and all programs of one machine, share one address; lower it where clients come by themselves. 2,000 connections may be open in all.",
  },
  CREWDB_MAX_STREAMS_PER_CONNECTION: {
    readBy: "server",
    kind: "number",
    fallback: "2000",
    min: 1,
    max: 10_000,
    meaning:
      "HTTP/2 streams open on one connection; clients that behave hold more back. The default is twice the 1,000 calls that one client may have open, so that what is over that limit gets an answer.",
  },
  CREWDB_MAX_RESETS_PER_ADDRESS: {
    readBy: "server",
    kind: "number",
    fallback: "2000",
    min: 10,
    meaning:
      "Calls of one address that may be reset unanswered before its connections are closed. An answered call gives one back, and a second 500. Raise it for clients behind a proxy that cancel much.",
  },
  CREWDB_MAX_BYTES_WITHOUT_CALL: {
    readBy: "server",
    kind: "number",
    fallback: "1048576",
    unit: "bytes",
    min: 65_536,
    meaning:
      "What a connection without an open call may send: PING, SETTINGS and other frames. The default is 60,000 pings; a connection that sends more is closed.",
  },
  CREWDB_MIN_FREE_BYTES: {
    kind: "number",
    fallback: "67108864",
    unit: "bytes",
    meaning: "Free disk space below which writes are refused. Reads go on; what is left is for the checkpoint.",
  },
  CREWDB_REQUEST_RETENTION_MS: {
    kind: "number",
    fallback: "3600000",
    unit: "ms",
    max: 2_592_000_000,
    meaning: "How long the reply to a request_id is kept. Longer than any client retries.",
  },
  CREWDB_REQUEST_RETENTION_BYTES: {
    kind: "number",
    fallback: "268435456",
    unit: "bytes",
    meaning: "Most space for the kept replies of one database. The oldest are deleted first.",
  },
  CREWDB_AUDIT_RETENTION_DAYS: {
    kind: "number",
    fallback: "365",
    unit: "days",
    max: 36_500,
    meaning: "How long an entry of an audit trail is kept. A year covers what most audits ask for.",
  },
  CREWDB_AUDIT_RETENTION_ENTRIES: {
    kind: "number",
    fallback: "1000000",
    unit: "entries",
    meaning: "Most entries of an audit trail. The oldest are deleted first. A million take some 500 MB.",
  },
  CREWDB_SLOW_MS: {
    kind: "number",
    fallback: "200",
    unit: "ms",
    meaning:
      "How long a statement may hold its connection before it counts as slow, is logged, and is listed by AdminDb.SlowStatements. People notice a tenth of a second; the default leaves room for a busy machine.",
  },
  CREWDB_RECENT_CALLS: {
    readBy: "server",
    kind: "number",
    fallback: "300",
    unit: "calls",
    min: 0,
    max: 10_000,
    meaning:
      "Calls that are kept in memory for AdminDb.RecentCalls and the console's traces: so many of all, of slow ones (CREWDB_SLOW_MS) and of failed ones. 0 keeps none. The default takes some 200 KB.",
  },
  CREWDB_TRACE_URL: {
    readBy: "server",
    kind: "text",
    fallback: "",
    meaning:
      "Where the traces that the service exports can be seen, with `{trace_id}` in place of an id, e.g. `http://127.0.0.1:9411/zipkin/traces/{trace_id}`. The console links its traces to it. Empty: no links.",
  },
  CREWDB_LITESTREAM: {
    kind: "text",
    fallback: "",
    meaning:
      "The litestream program, 0.5.17 or newer. Empty: the one on PATH, or else the one that `npm run litestream` has fetched.",
  },
  CREWDB_RESTORE_ON_START: {
    kind: "text",
    fallback: "never",
    meaning:
      "if-missing restores a database file that is not there from its replica before the start; a copy that can't be trusted is refused, and with it the start. never leaves that to `crewdb restore`.",
  },
  CREWDB_DRILL_EVERY: {
    kind: "number",
    fallback: "0",
    unit: "ms",
    min: 0,
    max: 2_592_000_000,
    meaning:
      "How often the service restores its replicas to a temporary folder and compares them with the files. 0: never, because each needs room for a copy in TMPDIR. 86400000 is once a day.",
  },
  CREWDB_REPLICA_RETENTION_DAYS: {
    kind: "number",
    fallback: "7",
    unit: "days",
    max: 3650,
    meaning: "How far back a replica can be restored to. Each day keeps one more copy of the file.",
  },
  CREWDB_EXECUTOR: {
    kind: "text",
    fallback: "native",
    meaning:
      "Executor of typed calls. native is the C extension, where it is built, and answers up to twice the calls a second. portable is TypeScript, to find out whether the extension is at fault. Both answer alike.",
  },
  CREWDB_LOG_LEVEL: { kind: "text", fallback: "info", meaning: "fatal, error, warn, info, debug, trace or silent." },
  CREWDB_URL: {
    readBy: "manager",
    kind: "text",
    fallback: "",
    meaning:
      "`host:port` of the service that a UnifiedConnectionManager calls. Empty: it runs the service in its own process.",
  },
  USE_UNIFIED_DB: {
    readBy: "manager",
    kind: "flag",
    fallback: "true",
    meaning:
      "false makes a UnifiedConnectionManager use the old application's synchronous connections instead of the service.",
  },
} as const;

type DatabaseSetting = keyof typeof OF_A_DATABASE;

/** The name of a setting. */
export type SettingName = keyof typeof OF_THE_SERVICE | `${SettingPrefix}${DatabaseSetting}`;

function settingsOf(database: DatabaseName): [SettingName, Omit<Setting, "name">][] {
  const { prefix, file, defaults } = DATABASES[database];
  return (Object.keys(OF_A_DATABASE) as DatabaseSetting[]).map((name) => {
    const setting = OF_A_DATABASE[name];
    const fallback = name === "PATH" ? file : (defaults?.[name] ?? setting.fallback);
    const same = name === "PATH" ? setting.meaning.replace("main", database) : `The same for ${database}.`;
    return [`${prefix}${name}`, { ...setting, fallback, meaning: prefix === "DB_" ? setting.meaning : same }];
  });
}

/** Every setting, of servers and clients. */
export const SETTINGS: Readonly<Record<SettingName, Omit<Setting, "name">>> = {
  ...(Object.fromEntries(DATABASE_NAMES.flatMap(settingsOf)) as Record<SettingName, Omit<Setting, "name">>),
  ...OF_THE_SERVICE,
};

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

/** Settings that are set for the same reason. */
export interface SettingGroup {
  readonly title: string;
  readonly about: string;
  readonly names: readonly SettingName[];
}

/** A setting of every database. */
function ofEach(name: DatabaseSetting): SettingName[] {
  return DATABASE_NAMES.map((database): SettingName => `${DATABASES[database].prefix}${name}`);
}

/** Every setting in one group; the groups that are needed most often come first. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    title: "Files and address",
    about: "What most people set, if anything.",
    names: [
      ...ofEach("PATH"),
      ...ofEach("URL"),
      ...ofEach("SQL_URL"),
      "CREWDB_HOST",
      "CREWDB_PORT",
      "CREWDB_SOCKET",
      "CREWDB_HTTP_PORT",
      "CREWDB_HTTP_HOST",
      "CREWDB_LOG_LEVEL",
    ],
  },
  {
    title: "Who may connect",
    about: "Needed as soon as the address is not loopback. See SECURITY.md.",
    names: [
      "CREWDB_TLS_CERT",
      "CREWDB_TLS_KEY",
      "CREWDB_TLS_CLIENT_CA",
      "CREWDB_TOKENS_FILE",
      "CREWDB_HTTP_ORIGINS",
      "CREWDB_HTTP_NAMES",
      "CREWDB_POLICY_FILE",
      "CREWDB_JWKS_FILE",
      "CREWDB_JWKS_URL",
      "CREWDB_JWT_ISSUER",
      "CREWDB_JWT_AUDIENCE",
      "CREWDB_JWT_ALGORITHMS",
      "CREWDB_JWT_CLOCK_SKEW_MS",
      "CREWDB_JWT_ROLES_CLAIM",
      "CREWDB_AUDIT_FILE",
      "CREWDB_AUDIT_MAX_BYTES",
      "CREWDB_AUDIT_READS",
      "CREWDB_AUDIT_ON_FAILURE",
      "CREWDB_INSECURE",
    ],
  },
  {
    title: "Time limits",
    about: "How long calls may take and wait.",
    names: [
      "CREWDB_MAX_CALL_MS",
      ...ofEach("CONNECTION_TIMEOUT"),
      ...ofEach("BUSY_TIMEOUT"),
      "CREWDB_SHUTDOWN_GRACE_MS",
      "CREWDB_SLOW_MS",
    ],
  },
  {
    title: "Size",
    about: "For machines that are much smaller or larger than usual. Change one at a time, and measure.",
    names: [
      ...ofEach("MAX_CONNECTIONS"),
      ...ofEach("MIN_CONNECTIONS"),
      ...ofEach("IDLE_TIMEOUT"),
      "CREWDB_MAX_QUEUE",
      ...ofEach("CACHE_SIZE"),
      ...ofEach("MEMORY_MAP"),
      "CREWDB_SQL_MEMORY_BYTES",
      "CREWDB_MIN_FREE_BYTES",
    ],
  },
  {
    title: "Bounds of connections",
    about: "What one connection or address may cost. Each is there against floods; clients that behave stay far below.",
    names: [
      "CREWDB_MAX_CONNECTION_AGE_MS",
      "CREWDB_MAX_CONNECTIONS_PER_ADDRESS",
      "CREWDB_MAX_STREAMS_PER_CONNECTION",
      "CREWDB_MAX_RESETS_PER_ADDRESS",
      "CREWDB_MAX_BYTES_WITHOUT_CALL",
    ],
  },
  {
    title: "Retention",
    about: "How long the service keeps what it keeps.",
    names: [
      "CREWDB_REQUEST_RETENTION_MS",
      "CREWDB_REQUEST_RETENTION_BYTES",
      "CREWDB_AUDIT_RETENTION_DAYS",
      "CREWDB_AUDIT_RETENTION_ENTRIES",
    ],
  },
  {
    title: "Diagnosis",
    about: "To find a fault.",
    names: ["CREWDB_RECENT_CALLS", "CREWDB_TRACE_URL", "CREWDB_EXECUTOR"],
  },
  {
    title: "Recovery",
    about: "A copy on another disk or in a bucket, for SQLite databases. See [recovery.md](recovery.md).",
    names: [
      ...ofEach("REPLICA_URL"),
      "CREWDB_LITESTREAM",
      "CREWDB_RESTORE_ON_START",
      "CREWDB_DRILL_EVERY",
      "CREWDB_REPLICA_RETENTION_DAYS",
    ],
  },
  {
    title: "Applications",
    about: "Read by a UnifiedConnectionManager. A server ignores them.",
    names: ["CREWDB_URL", "USE_UNIFIED_DB"],
  },
];

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createSecureContext } from "node:tls";
// Whole: an old Node.js without parseEnv must come as far as the sentence that it is too old.
import util from "node:util";
import type { AuditOptions } from "../access/audit.js";
import type { JwtRules } from "../access/jwt.js";
import { JWT_ALGORITHMS, type JwtKeySet, parseKeySet } from "../access/jwt-keys.js";
import { requireSafeListen } from "../access/listen-address.js";
import type { Policy } from "../access/policy.js";
import { PolicyError, readPolicy } from "../access/policy-file.js";
import { distrustTokens, parseTokens, TokensError, type TokenTable } from "../access/tokens.js";
import { Exit } from "../base/exit-codes.js";
import { modeForOthers } from "../base/private-file.js";
import { hostUrls, SESSION_ATTRS, sessionAttrsOf } from "../base/server-url.js";
import { DATABASE_NAMES, DATABASES, type DatabaseName, type SettingPrefix } from "../databases/index.js";
import type { AllStreamLimits } from "../engine/stream-limits.js";
import { misspeltSettings } from "./misspelt-settings.js";
import { replicaUrlProblem } from "./replica-url.js";
import { type Environment, type SettingFile, SettingReader } from "./setting-reader.js";
import type { SettingName } from "./settings.js";

export type { Environment } from "./setting-reader.js";

/** Everything that is wrong with the settings, each problem in one line. */
export class ConfigError extends Error {
  readonly exitCode: number = Exit.BAD_SETTINGS;
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The settings of one database. Units as in the names. */
export interface DatabaseConfig {
  readonly database: DatabaseName;
  /** Absolute. Not used where there is a URL. */
  readonly file: string;
  /**
   * Of a PostgreSQL database that is used in place of the file. It has a password: never shown as
   * it is.
   */
  readonly url?: string;
  /** The same with the login that callers' SQL runs under. */
  readonly sqlUrl?: string;
  readonly maxConnections: number;
  readonly minConnections: number;
  readonly connectionTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly cachePages: number;
  readonly mmapBytes: number;
  readonly busyTimeoutMs: number;
  /** Where a replica is kept, as it was set. */
  readonly replicaUrl?: string;
}

/** How replicas of SQLite databases are kept and used. */
export interface RecoveryConfig {
  /** The program, where it was named. */
  readonly litestream?: string;
  readonly restoreOnStart: "never" | "if-missing";
  /** How often drills are made, in ms; 0: never. */
  readonly drillEveryMs: number;
  /** How far back a replica can be restored to. */
  readonly retentionDays: number;
}

/** The HTTP port. */
export interface HttpConfig {
  readonly host: string;
  readonly port: number;
  /** Host names of the server, beside addresses and localhost. */
  readonly names: readonly string[];
  /** Origins whose pages may call it. */
  readonly origins: readonly string[];
}

export interface Config {
  readonly databases: readonly DatabaseConfig[];
  readonly listen: { readonly host: string; readonly port: number } | { readonly socket: string };
  /** Where Connect, gRPC-Web and the web page are served; absent: nowhere. */
  readonly http?: HttpConfig;
  /** PEM text. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly clientCa?: string };
  /** Present: every call needs one of these. */
  readonly tokens?: TokenTable;
  /** Present: it says what each caller may do. */
  readonly policy?: Policy;
  /** Present: a call may have a JSON Web Token instead. */
  readonly jwt?: {
    /** Of the file; none where there is an address. */
    readonly keys: JwtKeySet;
    readonly url?: URL;
    readonly rules: JwtRules;
  };
  /** Present: writes and denied calls are noted. */
  readonly audit?: AuditOptions;
  /** The files of these, by setting: a server reads them anew when they change. */
  readonly files: ReadonlyMap<SettingName, SettingFile>;
  /** Those that are settings; the others are in src/sockets/limits.ts. */
  readonly limits: {
    readonly maxConnectionAgeMs: number;
    readonly maxConnectionsPerAddress: number;
    readonly maxStreamsPerConnection: number;
    readonly maxResetsPerAddress: number;
    readonly maxBytesWithoutCall: number;
  };
  readonly maxCallMs: number;
  readonly maxQueue: number;
  readonly shutdownGraceMs: number;
  readonly minFreeBytes: number;
  readonly sqlMemoryBytes: number;
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  /** How long an audit trail may be. */
  readonly auditRetention: { readonly days: number; readonly entries: number };
  readonly slowMs: number;
  /** Which calls are kept in memory. */
  readonly recentCalls: { readonly capacity: number; readonly traceUrl: string };
  /**
   * No setting: they follow from the wait for a connection, and a stream's first reply names them.
   * Tests have no minute to wait.
   */
  readonly streamLimits?: AllStreamLimits;
  readonly executor: "native" | "portable";
  readonly recovery: RecoveryConfig;
  readonly logLevel: string;
  /** What works and should be looked at, each a line for the log. */
  readonly warnings: readonly string[];
}

const EXECUTORS: readonly string[] = ["native", "portable"];
export const LOG_LEVELS: readonly string[] = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/**
 * The process's environment, completed by `.env` of the working folder; what is set for real wins.
 * @throws ConfigError when there is a `.env` that can't be read
 */
export function readEnvironment(folder: string = process.cwd()): Environment {
  const file = resolve(folder, ".env");
  if (!existsSync(file)) return process.env;
  try {
    return { ...util.parseEnv(readFileSync(file, "utf8")), ...process.env };
  } catch (error) {
    throw new ConfigError([`${file} can't be read: ${error instanceof Error ? error.message : error}`]);
  }
}

/** Turns settings into values. Throws ConfigError with every problem at once. */
export function parseConfig(environment: Environment): Config {
  const reader = new SettingReader(environment);
  const policy = policyOf(reader);
  const credentials = { ...tlsOf(reader), ...policy, ...tokensOf(reader, policy.policy), ...jwtOf(reader) };
  const credentialsAreRight = reader.problems.length === 0;
  const listen =
    reader.text("CREWDB_SOCKET") === ""
      ? { host: reader.text("CREWDB_HOST"), port: reader.number("CREWDB_PORT") }
      : { socket: resolve(reader.text("CREWDB_SOCKET")) };
  const config: Config = {
    databases: DATABASE_NAMES.map((name) => databaseConfig(reader, name)),
    listen,
    ...httpOf(reader, listen),
    ...credentials,
    ...auditOf(reader),
    files: reader.files,
    limits: {
      maxConnectionAgeMs: reader.number("CREWDB_MAX_CONNECTION_AGE_MS"),
      maxConnectionsPerAddress: reader.number("CREWDB_MAX_CONNECTIONS_PER_ADDRESS"),
      maxStreamsPerConnection: reader.number("CREWDB_MAX_STREAMS_PER_CONNECTION"),
      maxResetsPerAddress: reader.number("CREWDB_MAX_RESETS_PER_ADDRESS"),
      maxBytesWithoutCall: reader.number("CREWDB_MAX_BYTES_WITHOUT_CALL"),
    },
    maxCallMs: reader.number("CREWDB_MAX_CALL_MS"),
    maxQueue: reader.number("CREWDB_MAX_QUEUE"),
    shutdownGraceMs: reader.number("CREWDB_SHUTDOWN_GRACE_MS"),
    minFreeBytes: reader.number("CREWDB_MIN_FREE_BYTES"),
    sqlMemoryBytes: reader.number("CREWDB_SQL_MEMORY_BYTES"),
    auditRetention: {
      days: reader.number("CREWDB_AUDIT_RETENTION_DAYS"),
      entries: reader.number("CREWDB_AUDIT_RETENTION_ENTRIES"),
    },
    slowMs: reader.number("CREWDB_SLOW_MS"),
    recentCalls: {
      capacity: reader.number("CREWDB_RECENT_CALLS"),
      traceUrl: reader.text("CREWDB_TRACE_URL"),
    },
    requestRetentionMs: reader.number("CREWDB_REQUEST_RETENTION_MS"),
    requestRetentionBytes: reader.number("CREWDB_REQUEST_RETENTION_BYTES"),
    recovery: recoveryOf(reader),
    executor: reader.oneOf("CREWDB_EXECUTOR", EXECUTORS) === "portable" ? "portable" : "native",
    logLevel: reader.oneOf("CREWDB_LOG_LEVEL", LOG_LEVELS),
    warnings: readableSecrets(reader),
  };
  const { http } = config;
  const safety = { ...credentials, insecure: reader.flag("CREWDB_INSECURE") };
  const unsafe = [
    requireSafeListen("CREWDB_HOST", { ...safety, listen }),
    http && requireSafeListen("CREWDB_HTTP_HOST", { ...safety, listen: http }),
  ];
  // Wrong credentials were reported above.
  if (credentialsAreRight) reader.problems.push(...unsafe.filter((each) => each !== undefined));
  reader.problems.push(...sharedFiles(config.databases));
  reader.problems.push(...misspeltSettings(environment));
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

/**
 * The HTTP port follows the gRPC port, so that two services of one machine have two. A service on a
 * Unix socket is for its owner alone, and opens a port only when it is told to.
 */
function httpOf(reader: SettingReader, listen: Config["listen"]): Pick<Config, "http"> {
  const name = "CREWDB_HTTP_PORT";
  if (reader.text(name) === "off") return {};
  const names = listOf(reader.text("CREWDB_HTTP_NAMES").toLowerCase());
  const common = { host: reader.text("CREWDB_HTTP_HOST"), names, origins: originsOf(reader) };
  if (reader.has(name)) return { http: { ...common, port: reader.number(name) } };
  if ("socket" in listen) return {};
  if (listen.port === 65_535)
    reader.problems.push(`${name} must be set: by default it is CREWDB_PORT + 1, and there is no port 65536`);
  return { http: { ...common, port: listen.port === 0 ? 0 : listen.port + 1 } };
}

/** As browsers write them, or they would never be equal. */
function originsOf(reader: SettingReader): string[] {
  const name = "CREWDB_HTTP_ORIGINS";
  const origins = listOf(reader.text(name));
  for (const origin of origins)
    if (origin === "null" || URL.parse(origin)?.origin !== origin)
      reader.problems.push(
        `${name} has "${origin}": it must be a scheme, a host and a port, as in https://app.example.com`,
      );
  return origins;
}

function listOf(text: string): string[] {
  return text.split(",").flatMap((each) => each.trim() || []);
}

/** A problem for every two databases in one file. */
function sharedFiles(databases: readonly DatabaseConfig[]): string[] {
  const pathOf = ({ database }: DatabaseConfig): string => `${DATABASES[database].prefix}PATH`;
  const files = databases.filter(({ url }) => url === undefined);
  return files.flatMap((one, index) =>
    files
      .slice(index + 1)
      .filter(({ file }) => file === one.file)
      .map((other) => `${pathOf(one)} and ${pathOf(other)} name the same file`),
  );
}

function databaseConfig(reader: SettingReader, database: DatabaseName): DatabaseConfig {
  const { prefix } = DATABASES[database];
  const url = databaseUrl(reader, prefix, "URL");
  const sqlUrl = databaseUrl(reader, prefix, "SQL_URL");
  if (sqlUrl !== undefined && url === undefined) reader.problems.push(`${prefix}SQL_URL needs ${prefix}URL too`);
  const maxConnections = reader.number(`${prefix}MAX_CONNECTIONS`);
  return {
    database,
    file: resolve(reader.text(`${prefix}PATH`)),
    ...(url === undefined ? {} : { url }),
    ...(sqlUrl === undefined ? {} : { sqlUrl }),
    maxConnections,
    minConnections: minConnections(reader, prefix, maxConnections),
    connectionTimeoutMs: reader.number(`${prefix}CONNECTION_TIMEOUT`),
    idleTimeoutMs: reader.number(`${prefix}IDLE_TIMEOUT`),
    cachePages: reader.number(`${prefix}CACHE_SIZE`),
    mmapBytes: reader.number(`${prefix}MEMORY_MAP`),
    busyTimeoutMs: reader.number(`${prefix}BUSY_TIMEOUT`),
    ...replicaOf(reader, prefix, url),
  };
}

function replicaOf(
  reader: SettingReader,
  prefix: SettingPrefix,
  url: string | undefined,
): Pick<DatabaseConfig, "replicaUrl"> {
  const name = `${prefix}REPLICA_URL` as const;
  if (!reader.has(name)) return {};
  const replicaUrl = reader.text(name);
  const problem = url === undefined ? replicaUrlProblem(name, replicaUrl) : readReplicaProblem(name, replicaUrl);
  if (problem !== undefined) reader.problems.push(problem);
  return { replicaUrl };
}

/** Of a server: its standby, which answers what callers' SQL reads. */
function readReplicaProblem(name: string, url: string): string | undefined {
  const problem = serverUrlProblem(url);
  return problem === undefined
    ? undefined
    : `${name} ${problem}; beside a URL of PostgreSQL it must be one of its read replica`;
}

function recoveryOf(reader: SettingReader): RecoveryConfig {
  const restoreOnStart = reader.oneOf("CREWDB_RESTORE_ON_START", ["never", "if-missing"]);
  return {
    ...(reader.has("CREWDB_LITESTREAM") && { litestream: reader.text("CREWDB_LITESTREAM") }),
    restoreOnStart: restoreOnStart === "if-missing" ? "if-missing" : "never",
    drillEveryMs: reader.number("CREWDB_DRILL_EVERY"),
    retentionDays: reader.number("CREWDB_REPLICA_RETENTION_DAYS"),
  };
}

/** Of a server; undefined for a file. What is wrong with it is said without its password. */
function databaseUrl(reader: SettingReader, prefix: SettingPrefix, setting: "URL" | "SQL_URL"): string | undefined {
  const name = `${prefix}${setting}` as const;
  if (!reader.has(name)) return undefined;
  if (setting === "URL" && reader.has(`${prefix}PATH`))
    reader.problems.push(`${prefix}PATH and ${name} are both set: a database is a file or a server's, so unset one`);
  const text = reader.text(name);
  const problem = serverUrlProblem(text);
  if (problem !== undefined) reader.problems.push(`${name} ${problem}; it must be postgres://user:password@host/name`);
  return text;
}

/** Hosts may be several. */
function serverUrlProblem(text: string): string | undefined {
  const urls = hostUrls(text);
  const problems = urls.map((url) => (URL.canParse(url) ? urlProblem(new URL(url)) : "is not a URL"));
  return problems.find((problem) => problem !== undefined);
}

function urlProblem(url: URL): string | undefined {
  const { protocol, pathname, searchParams } = url;
  if (searchParams.has("target_session_attrs") && sessionAttrsOf(url) === undefined)
    return `has a target_session_attrs that is none of ${SESSION_ATTRS.join(", ")}`;
  if (protocol !== "postgres:" && protocol !== "postgresql:") return `begins with ${protocol}//`;
  return pathname.length < 2 ? "names no database" : undefined;
}

/**
 * A maximum below the default minimum lowers that; below a minimum that somebody set, it is a
 * contradiction.
 */
function minConnections(reader: SettingReader, prefix: SettingPrefix, max: number): number {
  const min = reader.number(`${prefix}MIN_CONNECTIONS`);
  if (min > max && reader.has(`${prefix}MIN_CONNECTIONS`)) {
    reader.problems.push(
      `${prefix}MIN_CONNECTIONS is ${min}: it must not be more than ${prefix}MAX_CONNECTIONS, ${max}`,
    );
  }
  return Math.min(min, max);
}

function tlsOf(reader: SettingReader): Pick<Config, "tls"> {
  const cert = reader.file("CREWDB_TLS_CERT");
  const key = reader.file("CREWDB_TLS_KEY");
  const clientCa = reader.file("CREWDB_TLS_CLIENT_CA");
  if (reader.has("CREWDB_TLS_CERT") !== reader.has("CREWDB_TLS_KEY"))
    reader.problems.push("TLS needs CREWDB_TLS_CERT and CREWDB_TLS_KEY together");
  else if (reader.has("CREWDB_TLS_CLIENT_CA") && !reader.has("CREWDB_TLS_CERT"))
    reader.problems.push("CREWDB_TLS_CLIENT_CA needs CREWDB_TLS_CERT and CREWDB_TLS_KEY too");
  if (cert === undefined || key === undefined) return {};
  const ca = clientCa === undefined ? {} : { ca: clientCa };
  reader.attempt("the files of CREWDB_TLS_… can't be used", () => createSecureContext({ cert, key, ...ca }));
  return { tls: { cert, key, ...(clientCa === undefined ? {} : { clientCa }) } };
}

function auditOf(reader: SettingReader): Pick<Config, "audit"> {
  const onFailure = reader.oneOf("CREWDB_AUDIT_ON_FAILURE", ["stop", "continue"]);
  const audit = {
    maxBytes: reader.number("CREWDB_AUDIT_MAX_BYTES"),
    reads: reader.flag("CREWDB_AUDIT_READS"),
    onFailure: onFailure === "continue" ? ("continue" as const) : ("stop" as const),
  };
  const file = reader.text("CREWDB_AUDIT_FILE");
  return file === "" ? {} : { audit: { ...audit, file: file === "-" ? file : resolve(file) } };
}

function jwtOf(reader: SettingReader): Pick<Config, "jwt"> {
  const rules = {
    issuer: reader.text("CREWDB_JWT_ISSUER"),
    audience: reader.text("CREWDB_JWT_AUDIENCE"),
    algorithms: reader.listOf("CREWDB_JWT_ALGORITHMS", JWT_ALGORITHMS),
    clockSkewMs: reader.number("CREWDB_JWT_CLOCK_SKEW_MS"),
    rolesClaim: reader.text("CREWDB_JWT_ROLES_CLAIM"),
  };
  const sources = (["CREWDB_JWKS_FILE", "CREWDB_JWKS_URL"] as const).filter((name) => reader.has(name));
  const [source] = sources;
  if (source === undefined) return {};
  if (sources.length > 1) reader.problems.push("CREWDB_JWKS_FILE and CREWDB_JWKS_URL are both set: unset one");
  for (const name of ["CREWDB_JWT_ISSUER", "CREWDB_JWT_AUDIENCE"] as const)
    if (!reader.has(name)) reader.problems.push(`${source} needs ${name} too`);
  if (source === "CREWDB_JWKS_URL") {
    const url = httpsUrl(reader, source);
    return url === undefined ? {} : { jwt: { keys: { keys: [] }, url, rules } };
  }
  const text = reader.file(source);
  if (text === undefined) return {};
  const what = `CREWDB_JWKS_FILE names ${reader.text("CREWDB_JWKS_FILE")}, which can't be used`;
  const keys = reader.attempt(what, () => parseKeySet(text));
  return keys === undefined ? {} : { jwt: { keys, rules } };
}

/** Without a login: that would stand in logs. */
function httpsUrl(reader: SettingReader, name: SettingName): URL | undefined {
  const url = URL.parse(reader.text(name));
  if (url?.protocol === "https:" && url.username === "" && url.password === "") return url;
  reader.problems.push(`${name} must be an https address without user and password`);
  return undefined;
}

/** Secrets that others can read. A warning, not an error: Kubernetes mounts them so by default. */
function readableSecrets(reader: SettingReader): string[] {
  const settings = ["CREWDB_TOKENS_FILE", "CREWDB_TLS_KEY"] as const;
  return settings.flatMap((name) => {
    const mode = reader.has(name) ? modeForOthers(reader.text(name)) : undefined;
    return mode === undefined
      ? []
      : [`${name} names ${reader.text(name)}, which other users can read (mode ${mode}); chmod 600 it`];
  });
}

function policyOf(reader: SettingReader): Pick<Config, "policy"> {
  const text = reader.file("CREWDB_POLICY_FILE");
  if (text === undefined) return {};
  const file = reader.text("CREWDB_POLICY_FILE");
  try {
    return { policy: readPolicy(file, text) };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    reader.problems.push(...error.problems.map((problem) => `CREWDB_POLICY_FILE ${file}: ${problem}`));
    return {};
  }
}

function tokensOf(reader: SettingReader, policy: Policy | undefined): Pick<Config, "tokens"> {
  const text = reader.file("CREWDB_TOKENS_FILE");
  if (text === undefined) return {};
  const file = reader.text("CREWDB_TOKENS_FILE");
  const distrust = distrustTokens(file);
  if (distrust !== undefined) reader.problems.push(`CREWDB_TOKENS_FILE names ${distrust}`);
  try {
    return { tokens: parseTokens(text, policy && { policy: { known: policy.roleNames } }) };
  } catch (error) {
    if (!(error instanceof TokensError)) throw error;
    reader.problems.push(
      ...error.problems.map((problem) => `CREWDB_TOKENS_FILE ${reader.text("CREWDB_TOKENS_FILE")}: ${problem}`),
    );
    return {};
  }
}

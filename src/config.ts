import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { nearestName } from "./contract/near-miss.js";
import { SETTING_NAMES, type Setting, type SettingName, settingOf } from "./settings.js";
import type { DatabaseName } from "./worker/plan.js";

/** Everything that is wrong with the settings, each problem in one line. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The settings of one database. Units as in the names. */
export interface DatabaseConfig {
  readonly database: DatabaseName;
  /** Absolute. */
  readonly file: string;
  readonly maxConnections: number;
  readonly minConnections: number;
  readonly connectionTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly cachePages: number;
  readonly mmapBytes: number;
  readonly busyTimeoutMs: number;
}

export interface Config {
  readonly databases: readonly DatabaseConfig[];
  readonly listen: { readonly host: string; readonly port: number } | { readonly socket: string };
  /** PEM text. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly clientCa?: string };
  /** The text of the tokens file. */
  readonly tokens?: string;
  readonly maxCallMs: number;
  readonly maxQueue: number;
  readonly shutdownGraceMs: number;
  readonly minFreeBytes: number;
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  readonly logLevel: string;
}

export const LOG_LEVELS: readonly string[] = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, completed by `.env` of the working folder; what is set for real wins. */
export function readEnvironment(folder: string = process.cwd()): Environment {
  const file = resolve(folder, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return { ...fromFile, ...process.env };
}

/** Turns settings into values. Throws ConfigError with every problem at once. */
export function parseConfig(environment: Environment): Config {
  const reader = new SettingReader(environment);
  const config: Config = {
    databases: [databaseConfig(reader, "main", "DB_"), databaseConfig(reader, "walmart", "WALMART_DB_")],
    listen:
      reader.text("CREWDB_SOCKET") === ""
        ? { host: reader.text("CREWDB_HOST"), port: reader.number("CREWDB_PORT") }
        : { socket: resolve(reader.text("CREWDB_SOCKET")) },
    ...tlsOf(reader),
    ...tokensOf(reader),
    maxCallMs: reader.number("CREWDB_MAX_CALL_MS"),
    maxQueue: reader.number("CREWDB_MAX_QUEUE"),
    shutdownGraceMs: reader.number("CREWDB_SHUTDOWN_GRACE_MS"),
    minFreeBytes: reader.number("CREWDB_MIN_FREE_BYTES"),
    requestRetentionMs: reader.number("CREWDB_REQUEST_RETENTION_MS"),
    requestRetentionBytes: reader.number("CREWDB_REQUEST_RETENTION_BYTES"),
    logLevel: reader.oneOf("CREWDB_LOG_LEVEL", LOG_LEVELS),
  };
  reader.problems.push(...contradictions(config, reader.flag("CREWDB_INSECURE")), ...misspelt(environment));
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

/** Reads single settings and collects what is wrong with them. */
class SettingReader {
  readonly problems: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: SettingName): string {
    const given = this.#environment[name]?.trim();
    return given === undefined || given === "" ? settingOf(name).fallback : given;
  }

  number(name: SettingName): number {
    const setting = settingOf(name);
    const text = this.text(name);
    const value = Number(text);
    const { min = 1, max = Number.MAX_SAFE_INTEGER } = setting;
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    this.problems.push(`${name} is "${text}": it must be a whole number ${limits(min, max)}${unitOf(setting)}`);
    return Number(setting.fallback);
  }

  flag(name: SettingName): boolean {
    return this.oneOf(name, ["true", "false"]) === "true";
  }

  oneOf(name: SettingName, allowed: readonly string[]): string {
    const text = this.text(name);
    if (!allowed.includes(text)) this.problems.push(`${name} is "${text}": it must be one of ${allowed.join(", ")}`);
    return text;
  }

  /** The content of the file that a setting names; undefined when it names none. */
  file(name: SettingName): string | undefined {
    const path = this.text(name);
    if (path === "") return undefined;
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      this.problems.push(
        `${name} names ${path}, which can't be read: ${error instanceof Error ? error.message : error}`,
      );
      return undefined;
    }
  }
}

function databaseConfig(reader: SettingReader, database: DatabaseName, prefix: "DB_" | "WALMART_DB_"): DatabaseConfig {
  const config = {
    database,
    file: resolve(reader.text(`${prefix}PATH`)),
    maxConnections: reader.number(`${prefix}MAX_CONNECTIONS`),
    minConnections: reader.number(`${prefix}MIN_CONNECTIONS`),
    connectionTimeoutMs: reader.number(`${prefix}CONNECTION_TIMEOUT`),
    idleTimeoutMs: reader.number(`${prefix}IDLE_TIMEOUT`),
    cachePages: reader.number(`${prefix}CACHE_SIZE`),
    mmapBytes: reader.number(`${prefix}MEMORY_MAP`),
    busyTimeoutMs: reader.number(`${prefix}BUSY_TIMEOUT`),
  };
  if (config.minConnections > config.maxConnections) {
    reader.problems.push(
      `${prefix}MIN_CONNECTIONS is ${config.minConnections}: it must not be more than ${prefix}MAX_CONNECTIONS, ${config.maxConnections}`,
    );
  }
  return config;
}

function tlsOf(reader: SettingReader): Pick<Config, "tls"> {
  const cert = reader.file("CREWDB_TLS_CERT");
  const key = reader.file("CREWDB_TLS_KEY");
  const clientCa = reader.file("CREWDB_TLS_CLIENT_CA");
  if (cert === undefined && key === undefined && clientCa === undefined) return {};
  if (cert === undefined || key === undefined) {
    reader.problems.push("TLS needs CREWDB_TLS_CERT and CREWDB_TLS_KEY together");
    return {};
  }
  return { tls: { cert, key, ...(clientCa === undefined ? {} : { clientCa }) } };
}

function tokensOf(reader: SettingReader): Pick<Config, "tokens"> {
  const tokens = reader.file("CREWDB_TOKENS_FILE");
  return tokens === undefined ? {} : { tokens };
}

/** Loopback is for this machine alone; anything else must know who calls, or be told not to care. */
function contradictions(config: Config, insecure: boolean): string[] {
  const [main, walmart] = config.databases;
  const problems = main?.file === walmart?.file ? ["DB_PATH and WALMART_DB_PATH name the same file"] : [];
  if ("socket" in config.listen || LOOPBACK.test(config.listen.host) || insecure) return problems;
  const knowsCallers = config.tls?.clientCa !== undefined || (config.tls !== undefined && config.tokens !== undefined);
  if (!knowsCallers) {
    problems.push(
      `CREWDB_HOST is ${config.listen.host}, not loopback: set CREWDB_TLS_CERT, CREWDB_TLS_KEY and either CREWDB_TLS_CLIENT_CA or CREWDB_TOKENS_FILE, or CREWDB_INSECURE=true`,
    );
  }
  return problems;
}

/** Names that are nearly one of ours; other DB_… names belong to other programs. */
function misspelt(environment: Environment): string[] {
  const known = new Set<string>(SETTING_NAMES);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !/^(WALMART_|CREW|DB_)/.test(name)) return [];
    const meant = nearestName(name, SETTING_NAMES);
    const isOurs = name.startsWith("CREWDB_");
    if (meant !== undefined && (isOurs || isNear(name, meant)))
      return [`${name} is no setting; did you mean ${meant}?`];
    return isOurs ? [`${name} is no setting; --help lists them`] : [];
  });
}

/** For names that may be another program's: the same words, one or two letters off. */
function isNear(name: string, meant: string): boolean {
  return (
    nearestName(name, [meant]) !== undefined && Math.abs(name.length - meant.length) <= 2 && differing(name, meant) <= 2
  );
}

function differing(left: string, right: string): number {
  const letters = (text: string): string[] => [...text].sort();
  const rest = letters(right);
  let missing = 0;
  for (const letter of letters(left)) {
    const at = rest.indexOf(letter);
    if (at === -1) missing++;
    else rest.splice(at, 1);
  }
  return Math.max(missing, rest.length);
}

function limits(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
}

function unitOf(setting: Setting): string {
  return setting.unit === undefined ? "" : ` (${setting.unit})`;
}

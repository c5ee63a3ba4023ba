import { nearestName } from "../base/near-miss.js";
import { ConfigError, readEnvironment } from "../settings/config.js";
import { SettingReader } from "../settings/setting-reader.js";

/** `host:port` of CREWDB_URL, which may be written as a URL; undefined when it is not set. */
export function crewdbUrl(): string | undefined {
  const url = new SettingReader(readEnvironment()).text("CREWDB_URL");
  return url === "" ? undefined : url.replace(/^(grpc|http):\/\//, "").replace(/\/$/, "");
}

/** CREWDB_SLOW_MS of the settings, else of the environment; the default where it is wrong, which a service says itself. */
export function slowMs(settings: Readonly<Record<string, string>>): number {
  return new SettingReader({ ...readEnvironment(), ...settings }).number("CREWDB_SLOW_MS");
}

const SWITCH = "USE_UNIFIED_DB";

/**
 * Whether the new system is used: USE_UNIFIED_DB of the settings, else of the environment, is not `false`.
 * @throws ConfigError for another value, and for a name that is nearly this one: the switch must not miss its target.
 */
export function usesUnifiedDb(settings: Readonly<Record<string, string>>): boolean {
  const environment = { ...readEnvironment(), ...settings };
  const misspelt = Object.keys(environment).find(
    (name) => name !== SWITCH && /^USE_.*DB$/.test(name) && nearestName(name, [SWITCH]) !== undefined,
  );
  if (misspelt !== undefined) throw new ConfigError([`${misspelt} is not a setting; did you mean ${SWITCH}?`]);
  const reader = new SettingReader(environment);
  const value = reader.flag(SWITCH);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return value;
}

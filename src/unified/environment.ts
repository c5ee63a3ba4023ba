import { readEnvironment } from "../config.js";

/** `host:port` of CREWDB_URL, which may be written as a URL; undefined when it is not set. */
export function crewdbUrl(): string | undefined {
  const url = readEnvironment().CREWDB_URL ?? "";
  return url === "" ? undefined : url.replace(/^(grpc|http):\/\//, "").replace(/\/$/, "");
}

/**
 * False while USE_UNIFIED_DB says `false`: then the old managers do the work.
 * @throws TypeError when it says something else than true or false
 */
export function usesService(): boolean {
  const said = readEnvironment().USE_UNIFIED_DB ?? "";
  if (said === "" || said === "true") return true;
  if (said === "false") return false;
  throw new TypeError(`USE_UNIFIED_DB is ${JSON.stringify(said)}; say true or false, or leave it out`);
}

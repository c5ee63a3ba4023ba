import { readEnvironment } from "../config.js";

/** `host:port` of CREWDB_URL, which may be written as a URL; undefined when it is not set. */
export function crewdbUrl(): string | undefined {
  const url = readEnvironment().CREWDB_URL ?? "";
  return url === "" ? undefined : url.replace(/^(grpc|http):\/\//, "").replace(/\/$/, "");
}

/**
 * A URL of a server may list several hosts, as libpq's can: `postgres://user@a,b:5433/name`. Gives
 * one URL for each, in order, all else being the same.
 */
export function hostUrls(url: string): string[] {
  const [, before = "", hosts = "", behind = ""] = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/is.exec(url) ?? [];
  return hosts.includes(",") ? hosts.split(",").map((host) => before + host + behind) : [url];
}

/** libpq's `target_session_attrs`: which of the hosts will do. */
export const SESSION_ATTRS = ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"] as const;
export type SessionAttrs = (typeof SESSION_ATTRS)[number];

/** Undefined: the URL does not say, or says something that libpq does not know. */
export function sessionAttrsOf(url: URL): SessionAttrs | undefined {
  const said = url.searchParams.get("target_session_attrs");
  return SESSION_ATTRS.find((each) => each === said);
}

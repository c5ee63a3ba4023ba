/** A database's place without credentials, for logs and errors: `host:port/name`. */
export function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host =
    hostname === "" ? (searchParams.get("host") ?? "localhost") : decodeURIComponent(hostname);
  return `${host}:${port === "" ? "5432" : port}${decodeURIComponent(pathname)}`;
}

/** The place of one URL with user and password of another. */
export function withLoginOf(place: string, login: string): string {
  const made = new URL(place);
  const { username, password } = new URL(login);
  made.username = username;
  made.password = password;
  return made.href;
}

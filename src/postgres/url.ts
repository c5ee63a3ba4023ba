import { hostUrls } from "../base/server-url.js";

/** A database's place without credentials, for logs and errors: `host:port/name`. */
export function placeOf(url: string): string {
  const all = hostUrls(url).map((each) => new URL(each));
  const hosts = all.map(({ hostname, port, searchParams }) => {
    const host =
      hostname === "" ? (searchParams.get("host") ?? "localhost") : decodeURIComponent(hostname);
    return `${host}:${port === "" ? "5432" : port}`;
  });
  return `${hosts.join(",")}${decodeURIComponent(all[0]?.pathname ?? "")}`;
}

/** User and password of a URL, as they stand in it. */
export function loginOf(url: string): { readonly username: string; readonly password: string } {
  const { username, password } = new URL(hostUrls(url)[0] ?? url);
  return { username, password };
}

/** A URL with another user and password, which have no characters that a URL would not. */
export function withLogin(
  url: string,
  { username, password }: { readonly username: string; readonly password: string },
): string {
  const secret = password === "" ? "" : `:${password}`;
  // A function: in a text, `$` would mean something.
  return url.replace(
    /^([a-z]+:\/\/)(?:[^/?#]*@)?/i,
    (_, scheme: string) => `${scheme}${username}${secret}@`,
  );
}

/** The URL of something below another URL; what stands behind a question mark stays the last. */
export function below(url: string, ...names: readonly string[]): string {
  const [place = "", ...query] = url.split("?");
  const path = [place.replace(/\/+$/, ""), ...names].join("/");
  return [path, ...query].join("?");
}

/** The URL as a message may have it: without a password, and without what stands behind a question mark. */
export function withoutSecrets(url: string): string {
  const [place = ""] = url.split("?");
  return place.replace(/^([a-z0-9+.-]+:\/\/[^/@:]*):[^/@]*@/i, "$1:***@");
}

/** The folder of a `file:` URL. */
export function folderOf(url: string): string | undefined {
  return /^file:\/\/(\/[^?]*)/.exec(url)?.[1];
}

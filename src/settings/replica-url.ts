/**
 * Where Litestream can copy to, and an example of each. Its other forms, such as a path without a
 * scheme, depend on the folder that a program was started in.
 */
const SCHEMES: Readonly<Record<string, string>> = {
  file: "file:///var/backups/crewdb",
  s3: "s3://bucket/crewdb",
  gs: "gs://bucket/crewdb",
  abs: "abs://account@container/crewdb",
  oss: "oss://bucket/crewdb",
  sftp: "sftp://user@host/crewdb",
  webdav: "webdav://host/crewdb",
  webdavs: "webdavs://host/crewdb",
  nats: "nats://host/bucket",
};

/** What is wrong with the URL of a replica of a SQLite database, in a sentence; else undefined. */
export function replicaUrlProblem(name: string, url: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1] ?? "";
  const known = Object.keys(SCHEMES).join(", ");
  if (scheme === "")
    return `${name} is not a URL: it must begin with one of ${known}, such as ${SCHEMES.file}`;
  if (/^postgres(?:ql)?$/.test(scheme))
    return `${name} names a PostgreSQL server, and this database is a SQLite file: it needs one of ${known}`;
  const example = SCHEMES[scheme];
  if (example === undefined)
    return `${name} begins with ${scheme}://, which Litestream does not know: it must be one of ${known}`;
  const rest = url.slice(scheme.length + "://".length);
  if (scheme === "file" && !rest.startsWith("/"))
    return `${name} must name a folder by its whole path, with three slashes: ${example}`;
  if (rest.replaceAll("/", "") === "") return `${name} names no place: write it like ${example}`;
  return undefined;
}

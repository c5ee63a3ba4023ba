import { spawnSync } from "node:child_process";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Change } from "./migrate-code.js";

/** Why the files must not be overwritten. Undefined if git has them unchanged. */
export function refusalToWrite(folder: string, changes: readonly Change[]): string | undefined {
  const paths = changes.map(({ path }) => relative(folder, path));
  const list = ["--porcelain", "--ignored", "-z", "--untracked-files=all"];
  const { status, stdout, error } = spawnSync("git", ["status", ...list, "--", "."], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error !== undefined || status !== 0)
    return `${folder} is not under git, so the change could not be undone; commit it first, or give --force`;
  const top = spawnSync("git", ["rev-parse", "--show-prefix"], { cwd: folder, encoding: "utf8" }).stdout.trim();
  // Two letters and a blank before each name; an ignored folder is one entry that ends with a slash.
  const dirty = stdout
    .split("\0")
    .map((entry) => entry.slice(3))
    .filter((name) => name !== "");
  const found = paths.filter((path) =>
    dirty.some((name) => name === top + path || (name.endsWith("/") && `${top}${path}`.startsWith(name))),
  );
  if (found.length === 0) return undefined;
  return `${found.length === 1 ? "a file has" : `${found.length} files have`} changes that are not committed (${found.slice(0, 5).join(", ")}${found.length > 5 ? ", …" : ""}); commit them, or say --force`;
}

/** Writes each file whole or not at all, with the permissions that it has. */
export function writeChanges(changes: readonly Change[]): void {
  for (const { path, after } of changes) {
    const part = `${path}.crewdb-migrate`;
    try {
      writeFileSync(part, after, { mode: statSync(path).mode });
      renameSync(part, path);
    } finally {
      rmSync(part, { force: true });
    }
  }
}

import { renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Database } from "better-sqlite3";
import { createFile } from "../../base/private-file.js";
import { OpenError } from "../../engine/open-error.js";

/** Copies the file before its schema changes, to `FILE.before-WHAT.bak`. The copy gets its name when it is whole. */
export function backUpFile(db: Database, what: string): string {
  const target = `${db.name}.before-${what}.bak`;
  const unfinished = `${target}.tmp`;
  const need = statSync(db.name).size;
  const { bavail, bsize } = statfsSync(dirname(db.name));
  if (bavail * bsize < need) {
    throw new OpenError(
      `${db.name}: changing its schema needs ${need} bytes free for a backup beside it; there are ${bavail * bsize}`,
    );
  }
  rmSync(unfinished, { force: true });
  // It contains credentials. SQLite fills a file that is empty.
  createFile(unfinished);
  db.prepare("VACUUM INTO ?").run(unfinished);
  renameSync(unfinished, target);
  return target;
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
// By its default: an older Node.js has no globSync, and would fail at the import.
import fs, { constants, readFileSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

export interface DataFiles {
  readonly main: string;
  readonly walmart: string;
}

/**
 * The databases with 143,221 e-mails and 100,000 products, kept between runs. The seed tool fills
 * them the first time, and again after a migration's text has changed: a service refuses such files.
 * @param checkout the project's folder; every checkout's seed tool makes the same rows
 */
export function fullData(checkout: string = PACKAGE_ROOT): Promise<DataFiles> {
  return seededData(checkout, "bench", []);
}

/** Databases in a folder of data/, likewise, with what these options of the seed tool ask for. */
export async function seededData(checkout: string, name: string, options: readonly string[]): Promise<DataFiles> {
  const folder = join(checkout, "data", name);
  const files = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  const madeWith = join(folder, "made-with");
  const hash = hashMigrations(checkout);
  if ((await readFile(madeWith, "utf8").catch(() => "")) === hash) return files;
  await rm(folder, { recursive: true, force: true });
  const seed = join(checkout, "dist", "bench", "seed", "seed.js");
  const args = [seed, "--main", files.main, "--walmart", files.walmart, ...options];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the seed tool ended with exit code ${code}`);
  await writeFile(madeWith, hash);
  return files;
}

function hashMigrations(checkout: string): string {
  const hash = createHash("sha256");
  for (const path of fs.globSync("src/databases/*/migrations/*.sql", { cwd: checkout }).sort())
    hash.update(`${path}\n`).update(readFileSync(join(checkout, path)));
  return hash.digest("hex");
}

/** A copy for cases that write; a clone where the file system can. */
export async function scratchCopy(files: DataFiles): Promise<DataFiles & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "crewdb-bench-"));
  const copy = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  await copyFile(files.main, copy.main, constants.COPYFILE_FICLONE);
  await copyFile(files.walmart, copy.walmart, constants.COPYFILE_FICLONE);
  return { ...copy, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:fs";
import { access, copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/package-root.js";

export interface DataFiles {
  readonly main: string;
  readonly walmart: string;
}

/**
 * The databases with 143,221 e-mails and 100,000 products, kept between runs; the seed tool fills them the first time.
 * @param checkout whose data: each has its own migrations, and its seed tool makes the same rows
 */
export async function fullData(checkout: string = PACKAGE_ROOT): Promise<DataFiles> {
  const folder = join(checkout, "data", "bench");
  const files = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  const there = await Promise.all([access(files.main), access(files.walmart)]).catch(() => undefined);
  if (there) return files;
  const seed = join(checkout, "dist", "bench", "seed", "seed.js");
  const child = spawn(process.execPath, [seed, "--main", files.main, "--walmart", files.walmart], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the seed tool ended with exit code ${code}`);
  return files;
}

/** A copy for cases that write; a clone where the file system can. */
export async function scratchCopy(files: DataFiles): Promise<DataFiles & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "crewdb-bench-"));
  const copy = { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") };
  await copyFile(files.main, copy.main, constants.COPYFILE_FICLONE);
  await copyFile(files.walmart, copy.walmart, constants.COPYFILE_FICLONE);
  return { ...copy, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import type { PeerResult } from "./result.js";

/** What was measured last of each case, so that one case can be measured again without the others. */
const FOLDER = join(PACKAGE_ROOT, "build", "peers");

const fileOf = (name: string): string => join(FOLDER, `${name}.json`);

/** Keeps a case's result in place of its last one. */
export async function keepResult(result: PeerResult): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(fileOf(result.case), JSON.stringify(result, undefined, 1));
}

/** The last result of a case; undefined when it was never measured here. */
export async function lastResult(name: string): Promise<PeerResult | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(name), "utf8")) as PeerResult;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

import { isUtf8 } from "node:buffer";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

export interface Source {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export interface FoundFiles {
  readonly sources: readonly Source[];
  /** Those that were not read, and why. */
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
}

const EXTENSIONS: ReadonlySet<string> = new Set([".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"]);
/** What is installed or made; folders whose name begins with a dot besides. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist", "build", "out", "coverage", "vendor"]);
/** Files above this are bundles or tables; the largest sources that people write have some 50,000 lines. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Every TypeScript and JavaScript source below a folder. Symbolic links are not followed: what they point to is either below the
 * folder too, and would be rewritten twice, or outside of it.
 */
export function findFiles(folder: string): FoundFiles {
  const sources: Source[] = [];
  const skipped: { path: string; why: string }[] = [];
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith(".")) visit(path);
      } else if (entry.isFile() && EXTENSIONS.has(extname(entry.name)) && !/\.d\.[cm]?ts$/.test(entry.name)) {
        const bytes = lstatSync(path).size > MAX_BYTES ? undefined : readFileSync(path);
        if (bytes === undefined) skipped.push({ path, why: "is larger than 4 MiB" });
        else if (!isUtf8(bytes)) skipped.push({ path, why: "is not UTF-8" });
        else sources.push({ path, text: bytes.toString() });
      }
    }
  };
  visit(folder);
  return { sources, skipped };
}

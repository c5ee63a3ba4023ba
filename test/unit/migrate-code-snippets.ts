import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { migrateCode } from "../../src/migrate-code/migrate-code.js";

export interface Moved {
  /** What each file says afterwards. */
  readonly files: Readonly<Record<string, string>>;
  /** `file:line problem; fix`. */
  readonly sites: readonly string[];
}

/** Moves files that exist for this call alone. */
export function move(files: Readonly<Record<string, string>>): Moved {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-snippets-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { changes, sites } = migrateCode(folder);
    const after = Object.fromEntries(
      Object.keys(files).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    );
    for (const change of changes) after[change.path.slice(folder.length + 1)] = change.after;
    const told = sites.map(
      ({ file, line, level, problem, fix }) => `${level} ${file.slice(folder.length + 1)}:${line} ${problem}; ${fix}`,
    );
    return { files: after, sites: told };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same for one file. */
export function moveOne(
  text: string,
  name = "src/services/a.ts",
): { readonly after: string; readonly sites: readonly string[] } {
  const { files, sites } = move({ [name]: text });
  return { after: files[name] ?? "", sites };
}

export const OLD = "import { getDatabaseManager } from '../database/DatabaseManager.js';\n";
export const NEW = "import { getUnifiedConnectionManager } from 'crewdb/database/UnifiedConnectionManager.js';\n";

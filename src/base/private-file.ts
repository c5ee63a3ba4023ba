/** Files that contain credentials are made for this user alone, whatever the umask; SQLite gives its logs the rights of their database. */

import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a folder and those above it that are missing. mkdir's own `recursive` never ends below /proc. */
export function createFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  createFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

/** Makes an empty file; false when there is one. Never opens one that is there: closing it would drop this process's locks on it. */
export function createFile(file: string): boolean {
  try {
    closeSync(openSync(file, "wx", 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** The mode of a file that others than its user can read or write, as `0644`; undefined when they can't, or it is not there. */
export function modeForOthers(file: string): string | undefined {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  return mode === undefined || (mode & 0o066) === 0 || process.platform === "win32"
    ? undefined
    : `0${(mode & 0o777).toString(8)}`;
}

/** Others than its user can change the file: what it says is then no longer this user's word. */
export function isWritableByOthers(file: string): boolean {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o022) !== 0 && process.platform !== "win32";
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** Left out of the copy: what is not the package, or comes with the link to node_modules. */
const NOT_COPIED = new Set(["node_modules", ".git", "build", "dist", "data"]);

/** The package in a temporary folder of its own, as it is after `npm ci`: commands may write where they run. */
export function copyPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-copy-"));
  for (const name of readdirSync(PACKAGE_ROOT).filter((each) => !NOT_COPIED.has(each))) {
    cpSync(join(PACKAGE_ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(PACKAGE_ROOT, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "build"));
  symlinkSync(join(PACKAGE_ROOT, "build", "native"), join(folder, "build", "native"));
  return folder;
}

import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** The one name of a file that several may reach, also before it exists. Throws when its folder does not exist. */
export function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  // A link may point to a file that is still to be made: that file is the one SQLite would make.
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    return realPath(resolve(dirname(file), readlinkSync(file)));
  return join(realpathSync(dirname(file)), basename(file));
}

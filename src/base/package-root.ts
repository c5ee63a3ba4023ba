import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json, as seen from dist/src: where .sql files and gen/ are read from. */
export const PACKAGE_ROOT: string = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

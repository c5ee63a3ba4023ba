/** Writes what is generated from the tables of reasons and settings. Run by `npm run generate`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorsPage, withSettingsTable } from "./docs.js";
import { PACKAGE_ROOT } from "./package-root.js";

const readme = join(PACKAGE_ROOT, "README.md");
writeFileSync(join(PACKAGE_ROOT, "docs", "errors.md"), errorsPage());
writeFileSync(readme, withSettingsTable(readFileSync(readme, "utf8")));

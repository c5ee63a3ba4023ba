/** Writes what is generated from the tables of reasons and settings. Run by `npm run generate`. */
import "../base/needs-service-node.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { runCommand } from "./command.js";
import { errorsPage, settingsPage, withSettingsTable } from "./docs.js";

await runCommand({
  name: "node dist/src/cli/docs-cli.js",
  about: "Writes docs/errors.md, docs/settings.md and the settings in README.md.",
  options: {},
  run() {
    const readme = join(PACKAGE_ROOT, "README.md");
    writeFileSync(join(PACKAGE_ROOT, "docs", "errors.md"), errorsPage());
    writeFileSync(join(PACKAGE_ROOT, "docs", "settings.md"), settingsPage());
    writeFileSync(readme, withSettingsTable(readFileSync(readme, "utf8")));
    return undefined;
  },
});

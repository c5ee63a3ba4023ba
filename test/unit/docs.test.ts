import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { errorsPage, settingsPage, withSettingsTable } from "../../src/cli/docs.js";
import { REASONS } from "../../src/engine/reasons.js";
import { SETTING_GROUPS, SETTING_NAMES } from "../../src/settings/settings.js";

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), "utf8");

function sources(folder: string): string[] {
  return readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") || name.endsWith(".sql"))
    .map((name) => read(join(folder, name)));
}

describe("the documentation", () => {
  it("lists every reason with its status", () => {
    assert.equal(read("docs/errors.md"), errorsPage(), "docs/errors.md is stale; run `npm run generate`");
    for (const reason of Object.keys(REASONS)) assert.ok(errorsPage().includes(`| \`${reason}\` |`), reason);
  });

  it("lists every setting once, with its default", () => {
    assert.equal(read("docs/settings.md"), settingsPage(), "docs/settings.md is stale; run `npm run generate`");
    assert.deepEqual(SETTING_GROUPS.flatMap(({ names }) => names).toSorted(), SETTING_NAMES.toSorted());
  });

  it("repeats in the README the settings that are needed most often", () => {
    assert.equal(
      read("README.md"),
      withSettingsTable(read("README.md")),
      "README.md's settings are stale; run `npm run generate`",
    );
  });

  it("has no setting that nothing reads and no reason that nothing gives", () => {
    const code = sources("src").filter(
      (text) => !text.includes("export const SETTINGS") && !text.includes("export const REASONS"),
    );
    const readers = ["src/settings/config.ts", "src/unified/environment.ts"];
    const config = readers
      .map(read)
      .join("")
      .replaceAll(/\$\{prefix\}/g, "DB_");
    for (const name of SETTING_NAMES)
      assert.ok(config.includes(name.replace(/^[A-Z]+_(?=DB_)/, "")), `${name} is not read`);
    const given = (reason: string): boolean =>
      code.some((text) => text.includes(`"${reason}"`) || text.includes(`-- none ${reason}`));
    const silent = Object.keys(REASONS).filter((reason) => !given(reason));
    assert.deepEqual(silent, []);
  });
});

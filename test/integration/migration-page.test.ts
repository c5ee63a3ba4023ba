import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { assertPrinted, findExample } from "./doc-example.js";
import { GuideProject } from "./guide-project.js";

const EXAMPLES = [
  "initialisation",
  "service",
  "walmart",
  "repositories",
  "transactions",
  "closing",
  "errors",
  "side by side",
];

for (const flag of ["true", "false"]) {
  describe(`docs/migration.md, with USE_UNIFIED_DB=${flag}`, () => {
    const page = readFileSync(join(PACKAGE_ROOT, "docs", "migration.md"), "utf8");
    let project: GuideProject;
    let printed: Readonly<Record<string, string>>;
    before(async () => {
      project = new GuideProject();
      for (const name of EXAMPLES) project.write(`${name}.ts`, findExample(page, name).code);
      printed = await project.run(EXAMPLES, { ...project.files, USE_UNIFIED_DB: flag });
    });
    after(() => project.remove());

    for (const name of EXAMPLES) {
      it(`${name} prints what the page says`, () => assertPrinted(printed[name] ?? "", findExample(page, name).answer));
    }
  });
}

import { GuideProject } from "./guide-project.js";
import { assertPrinted, findExample, readBlocks } from "./page-blocks.js";

const PAGE = "docs/migration.md";
const EXAMPLES = readBlocks(PAGE).flatMap(({ answer }) => answer?.name ?? []);

for (const flag of ["true", "false"]) {
  describe(`docs/migration.md, with USE_UNIFIED_DB=${flag}`, () => {
    let project: GuideProject;
    let printed: Readonly<Record<string, string>>;
    before(async () => {
      project = new GuideProject();
      for (const name of EXAMPLES) project.write(`${name}.ts`, findExample(PAGE, name).code);
      printed = await project.run(EXAMPLES, { ...project.files, USE_UNIFIED_DB: flag });
    });
    after(() => project.remove());

    for (const name of EXAMPLES) {
      it(`${name} prints what the page says`, () => assertPrinted(printed[name] ?? "", findExample(PAGE, name).answer));
    }
  });
}

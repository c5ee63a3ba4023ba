/** Writes docs/reference.md and docs/openapi.json. Run by `npm run generate`. */
import "../base/needs-service-node.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { parseImage } from "../contract/image.js";
import { openApiText } from "../contract/openapi.js";
import { referenceText } from "../contract/reference.js";
import { CommandError, runCommand } from "./command.js";

await runCommand({
  name: "node dist/src/cli/reference-cli.js",
  about: "Writes docs/reference.md and docs/openapi.json. IMAGE has the protos' comments: buf build -o IMAGE.",
  options: { check: { type: "boolean", meaning: "write nothing, and fail when a file is stale" } },
  operands: "IMAGE",
  run({ check }, [imageFile = ""]) {
    const image = parseImage(readFileSync(imageFile));
    const texts = { "reference.md": referenceText(image), "openapi.json": openApiText(image) };
    for (const [name, text] of Object.entries(texts)) {
      const file = join(PACKAGE_ROOT, "docs", name);
      if (check !== true) writeFileSync(file, text);
      else if (readFileSync(file, "utf8") !== text)
        throw new CommandError(`docs/${name} is stale; run \`npm run generate\``);
    }
    return undefined;
  },
});

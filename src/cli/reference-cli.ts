/** Writes docs/reference.md. Run by `npm run generate`. */
import "../base/needs-service-node.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { parseImage } from "../contract/image.js";
import { referenceText } from "../contract/reference.js";
import { CommandError, runCommand } from "./command.js";

await runCommand({
  name: "node dist/src/cli/reference-cli.js",
  about: "Writes docs/reference.md. IMAGE has the protos' comments: buf build -o IMAGE.",
  options: { check: { type: "boolean", meaning: "write nothing, and fail when the file is stale" } },
  operands: "IMAGE",
  run({ check }, [imageFile = ""]) {
    const text = referenceText(parseImage(readFileSync(imageFile)));
    const file = join(PACKAGE_ROOT, "docs", "reference.md");
    if (check !== true) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text)
      throw new CommandError("docs/reference.md is stale; run `npm run generate`");
    return undefined;
  },
});

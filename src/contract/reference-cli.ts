/**
 * `node reference-cli.js COMMENTED_IMAGE [--check]`: writes docs/reference.md from an image that has comments. With
 * `--check` it writes nothing and fails when the file is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PACKAGE_ROOT } from "../package-root.js";
import { parseImage } from "./image.js";
import { referenceText } from "./reference.js";

function main(): number {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { check: { type: "boolean" } } });
  const [imageFile] = positionals;
  if (imageFile === undefined) throw new Error("name the image: buf build -o FILE, without --exclude-source-info");
  const text = referenceText(parseImage(readFileSync(imageFile)));
  const file = join(PACKAGE_ROOT, "docs", "reference.md");
  if (values.check !== true) {
    writeFileSync(file, text);
    return 0;
  }
  if (readFileSync(file, "utf8") === text) return 0;
  process.stderr.write("docs/reference.md is stale; run `npm run generate`\n");
  return 1;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * Makes layout.h and src/engine/layout.ts of layout.json: every number that the extension and the program share stands
 * once. `--check` writes nothing and fails when one of them is not what it would be.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;
const source = readFileSync(join(folder, "layout.json"), "utf8");
const { enums, constants } = JSON.parse(source);
const hash = createHash("sha256").update(JSON.stringify({ enums, constants })).digest("hex").slice(0, 16);

const upper = (name) => name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();
const pascal = (name) => name[0].toUpperCase() + name.slice(1);
const numbersOf = ({ names, bits }) => names.map((name, index) => [name, bits ? 2 ** index : index]);

function toHeader() {
  const parts = [
    "/* Made by layout.mjs of layout.json. */",
    "#ifndef CREWDB_LAYOUT_H",
    "#define CREWDB_LAYOUT_H",
    "",
    `#define LAYOUT_HASH "${hash}"`,
    ...Object.entries(constants).map(([name, [value, about]]) => `#define ${upper(name)} ${value} /* ${about} */`),
  ];
  for (const [name, each] of Object.entries(enums)) {
    const values = numbersOf(each).map(([value, number]) => `  ${upper(name)}_${upper(value)} = ${number},`);
    if (!each.bits) values.push(`  ${upper(name)}_COUNT = ${each.names.length},`);
    parts.push("", `/* ${each.about} */`, `enum ${name} {`, ...values, "};");
  }
  return `${parts.join("\n")}\n\n#endif\n`;
}

function toModule() {
  const parts = [
    "// Made by src/native/layout.mjs of src/native/layout.json.",
    "",
    "/** Of everything below: the extension and the program refuse each other when theirs differ. */",
    `export const LAYOUT_HASH = "${hash}";`,
  ];
  for (const [name, [value, about]] of Object.entries(constants)) {
    parts.push("", `/** ${about} */`, `export const ${upper(name)} = ${value};`);
  }
  for (const [name, each] of Object.entries(enums)) {
    const values = numbersOf(each).map(([value, number]) => `  ${value}: ${number},`);
    parts.push("", `/** ${each.about} */`, `export const ${pascal(name)} = {`, ...values, "} as const;");
  }
  return `${parts.join("\n")}\n`;
}

const files = [
  [join(folder, "layout.h"), toHeader()],
  [join(folder, "..", "engine", "layout.ts"), toModule()],
];
for (const [file, text] of files) {
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${file} is not what layout.json says: run node src/native/layout.mjs\n`);
    process.exitCode = 1;
  }
}

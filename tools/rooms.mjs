/**
 * Makes biome.rooms.json and the drawing of the rooms in ARCHITECTURE.md from src/rooms.json. `--check` writes nothing and
 * fails when one of them is not what it would be.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const { rooms, packages } = JSON.parse(readFileSync(join(root, "src", "rooms.json"), "utf8"));

/** One override a room, and one for each file that may import more than the rest of its room. */
function toBiome() {
  const overrides = rooms.flatMap((room) => {
    const { imports, through = {} } = room;
    const all = imports.filter((other) => !(other in through));
    return [
      toOverride(room, `src/${room.name}/**`, all),
      ...Object.entries(through).map(([other, file]) => toOverride(room, file, [...all, other])),
    ];
  });
  return `${JSON.stringify({ overrides }, undefined, 2)}\n`;
}

/** The rooms and packages that may not be imported, each with a sentence that says why. */
function toOverride({ name, is }, includes, imports) {
  const patterns = rooms
    .filter((other) => other.name !== name && !imports.includes(other.name))
    .map((other) => ({
      group: [`**/src/${other.name}/**`, `../${other.name}/**`, `../../${other.name}/**`, `../../../${other.name}/**`],
      message: `src/${name} (${is}) may not import src/${other.name} (${other.is}): src/rooms.json has what it may`,
    }));
  const forbidden = Object.entries(packages).filter(([, each]) => !each.rooms.includes(name));
  const paths = Object.fromEntries(forbidden.map(([path, { why }]) => [path, why]));
  return {
    includes: [includes],
    linter: { rules: { style: { noRestrictedImports: { level: "error", options: { patterns, paths } } } } },
  };
}

/** The arrows that no other arrow implies, so that the picture can be read. */
function toDrawing() {
  const importsOf = new Map(rooms.map(({ name, imports }) => [name, imports]));
  const reaches = (from, to, seen = new Set()) =>
    importsOf.get(from).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  const arrows = rooms.flatMap(({ name, imports }) =>
    imports
      .filter(
        (to) => !imports.some((other) => other !== to && !importsOf.get(other).includes(name) && reaches(other, to)),
      )
      .map((to) => `  ${name} --> ${to}`),
  );
  return [
    "```mermaid",
    "flowchart TD",
    ...rooms.map(({ name, is }) => `  ${name}["<b>${name}</b><br>${is}"]`),
    ...arrows,
    "```",
  ].join("\n");
}

const BEGIN = "<!-- rooms: made by tools/rooms.mjs -->";
const END = "<!-- end of rooms -->";

function withDrawing(text) {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`ARCHITECTURE.md has no place between ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n${toDrawing()}\n${END}${after}`;
}

const architecture = join(root, "ARCHITECTURE.md");
const files = [
  [join(root, "biome.rooms.json"), toBiome()],
  [architecture, withDrawing(readFileSync(architecture, "utf8"))],
];
for (const [file, text] of files) {
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${file} is not what src/rooms.json says: run node tools/rooms.mjs\n`);
    process.exitCode = 1;
  }
}

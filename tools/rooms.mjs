/** Writes what follows from src/rooms.json. */
import "./needs-node.mjs";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { runCommand } = await import("../src/cli/command.ts");

const root = join(import.meta.dirname, "..");
const { rooms, packages } = JSON.parse(readFileSync(join(root, "src", "rooms.json"), "utf8"));

/** One override a room, and one for each file that may import more than the rest of its room. */
function toBiome() {
  const overrides = rooms.flatMap((room) => {
    const { imports, through = {} } = room;
    const all = imports.filter((other) => !(other in through));
    return [
      toOverride(room, `src/${room.name}/**`, all),
      ...[...new Set(Object.values(through))].map((file) => {
        const own = Object.keys(through).filter((other) => through[other] === file);
        return toOverride(room, file, [...all, ...own]);
      }),
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

/** The door page of a room, with the line that says what it may import. */
function withImports(text, imports) {
  const names = imports.length === 0 ? "nothing of `src`" : imports.map((name) => `\`${name}\``).join(", ");
  return text.replace(/^- May import: [^.]*\./m, `- May import: ${names}.`);
}

const doors = rooms
  .map(({ name, imports }) => [join(root, "src", name, "README.md"), imports])
  .filter(([door]) => existsSync(door))
  .map(([door, imports]) => [door, withImports(readFileSync(door, "utf8"), imports)]);
const architecture = join(root, "ARCHITECTURE.md");
const files = [
  [join(root, "biome.rooms.json"), toBiome()],
  [architecture, withDrawing(readFileSync(architecture, "utf8"))],
  ...doors,
];

await runCommand({
  name: "node tools/rooms.mjs",
  about:
    "Writes what follows from src/rooms.json: biome.rooms.json, the drawing in ARCHITECTURE.md, the imports at each room's door.",
  options: { check: { type: "boolean", meaning: "write nothing, and fail when a file is stale" } },
  run({ check = false }) {
    const stale = files.filter(([file, text]) => readFileSync(file, "utf8") !== text);
    for (const [file, text] of stale) {
      if (check) process.stderr.write(`${file} is stale; run node tools/rooms.mjs\n`);
      else writeFileSync(file, text);
    }
    return check && stale.length > 0 ? 1 : 0;
  },
});

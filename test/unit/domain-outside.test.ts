import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** Rooms that serve any schema. The other rooms hold the application's words, or its old surface. */
const ENGINE = [
  "native",
  "sqlite",
  "postgres",
  "sql",
  "recovery",
  "typed",
  "queue",
  "engine",
  "base",
  "contract",
  "calls",
  "sockets",
  "grpc",
  "http",
  "access",
  "service",
  "settings",
];

describe("the engine", () => {
  const sources = join(PACKAGE_ROOT, "src");

  it("names no table of a database, nor a hidden column: migrations declare what it must know", () => {
    const schema = filesUnder(join(sources, "databases"), /\.sql$/)
      .map(({ text }) => text)
      .join("\n");
    const tables = [...schema.matchAll(/CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)/g)].map(([, name = ""]) => name);
    const hidden = [...schema.matchAll(/INTO crewdb_hidden[^;]*VALUES \('\w+', '(\w+)'\)/g)].map(
      ([, name = ""]) => name,
    );
    assert.ok(tables.includes("emails_enhanced") && hidden.includes("password_hash"));
    // A word without an underscore, like messages, is English as well, and the service's own tables are no database's.
    const names = [...tables, ...hidden].filter((name) => name.includes("_") && !name.startsWith("crewdb_"));
    const known = new RegExp(`\\b(?:${names.join("|")})\\b`);
    const found = ENGINE.flatMap((room) => filesUnder(join(sources, room), /\.(?:ts|c|h|json)$/)).flatMap(
      ({ file, text }) =>
        text
          .split("\n")
          .filter((line) => known.test(line))
          .map((line) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(found, []);
  });
});

function filesUnder(folder: string, name: RegExp): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSchema } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { databaseNamed, nameOfDatabase, toDatabase } from "../../src/calls/admin/database-numbers.js";
import { anyOf, DATABASE_NAMES, DATABASES, pathSettings } from "../../src/databases/index.js";

describe("the list of databases", () => {
  it("has every folder, and each has a package and a number", () => {
    const folders = readdirSync(join(PACKAGE_ROOT, "src/databases"), { withFileTypes: true });
    const names = folders.filter((each) => each.isDirectory()).map(({ name }) => name);
    assert.deepEqual(names.toSorted(), DATABASE_NAMES.toSorted());
    for (const name of names) {
      assert.ok(existsSync(join(PACKAGE_ROOT, `proto/crewdb/${name}/v1`)), name);
      assert.equal(nameOfDatabase(toDatabase(name)), name);
    }
    assert.equal(DatabaseSchema.values.length, names.length + 1, "AdminDb's Database has other values");
  });

  it("gives each its own settings and its own file", () => {
    for (const what of ["prefix", "file"] as const)
      assert.equal(new Set(DATABASE_NAMES.map((name) => DATABASES[name][what])).size, DATABASE_NAMES.length);
  });

  it("knows no number of a name that it has not, and no name of another number", () => {
    for (const name of ["unspecified", "MAIN", "nine"]) assert.equal(databaseNamed(name), undefined);
    assert.throws(() => toDatabase("nine"), /database\.proto has no value DATABASE_NINE/);
    for (const number of [0, 9999]) assert.equal(nameOfDatabase(number), undefined);
  });

  it("is said in words", () => {
    assert.equal(anyOf(["a"]), "a");
    assert.equal(anyOf(["a", "b", "c"]), "a, b or c");
    assert.match(pathSettings(), /^DB_PATH.* and \w+_DB_PATH$/);
  });
});

import assert from "node:assert/strict";
import { compareSchemas } from "../../src/contract/compare-schemas.js";
import { readMigrations, readPostgresSchema } from "../../src/contract/load-plans.js";
import { readSchema } from "../../src/contract/schema-text.js";
import { DATABASE_NAMES } from "../../src/databases/index.js";
import { openProbe } from "../../src/sqlite/file/probe.js";
import { texts } from "./contract-fixture.js";

const SQLITE = `
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  -- An address, in any case.
  email TEXT COLLATE NOCASE UNIQUE,
  age INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_people_age CHECK (age IN (0, 1)),
  photo BLOB,
  age_key INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(age, -1)) VIRTUAL
, CONSTRAINT ck_people_email CHECK (length(email) < 9)) STRICT;
CREATE TABLE "pets" (
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE SET NULL ON UPDATE CASCADE,
  name TEXT NOT NULL, weight REAL,
  PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE 'pets_idx'(segid, term, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE INDEX ix_pets ON pets (name, weight);
CREATE VIEW pet_names AS SELECT name FROM pets;
CREATE TRIGGER tr_pets AFTER INSERT ON pets WHEN json_valid(new.name) BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_pets_name');
END;`;

const POSTGRES = `
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'CREATE TABLE x (y text);' $$;
CREATE TABLE people (
  id text NOT NULL PRIMARY KEY,
  email text COLLATE nocase UNIQUE,
  age bigint NOT NULL DEFAULT 0 CONSTRAINT ck_people_age CHECK (age IN (0, 1)),
  photo bytea,
  age_key bigint NOT NULL GENERATED ALWAYS AS (coalesce(age, -1)) STORED,
  CONSTRAINT ck_people_email CHECK (length(email) < 9)
);
CREATE TABLE pets (
  person_id text NOT NULL REFERENCES people (id) ON DELETE SET NULL ON UPDATE CASCADE,
  name text NOT NULL CONSTRAINT ck_pets_name CHECK (name <> ''),
  weight double precision,
  shard bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, name, shard)
);
-- lacks pets_idx: SQLite's search index
CREATE INDEX ix_pets ON pets (name, weight);
CREATE VIEW pet_names AS SELECT name FROM pets;`;

/** An edit of PostgreSQL's text, and what is said of it. */
const EDITS: readonly (readonly [name: string, from: string, to: string, ...mistakes: string[]])[] = [
  ["nothing", "", ""],
  ["a missing column", "  photo bytea,\n", "", "pg.sql:3: people.photo: SQLite has this column; add it as bytea"],
  [
    "a column of another type",
    "photo bytea",
    "photo text",
    "pg.sql:7: people.photo: is text, and bytea in SQLite's schema",
  ],
  [
    "a column that may be NULL",
    "age bigint NOT NULL",
    "age bigint",
    "pg.sql:6: people.age: is bigint, and bigint NOT NULL in SQLite's schema",
  ],
  [
    "a column that tells cases apart",
    "email text COLLATE nocase",
    "email text",
    "pg.sql:5: people.email: is text, and text COLLATE nocase in SQLite's schema",
  ],
  [
    "a column that is stored",
    " GENERATED ALWAYS AS (coalesce(age, -1)) STORED",
    "",
    "pg.sql:8: people.age_key: is bigint NOT NULL, and bigint NOT NULL GENERATED in SQLite's schema",
  ],
  ["one column more", "photo bytea", "photo bytea, x text", "pg.sql:7: people.x: SQLite's schema has no such column"],
  [
    "a missing table",
    POSTGRES.slice(POSTGRES.indexOf("CREATE TABLE pets"), POSTGRES.indexOf("-- lacks")),
    "",
    "postgres: pets: SQLite has this table; add it, or say `-- lacks pets: why`",
  ],
  [
    "one table more",
    "CREATE VIEW",
    "CREATE TABLE cats (a text);\nCREATE VIEW",
    "pg.sql:20: cats: SQLite's schema has no such table",
  ],
  ["a missing key", "nocase UNIQUE", "nocase", "pg.sql:3: people: lacks unique (email), which SQLite's schema has"],
  [
    "another reference",
    "ON DELETE SET NULL",
    "ON DELETE CASCADE",
    "pg.sql:11: pets: lacks (person_id) references people ( id ) on delete set null on update cascade, which SQLite's schema has",
    "pg.sql:11: pets: has (person_id) references people ( id ) on delete cascade on update cascade, which SQLite's schema lacks",
  ],
  [
    "a missing constraint",
    "CONSTRAINT ck_pets_name CHECK (name <> '')",
    "",
    "pg.sql:11: pets: lacks ck_pets_name, which SQLite's schema has",
  ],
  [
    "a renamed constraint",
    "ck_people_email",
    "ck_mail",
    "pg.sql:3: people: lacks ck_people_email, which SQLite's schema has",
    "pg.sql:3: people: has ck_mail, which SQLite's schema lacks",
  ],
  [
    "another index",
    "(name, weight)",
    "(weight)",
    "pg.sql:19: ix_pets: is on pets ( weight ), and on pets ( name , weight ) in SQLite's schema",
  ],
  [
    "a missing index",
    "CREATE INDEX ix_pets ON pets (name, weight);",
    "",
    "postgres: ix_pets: SQLite has this index on pets ( name , weight ); add it",
  ],
  [
    "a missing view",
    "CREATE VIEW pet_names AS SELECT name FROM pets;",
    "",
    "postgres: pet_names: SQLite has this view; add it",
  ],
  [
    "a table that it does not say it lacks",
    "-- lacks pets_idx: SQLite's search index",
    "",
    "postgres: pets_idx: SQLite has this table; add it, or say `-- lacks pets_idx: why`",
  ],
  [
    "a later migration that adds what was missing",
    "CREATE VIEW",
    "ALTER TABLE people ADD COLUMN y text;\nALTER TABLE people DROP COLUMN y;\nALTER TABLE people ADD CONSTRAINT z CHECK (true);\nCREATE VIEW",
    "pg.sql:3: people: has z, which SQLite's schema lacks",
  ],
];

describe("the comparison of SQLite's and PostgreSQL's schema", () => {
  const sqlite = readSchema([{ path: "", text: SQLITE }]);

  for (const [name, from, to, ...mistakes] of EDITS)
    it(`finds ${name}`, () => {
      assert.ok(POSTGRES.includes(from), from);
      const postgres = readSchema([{ path: "pg.sql", text: POSTGRES.replace(from, to) }]);
      assert.deepEqual(texts(compareSchemas(sqlite, postgres, "postgres")).toSorted(), mistakes.toSorted());
    });

  for (const database of DATABASE_NAMES)
    it(`reads all of ${database}, where both have the same`, () => {
      const probe = openProbe({ migrations: readMigrations(database) });
      const ours = readSchema([{ path: "", text: probe.schema().join(";\n") }]);
      const theirs = readSchema(readPostgresSchema(database));
      for (const [name, columns] of probe.tables()) {
        const table = ours.tables.get(name);
        if (table !== undefined) assert.deepEqual([...table.columns.keys()], columns, name);
      }
      probe.close();
      assert.ok(theirs.tables.size > 15 && theirs.indexes.size > 25 && theirs.views.size > 8, "too little was read");
      assert.deepEqual(texts(compareSchemas(ours, theirs, "postgres")), []);
    });
});

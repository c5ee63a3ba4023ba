import assert from "node:assert/strict";
import { meaningOf, messageIn } from "../../src/recovery/litestream.js";
import { below, folderOf, withoutSecrets } from "../../src/recovery/replica-address.js";
import { parseConfig } from "../../src/settings/config.js";

function problemOf(url: string): string {
  try {
    parseConfig({ WALMART_DB_REPLICA_URL: url });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("recovery: the URL of a replica", () => {
  it("is taken in every form that names a place", () => {
    for (const url of ["file:///a", "s3://bucket/a?region=eu", "sftp://me@host/a", "abs://account@container/a"])
      assert.equal(problemOf(url), "", url);
  });

  it("with a mistake is refused in a sentence that says what would be right", () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ["/var/backups", /WALMART_DB_REPLICA_URL is not a URL: it must begin with one of file, s3/],
      ["s4://bucket", /begins with s4:\/\/, which Litestream does not know/],
      ["postgres://host/db", /names a PostgreSQL server, and this database is a SQLite file/],
      ["file://var/backups", /whole path, with three slashes/],
      ["file:///", /names no place: write it like file:/],
      ["s3://", /names no place: write it like s3:/],
    ];
    for (const [url, sentence] of wrong) assert.match(problemOf(url), sentence);
  });

  it("keeps its parameters behind what is put below it, and its password out of messages", () => {
    assert.equal(below("s3://b/a/?region=eu", "main", "1"), "s3://b/a/main/1?region=eu");
    assert.equal(below("file:///a", "main"), "file:///a/main");
    assert.equal(withoutSecrets("sftp://me:secret@host/a?key-path=k"), "sftp://me:***@host/a");
    assert.deepEqual(["file:///a/b", "s3://b/a"].map(folderOf), ["/a/b", undefined]);
  });
});

describe("recovery: what Litestream says", () => {
  it("is told in a few words, with its own", () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ["Error: s3: list objects: StatusCode: 403, AccessDenied", /^refused the credentials \(s3: list/],
      [
        'time=1 level=ERROR msg="sync error" error="dial tcp 127.0.0.1:1: connect: connection refused"',
        /^can't be reached \(sync error: dial/,
      ],
      ["open /x: permission denied", /^can't be written by this user/],
      ["", /^can't be used$/],
    ];
    for (const [said, sentence] of cases) assert.match(meaningOf(said), sentence);
    assert.equal(messageIn('{"level":"ERROR","msg":"sync","error":"no"}'), "sync: no");
  });
});

import assert from "node:assert/strict";
import { hostUrls, sessionAttrsOf } from "../../src/base/server-url.js";
import { loginOf, placeOf, withLogin } from "../../src/postgres/url.js";
import { parseConfig } from "../../src/settings/config.js";

const SEVERAL = "postgres://ann:p%40ss@a.example,[::1]:5433,c:6000/x?target_session_attrs=primary";

describe("the URL of a PostgreSQL server", () => {
  it("may name several hosts, each with a port of its own", () => {
    assert.deepEqual(hostUrls(SEVERAL), [
      "postgres://ann:p%40ss@a.example/x?target_session_attrs=primary",
      "postgres://ann:p%40ss@[::1]:5433/x?target_session_attrs=primary",
      "postgres://ann:p%40ss@c:6000/x?target_session_attrs=primary",
    ]);
    assert.equal(placeOf(SEVERAL), "a.example:5432,[::1]:5433,c:6000/x");
    const one = "postgres://a,b:c@d@host/x?options=1,2";
    assert.deepEqual(hostUrls(one), [one]);
    assert.equal(placeOf("postgres:///x?host=/run/postgresql"), "/run/postgresql:5432/x");
  });

  it("takes another login", () => {
    assert.deepEqual(loginOf(SEVERAL), { username: "ann", password: "p%40ss" });
    const other = withLogin(SEVERAL, { username: "ben", password: "x" });
    assert.equal(placeOf(other), placeOf(SEVERAL));
    assert.deepEqual(loginOf(other), { username: "ben", password: "x" });
    assert.equal(withLogin("postgres://host/x", { username: "ben", password: "" }), "postgres://ben@host/x");
    const dollars = { username: "b$1", password: "$&$$$1" };
    assert.deepEqual(loginOf(withLogin("postgres://ann:x@host/x", dollars)), dollars);
  });

  it("says which of the hosts will do, in libpq's words", () => {
    const attrs = (said: string) => sessionAttrsOf(new URL(`postgres://a/x?target_session_attrs=${said}`));
    assert.equal(attrs("read-write"), "read-write");
    assert.equal(attrs("fastest"), undefined);
    const refusal = (url: string): string => {
      try {
        parseConfig({ DB_URL: url });
        return "";
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
    };
    assert.equal(refusal(SEVERAL), "");
    assert.match(
      refusal("postgres://a,b/x?target_session_attrs=fastest"),
      /DB_URL has a target_session_attrs that is none of any, read-write,/,
    );
    assert.match(refusal("postgres://a:1,b:port/x"), /DB_URL is not a URL/);
    assert.match(refusal("postgres://a,b"), /DB_URL names no database/);
  });
});

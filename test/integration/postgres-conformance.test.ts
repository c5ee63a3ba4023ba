import { LANGUAGES } from "../conformance/languages.js";
import { conformanceOf } from "../conformance/promises.js";
import { whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "./skip.js";

/** One client is enough to tell whether the engine keeps the contract; test/long has the others. */
describe("conformance on PostgreSQL", () => {
  before(function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
  });
  conformanceOf(LANGUAGES.slice(0, 1), "postgres");
});

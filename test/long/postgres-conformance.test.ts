import { LANGUAGES } from "../conformance/languages.js";
import { conformanceOf } from "../conformance/promises.js";
import { whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "../integration/skip.js";

/** The first language is in test/integration. */
describe("conformance on PostgreSQL in the other languages", () => {
  before(function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
  });
  conformanceOf(LANGUAGES.slice(1), "postgres");
});

import { LANGUAGES } from "../conformance/languages.js";
import { conformanceOf } from "../conformance/promises.js";

/** TypeScript's columns are in test/integration. */
describe("conformance of the other languages", () => {
  conformanceOf(LANGUAGES.filter(({ name }) => !name.startsWith("typescript")));
});

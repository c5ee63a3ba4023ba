import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { allMethods, calledMethods } from "../conformance/case-runner.js";
import type { Case } from "../conformance/cases.js";
import { LANGUAGES } from "../conformance/languages.js";
import { toPage, wherePassed } from "../conformance/page.js";
import { conformanceOf } from "../conformance/promises.js";
import { allCases } from "../conformance/suite.js";

/** Not in the cases: clients under test that travel by it use it for every call. */
const BY_OTHER_MEANS = ["MainDb/Pipeline", "WalmartDb/Pipeline", "MainDb/Transact", "WalmartDb/Transact"];

const TYPESCRIPT = LANGUAGES.filter(({ name, overHttp }) => name.startsWith("typescript") || overHttp === true);

/** What holds of the TypeScript client with the native executor holds with the portable one too. */
const PORTABLE = TYPESCRIPT.slice(0, 1).map((language) => ({
  ...language,
  name: `${language.name}, portable executor`,
  settings: { CREWDB_EXECUTOR: "portable" },
}));

describe("conformance", () => {
  it("calls every rpc of both databases", () => {
    const called = new Set(allCases().flatMap(({ steps }) => calledMethods(steps)));
    assert.deepEqual(
      allMethods().filter((method) => !called.has(method) && !BY_OTHER_MEANS.includes(method)),
      [],
    );
  });

  it("has an expectation for every step", () => {
    const vague = allCases().flatMap(({ name, steps }: Case) =>
      steps
        .filter(
          (step) =>
            step.call !== undefined &&
            [step.expect, step.error, step.answer, step.pages].every((said) => said === undefined),
        )
        .map((step) => `${name}: ${step.call}`),
    );
    assert.deepEqual(vague, []);
  });

  it("is what docs/conformance.md says, with a reason for each case that does not apply", () => {
    const page = readFileSync(join(PACKAGE_ROOT, "docs", "conformance.md"), "utf8");
    assert.equal(page, toPage(LANGUAGES, allCases(), wherePassed), "run `npm run conformance`");
  });

  conformanceOf([...TYPESCRIPT, ...PORTABLE]);
});

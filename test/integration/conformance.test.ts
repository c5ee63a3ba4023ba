import assert from "node:assert/strict";
import { allMethods, calledMethods } from "../conformance/case-runner.js";
import type { Case } from "../conformance/cases.js";
import { LANGUAGES } from "../conformance/languages.js";
import { Rig } from "../conformance/rig.js";
import { allCases, runWith } from "../conformance/suite.js";
import { skipWithout } from "./skip.js";

/** Not in the cases: clients under test that travel by it use it for every call. */
const BY_OTHER_MEANS = ["MainDb/Pipeline", "WalmartDb/Pipeline", "MainDb/Transact", "WalmartDb/Transact"];

/** What is told of every language's client with the service's usual encoder, is told of the other one too. */
const IN_JAVASCRIPT = LANGUAGES.slice(0, 1).map((language) => ({
  ...language,
  name: `${language.name}, rows encoded in JavaScript`,
  settings: { CREWDB_ENCODER: "javascript" },
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

  for (const language of [...LANGUAGES, ...IN_JAVASCRIPT]) {
    describe(language.name, () => {
      let rig: Rig | undefined;
      before(async function () {
        // Drivers are compiled first.
        this.timeout(0);
        const command = language.prepare();
        if ("missing" in command) skipWithout(this, command.missing);
        rig = await Rig.start(language, command);
      });
      after(() => rig?.stop());

      for (const each of allCases()) {
        it(each.name, async () => {
          assert.ok(rig);
          assert.deepEqual(await runWith(rig, each), { kind: "pass" });
        });
      }
    });
  }
});

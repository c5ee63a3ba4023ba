import assert from "node:assert/strict";
import { skipWithout } from "../integration/skip.js";
import type { Language } from "./languages.js";
import { Rig } from "./rig.js";
import { allCases, runWith } from "./suite.js";

/** Every case with each of these clients, as tests. */
export function conformanceOf(languages: readonly Language[]): void {
  for (const language of languages) {
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
}

import assert from "node:assert/strict";
import type { RpcCalls } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { createAdminDb } from "../../src/client/index.js";
import { findGuardFile } from "../../src/sqlite/pool/interrupter.js";
import { skipBecause, skipWithout } from "../integration/skip.js";
import type { Language } from "./languages.js";
import { type EngineName, Rig } from "./rig.js";
import { allCases, runWith, whyNotWith } from "./suite.js";

/** What the native executors of both databases made of the calls so far. */
async function nativeCalls(rig: Rig | undefined): Promise<readonly RpcCalls[]> {
  assert.ok(rig);
  const admin = createAdminDb(rig.grpcAddress);
  try {
    const { databases } = await admin.getStatistics({});
    return databases.flatMap(({ nativeCalls }) => nativeCalls?.rpcs ?? []);
  } finally {
    admin.close();
  }
}

/** Every case with each of these clients, as tests. */
export function conformanceOf(languages: readonly Language[], engine: EngineName = "sqlite"): void {
  for (const language of languages) {
    describe(language.name, () => {
      let rig: Rig | undefined;
      before(async function () {
        // Drivers are compiled first.
        this.timeout(0);
        const command = language.prepare();
        if ("missing" in command) skipWithout(this, command.missing);
        rig = await Rig.start(language, command, engine);
      });
      after(() => rig?.stop());

      // After each case, because some of them start a new service, which begins to count anew.
      const handedOver = new Set<string>();
      let answered = 0n;
      afterEach(async () => {
        for (const { rpc, answeredCount, handedOverCount } of await nativeCalls(rig)) {
          answered += answeredCount;
          if (handedOverCount > 0n) handedOver.add(rpc);
        }
      });

      for (const each of allCases()) {
        it(each.name, async function () {
          const why = whyNotWith(language, engine, each);
          if (why !== undefined) skipBecause(this, `not for this client: ${why}`);
          assert.ok(rig);
          assert.deepEqual(await runWith(rig, each), { kind: "pass" });
        });
      }

      it("was answered by the executor of its settings, which handed no call over", () => {
        assert.deepEqual([...handedOver], []);
        const isNative =
          engine === "sqlite" && findGuardFile() !== undefined && language.settings?.CREWDB_EXECUTOR !== "portable";
        assert.equal(answered > 0n, isNative);
      });
    });
  }
}

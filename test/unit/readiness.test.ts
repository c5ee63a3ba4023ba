import assert from "node:assert/strict";
import type { Check } from "../../src/engine/checks.js";
import { type Readiness, watchReadiness } from "../../src/service/readiness.js";

describe("readiness", function () {
  this.timeout(30_000);
  let readiness: Readiness | undefined;
  let changes: { serving: boolean; problems: string[] }[];
  let changed: () => void;
  let looks: number;

  beforeEach(() => {
    changes = [];
    looks = 0;
  });
  afterEach(() => readiness?.stop());

  function watch(...checks: Check[]): void {
    readiness = watchReadiness(checks, (serving, problems) => {
      changes.push({ serving, problems });
      changed();
    });
  }

  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      changed = resolve;
    });
  const result = (name: string) => readiness?.results().find((each) => each.name === name);
  const check = (name: string, look: Check["look"], more: Partial<Check> = {}): Check => ({
    name,
    required: true,
    lasts: false,
    look: () => {
      looks++;
      return look();
    },
    ...more,
  });

  for (const [how, fail] of [
    ["says", async () => "database is locked"],
    ["throws", () => Promise.reject(new Error("database is locked"))],
  ] as const) {
    it(`is lost with a check that ${how} a problem twice, and comes back when it is healed`, async () => {
      let broken = true;
      watch(check("write", () => (broken ? fail() : Promise.resolve(undefined))));
      await nextChange();
      assert.equal(looks, 2);
      assert.deepEqual(changes, [{ serving: false, problems: ["write: database is locked"] }]);
      assert.equal(result("write")?.ok, false);
      broken = false;
      await nextChange();
      assert.deepEqual(changes[1], { serving: true, problems: [] });
    });
  }

  it("is lost at once with a problem that lasts", async () => {
    watch(check("file", async () => "the file is gone", { lasts: true }));
    await nextChange();
    assert.equal(looks, 1);
  });

  it("stays with a check that is only slow, and with one that is not required", async () => {
    watch(
      check("read", () => new Promise(() => undefined)),
      check("wal", async () => "too long", { required: false }),
    );
    while (looks < 4) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(result("wal")?.ok, false);
    assert.equal(result("wal")?.required, false);
    assert.equal(result("read")?.ok, true);
    assert.deepEqual(changes, []);
    assert.equal(readiness?.serving, true);
  });
});

import assert from "node:assert/strict";
import { rotate } from "../../bench/soak/rotation.js";
import { noOpenssl } from "../unit/grpc-certificates.js";

/** 13 rounds of four files. */
const ROTATIONS = 50;

describe("rotations of certificate, authorities, tokens and policy under load", function () {
  this.timeout(300_000);

  it("fail no call of an allowed caller, and refuse what is removed within 5 s", async function () {
    const missing = noOpenssl();
    if (missing !== undefined) {
      process.stderr.write(`skipped: ${missing}\n`);
      this.skip();
    }
    const { calls, failed, tooLate, removed, refused } = await rotate(ROTATIONS, () => undefined);
    assert.deepEqual({ failed, tooLate, refused }, { failed: {}, tooLate: [], refused: removed });
    assert.ok(calls > ROTATIONS);
  });
});

import { rmSync } from "node:fs";
import { newFolder } from "../integration/service-process.js";
import { loseAndRecover } from "./recovery-rounds.js";
import { needLitestream } from "./replica-rig.js";

const ROUNDS = 10;

describe("a service that is killed and loses its disk, again and again", function () {
  this.timeout(900_000);

  it(`comes back ${ROUNDS} times with all that was acknowledged a second before, and all that was replicated`, async function () {
    const litestream = needLitestream(this);
    const store = newFolder();
    try {
      const settings = { CREWDB_LITESTREAM: litestream.file, DB_REPLICA_URL: `file://${store}` };
      await loseAndRecover(ROUNDS, 22, settings);
    } finally {
      rmSync(store, { recursive: true, force: true });
    }
  });
});

import type { Database } from "better-sqlite3";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { CommitNumber } from "../thread/commit-number.js";

/** Pages copied between two looks at whether it is still wanted: 4 MiB, some ms. */
const PAGES_PER_STEP = 1024;

/**
 * Copies the database as it is now. All of the copy is one snapshot, so it neither waits for writes nor starts over because of
 * them, as a backup between snapshots would (https://sqlite.org/backup.html).
 *
 * @returns the commit that the copy includes
 * @throws RpcFailure CANCELLED when `stop` was set meanwhile
 */
export async function backUp(db: Database, to: string, stop: Int32Array): Promise<string> {
  db.exec("BEGIN");
  try {
    const commitSeq = new CommitNumber(db, false).read();
    await db.backup(to, {
      progress: () => {
        if (Atomics.load(stop, 0) !== 0)
          throw new RpcFailure({ reason: "CANCELLED", message: "the backup was cancelled" });
        return PAGES_PER_STEP;
      },
    });
    return commitSeq;
  } finally {
    db.exec("COMMIT");
  }
}

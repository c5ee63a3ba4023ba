import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPlans } from "../../src/contract/load-plans.js";
import { parseConfig } from "../../src/settings/config.js";
import { DatabasePool } from "../../src/sqlite/pool/database-pool.js";
import { findGuardFile, openInterrupter } from "../../src/sqlite/pool/interrupter.js";

/** A pool of main's on a new file, and what removes both again; undefined where the guard extension is not built. */
export async function openGuardedPool(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ pool: DatabasePool; close(): Promise<void> } | undefined> {
  const guardFile = findGuardFile();
  const interrupts = openInterrupter(guardFile);
  if (guardFile === undefined || interrupts === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "crewdb-pool-"));
  const config = parseConfig({ DB_PATH: join(folder, "m.db"), WALMART_DB_PATH: join(folder, "w.db"), ...settings });
  const main = config.databases.find((each) => each.database === "main");
  if (main === undefined) throw new Error("the settings have no database main");
  const { requestRetentionMs, requestRetentionBytes } = config;
  const pool = new DatabasePool({
    ...main,
    plan: loadPlans().main,
    guardFile,
    interrupts,
    requestRetentionMs,
    requestRetentionBytes,
  });
  await pool.open();
  const close = async (): Promise<void> => {
    await pool.close(5000);
    rmSync(folder, { recursive: true, force: true });
  };
  return { pool, close };
}

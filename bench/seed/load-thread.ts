/** Fills one database; the seed tool runs one thread for each. */
import { parentPort, workerData } from "node:worker_threads";
import { bulkLoadFile } from "../../src/sqlite/file/bulk-load-file.js";
import { mainTables } from "./main-tables.js";
import type { SeededDatabase } from "./seed-files.js";
import { walmartTables } from "./walmart-tables.js";

export interface LoadJob {
  readonly database: SeededDatabase;
  /** Absolute path. */
  readonly file: string;
  readonly seed: number;
  /** E-mails or products. */
  readonly count: number;
  readonly force: boolean;
}

export type LoadMessage =
  | { readonly kind: "progress"; readonly step: string; readonly rows: number }
  | { readonly kind: "done"; readonly rows: number }
  /** A sentence for the person at the terminal. */
  | { readonly kind: "failed"; readonly problem: string };

const TABLES = { main: mainTables, walmart: walmartTables } as const;

function load({ database, file, seed, count, force }: LoadJob, post: (message: LoadMessage) => void): void {
  try {
    const tables = TABLES[database](seed, count);
    const onProgress = (step: string, rows: number) => post({ kind: "progress", step, rows });
    post({ kind: "done", rows: bulkLoadFile(database, file, tables, { replace: force, onProgress }) });
  } catch (error) {
    post({ kind: "failed", problem: error instanceof Error ? error.message : String(error) });
  }
}

load(workerData as LoadJob, (message) => parentPort?.postMessage(message));

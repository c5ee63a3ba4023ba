import { execFileSync } from "node:child_process";
import { constants } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { BenchContext } from "../harness/bench-case.js";
import type { DataFiles } from "../harness/data.js";
import { OTHER, type RunningServer, type ServerName, startServer } from "../harness/server.js";
import { PRICED_PRODUCTS, PRICES, productOf } from "./requests.js";

/** A folder with a copy of one database for each server. The other database is empty; two crewdbs do not share it. */
export interface PeerFiles extends AsyncDisposable {
  of(server: string): DataFiles;
}

/** Gives the products of the list their 100 prices, with all columns filled. */
export function addPrices(file: string): void {
  const db = new Database(file);
  const count = db.prepare<[string], { n: number }>("SELECT count(*) AS n FROM price_history WHERE product_id = ?");
  const insert = db.prepare(`
    INSERT INTO price_history (id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at)
    VALUES (?, ?, ?, ?, ?, ?, 'IN_STOCK', ?)`);
  db.transaction(() => {
    for (let product = 0; product < PRICED_PRODUCTS; product++) {
      const id = productOf(product);
      for (let at = count.get(id)?.n ?? 0; at < PRICES; at++) {
        const day = new Date(Date.UTC(2025, 0, 1 + at)).toISOString();
        insert.run(`peer-${product}-${at}`, id, 5 + at / 100, at % 2, (at % 40) + 0.5, `store-${at % 9}`, day);
      }
    }
  })();
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
}

/**
 * Copies one of the databases for each server, so that none finds another's log or locks.
 * The other is made by crewdb as it starts, which therefore must start before servers that expect it.
 */
export async function copyForPeers(
  context: BenchContext,
  which: keyof DataFiles,
  servers: readonly ServerName[],
): Promise<PeerFiles> {
  const folder = await mkdtemp(join(tmpdir(), "crewdb-peers-"));
  const place = (name: string) => join(folder, `${name.replaceAll(" ", "-")}.db`);
  for (const server of servers) {
    const files = server === OTHER ? context.other?.files : context.files;
    if (files === undefined) throw new Error(`${server} has no data`);
    await copyFile(files[which], place(server), constants.COPYFILE_FICLONE);
    if (which === "walmart") addPrices(place(server));
  }
  // What is still on its way to the disk would be waited for by the first durable writes.
  execFileSync("sync", ["-f", folder]);
  return {
    of: (server) => {
      const empty = server === OTHER ? "other-empty" : "empty";
      return { main: place(`${empty}-main`), walmart: place(`${empty}-walmart`), [which]: place(server) };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** Starts a server on its own copy; `await using` stops it. */
export async function startPeer(
  name: ServerName,
  files: PeerFiles,
  otherFolder?: string,
): Promise<RunningServer & AsyncDisposable> {
  const server = await startServer(name, files.of(name), { CREWDB_LOG_LEVEL: "warn" }, otherFolder);
  return { ...server, [Symbol.asyncDispose]: () => server.stop() };
}

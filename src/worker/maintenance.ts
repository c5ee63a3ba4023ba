import type { Database } from "better-sqlite3";

type Numbers = Readonly<Record<string, number>>;

/** Rows deleted in one transaction of a purge, so that waiting writes are not held up for long. */
const PURGE_ROWS = 1000;

/** A real read: proof that the connection and its file answer. */
export function probe(db: Database): Numbers {
  const row = db.prepare("SELECT count(*) AS migrations FROM crewdb_migrations").get() as { migrations: number };
  return { migrations: row.migrations };
}

/** Moves pages from the WAL to the file. PASSIVE never waits for readers; TRUNCATE also empties the WAL when none hold it. */
export function checkpoint(db: Database, truncate: boolean): Numbers {
  const rows = db.pragma(`wal_checkpoint(${truncate ? "TRUNCATE" : "PASSIVE"})`) as {
    busy: number;
    log: number;
    checkpointed: number;
  }[];
  const [row] = rows;
  return { busy: row?.busy ?? 0, walPages: row?.log ?? 0, checkpointedPages: row?.checkpointed ?? 0 };
}

/** Forgets kept replies that are older than `retentionMs`, then the oldest until the rest takes at most `retentionBytes`. */
export function purge(db: Database, retentionMs: number, retentionBytes: number, nowMs: number = Date.now()): Numbers {
  const tooOld = db
    .prepare(
      "DELETE FROM crewdb_requests WHERE (caller, method, request_id) IN (SELECT caller, method, request_id FROM crewdb_requests WHERE created_ms < ? ORDER BY created_ms LIMIT ?)",
    )
    .run(BigInt(nowMs - retentionMs), BigInt(PURGE_ROWS)).changes;
  const total = db.prepare("SELECT coalesce(sum(length(reply)), 0) AS bytes FROM crewdb_requests").get() as {
    bytes: number;
  };
  const tooMany = total.bytes > retentionBytes ? evict(db, total.bytes - retentionBytes) : 0;
  return { purgedRequests: tooOld, evictedRequests: tooMany, keptRequestBytes: total.bytes };
}

function evict(db: Database, bytes: number): number {
  return db
    .prepare(
      `DELETE FROM crewdb_requests WHERE (caller, method, request_id) IN (
         SELECT caller, method, request_id FROM (
           SELECT caller, method, request_id, sum(length(reply)) OVER (ORDER BY created_ms, caller, method, request_id) - length(reply) AS before
           FROM crewdb_requests)
         WHERE before < ? LIMIT ?)`,
    )
    .run(BigInt(bytes), BigInt(PURGE_ROWS)).changes;
}

import type { Database } from "better-sqlite3";

type Numbers = Readonly<Record<string, number>>;

/** Most rows forgotten in one purge: some 10 ms of the writer's time, so that waiting writes are not held up for long. */
const PURGE_ROWS = 250;

/** What a kept reply takes in the file, about: its key stands in the index too. */
const KEPT_BYTES =
  "2 * (length(caller) + length(method) + length(request_id)) + length(body_hash) + length(reply) + 32";

/** A real read: proof that the connection and its file answer. */
export function probe(db: Database): Numbers {
  const row = db.prepare("SELECT count(*) AS migrations FROM crewdb_migrations").get() as { migrations: number };
  return { migrations: row.migrations };
}

/** Statistics for tables that have changed much; it looks at a sample of each index, so it stays short. */
export function optimize(db: Database): Numbers {
  db.pragma("optimize");
  return {};
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

/** How much the kept replies take. Reads every one of them, so it belongs on a reader: at 256 MiB it takes 0.15 s. */
export function measureKept(db: Database): Numbers {
  const query = `SELECT count(*) AS keptRequests, coalesce(sum(${KEPT_BYTES}), 0) AS keptBytes FROM crewdb_requests`;
  return db.prepare<[], Record<string, number>>(query).get() ?? {};
}

interface OldReply {
  readonly caller: string;
  readonly method: string;
  readonly request_id: string;
  readonly created_ms: number;
  readonly bytes: number;
}

/**
 * Forgets the oldest kept replies, a limited number at a time, in the caller's transaction: all from before `keepFromMs`, and younger ones until
 * `evictBytes` are freed.
 * @returns `purgedRequests` (too old), `evictedRequests` (younger ones), `freedBytes`, and `more`, 1 when there is more to do
 */
export function purge(db: Database, keepFromMs: number, evictBytes: number): Numbers {
  const numbers = { purgedRequests: 0, evictedRequests: 0, freedBytes: 0, more: 0 };
  const oldest = db.prepare<[bigint], OldReply>(
    `SELECT caller, method, request_id, created_ms, ${KEPT_BYTES} AS bytes FROM crewdb_requests ORDER BY created_ms LIMIT ?`,
  );
  const forget = db.prepare("DELETE FROM crewdb_requests WHERE caller = ? AND method = ? AND request_id = ?");
  for (const { caller, method, request_id, created_ms, bytes } of oldest.all(BigInt(PURGE_ROWS))) {
    const tooOld = created_ms < keepFromMs;
    if (!tooOld && numbers.freedBytes >= evictBytes) break;
    forget.run(caller, method, request_id);
    numbers.freedBytes += bytes;
    numbers[tooOld ? "purgedRequests" : "evictedRequests"]++;
  }
  numbers.more = numbers.purgedRequests + numbers.evictedRequests === PURGE_ROWS ? 1 : 0;
  return numbers;
}

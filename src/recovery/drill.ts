import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { realPath } from "../base/real-path.js";
import type { DatabaseName } from "../engine/plan.js";
import { copyProblem } from "../sqlite/file/check-copy.js";
import { readFacts } from "../sqlite/file/file-facts.js";
import { ControlSocket } from "./control-socket.js";
import { digestOf } from "./digest.js";
import { type Litestream, meaningOf, runLitestream } from "./litestream.js";
import { Manifest, ReplicaError } from "./manifest.js";
import { below, withoutSecrets } from "./replica-address.js";
import { type ReplicaFolder, replicaFolderOf } from "./replica-folder.js";
import { type RestorePoint, restorePoints } from "./restore-points.js";

/** How long another program's lock is waited for, in ms. */
const BUSY_MS = 5000;
/** How long a copy may take, in ms. */
const COPY_MS = 60_000;

export interface DrillOrder {
  readonly database: DatabaseName;
  readonly file: string;
  readonly url: string;
  readonly litestream: Litestream;
}

/** What a drill found; noted beside the file, where the service reads it. */
export interface DrillResult {
  readonly timeMs: number;
  readonly tookMs: number;
  /** Empty: all was right. */
  readonly problem: string;
  readonly path: string;
  readonly bytes: number;
  /** The commit that the copy has. */
  readonly commitSeq: string;
  /** The same as the file's at that commit; undefined when no service copies here to compare with. */
  readonly digest?: string;
}

/** Where the last result is. */
export function drillNoteOf({ path }: ReplicaFolder): string {
  return join(path, "drill.json");
}

/**
 * Restores the newest copy to a temporary folder, reads all of it, and compares it with the running
 * service's file at the same commit. What is wrong with the replica is a result.
 */
export async function drill(order: DrillOrder): Promise<DrillResult> {
  const startMs = performance.now();
  const timeMs = Date.now();
  const work = mkdtempSync(join(tmpdir(), "crewdb-drill-"));
  const nothing = { path: "", bytes: 0, commitSeq: "" };
  try {
    const found = await compared(order, work).catch((error: unknown) => ({
      ...nothing,
      problem: error instanceof Error ? error.message : String(error),
    }));
    const result = { timeMs, tookMs: Math.round(performance.now() - startMs), ...found };
    if (existsSync(order.file))
      writeFileSync(drillNoteOf(replicaFolderOf(order.file)), JSON.stringify(result), {
        mode: 0o600,
      });
    return result;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

type Found = Omit<DrillResult, "timeMs" | "tookMs">;

async function compared(order: DrillOrder, work: string): Promise<Found> {
  const { litestream, database, url } = order;
  await requireSpace(order, work);
  using live = await snapshotOf(order);
  const points = restorePoints(litestream, new Manifest(litestream, url, database, work), {});
  const point: RestorePoint | undefined = (await points.next()).value;
  if (point === undefined)
    throw new ReplicaError(
      `there is no replica of ${database} at ${withoutSecrets(below(url, database))}`,
    );
  const copy = join(work, "copy.db");
  const until = live === undefined ? [] : ["-txid", live.txid.toString(16).padStart(16, "0")];
  const { ok, stderr } = await runLitestream(litestream, [
    "restore",
    "-o",
    copy,
    ...until,
    point.url,
  ]);
  if (!ok)
    throw new ReplicaError(`${withoutSecrets(point.url)} can't be restored: ${meaningOf(stderr)}`);
  const found = { path: point.writer.path, bytes: statSync(copy).size };
  const damage = copyProblem(copy);
  if (damage !== undefined)
    return { ...found, commitSeq: "", problem: `the restored copy must not be trusted: ${damage}` };
  return { ...found, ...compare(copy, live) };
}

function compare(
  copy: string,
  live: LiveSnapshot | undefined,
): Pick<Found, "commitSeq" | "digest" | "problem"> {
  const db = new Sqlite(copy, { readonly: true });
  try {
    const number = db
      .prepare("SELECT value FROM crewdb_meta WHERE key = 'commit_number'")
      .pluck()
      .get();
    const commitSeq = `${readFacts(copy).epoch}.${number}`;
    if (live === undefined) return { commitSeq, problem: "" };
    const digest = digestOf(db);
    const isSame = digest === digestOf(live.db);
    return {
      commitSeq,
      digest,
      problem: isSame
        ? ""
        : `the restored copy has other rows than the file had at commit ${commitSeq}`,
    };
  } finally {
    db.close();
  }
}

/** The file as it is at one commit, while the service goes on. */
interface LiveSnapshot extends Disposable {
  readonly db: Sqlite.Database;
  /** Litestream's number of that commit. */
  readonly txid: number;
}

/**
 * Begins a snapshot of the file, and has Litestream copy exactly that: while nobody can commit. It
 * runs in a process of its own, as any other program that reads the file would.
 */
async function snapshotOf({ file }: DrillOrder): Promise<LiveSnapshot | undefined> {
  if (!existsSync(file)) return undefined;
  const path = realPath(file);
  const socket = new ControlSocket(replicaFolderOf(file).socket);
  const isCopied = await socket.ping(BUSY_MS).then(
    () => true,
    () => false,
  );
  if (!isCopied) return undefined;
  // What is to be copied while nobody can write is little then.
  await socket.sync(path, COPY_MS);
  const lock = new Sqlite(path, { fileMustExist: true, timeout: BUSY_MS });
  const db = new Sqlite(path, { fileMustExist: true, readonly: true, timeout: BUSY_MS });
  try {
    lock.exec("BEGIN IMMEDIATE");
    db.exec("BEGIN");
    db.prepare("SELECT 1 FROM crewdb_meta").get();
    const { txid } = await socket.sync(path, COPY_MS, false);
    lock.exec("ROLLBACK");
    await socket.sync(path, COPY_MS);
    return { db, txid, [Symbol.dispose]: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  } finally {
    lock.close();
  }
}

async function requireSpace({ file }: DrillOrder, work: string): Promise<void> {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const { bavail, bsize } = await statfs(work);
  if (bavail * bsize < bytes)
    throw new ReplicaError(
      `the temporary folder ${tmpdir()} has ${bavail * bsize} bytes free, and a copy of the file needs ${bytes}: free some, or name another in TMPDIR`,
    );
}

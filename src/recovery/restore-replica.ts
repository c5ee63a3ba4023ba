import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createFolder } from "../base/private-file.js";
import { realPath } from "../base/real-path.js";
import type { DatabaseName } from "../engine/plan.js";
import { copyProblem } from "../sqlite/file/check-copy.js";
import { type Restored, restoreFile } from "../sqlite/file/restore.js";
import { type Litestream, meaningOf, runLitestream } from "./litestream.js";
import { Manifest, ReplicaError } from "./manifest.js";
import { below, withoutSecrets } from "./replica-address.js";
import { type RestorePoint, restorePoints, timeOf, type Wanted } from "./restore-points.js";

export interface RestoreOrder extends Wanted {
  readonly database: DatabaseName;
  /** The file that is made, or replaced. */
  readonly file: string;
  /** As DB_REPLICA_URL has it. */
  readonly url: string;
  readonly litestream: Litestream;
}

export interface ReplicaRestored extends Restored {
  readonly point: RestorePoint;
  /** Of the restored file. */
  readonly bytes: number;
}

/** There is nothing to restore at the URL. */
export class NoReplicaError extends ReplicaError {}

/**
 * What a restore would take.
 * @throws ReplicaError
 */
export async function findPoint(order: RestoreOrder): Promise<RestorePoint> {
  using work = workFolder(order.file);
  const [point] = await firstOf(pointsOf(order, work.path), 1);
  if (point === undefined) throw nothing(order);
  return point;
}

/**
 * Fetches the newest state that is wanted into a folder beside the file, checks all of it, and only
 * then puts it in place, with a new epoch. The file that stood there is kept.
 * @throws ReplicaError: there is none, or it can't be trusted; nothing is changed then
 */
export async function restoreReplica(order: RestoreOrder): Promise<ReplicaRestored> {
  using work = workFolder(order.file);
  const points = pointsOf(order, work.path);
  const point = (await points.next()).value;
  if (point === undefined) throw nothing(order);
  const copy = join(work.path, "copy.db");
  const damage = await fetchCopy(order.litestream, point, copy, order.at);
  if (damage !== undefined) throw await damaged(order, point, damage, points);
  const bytes = statSync(copy).size;
  const restored = restoreFile(order.database, order.file, copy, {
    moves: true,
    name: `the replica at ${withoutSecrets(point.url)}`,
  });
  // It belongs to the file that was replaced.
  rmSync(`${realPath(order.file)}-litestream/copied`, { recursive: true, force: true });
  return { ...restored, point, bytes };
}

/**
 * Fetches a state and reads all of it. Answers why it can't be trusted, in a sentence.
 * @throws ReplicaError: it could not be fetched, for a reason that is not its own
 */
export async function fetchCopy(
  litestream: Litestream,
  { url, bytes }: RestorePoint,
  copy: string,
  at?: Date,
): Promise<string | undefined> {
  const { bavail, bsize } = await statfs(dirname(copy));
  if (bavail * bsize < bytes)
    throw new ReplicaError(
      `${dirname(copy)} has ${bavail * bsize} bytes free, and the replica has ${bytes}: free some space`,
    );
  const { ok, stderr } = await runLitestream(litestream, [
    "restore",
    "-o",
    copy,
    ...timeOf(at),
    url,
  ]);
  if (ok) return copyProblem(copy);
  const meaning = meaningOf(stderr);
  if (/no space left/.test(stderr))
    throw new ReplicaError(`${dirname(copy)} has no space left for the copy: free some space`);
  if (/^(?:refused|can't be reached|has no such)/.test(meaning))
    throw new ReplicaError(`the replica at ${withoutSecrets(url)} ${meaning}`);
  return `it can't be fetched: ${meaning}`;
}

function pointsOf(
  { litestream, url, database, ...wanted }: RestoreOrder,
  folder: string,
): AsyncGenerator<RestorePoint> {
  return restorePoints(litestream, new Manifest(litestream, url, database, folder), wanted);
}

function nothing({ database, url, at, path }: RestoreOrder): NoReplicaError {
  const place = withoutSecrets(below(url, database));
  if (path !== undefined) return new NoReplicaError(`${place} has no copy called ${path}`);
  if (at !== undefined)
    return new NoReplicaError(
      `${place} has no copy of ${at.toISOString()} or before; without --at the newest is taken`,
    );
  return new NoReplicaError(
    `there is no replica of ${database} at ${place}: check the URL, which is what ${database}'s REPLICA_URL was set to`,
  );
}

/** Names the state before, which has less, and how it is taken. */
async function damaged(
  { url, database }: RestoreOrder,
  point: RestorePoint,
  damage: string,
  more: AsyncGenerator<RestorePoint>,
): Promise<ReplicaError> {
  const [before] = await firstOf(more, 1);
  const what = `the newest copy at ${withoutSecrets(point.url)} must not be trusted: ${damage}; nothing was changed`;
  if (before === undefined) return new ReplicaError(`${what}, and there is no copy before it`);
  const lostS = Math.max(0, Math.round((point.timeMs - before.timeMs) / 1000));
  const from = withoutSecrets(url);
  return new ReplicaError(
    `${what}. The copy before ends ${lostS} s earlier, at ${new Date(before.timeMs).toISOString()}: what was written since then would be lost. To take it: crewdb restore --database ${database} --from ${from} --path ${before.writer.path}`,
  );
}

async function firstOf<T>(items: AsyncGenerator<T>, count: number): Promise<T[]> {
  const first: T[] = [];
  for await (const item of items) {
    first.push(item);
    if (first.length === count) break;
  }
  return first;
}

/** A folder on the file's own volume, so that what was fetched there can be moved. One that was left goes. */
function workFolder(file: string): { readonly path: string } & Disposable {
  createFolder(dirname(file));
  const target = realPath(file);
  const prefix = `${basename(target)}.crewdb-restoring-`;
  for (const name of readdirSync(dirname(target)))
    if (name.startsWith(prefix))
      rmSync(join(dirname(target), name), { recursive: true, force: true });
  const path = mkdtempSync(join(dirname(target), prefix));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

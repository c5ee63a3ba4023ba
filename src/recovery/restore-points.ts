import { type Litestream, meaningOf, runLitestream } from "./litestream.js";
import { type Manifest, ReplicaError, type Writer } from "./manifest.js";
import { withoutSecrets } from "./replica-address.js";

/** How long a list of what is stored may take, in ms. */
const PLAN_MS = 5 * 60_000;

/** A state that a database can be restored to. */
export interface RestorePoint {
  readonly writer: Writer;
  readonly url: string;
  /** When its last transaction was stored, in ms since 1970. */
  readonly timeMs: number;
  /** What has to be fetched for it. */
  readonly bytes: number;
  readonly txid: string;
}

/** What is to be restored: the newest state, or that of a time, of whichever writer or of one. */
export interface Wanted {
  readonly at?: Date;
  readonly path?: string;
}

/** What is stored at a place, as Litestream would fetch it; undefined when there is nothing. */
interface Plan {
  readonly max_txid: string;
  readonly files: readonly { readonly size: number; readonly timestamp: string }[];
}

/** The states that fit, the best first; each is of another writer. Asks the replica for one at a time. */
export async function* restorePoints(
  litestream: Litestream,
  manifest: Manifest,
  wanted: Wanted,
): AsyncGenerator<RestorePoint> {
  const { at, path } = wanted;
  for (const writer of await manifest.read()) {
    if (path !== undefined && writer.path !== path) continue;
    if (at !== undefined && writer.startedMs > at.getTime()) continue;
    const url = manifest.urlOf(writer);
    const plan = await planOf(litestream, url, at);
    if (plan === undefined) continue;
    yield {
      writer,
      url,
      timeMs: Math.max(...plan.files.map(({ timestamp }) => Date.parse(timestamp))),
      bytes: plan.files.reduce((sum, { size }) => sum + size, 0),
      txid: plan.max_txid,
    };
  }
}

async function planOf(
  litestream: Litestream,
  url: string,
  at: Date | undefined,
): Promise<Plan | undefined> {
  const args = ["restore", "-dry-run", "-json", "-o", "/nowhere", ...timeOf(at), url];
  const { ok, stdout, stderr } = await runLitestream(litestream, args, { timeoutMs: PLAN_MS });
  if (ok) return JSON.parse(stdout) as Plan;
  if (
    /no matching backup|no snapshots|timestamp does not exist|not available|no backups?/i.test(
      stderr,
    )
  )
    return undefined;
  throw new ReplicaError(`the replica at ${withoutSecrets(url)} ${meaningOf(stderr)}`);
}

/** Litestream's own option. */
export function timeOf(at: Date | undefined): string[] {
  return at === undefined ? [] : ["-timestamp", at.toISOString()];
}

import { RpcFailure } from "../../engine/rpc-failure.js";

/** What a snapshot sees, as `pg_current_snapshot()` writes it: `xmin:xmax:xip,xip`. */
export class Snapshot {
  readonly text: string;
  readonly #xmin: bigint;
  readonly #xmax: bigint;
  /** Under way between the two. */
  readonly #running: ReadonlySet<bigint>;

  constructor(text: string) {
    const [xmin = "0", xmax = "0", running = ""] = text.split(":");
    this.text = text;
    this.#xmin = BigInt(xmin);
    this.#xmax = BigInt(xmax);
    this.#running = new Set(running === "" ? [] : running.split(",").map(BigInt));
  }

  /** The transaction with this number has ended, and is seen if it was committed. */
  sees(xid: bigint): boolean {
    return xid < this.#xmin || (xid < this.#xmax && !this.#running.has(xid));
  }

  /** Everything that the other one sees is seen. */
  includes(other: Snapshot): boolean {
    if (this.#xmax < other.#xmax) return false;
    return [...this.#running].every((xid) => xid >= other.#xmax || other.#running.has(xid));
  }
}

/** How soon a caller should ask again for a commit that is not there yet, in ms. */
const NOT_REACHED_RETRY_MS = 10;

/**
 * Whether a snapshot includes a commit, or all that an earlier reply's snapshot did; empty wants
 * nothing. Throws UNKNOWN_EPOCH for one of another history.
 * @param wanted `epoch.number` of a write's reply, or `epoch.snapshot` of a read's
 * @param epoch of the server that was asked; a standby does not know its timeline
 */
export function reaches(wanted: string, epoch: string, snapshot: Snapshot): boolean {
  if (wanted === "") return true;
  const [history = "", state = ""] = wanted.split(".");
  const [cluster, timeline] = history.split("-");
  const [ours, ownTimeline] = epoch.split("-");
  const isOurs = cluster === ours && (timeline === ownTimeline || ownTimeline === "0");
  if (!isOurs || !/^\d{1,20}(:\d{1,20}:[\d,]*)?$/.test(state))
    throw new RpcFailure({
      reason: "UNKNOWN_EPOCH",
      message:
        "at_least_as_fresh is of another epoch: the server has failed over since, or it is another one",
    });
  return state.includes(":")
    ? snapshot.includes(new Snapshot(state))
    : snapshot.sees(BigInt(state));
}

export function notReached(): RpcFailure {
  return new RpcFailure({
    reason: "COMMIT_NOT_REACHED",
    message: "the commit of at_least_as_fresh is not there yet",
    retryAfterMs: NOT_REACHED_RETRY_MS,
  });
}

import type { BenchContext } from "../../harness/bench-case.js";
import { type Contender, pipelined, unary, withPeers, withRequestId } from "../compare.js";
import { CREATE_EMAIL, GET_EMAIL, GET_PRODUCT, LIST_PRICES, RECORD_INTENT } from "../requests.js";
import type { PeerRow } from "../result.js";

const CALLERS = [1, 32, 64] as const;
const MORE = [...CALLERS, 100, 256] as const;
/** What each kind of work is measured with, besides the levels of its own. */
const USUAL = [unary("main thread", CALLERS), unary("task per query", CALLERS)] as const;

/** Of writes: crewdb also with a `request_id` in each call, which the others would not look at. */
function withBoth(own: readonly Contender[]): readonly Contender[] {
  return own.flatMap((contender) => (contender.peer === "crewdb" ? [withRequestId(contender), contender] : contender));
}

/** One row of one table by its key. */
export async function measureReads(context: BenchContext): Promise<PeerRow[]> {
  const own = [unary("crewdb", MORE), pipelined(MORE), unary("Go", MORE), unary("echo", MORE), ...USUAL];
  return await withPeers(context, "walmart", own, (measure) => measure(GET_PRODUCT, own));
}

export async function measureLists(context: BenchContext): Promise<PeerRow[]> {
  const levels = [...CALLERS, 100];
  const own = [unary("crewdb", levels), pipelined(levels), unary("Go", levels), ...USUAL];
  return await withPeers(context, "walmart", own, (measure) => measure(LIST_PRICES, own));
}

/** A small row with a random key and one index beside it. */
export async function measureIntents(context: BenchContext): Promise<PeerRow[]> {
  const levels = [...CALLERS, 256];
  const own = [unary("crewdb", levels), pipelined(levels), unary("Go", levels), ...USUAL];
  return await withPeers(context, "walmart", own, (measure) => measure(RECORD_INTENT, withBoth(own)));
}

/** A wide row with two search indexes, ten others and counters; and how it is read. */
export async function measureEmails(context: BenchContext): Promise<PeerRow[]> {
  const own = [unary("crewdb", CALLERS), pipelined(CALLERS), unary("Go", CALLERS), ...USUAL];
  const reads = own.map((contender) => ({ ...contender, inFlight: [64] }));
  return await withPeers(context, "main", own, async (measure) => [
    ...(await measure(GET_EMAIL, reads)),
    ...(await measure(CREATE_EMAIL, withBoth(own))),
  ]);
}

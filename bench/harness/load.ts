import { Metadata } from "@grpc/grpc-js";

/** One request, sent over and over. The grpc-js client replaces OWN_ID in each call; h2load can't. */
export interface LoadPlan {
  /** `host:port` */
  readonly target: string;
  /** e.g. `/crewdb.main.v1.MainDb/GetEmail` */
  readonly path: string;
  readonly request: Uint8Array;
  /** Beside those of gRPC. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Calls under way at any moment. */
  readonly inFlight: number;
  /** Calls in all. */
  readonly calls: number;
  /** Bytes of a right answer, as a real client got it before the load. */
  readonly replyBytes: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Calls without a right answer. */
  readonly errors: number;
}

/** A result with more errors than this share does not count; one in a short run may be a reply of another length. */
export const MAX_ERROR_SHARE = 0.001;

/** The value below which `share` of the sorted numbers lie. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one of some results by throughput. */
export function median<T extends { readonly perSecond: number }>(results: readonly T[]): T {
  const sorted = results.toSorted((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[sorted.length >> 1];
  if (!middle) throw new Error("no result");
  return middle;
}

/** The middle one of some numbers. */
export function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** HTTP/2 connections for a number of calls in flight: a few, as a handful of services would have. */
export function connectionsFor(inFlight: number): number {
  return Math.min(4, inFlight);
}

/** @throws Error when too many calls failed. */
export function checkErrors(plan: LoadPlan, result: LoadResult): LoadResult {
  if (result.errors <= Math.max(1, plan.calls * MAX_ERROR_SHARE)) return result;
  throw new Error(`${plan.target}${plan.path}: ${result.errors} of ${plan.calls} calls had no right answer`);
}

/** The headers of a plan, as grpc-js has them. */
export function toMetadata(headers: LoadPlan["headers"] = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return metadata;
}

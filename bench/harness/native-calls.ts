import type { NativeCalls as CountsOfDatabase } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { createAdminDb } from "../../src/client/index.js";

/** What became of calls in the native executor. */
export interface NativeCalls {
  /** Answered by it. */
  readonly answered: number;
  /** Failed in it, and JavaScript made the words of the error. */
  readonly worded: number;
  /** Left to the portable executor. */
  readonly handedOver: number;
}

/** The counts of a server since its start; undefined where it does not tell. */
export async function nativeCalls(target: string): Promise<NativeCalls | undefined> {
  using admin = createAdminDb(target);
  const { databases } = await admin.getStatistics({});
  return sumOfCalls(databases.map(({ nativeCalls: calls }) => calls && toNumbers(calls)));
}

function toNumbers(calls: CountsOfDatabase): NativeCalls {
  return {
    answered: Number(calls.answeredCount),
    worded: Number(calls.wordedCount),
    handedOver: Number(calls.handedOverCount),
  };
}

/** Runs, and answers with the counts of what was called meanwhile. */
export async function withNativeCalls<T extends object>(
  target: string,
  run: () => Promise<T>,
): Promise<T & { readonly native?: NativeCalls }> {
  const before = await nativeCalls(target);
  const result = await run();
  const after = await nativeCalls(target);
  if (before === undefined || after === undefined) return result;
  return { ...result, native: combine(after, before, (a, b) => a - b) };
}

/** All together; undefined where none tells. */
export function sumOfCalls(all: readonly (NativeCalls | undefined)[]): NativeCalls | undefined {
  return all.reduce((sum, each) => (sum && each ? combine(sum, each, (a, b) => a + b) : (sum ?? each)), undefined);
}

function combine(a: NativeCalls, b: NativeCalls, by: (a: number, b: number) => number): NativeCalls {
  return {
    answered: by(a.answered, b.answered),
    worded: by(a.worded, b.worded),
    handedOver: by(a.handedOver, b.handedOver),
  };
}

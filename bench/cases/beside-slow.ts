import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { callOnce } from "../harness/measure.js";
import { encodeRequest, pathOf, withServers } from "../harness/rpc-case.js";
import type { RunningServer } from "../harness/server.js";
import { toId } from "../seed/rows.js";

const slow = MainDb.method.listEmails;
/** A filter that nothing fits: all e-mails are looked at before the answer is an empty page. */
const slowRequest = encodeRequest(slow, { workflowTypes: ["no such type"], pageSize: 50 });
const quick = MainDb.method.getEmail;
const quickRequest = encodeRequest(quick, { emailId: toId("email", 71_610) });

/** Four callers that ask for the slow list again as soon as they have it. */
async function keepBusy(target: string, signal: AbortSignal): Promise<void> {
  const loop = async () => {
    while (!signal.aborted) await callOnce(target, pathOf(slow), slowRequest);
  };
  await Promise.all([loop(), loop(), loop(), loop()]);
}

async function measureBeside(context: BenchContext, server: RunningServer): Promise<BenchRow> {
  const stop = new AbortController();
  const busy = keepBusy(server.target, stop.signal);
  const replyBytes = (await callOnce(server.target, pathOf(quick), quickRequest)).length;
  const plan = {
    target: server.target,
    path: pathOf(quick),
    request: quickRequest,
    inFlight: 4,
    // Each waits for several slow lists where one thread does everything: more calls would take minutes there.
    calls: 300,
    replyBytes,
  };
  const { perSecond, p50Ms, p99Ms } = await context.generator.run(plan);
  stop.abort();
  await busy;
  const what = { case: "GetEmail beside 4 slow lists", server: server.name, inFlight: 4, compare: "p99" } as const;
  return { ...what, perSecond, p50Ms, p99Ms };
}

/** How long a point read takes while others run the slowest list: what one thread for everything costs. */
export const besideSlow: BenchCase = {
  name: "beside-slow",
  run: (context) =>
    withServers(["crewdb", "main thread"], context.files, async (servers) => {
      const rows: BenchRow[] = [];
      for (const server of servers) rows.push(await measureBeside(context, server));
      return rows;
    }),
};

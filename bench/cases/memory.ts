import type { BenchCase, BenchContext } from "../harness/bench-case.js";
import { MainDb, WalmartDb } from "../harness/contract.js";
import { callOnce } from "../harness/measure.js";
import { privateBytes } from "../harness/proc.js";
import { encodeRequest, pathOf, withServers } from "../harness/rpc-case.js";
import { toId } from "../seed/rows.js";

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** Loads of every kind, 100 in flight each; the largest memory seen after any of them counts. */
const LOADS = [
  { method: MainDb.method.listEmails, request: encodeRequest(MainDb.method.listEmails, { pageSize: 1000 }) },
  { method: MainDb.method.getEmail, request: encodeRequest(MainDb.method.getEmail, { emailId: toId("email", 7) }) },
  {
    method: WalmartDb.method.searchProducts,
    request: encodeRequest(WalmartDb.method.searchProducts, { query: "organic", pageSize: 100 }),
  },
];

async function loadAll(context: BenchContext, target: string, pid: number): Promise<number> {
  let most = 0;
  for (const { method, request } of LOADS) {
    const replyBytes = (await callOnce(target, pathOf(method), request)).length;
    await context.generator.run({ target, path: pathOf(method), request, inFlight: 100, calls: 2000, replyBytes });
    most = Math.max(most, privateBytes(pid));
  }
  return most;
}

/** Memory that belongs to the process alone, idle and under load. */
export const memory: BenchCase = {
  name: "memory",
  run: (context) =>
    withServers(["crewdb"], context.files, async ([server]) => {
      if (!server) return [];
      const idle = privateBytes(server.pid);
      const loaded = await loadAll(context, server.target, server.pid);
      return [
        { case: "private memory, idle", server: "crewdb", value: megabytes(idle) },
        { case: "private memory, under load", server: "crewdb", value: megabytes(loaded) },
      ];
    }),
};

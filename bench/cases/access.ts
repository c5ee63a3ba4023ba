import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { scratchCopy } from "../harness/data.js";
import { compare } from "../harness/measure.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { type RunningServer, startServer } from "../harness/server.js";
import { toProductId } from "../seed/products.js";

const { getProduct } = WalmartDb.method;

/** A role that names its rpcs and limits its calls, and an identity among a thousand. */
const POLICY = {
  roles: {
    shop: {
      rpcs: ["WalmartDb/Get*", "MainDb/Get*"],
      limits: { callsInFlight: 1000, callsPerSecond: 1_000_000, rows: 10_000, bytes: 1_000_000, longestCallMs: 10_000 },
    },
  },
  identities: [
    { local: true, roles: ["shop"] },
    ...Array.from({ length: 1000 }, (_, index) => ({ token: `service-${index}`, roles: ["shop"] })),
  ],
};

/** What a policy costs the smallest read there is. */
export const access: BenchCase = {
  name: "access",
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), "crewdb-access-"));
    const policy = join(folder, "policy.json");
    await writeFile(policy, JSON.stringify(POLICY), { mode: 0o644 });
    const ways = { "no policy": {}, policy: { CREWDB_POLICY_FILE: policy } };
    await using copies = new AsyncDisposableStack();
    const servers: RunningServer[] = [];
    const rows: BenchRow[] = [];
    try {
      for (const settings of Object.values(ways)) {
        // Files have one owner, so that each server needs its own.
        const files = copies.use(await scratchCopy(context.files));
        servers.push(await startServer("crewdb", files, settings));
      }
      const request = encodeRequest(getProduct, { productId: toProductId(50_000) });
      context.log("access, 100 in flight");
      const measurement = { name: "GetProduct, by policy", path: pathOf(getProduct), request, inFlight: 100 };
      const measured = await compare(context, servers, measurement);
      for (const [index, way] of Object.keys(ways).entries()) {
        const row = measured[index];
        if (row !== undefined) rows.push({ ...row, server: `crewdb, ${way}` });
      }
    } finally {
      for (const server of servers) await server.stop();
      await rm(folder, { recursive: true });
    }
    return rows;
  },
};

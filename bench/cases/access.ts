import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { MainDb, WalmartDb } from "../harness/contract.js";
import { scratchCopy } from "../harness/data.js";
import type { LoadPlan } from "../harness/load.js";
import { compare, type Measurement } from "../harness/measure.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { SAMPLE_EMAIL } from "../harness/sample-email.js";
import { type RunningServer, startServer } from "../harness/server.js";
import { toProductId } from "../seed/products.js";

const { getProduct } = WalmartDb.method;
const { createEmail } = MainDb.method;

/** Ways differ by a few percent: many short rounds show it, of which the median counts. */
const ROUNDS = 9;
const ROUND_MS = 1000;

/** A role that names its rpcs and limits its calls, and an identity among a thousand. */
const POLICY = {
  roles: {
    shop: {
      rpcs: ["WalmartDb/Get*", "MainDb/Get*", "MainDb/CreateEmail"],
      limits: { callsInFlight: 1000, callsPerSecond: 1_000_000, rows: 10_000, bytes: 1_000_000, longestCallMs: 10_000 },
    },
  },
  identities: [
    { local: true, roles: ["shop"] },
    ...Array.from({ length: 1000 }, (_, index) => ({ token: `service-${index}`, roles: ["shop"] })),
  ],
};

const JWT = { issuer: "https://issuer.example", audience: "crewdb" };

/** One way to run the service, and what its callers send. */
interface Way {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly headers?: LoadPlan["headers"];
}

const NONE = "none of them";
const AUDIT = "audit of writes";

async function waysIn(folder: string): Promise<Way[]> {
  const at = (name: string): string => join(folder, name);
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  await writeFile(at("policy.json"), JSON.stringify(POLICY), { mode: 0o644 });
  await writeFile(at("jwks.json"), JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k" }] }));
  const token = await new SignJWT({ roles: ["read", "write"] })
    .setProtectedHeader({ alg: "ES256", kid: "k" })
    .setIssuer(JWT.issuer)
    .setAudience(JWT.audience)
    .setSubject("bench")
    .setExpirationTime("1h")
    .sign(privateKey);
  return [
    { name: NONE, settings: {} },
    { name: "policy", settings: { CREWDB_POLICY_FILE: at("policy.json") } },
    {
      name: "JWT",
      settings: {
        CREWDB_JWKS_FILE: at("jwks.json"),
        CREWDB_JWT_ISSUER: JWT.issuer,
        CREWDB_JWT_AUDIENCE: JWT.audience,
      },
      headers: { authorization: `Bearer ${token}` },
    },
    { name: AUDIT, settings: { CREWDB_AUDIT_FILE: at("writes.jsonl") } },
    {
      name: "audit of reads, too",
      settings: { CREWDB_AUDIT_FILE: at("reads.jsonl"), CREWDB_AUDIT_READS: "true" },
    },
  ];
}

/** What a policy, JSON Web Tokens and an audit trail cost the smallest read there is, and a write. */
export const access: BenchCase = {
  name: "access",
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), "crewdb-access-"));
    await using stack = new AsyncDisposableStack();
    stack.defer(() => rm(folder, { recursive: true }));
    const ways = await waysIn(folder);
    const servers: RunningServer[] = [];
    for (const { settings } of ways) {
      // Files have one owner, so that each server needs its own.
      const files = stack.use(await scratchCopy(context.files));
      const server = await startServer("crewdb", files, settings);
      stack.defer(() => server.stop());
      servers.push(server);
    }
    const steady = {
      ...context,
      rounds: Math.max(context.rounds, ROUNDS),
      roundMs: Math.min(context.roundMs, ROUND_MS),
    };
    const read = {
      name: "access: GetProduct",
      path: pathOf(getProduct),
      request: encodeRequest(getProduct, { productId: toProductId(50_000) }),
      inFlight: 100,
    };
    const write = {
      name: "access: CreateEmail",
      path: pathOf(createEmail),
      request: encodeRequest(createEmail, { email: SAMPLE_EMAIL }),
      inFlight: 64,
    };
    const rows = await measure(steady, servers, ways, read);
    // Of a write the trail has a line; the others look at it as they do at a read.
    const both = [NONE, AUDIT].map((name) => ways.findIndex((way) => way.name === name));
    const pick = <T>(list: readonly T[]): T[] => both.flatMap((index) => list[index] ?? []);
    return [...rows, ...(await measure(steady, pick(servers), pick(ways), write))];
  },
};

/** Each way's row, and below them what share of the first one's throughput the others reach. */
async function measure(
  context: BenchContext,
  servers: readonly RunningServer[],
  ways: readonly Way[],
  measurement: Omit<Measurement, "headers">,
): Promise<BenchRow[]> {
  context.log(`${measurement.name}, ${measurement.inFlight} in flight`);
  const headers = ways.map((way) => way.headers);
  const measured = await compare(context, servers, { ...measurement, headers });
  const named = measured.map((row, index) => ({ ...row, server: `crewdb, ${ways[index]?.name}` }));
  const [first, ...others] = named;
  const shares = others.map(({ case: name, server, inFlight, perSecond = Number.NaN }): BenchRow => {
    const share = perSecond / (first?.perSecond ?? Number.NaN);
    return {
      case: `${name}, of ${NONE}`,
      server,
      ...(inFlight && { inFlight }),
      value: `${(100 * share).toFixed(1)} %`,
    };
  });
  return [...named, ...shares];
}

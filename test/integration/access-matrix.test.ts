import assert from "node:assert/strict";
import type { ClientHttp2Session } from "node:http2";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import type { AskedRpc } from "../../src/access/access.js";
import { askedRpcs } from "../../src/calls/asked-rpcs.js";
import { createMainDb, createWalmartDb } from "../../src/client/index.js";
import { readImage } from "../../src/contract/image.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import {
  disagreements,
  httpCaller,
  type MatrixCaller,
  pipelineCaller,
  transactCaller,
  unaryCaller,
} from "./access-matrix.js";
import { isAllowed, POLICY, ROLES, TOKENS } from "./access-matrix-roles.js";
import { type PolicyServer, startWithPolicy } from "./policy-fixture.js";
import { openSession } from "./raw-call.js";

/** Inside a transaction: what begins it is asked for first, and an rpc with a role of its own never runs there. */
function isAllowedInTransaction(role: string, rpc: AskedRpc): boolean {
  const { lane, role: asked } = rpc;
  const begins = { method: "crewdb.main.v1.MainDb/Transact", role: "sql", lane } as const;
  if (!isAllowed(role, begins) || asked === "admin" || (asked !== "sql" && asked !== lane)) return false;
  return role === "sql" || isAllowed(role, rpc);
}

describe("every rpc in every role", function () {
  this.timeout(120_000);
  const rpcs = askedRpcs(Object.values(loadPlans()));
  let policy: PolicyServer;
  let session: ClientHttp2Session;

  before(async function () {
    guardFileOrSkip(this);
    policy = await startWithPolicy(POLICY, TOKENS, { CREWDB_HTTP_PORT: "0" });
    session = openSession(policy.server.address);
  });
  after(async () => {
    session?.close();
    await policy?.stop();
  });

  it("are all that the descriptors have", () => {
    const open = ["GetCaller", "Pipeline"];
    const described = [...readImage().registry].flatMap((each) =>
      each.kind === "service" && each.typeName.startsWith("crewdb.")
        ? each.methods.filter(({ name }) => !open.includes(name)).map(({ name }) => `${each.typeName}/${name}`)
        : [],
    );
    const asked = rpcs.filter(({ method }) => method.startsWith("crewdb.")).map(({ method }) => method);
    assert.deepEqual([...new Set(asked)].sort(), described.sort());
  });

  async function check(
    caller: MatrixCaller,
    allowed: (role: string, rpc: AskedRpc) => boolean,
    least: number,
  ): Promise<void> {
    const { called, wrong } = await disagreements(caller, rpcs, ROLES, allowed);
    assert.deepEqual(wrong, []);
    assert.ok(called >= least, `${called} calls`);
  }

  it("by itself", () => check(unaryCaller(session), isAllowed, 1700));

  it("over HTTP", () => check(httpCaller([MainDb, WalmartDb, AdminDb], policy.server.httpAddress), isAllowed, 1500));

  const main = (token: string) => createMainDb(policy.server.address, { token, retry: { maxAttempts: 1 } });
  const walmart = (token: string) => createWalmartDb(policy.server.address, { token, retry: { maxAttempts: 1 } });

  it("in a pipeline of MainDb", () => check(pipelineCaller(MainDb, main), isAllowed, 900));
  it("in a pipeline of WalmartDb", () => check(pipelineCaller(WalmartDb, walmart), isAllowed, 400));
  it("in a transaction of MainDb", () => check(transactCaller(MainDb, main), isAllowedInTransaction, 900));
  it("in a transaction of WalmartDb", () => check(transactCaller(WalmartDb, walmart), isAllowedInTransaction, 400));
});

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { askedRpcs } from "../../src/calls/asked-rpcs.js";
import { callsIn, isRead, readContract, roleOf } from "../../src/cli/contract-calls.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { disagreements, mcpCaller, reasonIn } from "../integration/access-matrix.js";
import { isAllowed, POLICY, ROLES, TOKENS } from "../integration/access-matrix-roles.js";
import { type Agent, overHttp, overStdio, startHttp } from "../integration/mcp-client.js";
import { type PolicyServer, startWithPolicy } from "../integration/policy-fixture.js";

/** What each tool of SQL asks of its caller. */
const SQL_TOOLS = [
  { tool: "query", method: "crewdb.main.v1.MainDb/Query", role: "sql", lane: "read" },
  { tool: "schema", method: "crewdb.main.v1.MainDb/Query", role: "sql", lane: "read" },
  { tool: "explain", method: "crewdb.admin.v1.AdminDb/Explain", role: "admin", lane: "read" },
] as const;

/** Each role has a token, and each token an MCP server: agents are whom their server is. */
describe("every rpc in every role, by agents", function () {
  this.timeout(180_000);
  const rpcs = askedRpcs(Object.values(loadPlans()));
  let policy: PolicyServer;

  before(async function () {
    guardFileOrSkip(this);
    policy = await startWithPolicy(POLICY, TOKENS);
  });
  after(() => policy?.stop());

  const optionsFor = (role: string): string[] => {
    const file = join(policy.server.folder, `${role}.token`);
    writeFileSync(file, `${role}-token\n`, { mode: 0o600 });
    return ["--token-file", file];
  };

  for (const [transport, open] of [
    ["standard input and output", overStdio],
    [
      "streamable HTTP",
      async (address: string, cwd: string, options: readonly string[]): Promise<Agent> => {
        const http = await startHttp(address, cwd, options);
        const agent = await overHttp(http.url);
        return { ...agent, end: () => agent.end().then(() => http.end()) };
      },
    ],
  ] as const) {
    it(`over ${transport}`, async () => {
      let calls = 0;
      for (const role of ROLES) {
        const { address, folder } = policy.server;
        const agent = await open(address, folder, [...optionsFor(role), "--writes", "--admin"]);
        const caller = mcpCaller([MainDb, WalmartDb, AdminDb], transport, agent);
        const { called, wrong } = await disagreements(caller, rpcs, [role], isAllowed);
        calls += called;
        assert.deepEqual(wrong, []);
        for (const { tool, ...asked } of SQL_TOOLS) {
          const input = tool === "schema" ? {} : { sql: "SELECT 1" };
          const reason = reasonIn(await agent.use(tool, { database: "main", ...input }));
          const isRefused = reason === "PERMISSION_DENIED";
          assert.equal(!isRefused, isAllowed(role, asked), `${role} ${tool}: ${reason}`);
        }
        await agent.end();
      }
      assert.ok(calls >= 1500, `${calls} calls`);
    });
  }

  it("never beyond what a server was started for, whatever its role", async () => {
    const all = ["read", "write", "sql", "admin"];
    const whole = await startWithPolicy({}, { all });
    const file = join(whole.server.folder, "all.token");
    writeFileSync(file, "all-token", { mode: 0o600 });
    const agent = await overStdio(whole.server.address, whole.server.folder, ["--token-file", file]);
    let refused = 0;
    for (const method of callsIn(readContract())) {
      const reason = reasonIn(
        await agent.use("call", { name: `${method.parent.typeName}/${method.name}`, timeout_ms: 300 }),
      );
      const expected = isRead(method) ? (roleOf(method) === "admin" ? "ADMIN_OFF" : undefined) : "WRITES_OFF";
      if (expected === undefined) assert.doesNotMatch(reason, /_OFF$/, method.name);
      else assert.equal(reason, expected, method.name);
      if (expected !== undefined) refused++;
    }
    assert.ok(refused > 50, `${refused} refused`);
    await agent.end();
    await whole.stop();
  });
});

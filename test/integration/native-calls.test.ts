import assert from "node:assert/strict";
import { withNativeCalls } from "../../bench/harness/native-calls.js";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { NativeCalls, RpcCalls } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { HandoverReason } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { breakTime } from "../fixtures/broken-time.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

async function callsOf(server: TestServer, database: Database): Promise<NativeCalls> {
  const { databases } = await server.admin.getStatistics({});
  const found = databases.find((each) => each.database === database);
  return found?.nativeCalls ?? assert.fail("no statistics");
}

function toPlain({ $typeName, handovers, ...counts }: RpcCalls): object {
  return { ...counts, handovers: handovers.map(({ reason, count }) => ({ reason, count })) };
}

const ADA = { user: { userId: "ada", email: "ada@example.com", name: "Ada" } };

describe("calls of the native executor", function () {
  this.timeout(30_000);
  let server: TestServer | undefined;
  before(async function () {
    guardFileOrSkip(this);
    server = await startTestServer();
  });
  after(() => server?.stop());

  it("are counted for each rpc: answered, worded, and handed over with the reason", async () => {
    assert.ok(server);
    const { main } = server;
    await main.createUser(ADA);
    await main.getUser({ userId: "ada" });
    await main.getUser({ userId: "ada" });
    assert.equal(await reasonOf(main.getUser({ userId: "bob" })), "NOT_FOUND");
    assert.equal(await reasonOf(main.createUser(ADA)), "UNIQUE_VIOLATION");
    await main.query({ sql: "SELECT 1" });
    breakTime(server.files.main);
    assert.equal(await reasonOf(main.getUser({ userId: "ada" })), "WRONG_STORAGE_CLASS");
    const { rpcs, ...totals } = await callsOf(server, Database.MAIN);
    assert.deepEqual(rpcs.map(toPlain), [
      {
        rpc: "CreateUser",
        answeredCount: 1n,
        wordedCount: 1n,
        handedOverCount: 0n,
        handovers: [],
      },
      {
        rpc: "GetUser",
        answeredCount: 2n,
        wordedCount: 1n,
        handedOverCount: 1n,
        handovers: [{ reason: HandoverReason.STORED_VALUE, count: 1n }],
      },
    ]);
    assert.equal(totals.answeredCount, 3n);
    assert.equal(totals.wordedCount, 2n);
    assert.equal(totals.handedOverCount, 1n);
    assert.deepEqual((await callsOf(server, Database.WALMART)).rpcs, []);
  });

  it("are handed over once, also when they have written something before", async () => {
    assert.ok(server);
    const { main, address } = server;
    const login = () => reasonOf(main.recordUserLogin({ userId: "ada" }));
    const alone = await withNativeCalls(address, async () => ({ reason: await login() }));
    assert.deepEqual(alone, {
      reason: "WRONG_STORAGE_CLASS",
      native: { answered: 0, worded: 0, handedOver: 1 },
    });
    const { native } = await withNativeCalls(address, async () => {
      const others = ["a", "b", "c"].map((name) => main.createUser({ user: { email: `${name}@example.com`, name } }));
      const [reason] = await Promise.all([login(), ...others]);
      assert.equal(reason, "WRONG_STORAGE_CLASS");
      return {};
    });
    assert.deepEqual(native, { answered: 3, worded: 0, handedOver: 1 });
  });

  it("are what the benchmarks tell of a load", async () => {
    assert.ok(server);
    const { main, address } = server;
    const load = async (): Promise<object> => {
      for (let call = 0; call < 3; call++) await main.listUsers({}).catch(() => undefined);
      await main.getUserByEmail({ email: "bob@example.com" }).catch(() => undefined);
      return {};
    };
    const { native } = await withNativeCalls(address, load);
    assert.deepEqual(native, { answered: 0, worded: 1, handedOver: 3 });
  });

  it("are none where the portable executor runs all of them", async () => {
    const portable = await startTestServer({ CREWDB_EXECUTOR: "portable" });
    try {
      await portable.main.createUser(ADA);
      const { rpcs, answeredCount } = await callsOf(portable, Database.MAIN);
      assert.deepEqual([rpcs, answeredCount], [[], 0n]);
    } finally {
      await portable.stop();
    }
  });
});

import assert from "node:assert/strict";
import { create, toBinary } from "@bufbuild/protobuf";
import { status } from "@grpc/grpc-js";
import { ExecuteRequestSchema, QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { Code, createMainDb } from "../../src/client/index.js";
import { ok, READ, startEdge } from "../unit/grpc-fixture.js";
import { openCall, openSession } from "./raw-call.js";
import { ENDLESS } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";
import { TRANSPORTS } from "./unified-transports.js";

/** Takes some 50 ms: longer than a timer that fires at once. */
const SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n";
const UNLIMITED = [0, -1, 2 ** 31, 2 ** 32 + 1, 1e15, Number.MAX_SAFE_INTEGER];

describe("deadlines: grpc-timeout as a client sends it", () => {
  let edge: Awaited<ReturnType<typeof startEdge>>;
  let session: ReturnType<typeof openSession>;
  before(async () => {
    edge = await startEdge();
    edge.pool.answer = () => ok("x");
    session = openSession(edge.server.address);
  });
  after(async () => {
    session.close();
    await edge.server.close(0);
  });

  const send = async (timeout: string) => {
    edge.pool.calls.length = 0;
    const { code, reason } = await openCall(session, READ.slice(1), [new Uint8Array()], {
      headers: { "grpc-timeout": timeout },
    }).answer;
    return { code, reason, calls: edge.pool.calls.length };
  };

  for (const timeout of [
    "597H",
    "1000H",
    "1193H",
    "1194H",
    "2386H",
    "99999999H",
    "99999999M",
    "2147484S",
    "99999999S",
  ]) {
    it(`means the server's own limit by ${timeout}`, async () => {
      const before = Date.now();
      assert.deepEqual(await send(timeout), { code: status.OK, reason: "", calls: 1 });
      const deadlineMs = edge.pool.calls[0]?.deadlineMs ?? 0;
      assert.ok(deadlineMs >= before + 30_000 && deadlineMs <= Date.now() + 30_000, String(deadlineMs));
    });
  }

  for (const timeout of ["5S", "5000m", "9999999u", "00000005S"]) {
    it(`takes ${timeout} for what it says`, async () => {
      assert.equal((await send(timeout)).code, status.OK);
      assert.ok((edge.pool.calls[0]?.deadlineMs ?? Number.POSITIVE_INFINITY) < Date.now() + 20_000);
      assert.ok((edge.pool.calls[0]?.deadlineMs ?? 0) > Date.now());
    });
  }

  for (const timeout of [
    "100000000S",
    "-1S",
    "1.5S",
    "+1S",
    "1 S",
    "1s",
    "1",
    "S",
    "",
    "1S, 2S",
    "0x1S",
    "abc",
    "1e3S",
    "١S",
  ]) {
    it(`refuses ${JSON.stringify(timeout)}, and runs nothing`, async () => {
      assert.deepEqual(await send(Buffer.from(timeout).toString("latin1")), {
        code: status.INVALID_ARGUMENT,
        reason: "MALFORMED_REQUEST",
        calls: 0,
      });
    });
  }
});

describe("deadlines: timeoutMs of the TypeScript client", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  for (const pipeline of [false, true]) {
    describe(pipeline ? "pipelined" : "one by one", () => {
      let main: ReturnType<typeof createMainDb>;
      before(() => {
        main = createMainDb(server.address, { pipeline, retry: { maxAttempts: 1 } });
      });
      after(() => main.close());

      for (const timeoutMs of UNLIMITED) {
        it(`has no limit by ${timeoutMs}, as in Connect`, async () => {
          await main.query({ sql: SLOW }, { timeoutMs });
          let streamed = 0;
          for await (const { rows } of main.queryStream({ sql: SLOW }, { timeoutMs })) streamed += rows.length;
          assert.equal(streamed, 1);
        });
      }

      it("still ends at a limit that a timer can wait for", async () => {
        await assert.rejects(main.query({ sql: ENDLESS }, { timeoutMs: 50 }), { code: Code.DeadlineExceeded });
      });
    });
  }

  it("may be set so long for every call, with waits and pings that are as long", async () => {
    const long = {
      timeoutMs: 2 ** 32,
      keepaliveMs: 2 ** 32,
      retry: { maxAttempts: 2, firstWaitMs: 2 ** 40, maxWaitMs: 2 ** 40 },
    };
    for (const pipeline of [false, true]) {
      using main = createMainDb(server.address, { ...long, pipeline });
      await main.query({ sql: SLOW });
    }
  });

  it("refuses a pipelined call whose time is negative", async () => {
    const request = { calls: [{ id: 1n, method: "Query", request: new Uint8Array(), timeoutMs: -1n }] };
    const replies = server.main.pipeline(
      (async function* () {
        yield request;
      })(),
    );
    for await (const { answers } of replies) {
      assert.equal(answers.length, 1);
      assert.match(String(answers[0]?.status && Buffer.from(answers[0].status)), /calls.timeout_ms must be 0/);
    }
  });
});

for (const [name, open] of TRANSPORTS) {
  describe(`deadlines: the unified manager, ${name}`, () => {
    it("has no limit where none can be waited for", async () => {
      for (const timeoutMs of [2 ** 31, 2 ** 32 + 1]) {
        const { manager, stop } = await open({ config: { client: { timeoutMs } } });
        try {
          await manager.executeMainQuery((db) => db.prepare(SLOW).all());
          for (const limit of [0, timeoutMs])
            await manager.executeMainTransaction((db) => db.prepare(SLOW).all(), { timeoutMs: limit });
        } finally {
          await stop();
        }
      }
    });
  });
}

describe("deadlines: a call that nobody gives up before the server", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it("is answered by the service, which says why, and not by the library, which could not say what became of a write", async () => {
    const session = openSession(server.address);
    const insert = `INSERT INTO conversations (id, title) ${ENDLESS.replace("count(*)", "'n' || i, 't'")}`;
    const calls = [
      ["Query", toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql: ENDLESS }))],
      ["Execute", toBinary(ExecuteRequestSchema, create(ExecuteRequestSchema, { sql: insert }))],
    ] as const;
    for (const [rpc, request] of calls) {
      const { answer } = openCall(session, `crewdb.main.v1.MainDb/${rpc}`, [request], {
        headers: { "grpc-timeout": "100m" },
      });
      const { code, reason } = await answer;
      assert.deepEqual({ rpc, code, reason }, { rpc, code: status.DEADLINE_EXCEEDED, reason: "DEADLINE_EXCEEDED" });
    }
    session.close();
  });
});

import assert from "node:assert/strict";
import type { ClientHttp2Session } from "node:http2";
import { create, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import Sqlite from "better-sqlite3";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { ExecuteBatchRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import { Status } from "../../src/engine/reasons.js";
import { cancelledCall, openSession, type RawAnswer, rawCall } from "./raw-call.js";
import { sampleRequest } from "./sample-request.js";
import { startTestServer, type TestServer } from "./test-server.js";

interface RpcCase {
  readonly method: string;
  /** A request that keeps every rule. */
  readonly request: Buffer;
  readonly writes: boolean;
}

const plans = loadPlans();
const sql = (text: string): Buffer =>
  Buffer.from(new BinaryWriter().tag(1, WireType.LengthDelimited).string(text).finish());

const batch = (text: string): Buffer =>
  Buffer.from(
    toBinary(ExecuteBatchRequestSchema, create(ExecuteBatchRequestSchema, { steps: [{ statement: { sql: text } }] })),
  );

/** Every unary rpc of both services. The typed ones follow from the contract, so that none can be missing. */
const CASES: readonly RpcCase[] = [plans.main, plans.walmart].flatMap((plan) => [
  ...plan.rpcs.map(({ method, request, lane }) => ({
    method,
    request: sampleRequest(plan, request),
    writes: lane === "write",
  })),
  { method: `${plan.service}/Query`, request: sql("SELECT 1"), writes: false },
  { method: `${plan.service}/Execute`, request: sql("DELETE FROM no_such_table"), writes: true },
  { method: `${plan.service}/ExecuteBatch`, request: batch("DELETE FROM no_such_table"), writes: true },
]);

/** Streams are told of in sql-stream.test.ts, sql-transact.test.ts, import.test.ts and pipeline.test.ts. */
const STREAMS = ["QueryStream", "Transact", "ImportEmails", "ImportProducts", "Pipeline"];

/** Field 15000, which no message has. */
const UNKNOWN_FIELD = new BinaryWriter().tag(15_000, WireType.LengthDelimited).string("from a newer contract").finish();
/** A length that goes beyond the end. */
const MALFORMED = Buffer.from([0x0a, 0xff, 0x01]);

describe("every rpc of both services", () => {
  let server: TestServer;
  let session: ClientHttp2Session;
  before(async () => {
    server = await startTestServer();
    session = openSession(server.address);
  });
  after(async () => {
    session.destroy();
    await server.stop();
  });

  /** Calls every rpc and lists those whose answer is not as promised. */
  async function unlike(call: (each: RpcCase) => Promise<RawAnswer>, promised: (answer: RawAnswer) => boolean) {
    const others: Record<string, string> = {};
    for (const each of CASES) {
      const answer = await call(each);
      if (!promised(answer)) others[each.method] = `${answer.code} ${answer.reason}`;
    }
    return others;
  }

  /** Rises with every commit. */
  function commits(): number {
    return [server.files.main, server.files.walmart].reduce((sum, file) => {
      const db = new Sqlite(file, { readonly: true });
      const row = db.prepare("SELECT value FROM crewdb_meta WHERE key = 'commit_number'").pluck().get();
      db.close();
      return sum + Number(row);
    }, 0);
  }

  it("is in this test", () => {
    const served = [MainDb, WalmartDb].flatMap((service) =>
      service.methods.map((method) => `${service.typeName}/${method.name}`),
    );
    const tested = CASES.map(({ method }) => method);
    assert.deepEqual(
      served.filter((method) => !STREAMS.includes(method.split("/")[1] ?? "")).toSorted(),
      tested.toSorted(),
    );
  });

  it("takes a request that keeps its rules, and one that has a field of a newer contract", async () => {
    const taken = ({ reason }: RawAnswer): boolean =>
      !["INVALID_FIELD", "MALFORMED_REQUEST", "INTERNAL"].includes(reason);
    const known = await unlike(({ method, request }) => rawCall(session, method, request), taken);
    assert.deepEqual(known, {});
    const withMore = ({ method, request }: RpcCase): Promise<RawAnswer> =>
      rawCall(session, method, Buffer.concat([request, UNKNOWN_FIELD]));
    assert.deepEqual(await unlike(withMore, taken), {});
  });

  it("refuses bytes that are no message", async () => {
    const malformed = await unlike(
      ({ method }) => rawCall(session, method, MALFORMED),
      ({ code, reason }) => code === Status.INVALID_ARGUMENT && reason === "MALFORMED_REQUEST",
    );
    assert.deepEqual(malformed, {});
  });

  it("answers DEADLINE_EXCEEDED to a deadline that is over, and writes nothing", async () => {
    const before = commits();
    const late = await unlike(
      ({ method, request }) => rawCall(session, method, request, { "grpc-timeout": "1n" }),
      ({ code }) => code === Status.DEADLINE_EXCEEDED,
    );
    assert.deepEqual(late, {});
    assert.equal(commits(), before);
  });

  it("is not run when it is cancelled before it starts", async () => {
    const before = commits();
    for (const { method, request } of CASES) await cancelledCall(session, method, request);
    // Whatever was left of them would be done before this call's own group.
    await server.main.createUser({ user: { email: "last@example.com", name: "Last" } });
    await server.walmart.upsertProduct({ product: { productId: "last", name: "Last" } });
    assert.equal(commits(), before + 2);
  });
});

import assert from "node:assert/strict";
import {
  type DescMessage,
  type DescMethodUnary,
  fromBinary,
  type JsonValue,
  type MessageInitShape,
  toJson,
} from "@bufbuild/protobuf";
import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import Database from "better-sqlite3";
import { loadWithOwnClient } from "../../bench/harness/generator.js";
import { missingForGo } from "../../bench/harness/go-programs.js";
import { loadByDriver } from "../../bench/harness/language-load.js";
import { callOnce } from "../../bench/harness/measure.js";
import { encodeRequest, pathOf } from "../../bench/harness/rpc-case.js";
import { type RunningServer, type ServerName, startServer } from "../../bench/harness/server.js";
import { RECORD_CALL } from "../../bench/peers/cases/languages.js";
import { CLIENTS, type ClientKind } from "../../bench/peers/client-kinds.js";
import { loadWithGo } from "../../bench/peers/load.js";
import { RECORD_INTENT } from "../../bench/peers/requests.js";
import { type EmailSchema, Priority, RecipientType, WorkflowState } from "../../gen/ts/crewdb/main/v1/email_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { Driver } from "../conformance/driver.js";
import { LANGUAGES } from "../conformance/languages.js";
import { skipWithout } from "../integration/skip.js";
import { startTestServer, type TestServer } from "../integration/test-server.js";

/** Compiling SQLite for Go takes some minutes the first time. */
const BUILD_MS = 600_000;
const PRODUCT = {
  productId: "p1",
  name: "Milk",
  brand: "Farm",
  currentPrice: 3.5,
  allergens: ["milk", "soy"],
  stockLevel: 4,
};
const EMAIL: MessageInitShape<typeof EmailSchema> = {
  subject: "Order",
  senderEmail: "ada@example.com",
  receivedTime: timestampFromMs(1_700_000_000_123),
  bodyContent: "It left.",
  categories: ["red", "blue"],
  workflowState: WorkflowState.IN_PROGRESS,
  priority: Priority.CRITICAL,
  processingTimeMs: 9_007_199_254_740_991n,
  recipients: [
    { emailAddress: "grace@example.com" },
    { recipientType: RecipientType.CC, emailAddress: "alan@example.com", name: "Alan" },
  ],
  attachments: [{ name: "a.pdf", sizeBytes: 12n, isInline: true }, { name: "b" }],
};
/** Like the one of the benchmark: all that better-sqlite3's baselines store. */
const SHORT_EMAIL = {
  subject: "Order",
  senderEmail: "ada@example.com",
  senderName: "Ada",
  receivedTime: timestampFromMs(1_700_000_000_000),
  bodyPreview: "It",
  bodyContent: "It left.",
  recipients: [{ emailAddress: "grace@example.com" }],
};
const INTENT = { userQuery: "milk", detectedIntent: "search", confidenceScore: 0.5, entities: '{"a":1}', userId: "u" };

/** What is compared of an answer: no number of a commit, and of a new row neither its key nor its times. */
function withoutOwn(answer: JsonValue, ...fields: string[]): JsonValue {
  return JSON.parse(JSON.stringify(answer, (name, value) => (fields.includes(name) ? undefined : value)));
}

describe("peers of the benchmarks", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.walmart.upsertProduct({ product: PRODUCT });
    for (let price = 0; price < 101; price++) {
      const sale = price % 2 === 1 ? { wasOnSale: true, salePercentage: 12.5, storeId: "s1", availability: "IN" } : {};
      await server.walmart.updateProductPrice({ productId: "p1", price: 1 + price / 8, ...sale });
    }
    await server.main.createEmail({ email: { emailId: "e1", ...EMAIL } });
    const entities = [{ entityType: "po", entityValue: "1", confidence: 0.25, verified: true }];
    await server.main.storeEmailEntities({ emailId: "e1", entities, replace: true });
  });
  after(() => server.stop());

  for (const name of ["main thread", "task per query", "Go"] as const) {
    describe(name, () => {
      let peer: RunningServer | undefined;
      before(async function () {
        this.timeout(BUILD_MS);
        const missing = name === "Go" ? missingForGo() : undefined;
        if (missing !== undefined) skipWithout(this, missing);
        peer = await startServer(name satisfies ServerName, server.files);
      });
      after(() => peer?.stop());

      /** The answers of both to the same request, as JSON. */
      async function ask<I extends DescMessage>(
        method: DescMethodUnary<I, DescMessage>,
        request: MessageInitShape<I>,
        ofPeer: MessageInitShape<I> = request,
      ): Promise<[JsonValue, JsonValue]> {
        const answer = async (target: string, body: MessageInitShape<I>) => {
          const bytes = await callOnce(target, pathOf(method), encodeRequest(method, body));
          return toJson(method.output, fromBinary(method.output, bytes));
        };
        return [await answer(server.address, request), await answer(peer?.target ?? "", ofPeer)];
      }

      it("answers a product as crewdb does", async () => {
        const [ours, theirs] = await ask(WalmartDb.method.getProduct, { productId: "p1" });
        assert.deepEqual(theirs, ours);
      });

      it("answers an e-mail with its lists as crewdb does", async () => {
        const [ours, theirs] = await ask(MainDb.method.getEmail, { emailId: "e1" });
        assert.deepEqual(theirs, ours);
      });

      it("answers a list of prices as crewdb does", async () => {
        const request = { productId: "p1", pageSize: 100 };
        const [ours, theirs] = (await ask(WalmartDb.method.listPriceHistory, request)) as { prices?: JsonValue[] }[];
        assert.equal(ours?.prices?.length, 100);
        assert.deepEqual(theirs?.prices, ours?.prices);
      });

      it("stores an intent as crewdb does", async () => {
        const intent = (intentId: string) => ({ intent: { intentId, ...INTENT } });
        const [ours, theirs] = await ask(
          WalmartDb.method.recordIntent,
          intent(`ours ${name}`),
          intent(`theirs ${name}`),
        );
        const own = ["commitSeq", "intentId", "createTime"];
        assert.deepEqual(withoutOwn(theirs, ...own), withoutOwn(ours, ...own));
        const stored = await server.walmart.query({
          sql: "SELECT count(*), count(DISTINCT user_query || entities || confidence_score) FROM nlp_intents",
        });
        assert.ok((stored.rows[0]?.values[0]?.kind.value as bigint) >= 2n);
        assert.equal(stored.rows[0]?.values[1]?.kind.value, 1n);
      });

      it("stores an e-mail as crewdb does", async () => {
        const email = (emailId: string) => ({ email: { emailId, ...(name === "Go" ? EMAIL : SHORT_EMAIL) } });
        const [ours, theirs] = await ask(MainDb.method.createEmail, email(`ours ${name}`), email(`theirs ${name}`));
        const own = ["commitSeq", "emailId", "createTime", "updateTime"];
        assert.deepEqual(withoutOwn(theirs, ...own), withoutOwn(ours, ...own));
        const [stored] = await ask(MainDb.method.getEmail, { emailId: `theirs ${name}` });
        assert.deepEqual(withoutOwn(stored, "commitSeq"), withoutOwn(theirs, "commitSeq"));
      });
    });
  }
});

/** Runs against a server of its own; `count` tells what it has stored. */
async function withCounts(
  run: (target: string, count: () => { readonly intents: number; readonly requestIds: number }) => Promise<void>,
): Promise<void> {
  const server = await startTestServer();
  const file = new Database(server.files.walmart, { readonly: true });
  const intents = file.prepare<[], number>("SELECT count(*) FROM nlp_intents").pluck();
  /** UUIDs of version 7, as clients make them. */
  const requestIds = file
    .prepare<[], number>(
      "SELECT count(*) FROM crewdb_requests WHERE request_id GLOB '????????-????-7???-[89ab]???-????????????'",
    )
    .pluck();
  try {
    await run(server.address, () => ({ intents: intents.get() ?? 0, requestIds: requestIds.get() ?? 0 }));
  } finally {
    file.close();
    await server.stop();
  }
}

describe("the load generators of the benchmarks", () => {
  const PATH = RECORD_INTENT.path;

  const generators = {
    "the one in Go, one by one": async (target: string, requests: readonly Uint8Array[]) =>
      void (await loadWithGo(target, process.pid, { path: PATH, requests, mode: "unary", inFlight: 8 }, 200)),
    "the one in Go, pipelined": async (target: string, requests: readonly Uint8Array[]) =>
      void (await loadWithGo(target, process.pid, { path: PATH, requests, mode: "pipelined", inFlight: 8 }, 200)),
    "the client of grpc-js": async (target: string, [request = new Uint8Array()]: readonly Uint8Array[]) => {
      const load = await loadWithOwnClient({ target, path: PATH, request, inFlight: 8, calls: 100, replyBytes: 0 });
      assert.equal(load.errors, 0);
    },
  };
  for (const [name, generate] of Object.entries(generators)) {
    it(`send a new request_id with each call, and none where none is asked for: ${name}`, async function () {
      this.timeout(BUILD_MS);
      const missing = name.includes("Go") ? missingForGo() : undefined;
      if (missing !== undefined) skipWithout(this, missing);
      await withCounts(async (target, count) => {
        await generate(target, RECORD_INTENT.withRequestId ?? []);
        const { intents, requestIds } = count();
        assert.ok(intents > 10);
        assert.equal(requestIds, intents);
        await generate(target, RECORD_INTENT.requests);
        assert.ok(count().intents > intents);
        assert.equal(count().requestIds, requestIds);
      });
    });
  }
});

describe("the clients of the benchmarks", () => {
  for (const kind of Object.keys(CLIENTS) as ClientKind[]) {
    it(`send a request_id where they should, and none where they should not: ${kind}`, () =>
      withCounts(async (target, count) => {
        for (const requestId of [true, false]) {
          const client = CLIENTS[kind](target, requestId);
          await Promise.all([client.recordIntent(), client.recordIntent()]);
        }
        assert.deepEqual(count(), { intents: 4, requestIds: 2 });
      }));
  }

  // The servers of the bench open no HTTP port.
  for (const language of LANGUAGES.filter(({ overHttp }) => overHttp !== true)) {
    it(`send a request_id unless retries are off: ${language.name}`, async function () {
      this.timeout(BUILD_MS);
      const command = language.prepare();
      if ("missing" in command) return skipWithout(this, command.missing);
      const driver = new Driver(command, PACKAGE_ROOT);
      try {
        await withCounts(async (target, count) => {
          await loadByDriver(driver, { target, ...language.connect }, RECORD_CALL, 8, 0.2);
          const { intents, requestIds } = count();
          assert.ok(intents > 0);
          assert.equal(requestIds, intents);
          await loadByDriver(driver, { target, retries: false, ...language.connect }, RECORD_CALL, 8, 0.2);
          assert.ok(count().intents > intents);
          assert.equal(count().requestIds, requestIds);
        });
      } finally {
        await driver.kill();
      }
    });
  }
});

describe("the Go service of the benchmarks", () => {
  it("says what is not found, and what exists, and goes on with the rest of the group", async function () {
    this.timeout(BUILD_MS);
    const missing = missingForGo();
    if (missing !== undefined) skipWithout(this, missing);
    const server = await startTestServer();
    const peer = await startServer("Go", server.files);
    const { getProduct, recordIntent } = WalmartDb.method;
    try {
      await assert.rejects(
        callOnce(peer.target, pathOf(getProduct), encodeRequest(getProduct, { productId: "none" })),
        (error: ServiceError) => error.code === status.NOT_FOUND,
      );
      const client = new Client(peer.target, credentials.createInsecure());
      const same = (bytes: Buffer): Buffer => bytes;
      const record = (intentId: string) =>
        new Promise<number>((resolve) => {
          const request = Buffer.from(encodeRequest(recordIntent, { intent: { intentId, ...INTENT } }));
          client.makeUnaryRequest(pathOf(recordIntent), same, same, request, (error) => resolve(error?.code ?? 0));
        });
      const codes = await Promise.all(Array.from({ length: 40 }, (_, index) => record(`i${index % 20}`)));
      client.close();
      assert.equal(codes.filter((code) => code === status.OK).length, 20);
      assert.equal(codes.filter((code) => code === status.ALREADY_EXISTS).length, 20);
      const count = await server.walmart.query({ sql: "SELECT count(*) FROM nlp_intents" });
      assert.equal(count.rows[0]?.values[0]?.kind.value, 20n);
    } finally {
      await peer.stop();
      await server.stop();
    }
  });
});

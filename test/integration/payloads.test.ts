import assert from "node:assert/strict";
import type { ClientHttp2Session } from "node:http2";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { EmailSchema } from "../../gen/ts/crewdb/main/v1/email_pb.js";
import type { TransactRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { describeError } from "../../src/client/index.js";
import { openSession, rawCall } from "./raw-call.js";
import { reasonOf } from "./reason-of.js";
import { fromRow, toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

type EmailInit = MessageInitShape<typeof EmailSchema>;
type Action = NonNullable<MessageInitShape<typeof TransactRequestSchema>["action"]>;

const RECEIVED = { seconds: 1_767_323_045n, nanos: 678_000_000 };
const MEBIBYTE = 1024 * 1024;

/** Texts that other systems have stumbled over. */
const SHORT_TEXTS: Readonly<Record<string, string>> = {
  "an injection": "'; DROP TABLE users; --",
  "an apostrophe": "o'brien",
  "emoji of several code points": "👩‍👩‍👧‍👦🏳️‍🌈 \u{10FFFF}",
  "control characters": "\u0001\t\r\n\u001f\u007f\u0085\u2028\u2029",
  "quotes and backslashes": `"\\u0000" \\ ' \` "" ''`,
  "placeholders and patterns": "%s {x} :name ? ?1 @a $b * _ %",
  "text of both directions": "שלום مرحبا \u202eabc",
  "combining and byte-order marks": "e\u0301 \ufeff \ufffd \uffff",
  "what looks like a number": "007",
  "what looks like a keyword": "NULL",
};
const TEXTS = { ...SHORT_TEXTS, "1 MiB of text": "Zürich 🏔️ ".repeat(MEBIBYTE).slice(0, MEBIBYTE) };
/** Values of callers' SQL may hold a NUL; fields of the contract may not: see nul.test.ts. */
const SQL_TEXTS = { ...TEXTS, "a NUL in the middle": "before\0after", "a NUL alone": "\0" };

describe("payloads come back exactly as they were stored", () => {
  let server: TestServer;
  let session: ClientHttp2Session;
  let count = 0;
  before(async () => {
    server = await startTestServer();
    session = openSession(server.address);
  });
  after(async () => {
    session.destroy();
    await server.stop();
  });

  type EmailFields = Omit<EmailInit, "$typeName" | "$unknown">;
  const email = (more: EmailFields) => ({
    emailId: `e${++count}`,
    subject: "s",
    senderEmail: "a@example.com",
    receivedTime: RECEIVED,
    ...more,
  });
  async function stored(more: EmailFields) {
    const { email: created } = await server.main.createEmail({ email: email(more) });
    const { email: read } = await server.main.getEmail({ emailId: created?.emailId ?? "" });
    assert.ok(created && read);
    assert.deepEqual(created, read);
    return read;
  }
  async function* transaction(text: string): AsyncGenerator<{ action: Action }> {
    yield { action: { case: "begin", value: { mode: 1 } } };
    yield { action: { case: "query", value: { sql: "SELECT ?", parameters: [toValue(text)] } } };
    yield { action: { case: "commit", value: {} } };
  }

  for (const [name, text] of Object.entries(TEXTS)) {
    it(`${name}, through Create, Get, BatchGet and Update`, async () => {
      const { emailId, bodyContent } = await stored({ bodyContent: text });
      assert.ok(bodyContent === text);
      const { emails } = await server.main.batchGetEmails({ emailIds: [emailId, emailId] });
      assert.deepEqual(
        emails.map((each) => each.bodyContent === text),
        [true, true],
      );
      const other = await stored({ bodyContent: "other" });
      const updated = await server.main.updateEmail({
        email: { emailId: other.emailId, bodyContent: text },
        updateMask: { paths: ["body_content"] },
      });
      assert.ok(updated.email?.bodyContent === text);
    });
  }

  for (const [name, text] of Object.entries(SQL_TEXTS)) {
    it(`${name}, through Query, Execute, ExecuteBatch, QueryStream and Transact`, async () => {
      const { main } = server;
      const cell = (rows: Parameters<typeof fromRow>[0][] | undefined): unknown => rows?.map(fromRow)[0]?.[0];
      const parameters = [toValue(text)];
      assert.ok(cell((await main.query({ sql: "SELECT ?", parameters })).rows) === text);
      const named = { namedParameters: { value: toValue(text) } };
      assert.ok(cell((await main.query({ sql: "SELECT :value", ...named })).rows) === text);
      const insert = {
        sql: "INSERT INTO workflow_tasks (id, title, description) VALUES (?, 't', ?) RETURNING description",
      };
      const row = () => [toValue(`c${++count}`), toValue(text)];
      assert.ok(cell((await main.execute({ ...insert, parameters: row() })).rows) === text);
      const batch = await main.executeBatch({ steps: [{ statement: { ...insert, parameters: row() } }] });
      assert.ok(cell(batch.results[0]?.rows) === text);
      const id = toValue(`c${count}`);
      assert.ok(
        cell(
          (await main.query({ sql: "SELECT description FROM workflow_tasks WHERE id = ?", parameters: [id] })).rows,
        ) === text,
      );
      const streamed: unknown[] = [];
      for await (const { rows } of main.queryStream({ sql: "SELECT ?", parameters }))
        streamed.push(...rows.map((each) => fromRow(each)[0]));
      assert.deepEqual(
        streamed.map((each) => each === text),
        [true],
      );
      for await (const { result } of main.transact(transaction(text))) {
        if (result.case === "query") assert.ok(cell(result.value.rows) === text);
        assert.notEqual(result.case, "error");
      }
    });
  }

  for (const [name, text] of Object.entries(SHORT_TEXTS)) {
    it(`${name}, in nested messages, lists, keys and pages`, async () => {
      const read = await stored({
        emailId: `key ${text}`,
        subject: text,
        categories: [text, "", text],
        recipients: [{ emailAddress: text, name: text }],
        attachments: [{ name: text }],
      });
      assert.equal(read.emailId, `key ${text}`);
      assert.equal(read.subject, text);
      assert.deepEqual(read.categories, [text, "", text]);
      assert.deepEqual([read.recipients[0]?.emailAddress, read.recipients[0]?.name], [text, text]);
      assert.equal(read.attachments[0]?.name, text);
      const { emails } = await server.main.listEmails({ pageSize: 1 });
      assert.equal(emails.length, 1);
      const { product } = await server.walmart.upsertProduct({
        product: { productId: text, name: text, allergens: [text] },
      });
      assert.deepEqual([product?.productId, product?.name, product?.allergens], [text, text, [text]]);
      assert.equal((await server.walmart.getProduct({ productId: text })).product?.name, text);
    });
  }

  it("harm nothing: the tables are still there", async () => {
    const { rows } = await server.main.query({ sql: "SELECT count(*) FROM users" });
    assert.deepEqual(rows.map(fromRow), [[0n]]);
  });

  it("are found by searches as ordinary text", async () => {
    for (const text of ["o'brien", "DROP TABLE", '"\\u0000"', "{x}", "שלום"]) {
      const { emails } = await server.main.searchEmails({ query: text });
      assert.ok(emails.length > 0, text);
    }
  });

  it("int64 extremes, and what a double can't hold", async () => {
    const extremes = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, -(2n ** 53n) - 1n, 0n, -1n];
    const { rows } = await server.main.query({
      sql: `SELECT ${extremes.map(() => "?").join(", ")}`,
      parameters: extremes.map(toValue),
    });
    assert.deepEqual(rows.map(fromRow), [extremes]);
    for (const value of extremes.filter((each) => each >= 0n)) {
      const read = await stored({
        tokensUsed: value,
        processingTimeMs: value,
        attachments: [{ name: "a", sizeBytes: value }],
      });
      assert.deepEqual([read.tokensUsed, read.processingTimeMs, read.attachments[0]?.sizeBytes], [value, value, value]);
    }
  });

  it("doubles to the last bit, and no NaN or infinity", async () => {
    const kept = [0.1 + 0.2, Number.MIN_VALUE, -1e-300, 2 ** 49 + 0.125, 1e15, -7];
    for (const value of kept) assert.equal((await stored({ sentimentScore: value })).sentimentScore, value);
    for (const value of [...kept, Number.MAX_VALUE, 1e300, 2 ** 53]) {
      const { rows } = await server.main.query({ sql: "SELECT ?", parameters: [toValue(value)] });
      assert.deepEqual(rows.map(fromRow), [[value]]);
    }
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const error = await server.main
        .createEmail({ email: email({ sentimentScore: value }) })
        .catch((thrown: unknown) => thrown);
      const { reason, violations } = describeError(error);
      assert.deepEqual([reason, violations.map(({ field }) => field)], ["INVALID_FIELD", ["email.sentiment_score"]]);
      assert.equal(
        await reasonOf(server.main.query({ sql: "SELECT ?", parameters: [toValue(value)] })),
        "INVALID_FIELD",
      );
    }
  });

  it("bytes of every value, and none", async () => {
    for (const bytes of [Uint8Array.from({ length: 256 }, (_, index) => index), new Uint8Array(0)]) {
      const { rows } = await server.main.query({ sql: "SELECT ?", parameters: [toValue(bytes)] });
      assert.deepEqual(
        rows.map(fromRow).map(([value]) => [...(value as Uint8Array)]),
        [[...bytes]],
      );
    }
  });

  it("an empty text is not an absent one, and zero and false are not absent", async () => {
    const empty = await stored({ senderName: "", bodyContent: "", confidenceScore: 0, tokensUsed: 0n });
    assert.deepEqual([empty.senderName, empty.bodyContent, empty.confidenceScore, empty.tokensUsed], ["", "", 0, 0n]);
    const absent = await stored({});
    assert.deepEqual(
      [absent.senderName, absent.bodyContent, absent.confidenceScore, absent.tokensUsed],
      [undefined, undefined, undefined, undefined],
    );
    // A mask makes the difference in an update: named and not set means absent.
    const { email: cleared } = await server.main.updateEmail({
      email: { emailId: empty.emailId },
      updateMask: { paths: ["sender_name"] },
    });
    assert.deepEqual([cleared?.senderName, cleared?.bodyContent], [undefined, ""]);
    const { rows } = await server.main.query({ sql: "SELECT ?, ?", parameters: [toValue(""), toValue(null)] });
    assert.deepEqual(rows.map(fromRow), [["", null]]);
  });

  it("times at the ends of their range, to the millisecond; finer ones and those beyond are refused", async () => {
    const ends = [
      { seconds: -62_135_596_800n, nanos: 0 },
      { seconds: 253_402_300_799n, nanos: 999_000_000 },
      { seconds: -1n, nanos: 999_000_000 },
      { seconds: 0n, nanos: 0 },
      { seconds: 951_868_799n, nanos: 1_000_000 },
    ];
    for (const time of ends) {
      const { receivedTime } = await stored({ receivedTime: time });
      assert.deepEqual([receivedTime?.seconds, receivedTime?.nanos], [time.seconds, time.nanos]);
    }
    for (const time of [
      { seconds: 0n, nanos: 1 },
      { seconds: 0n, nanos: 1_000_001 },
      { seconds: 253_402_300_800n, nanos: 0 },
      { seconds: -62_135_596_801n, nanos: 0 },
      { seconds: 0n, nanos: -1 },
      { seconds: 0n, nanos: 1_000_000_000 },
      { seconds: 2n ** 63n - 1n, nanos: 0 },
    ]) {
      const error = await server.main
        .createEmail({ email: email({ receivedTime: time }) })
        .catch((thrown: unknown) => thrown);
      const fields = describeError(error).violations.map(({ field }) => field);
      assert.deepEqual(
        fields,
        ["email.received_time"],
        JSON.stringify(time, (_, value) => (typeof value === "bigint" ? String(value) : value)),
      );
    }
  });

  it("no text that is not UTF-8, wherever it stands", async () => {
    const invalid = Buffer.from([0x61, 0xc3, 0x28]);
    const key = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(invalid).finish();
    const nested = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(key).finish();
    const value = new BinaryWriter().tag(3, WireType.LengthDelimited).bytes(invalid).finish();
    const parameter = new BinaryWriter()
      .tag(1, WireType.LengthDelimited)
      .string("SELECT ?")
      .tag(2, WireType.LengthDelimited)
      .bytes(value)
      .finish();
    for (const [method, message] of [
      ["crewdb.main.v1.MainDb/GetEmail", key],
      ["crewdb.main.v1.MainDb/BatchGetEmails", key],
      ["crewdb.main.v1.MainDb/CreateUser", nested],
      ["crewdb.main.v1.MainDb/Query", key],
      ["crewdb.main.v1.MainDb/Query", parameter],
      ["crewdb.main.v1.MainDb/Execute", parameter],
      ["crewdb.walmart.v1.WalmartDb/UpsertProduct", nested],
    ] as const) {
      const { reason } = await rawCall(session, method, message);
      assert.match(reason, /^(INVALID_FIELD|MALFORMED_REQUEST)$/, method);
    }
  });

  it("never show in an error's message", async () => {
    const secret = "hunter2-correct-horse";
    const { emailId } = await stored({ internetMessageId: secret });
    const errors = await Promise.all(
      [
        server.main.getEmail({ emailId: secret }),
        server.main.createEmail({ email: email({ emailId }) }),
        server.main.createEmail({ email: email({ internetMessageId: secret }) }),
        server.main.createEmail({ email: email({ assignedTo: secret }) }),
        server.main.createEmail({ email: email({ extractedEntities: secret }) }),
        server.main.createUser({ user: { email: secret, name: secret } }),
        server.main.getEmail({ emailId: secret.repeat(100) }),
        server.main.listEmails({ pageToken: secret }),
        server.main.execute({
          sql: "INSERT INTO conversations (id, status) VALUES (?, ?)",
          parameters: [toValue(secret), toValue(secret)],
        }),
        server.main.query({ sql: `SELECT * FROM users WHERE name = '${secret}' AND nonsense` }),
        server.main.query({ sql: `SELECT '${secret}' FROM` }),
      ].map((call) => call.then(() => assert.fail("the call succeeded"), describeError)),
    );
    for (const error of errors) assert.ok(!JSON.stringify(error).includes(secret), JSON.stringify(error));
  });
});

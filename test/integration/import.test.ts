import assert from "node:assert/strict";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { ImportMode } from "../../gen/ts/crewdb/imports/v1/imports_pb.js";
import type { ImportEmailsRequestSchema } from "../../gen/ts/crewdb/main/v1/email_import_pb.js";
import { createMainDb, describeError } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

type Message = MessageInitShape<typeof ImportEmailsRequestSchema>;

const row = (index: number, more: object = {}) => ({
  emailId: `i${index}`,
  graphId: `g${index}`,
  subject: `lobster ${index}`,
  senderEmail: "s@example.com",
  receivedTime: { seconds: BigInt(1_767_323_045 + index), nanos: 0 },
  ...more,
});
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index));

async function* stream(...messages: Message[]): AsyncGenerator<Message> {
  for (const message of messages) yield message;
}

describe("imports", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.stop());

  const total = async (): Promise<number> => (await server.main.getDashboard({})).dashboard?.totalEmails ?? -1;
  const failure = async (messages: AsyncGenerator<Message>) => {
    const error: unknown = await server.main.importEmails(messages).then(
      () => assert.fail("the import succeeded"),
      (thrown: unknown) => thrown,
    );
    return describeError(error);
  };

  it("store every row of every message, search and counters included, and count them", async () => {
    const { summary } = await server.main.importEmails(
      stream({ emails: rows(0, 700) }, { emails: [] }, { emails: rows(700, 800) }),
    );
    assert.deepEqual([summary?.rowsCount, summary?.createdCount, summary?.skippedCount], [1500n, 1500n, 0n]);
    assert.equal(await total(), 1500);
    assert.equal((await server.main.searchEmails({ query: "lobster 1499" })).emails.length, 1);
  });

  it("are idempotent: rows that are sent again are changed, not doubled", async () => {
    await server.main.importEmails(stream({ emails: rows(0, 10) }));
    const { summary } = await server.main.importEmails(stream({ emails: rows(5, 10) }));
    assert.deepEqual([summary?.createdCount, summary?.updatedCount], [5n, 5n]);
    assert.equal(await total(), 15);
  });

  it("strict: end at the first bad row with its number and field; all rows before it are stored, and none after", async () => {
    const bad = { ...row(603), senderEmail: "" };
    const { reason, metadata, message, violations } = await failure(
      stream(
        { emails: rows(0, 600) },
        { emails: [row(600), row(601), row(602), bad, row(604)] },
        { emails: rows(605, 9) },
      ),
    );
    assert.deepEqual([reason, metadata.row_number, metadata.stored_rows], ["INVALID_FIELD", "604", "603"]);
    assert.match(message, /row 604/);
    assert.deepEqual(
      violations.map(({ field }) => field),
      ["sender_email"],
    );
    assert.equal(await total(), 603);
  });

  it("strict: a row that a constraint refuses is named too", async () => {
    await server.main.importEmails(stream({ emails: [row(1000)] }));
    const taken = row(40, { graphId: "g1000" });
    const { reason, metadata } = await failure(stream({ emails: [...rows(0, 40), taken, ...rows(41, 10)] }));
    assert.deepEqual([reason, metadata.row_number, metadata.stored_rows], ["UNIQUE_VIOLATION", "41", "40"]);
    assert.equal(await total(), 41);
  });

  it("skip: leave out every bad row, name it, and store all others", async () => {
    const emails = [...rows(0, 200)];
    emails[3] = row(3, { senderEmail: "", subject: "s".repeat(2001) });
    emails[50] = row(50, { assignedTo: "nobody" });
    emails[199] = row(199, { phase1Results: "{" });
    const { summary } = await server.main.importEmails(stream({ emails, mode: ImportMode.SKIP }));
    assert.deepEqual([summary?.createdCount, summary?.skippedCount, await total()], [197n, 3n, 197]);
    assert.deepEqual(
      summary?.errors.map((each) => [each.rowNumber, each.reason, each.fields]),
      [
        [4n, "INVALID_FIELD", ["subject", "sender_email"]],
        [51n, "FOREIGN_KEY_VIOLATION", []],
        [200n, "INVALID_FIELD", ["phase_1_results"]],
      ],
    );
  });

  it("without a row store nothing", async () => {
    const { summary } = await server.main.importEmails(stream());
    assert.equal(summary?.rowsCount, 0n);
  });

  it("a client that goes away leaves whole batches, and the writer free", async () => {
    const client = createMainDb(server.address);
    const stopped = new AbortController();
    async function* endless(): AsyncGenerator<Message> {
      for (let from = 0; ; from += 100) {
        if (from === 3000) stopped.abort();
        yield { emails: rows(from, 100) };
      }
    }
    const call = client.importEmails(endless(), { signal: stopped.signal });
    await assert.rejects(call);
    client.close();
    await server.main.createUser({ user: { email: "a@example.com", name: "A" } });
    const stored = await total();
    assert.equal(stored % 500, 0, `${stored} rows`);
  });

  it("products: the same, for the other database", async () => {
    const { summary } = await server.walmart.importProducts(
      (async function* () {
        yield {
          products: [
            { productId: "p1", name: "Milk" },
            { productId: "p2", name: "" },
            { productId: "p3", name: "Bread" },
          ],
          mode: ImportMode.SKIP,
        };
      })(),
    );
    assert.deepEqual(
      [summary?.createdCount, summary?.errors[0]?.rowNumber, summary?.errors[0]?.fields],
      [2n, 2n, ["name"]],
    );
    assert.equal((await server.walmart.searchProducts({ query: "bread" })).products.length, 1);
  });
});

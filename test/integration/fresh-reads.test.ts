import assert from "node:assert/strict";
import { inTransaction } from "../../src/client/index.js";
import { fromRow, toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

const WRITERS = 8;
const ROUNDS = 40;

/** Reads whether a conversation is there, each in another way. */
const READS: readonly ((server: TestServer, id: string) => Promise<boolean>)[] = [
  async ({ main }, id) => (await main.getConversation({ conversationId: id })).conversation !== undefined,
  async ({ main }, id) => {
    const sql = "SELECT count(*) FROM conversations WHERE id = ?";
    return (await main.query({ sql, parameters: [toValue(id)] })).rows.map(fromRow)[0]?.[0] === 1n;
  },
  async ({ main }, id) => {
    let found = 0;
    const request = { sql: "SELECT id FROM conversations WHERE id = ?", parameters: [toValue(id)] };
    for await (const { rows } of main.queryStream(request)) found += rows.length;
    return found === 1;
  },
  ({ main }, id) =>
    inTransaction(
      main,
      async (transaction) => {
        const sql = "SELECT id FROM conversations WHERE id = ?";
        return (await transaction.query({ sql, parameters: [id] })).rows.length === 1;
      },
      { mode: "read" },
    ),
];

describe("a plain read", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it("sees every write that was acknowledged before it began, whoever wrote and however it is read", async () => {
    const missed: string[] = [];
    const writer = async (number: number): Promise<void> => {
      for (let round = 0; round < ROUNDS; round++) {
        const id = `c${number}-${round}`;
        if (round % 2 === 0) await server.main.createConversation({ conversation: { conversationId: id, title: "t" } });
        else
          await server.main.execute({
            sql: "INSERT INTO conversations (id, title) VALUES (?, 't')",
            parameters: [toValue(id)],
          });
        const seen = await Promise.all(READS.map((read) => read(server, id).catch(() => false)));
        seen.forEach((isThere, index) => {
          if (!isThere) missed.push(`${id} by read ${index}`);
        });
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
    assert.deepEqual(missed, []);
  });
});

import assert from "node:assert/strict";
import { createMainDb, describeError, inTransaction, REPLICATED } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

const CONVERSATION = { conversation: { title: "one" } };

describe("a write that asks for a replica, of a server that keeps none", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  async function refused(call: Promise<unknown>, reason: string): Promise<void> {
    await assert.rejects(call, (error) => {
      const told = describeError(error);
      assert.equal(told.reason, reason);
      // With INVALID_FIELD nothing is ever stored, which it need not say.
      assert.equal(told.committed ?? "false", "false");
      return true;
    });
    const { rows } = await server.main.query({ sql: "SELECT 1 FROM conversations" });
    assert.equal(rows.length, 0, "it was written");
  }

  it("is refused before it writes: a call, a transaction, an import, a pipeline", async () => {
    await refused(server.main.createConversation(CONVERSATION, { headers: REPLICATED }), "NO_REPLICA");
    const insert = { sql: "INSERT INTO conversations (id, title) VALUES ('1', '1')" };
    await refused(
      inTransaction(server.main, (transaction) => transaction.execute(insert), { durability: "replicated" }),
      "NO_REPLICA",
    );
    await refused(
      server.main.importEmails(
        (async function* () {
          yield { emails: [] };
        })(),
        { headers: REPLICATED },
      ),
      "NO_REPLICA",
    );
    using pipelined = createMainDb(server.address, { pipeline: true });
    await refused(pipelined.createConversation(CONVERSATION, { headers: REPLICATED }), "NO_REPLICA");
  });

  it("with a word that is none of the two is refused, and reads take no notice", async () => {
    const headers = { "crewdb-durability": "replicate" };
    await refused(server.main.createConversation(CONVERSATION, { headers }), "INVALID_FIELD");
    await server.main.getDashboard({}, { headers });
    await server.main.createConversation(CONVERSATION, { headers: { "crewdb-durability": "local" } });
  });
});

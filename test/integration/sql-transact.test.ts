import assert from "node:assert/strict";
import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { CreateUserRequestSchema } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { GetUserCredentialsRequestSchema } from "../../gen/ts/crewdb/main/v1/user_requests_pb.js";
import {
  TransactRequest_Mode as Mode,
  type TransactRequestSchema,
  type TransactResponse,
} from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { Code, describeError } from "../../src/client/index.js";
import { ENDLESS, fromRow } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

type Action = NonNullable<MessageInitShape<typeof TransactRequestSchema>["action"]>;

const begin = (mode: Mode): Action => ({ case: "begin", value: { mode } });
const execute = (sql: string): Action => ({ case: "execute", value: { sql } });
const query = (sql: string): Action => ({ case: "query", value: { sql } });
const savepoint = (name: string): Action => ({ case: "savepoint", value: { name } });
const rollbackTo = (name: string): Action => ({ case: "rollbackTo", value: { name } });
const release = (name: string): Action => ({ case: "release", value: { name } });
const ENDLESS_INSERT = `INSERT INTO conversations (id, title) ${ENDLESS.replace("count(*)", "'n' || i, 't'")}`;
const commit: Action = { case: "commit", value: {} };
const rollback: Action = { case: "rollback", value: {} };
const insert = (id: string): Action => execute(`INSERT INTO conversations (id, title) VALUES ('${id}', 't')`);

describe("SQL: Transact", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  /** Sends the actions one after another and tells what each was answered with; a failed stream ends the list. */
  async function transact(actions: readonly Action[], hold?: Promise<unknown>): Promise<string[]> {
    const answers: string[] = [];
    async function* requests(): AsyncGenerator<{ action: Action }> {
      for (const action of actions) yield { action };
      await hold;
    }
    try {
      for await (const response of server.main.transact(requests())) answers.push(tell(response));
    } catch (error) {
      const { reason, codeName } = describeError(error);
      answers.push(`ended: ${reason === "" ? codeName : reason}`);
    }
    return answers;
  }

  function tell({ result }: TransactResponse): string {
    if (result.case === "query") return result.value.rows.map((row) => fromRow(row).join(",")).join(" ");
    return result.case === "error" ? `error ${result.value.code}` : String(result.case);
  }

  const ids = async (): Promise<string> => {
    const { rows } = await server.main.query({ sql: "SELECT id FROM conversations ORDER BY id" });
    return rows.map(fromRow).join(" ");
  };

  it("keeps what was done when it is committed, savepoints and failures inside included", async () => {
    const answers = await transact([
      begin(Mode.READ_WRITE),
      insert("a"),
      savepoint("s"),
      insert("b"),
      rollbackTo("s"),
      insert("a"),
      insert("c"),
      release("s"),
      query("SELECT id FROM conversations ORDER BY id"),
      commit,
    ]);
    assert.deepEqual(answers, [
      "begun",
      "execute",
      "done",
      "execute",
      "done",
      "error 6",
      "execute",
      "done",
      "a c",
      "committed",
    ]);
    assert.equal(await ids(), "a c");
  });

  it("undoes everything when it is rolled back, half-closed or its client goes away", async () => {
    const gone = [
      begin(Mode.READ_WRITE),
      execute("DELETE FROM conversations"),
      query("SELECT count(*) FROM conversations"),
    ];
    assert.deepEqual(await transact([...gone, rollback]), ["begun", "execute", "0", "rolledBack"]);
    assert.deepEqual(await transact(gone), ["begun", "execute", "0"]);
    const abort = new AbortController();
    async function* requests(): AsyncGenerator<{ action: Action }> {
      for (const action of gone) yield { action };
      await new Promise(() => undefined);
    }
    await assert.rejects(async () => {
      for await (const { result } of server.main.transact(requests(), { signal: abort.signal })) {
        if (result.case === "query") abort.abort();
      }
    });
    assert.equal(await ids(), "a c");
    await server.main.execute({ sql: "UPDATE conversations SET title = 'free again'" });
  });

  it("is rolled back when its client says nothing for longer than the limit", async () => {
    const answers = await transact(
      [begin(Mode.READ_WRITE), insert("idle")],
      new Promise((resolve) => setTimeout(resolve, 5000).unref()),
    );
    assert.deepEqual(answers, ["begun", "execute", "ended: TRANSACTION_LOST"]);
    assert.equal(await ids(), "a c");
  });

  it("is rolled back at its deadline, between two statements and in the middle of one that never ends", async () => {
    for (const last of [query("SELECT 1"), query(ENDLESS), execute(ENDLESS_INSERT)]) {
      async function* requests(): AsyncGenerator<{ action: Action }> {
        for (const action of [begin(Mode.READ_WRITE), insert("late"), last]) yield { action };
        await new Promise(() => undefined);
      }
      const seen: string[] = [];
      const ended = async (): Promise<void> => {
        for await (const { result } of server.main.transact(requests(), { timeoutMs: 300 }))
          seen.push(String(result.case));
      };
      // Either the server's word or the client's own clock comes first.
      await assert.rejects(ended(), { code: Code.DeadlineExceeded });
      assert.deepEqual(seen.slice(0, 2), ["begun", "execute"]);
      // It gets the writer only when the transaction has let go of it.
      await server.main.execute({ sql: "UPDATE conversations SET title = 'free again'" });
      assert.equal(await ids(), "a c");
    }
  });

  it("reads one snapshot when it is read-only, and refuses to write", async () => {
    const answers = await transact([
      begin(Mode.READ_ONLY),
      query("SELECT count(*) FROM conversations"),
      insert("no"),
      commit,
    ]);
    assert.deepEqual(answers, ["begun", "2", "error 9", "committed"]);
  });

  it("runs typed rpcs beside SQL, and undoes them together", async () => {
    const request = toBinary(
      CreateUserRequestSchema,
      create(CreateUserRequestSchema, { user: { email: "tx@example.com", name: "T" } }),
    );
    const call: Action = { case: "call", value: { method: "CreateUser", request } };
    const answers = await transact([begin(Mode.READ_WRITE), call, query("SELECT email FROM users"), call, rollback]);
    assert.deepEqual(answers, ["begun", "reply", "tx@example.com", "error 6", "rolledBack"]);
    assert.equal((await server.main.listUsers({})).users.length, 0);
  });

  it("runs no typed rpc that asks for a role of its own", async () => {
    const request = toBinary(
      GetUserCredentialsRequestSchema,
      create(GetUserCredentialsRequestSchema, { email: "tx@example.com" }),
    );
    const call: Action = { case: "call", value: { method: "GetUserCredentials", request } };
    assert.deepEqual(await transact([begin(Mode.READ_WRITE), call, rollback]), ["begun", "error 7", "rolledBack"]);
  });

  it("ends when a statement ends the transaction itself", async () => {
    const steps = [
      begin(Mode.READ_WRITE),
      execute("INSERT OR ROLLBACK INTO conversations (id, title) VALUES ('a', 't')"),
      commit,
    ];
    assert.deepEqual(await transact(steps), ["begun", "error 6", "ended: TRANSACTION_LOST"]);
  });

  it("wants begin first and once, and names that are set", async () => {
    assert.deepEqual(await transact([insert("x")]), ["ended: INVALID_TRANSACTION_STEP"]);
    const answers = await transact([
      begin(Mode.READ_ONLY),
      begin(Mode.READ_ONLY),
      release("nothing"),
      savepoint("not a name"),
      rollback,
    ]);
    assert.deepEqual(answers, ["begun", "error 9", "error 9", "error 3", "rolledBack"]);
  });

  it("refuses what would end the transaction in disguise", async () => {
    const answers = await transact([begin(Mode.READ_WRITE), execute("COMMIT"), execute("ROLLBACK"), rollback]);
    assert.deepEqual(answers, ["begun", "error 7", "error 7", "rolledBack"]);
  });
});

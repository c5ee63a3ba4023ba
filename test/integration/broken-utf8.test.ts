import assert from "node:assert/strict";
import Sqlite from "better-sqlite3";
import { EmailOrder } from "../../gen/ts/crewdb/main/v1/email_requests_pb.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** Texts that are no UTF-8, as hex, some alike but for one byte that reads as U+FFFD; and one that has U+FFFD itself. */
const BROKEN = [
  "ff",
  "fe",
  "61ff",
  "61fe",
  "61ff62",
  "61c3",
  "eda080",
  "f08080",
  "61efbfbd",
  "61efbfbd62",
  "c3a4ff",
  "00ff",
];
const WHOLE = ["61", "62", "c3a4", "7a", "f09f8d8e"];

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly nextPageToken: string;
}

/** All rows of a list, in pages of this size. */
async function allPages<Row>(read: (pageToken: string) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let token = "";
  do {
    const page = await read(token);
    rows.push(...page.rows);
    token = page.nextPageToken;
    assert.ok(rows.length <= 1000, "the list does not end");
  } while (token !== "");
  return rows;
}

for (const executor of ["native", "portable"]) {
  describe(`lists whose keys are no UTF-8, with CREWDB_EXECUTOR=${executor}`, () => {
    let server: TestServer;
    const texts = [...BROKEN, ...WHOLE];
    before(async () => {
      server = await startTestServer({ CREWDB_EXECUTOR: executor });
      const main = new Sqlite(server.files.main);
      main.pragma("foreign_keys = OFF");
      const user = main.prepare(
        "INSERT INTO users (id, email, name) VALUES (CAST(unhex(@hex) AS TEXT), @email, CAST(unhex(@name) AS TEXT))",
      );
      const email = main.prepare(
        `INSERT INTO emails_enhanced (id, subject, sender_email, received_date_time, priority)
         VALUES (CAST(unhex(@hex) AS TEXT), @email, 'a@example.com', '2026-01-02T03:04:05.000Z', 'high')`,
      );
      // Names repeat, so that ids decide as well.
      for (const [index, hex] of texts.entries()) {
        user.run({ hex, email: `u${index}@example.com`, name: texts[index % 3] });
        email.run({ hex, email: `e${index} order` });
      }
      main.close();
    });
    after(() => server.stop());

    for (const pageSize of [1, 2, 3, 7, texts.length]) {
      it(`give each row once, in pages of ${pageSize}`, async () => {
        const { main } = server;
        const expectedUsers = texts.map((_, index) => `u${index}@example.com`).toSorted();
        const users = await allPages(async (pageToken) => {
          const { users: rows, nextPageToken } = await main.listUsers({ pageSize, pageToken });
          return { rows, nextPageToken };
        });
        assert.deepEqual(users.map(({ email }) => email).toSorted(), expectedUsers);
        const expected = texts.map((_, index) => `e${index} order`).toSorted();
        for (const orderBy of [EmailOrder.UNSPECIFIED, EmailOrder.PRIORITY, EmailOrder.COMPLETENESS]) {
          const emails = await allPages(async (pageToken) => {
            const { emails: rows, nextPageToken } = await main.listEmails({ orderBy, pageSize, pageToken });
            return { rows, nextPageToken };
          });
          assert.deepEqual(emails.map(({ subject }) => subject).toSorted(), expected);
        }
        const found = await allPages(async (pageToken) => {
          const { emails: rows, nextPageToken } = await main.searchEmails({ query: "order", pageSize, pageToken });
          return { rows, nextPageToken };
        });
        assert.deepEqual(found.map(({ subject }) => subject).toSorted(), expected);
      });
    }

    it("are valid UTF-8 for clients", async () => {
      const { users } = await server.main.listUsers({ pageSize: 1000 });
      for (const { userId } of users) assert.ok(userId.isWellFormed());
      assert.ok(users.some(({ userId }) => userId === "a\ufffd"));
    });
  });
}

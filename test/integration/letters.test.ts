import assert from "node:assert/strict";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const RECEIVED = { seconds: 1_767_323_045n };

for (const executor of ["native", "portable"]) {
  describe(`letters beyond ASCII, with CREWDB_EXECUTOR=${executor}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({ CREWDB_EXECUTOR: executor });
    });
    after(() => server.stop());

    it("are ranked in any case: what begins with the text comes first, then a word of it", async () => {
      const { main } = server;
      const subjects = ["Re: die xÜberweisung", "Re: ÜBERWEISUNG", "ÜBERWEISUNG erhalten"];
      for (const [index, subject] of subjects.entries())
        await main.createEmail({
          // The worst match is the newest, so that only the rank can put it last.
          email: {
            emailId: `e${index}`,
            subject,
            senderEmail: "a@example.com",
            receivedTime: { seconds: RECEIVED.seconds - BigInt(index) },
          },
        });
      for (const query of ["überweisung", "ÜBERWEISUNG", "Überweisung"]) {
        const { emails } = await main.searchEmails({ query });
        assert.deepEqual(
          emails.map(({ emailId }) => emailId),
          ["e2", "e1", "e0"],
          query,
        );
      }
      await main.createEmail({
        email: {
          emailId: "sender",
          subject: "s",
          senderEmail: "b@example.com",
          senderName: "ÖZGÜR Übel",
          receivedTime: { seconds: 1n },
        },
      });
      await main.createEmail({
        email: { emailId: "word", subject: "an Özgür", senderEmail: "a@example.com", receivedTime: RECEIVED },
      });
      const { emails } = await main.searchEmails({ query: "özgür" });
      assert.deepEqual(
        emails.map(({ emailId }) => emailId),
        ["sender", "word"],
      );
    });

    it("rank products, and find users and deals, in any case", async () => {
      const { main, walmart } = server;
      for (const [productId, name] of [
        ["p1", "Großer KÄSE"],
        ["p2", "KÄSE"],
      ] as const)
        await walmart.upsertProduct({ product: { productId, name, currentPrice: 1 } });
      const { products } = await walmart.searchProducts({ query: "käse" });
      assert.deepEqual(
        products.map(({ productId }) => productId),
        ["p2", "p1"],
      );
      await main.createUser({ user: { userId: "u1", email: "u1@example.com", name: "ÄNNE" } });
      assert.equal((await main.listUsers({ query: "änne" })).users.length, 1);
    });

    it("may fill the longest keys of a list: every page leads to the next", async () => {
      const { walmart } = server;
      for (const letter of ["😀", "\u0001", '"'])
        for (const number of [1, 2]) {
          const product = {
            productId: letter.repeat(199) + number,
            name: letter.repeat(1000),
            categoryPath: letter.repeat(1000),
          };
          await walmart.upsertProduct({ product });
        }
      const seen = new Set<string>();
      let pageToken = "";
      do {
        const { products, nextPageToken } = await walmart.listProducts({ pageSize: 1, pageToken });
        for (const { productId } of products) seen.add(productId);
        pageToken = nextPageToken;
      } while (pageToken !== "");
      assert.equal([...seen].filter((id) => id.length > 100).length, 6);
    });

    it("tell addresses apart; ASCII letters do not: one rule for unique keys and for lookups", async () => {
      const { main } = server;
      const create = (userId: string, email: string) => main.createUser({ user: { userId, email, name: "x" } });
      await create("a", "Ann@Example.com");
      assert.equal(await refusalOf(create("b", "aNN@eXAMPLE.COM")), "UNIQUE_VIOLATION");
      assert.equal((await main.getUserByEmail({ email: "ANN@EXAMPLE.COM" })).user?.userId, "a");
      await create("c", "jürgen@example.com");
      await create("d", "JÜRGEN@example.com");
      assert.equal((await main.getUserByEmail({ email: "Jürgen@EXAMPLE.com" })).user?.userId, "c");
      assert.equal((await main.getUserByEmail({ email: "jÜrgen@EXAMPLE.com" })).user?.userId, "d");
      const seen = async (sender: string): Promise<number> =>
        (await main.listEmails({ senders: [sender] })).emails.length;
      await main.createEmail({
        email: { emailId: "s", subject: "s", senderEmail: "Ünal@Example.com", receivedTime: RECEIVED },
      });
      assert.deepEqual([await seen("Ünal@EXAMPLE.COM"), await seen("ünal@example.com")], [1, 0]);
    });
  });
}

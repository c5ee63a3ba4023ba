import assert from "node:assert/strict";
import { createMainDb, createWalmartDb, describeError } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

const CLIENTS = 50;
const END = { seconds: 4_102_444_800n, nanos: 0 };
const RECEIVED = { seconds: 1_767_323_045n, nanos: 0 };

/** Each client has a connection of its own, as fifty services would. */
describe("fifty clients at once", () => {
  let server: TestServer;
  let mains: ReturnType<typeof createMainDb>[];
  let walmarts: ReturnType<typeof createWalmartDb>[];
  before(async () => {
    server = await startTestServer();
    mains = Array.from({ length: CLIENTS }, () => createMainDb(server.address));
    walmarts = Array.from({ length: CLIENTS }, () => createWalmartDb(server.address));
  });
  after(async () => {
    for (const client of [...mains, ...walmarts]) client.close();
    await server.stop();
  });

  it("claim e-mails until none is left, and none is given to two", async () => {
    const emails = Array.from({ length: 500 }, (_, index) => ({
      emailId: `claim-${index}`,
      subject: "s",
      senderEmail: "s@example.com",
      receivedTime: RECEIVED,
    }));
    await server.main.batchUpsertEmails({ emails });
    const claimed = await Promise.all(
      mains.map(async (client) => {
        const mine: string[] = [];
        for (;;) {
          const { emails: batch } = await client.claimEmailBatch({ maxCount: 3 });
          if (batch.length === 0) return mine;
          mine.push(...batch.map(({ emailId }) => emailId));
        }
      }),
    );
    assert.equal(new Set(claimed.flat()).size, 500);
    assert.equal(claimed.flat().length, 500);
  });

  it("reserve an item until it is sold out, and never one too many", async () => {
    const item = { productNumber: "p", originalQuantity: 100n, dealerNetPrice: 1 };
    await server.main.createDeal({ deal: { dealId: "20000001", customerName: "C", endTime: END }, items: [item] });
    const outcomes = await Promise.all(
      mains.flatMap((client) =>
        Array.from({ length: 4 }, async () => {
          const request = { dealId: "20000001", productNumber: "p", quantity: 1n };
          return await client.reserveDealItem(request).then(
            () => "reserved",
            (error: unknown) => describeError(error).reason,
          );
        }),
      ),
    );
    assert.equal(outcomes.filter((each) => each === "reserved").length, 100);
    assert.equal(outcomes.filter((each) => each === "INSUFFICIENT_QUANTITY").length, 100);
    const { items } = await server.main.getDeal({ dealId: "20000001" });
    assert.deepEqual([items[0]?.remainingQuantity, items[0]?.reservedQuantity], [0n, 100n]);
  });

  it("add to one list and take from it, and its totals are those of its items", async () => {
    const { list } = await server.walmart.createGroceryList({ list: { userId: "u", listName: "L" } });
    const listId = list?.listId ?? "";
    await Promise.all(
      walmarts.map(async (client, index) => {
        const item = { listId, itemName: `i${index}`, quantity: 2, estimatedPrice: 1.25 };
        const { item: added } = await client.addGroceryItem({ item });
        const itemId = added?.itemId ?? "";
        if (index % 2 === 0) await client.deleteGroceryItem({ itemId });
        else await client.updateGroceryItem({ item: { itemId, quantity: 4 } });
      }),
    );
    const got = await server.walmart.getGroceryList({ listId });
    assert.deepEqual([got.list?.itemsCount, got.items.length, got.list?.estimatedTotal], [25, 25, 125]);
  });

  it("fill one cart, and its totals are those of its items", async () => {
    await server.walmart.upsertProduct({ product: { productId: "cart-p", name: "P", currentPrice: 2 } });
    const carts = await Promise.all(walmarts.map((client) => client.ensureActiveCart({ userId: "cart-user" })));
    assert.equal(new Set(carts.map(({ cart }) => cart?.cartId)).size, 1);
    assert.equal(carts.filter(({ created }) => created).length, 1);
    const cartId = carts[0]?.cart?.cartId ?? "";
    await Promise.all(walmarts.map((client) => client.addCartItem({ cartId, productId: "cart-p", quantity: 1 })));
    const { cart, items } = await server.walmart.getCart({ cartId });
    assert.deepEqual([cart?.itemsCount, items[0]?.quantity, cart?.total], [1, CLIENTS, 2 * CLIENTS]);
  });

  it("store the same key, and exactly one of them creates it", async () => {
    const chains = await Promise.all(
      mains.map((client, index) =>
        client.upsertChain({ chain: { conversationId: "same", completenessScore: index / CLIENTS } }),
      ),
    );
    assert.equal(chains.filter(({ created }) => created).length, 1);
    assert.equal(new Set(chains.map(({ chain }) => chain?.chainId)).size, 1);
    const products = await Promise.all(
      walmarts.map((client, index) => client.upsertProduct({ product: { productId: "same", name: `n${index}` } })),
    );
    assert.equal(products.filter(({ created }) => created).length, 1);
    const checkpoints = await Promise.all(
      mains.map((client) => client.saveCheckpoint({ operationId: "same", operationType: "t" })),
    );
    const versions = checkpoints.map(({ checkpoint }) => checkpoint?.version ?? 0);
    assert.deepEqual(
      versions.toSorted((a, b) => a - b),
      Array.from({ length: CLIENTS }, (_, index) => index + 1),
    );
  });
});

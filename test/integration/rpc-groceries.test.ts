import assert from "node:assert/strict";
import { ItemPriority } from "../../gen/ts/crewdb/walmart/v1/item_pb.js";
import { describeError } from "../../src/client/index.js";
import { refusalOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("rpcs about products, prices and grocery lists", () => {
  let server: TestServer;
  const walmart = () => server.walmart;
  beforeEach(async () => {
    server = await startTestServer();
    for (const [productId, name, currentPrice] of [
      ["p1", "Whole milk", 3.5],
      ["p2", "Milk chocolate", 2],
      ["p3", "Bread", 1.25],
    ] as const)
      await walmart().upsertProduct({ product: { productId, name, currentPrice, brand: "O'Brien" } });
  });
  afterEach(() => server.stop());

  async function newList(): Promise<string> {
    const { list } = await walmart().createGroceryList({ list: { userId: "u1", listName: "Week" } });
    return list?.listId ?? assert.fail("no list");
  }
  const names = (items: readonly { itemName: string }[]): string[] => items.map(({ itemName }) => itemName);

  it("UpsertProduct creates, then changes what the mask names", async () => {
    const { created, product } = await walmart().upsertProduct({
      product: { productId: "p1", name: "Milk", brand: "Other" },
      updateMask: { paths: ["name"] },
    });
    assert.deepEqual([created, product?.name, product?.brand, product?.currentPrice], [false, "Milk", "O'Brien", 3.5]);
    assert.equal((await walmart().upsertProduct({ product: { productId: "p9", name: "New" } })).created, true);
    const refusal = (product: object) => refusalOf(walmart().upsertProduct({ product }));
    assert.equal(await refusal({ productId: "p1", currentPrice: -1 }), "INVALID_FIELD product.current_price");
    assert.equal(await refusal({ productId: "new", currentPrice: 1 }), "NOT_NULL_VIOLATION");
    assert.equal(await refusal({ name: "no key" }), "INVALID_FIELD product.product_id");
  });

  it("AddGroceryItem and its kind refuse what no total can hold, and say what is too large", async () => {
    const listId = await newList();
    const item = (quantity: number, estimatedPrice: number) => ({ listId, itemName: "x", quantity, estimatedPrice });
    const { item: first } = await walmart().addGroceryItem({ item: item(1e6, 1e3) });
    await walmart().addGroceryItem({ item: item(1, 1) });
    const refusal = async (call: Promise<unknown>) => {
      const { reason, metadata } = describeError(await call.catch((thrown: unknown) => thrown));
      return [reason, metadata.constraint ?? metadata.columns];
    };
    const change = (quantity: number, estimatedPrice: number) =>
      walmart().updateGroceryItem({
        item: { itemId: first?.itemId ?? "", quantity, estimatedPrice },
        updateMask: { paths: ["quantity", "estimated_price"] },
      });
    const tooMuch = ["CHECK_VIOLATION", "ck_grocery_items_amount"];
    const batch = walmart().batchAddGroceryItems({ items: [item(1, 1), item(1e7, 1e7)] });
    assert.deepEqual(await refusal(walmart().addGroceryItem({ item: item(1e9, 1e9) })), tooMuch);
    assert.deepEqual(await refusal(batch), tooMuch);
    assert.deepEqual(await refusal(change(1e15, 1e15)), tooMuch);
    assert.deepEqual(await refusal(change(1e300, 1e300)), ["INVALID_FIELD", undefined]);
    const ten = walmart().batchAddGroceryItems({ items: Array(10).fill(item(1, 1e12)) });
    assert.deepEqual(await refusal(ten), ["OUT_OF_RANGE", "estimated_millionths"]);
    const { estimatedTotal, itemsCount } = await walmart().getGroceryListTotals({ listId });
    assert.deepEqual([estimatedTotal, itemsCount], [1e9 + 1, 2]);
  });

  it("GetProduct and BatchGetProducts find products by their key", async () => {
    assert.equal((await walmart().getProduct({ productId: "p3" })).product?.name, "Bread");
    assert.equal(await refusalOf(walmart().getProduct({})), "INVALID_FIELD product_id");
    assert.equal(await refusalOf(walmart().getProduct({ productId: "nobody" })), "NOT_FOUND");
    const { products } = await walmart().batchGetProducts({ productIds: ["p3", "nobody", "p1"] });
    assert.deepEqual(
      products.map(({ productId }) => productId),
      ["p3", "p1"],
    );
    assert.equal(await refusalOf(walmart().batchGetProducts({})), "INVALID_FIELD product_ids");
  });

  it("SearchProducts puts names that begin with the text first, and filters", async () => {
    const found = async (request: object): Promise<string[]> =>
      (await walmart().searchProducts({ query: "milk", ...request })).products.map(({ productId }) => productId);
    assert.deepEqual(await found({}), ["p2", "p1"]);
    assert.deepEqual(await found({ minPrice: 3 }), ["p1"]);
    assert.deepEqual((await found({ query: "o'brien" })).toSorted(), ["p1", "p2", "p3"]);
    assert.equal(await refusalOf(walmart().searchProducts({})), "INVALID_FIELD query");
    assert.equal(await refusalOf(walmart().searchProducts({ query: "x", minPrice: -1 })), "INVALID_FIELD min_price");
  });

  it("UpdateProductPrice keeps the history in the same transaction", async () => {
    await walmart().updateProductPrice({ productId: "p1", price: 4 });
    await walmart().updateProductPrice({ productId: "p1", price: 5 });
    const { prices } = await walmart().listPriceHistory({ productId: "p1" });
    assert.deepEqual(prices.map(({ price }) => price).slice(0, 2), [5, 4]);
    assert.equal((await walmart().getProduct({ productId: "p1" })).product?.currentPrice, 5);
    assert.equal(await refusalOf(walmart().updateProductPrice({ productId: "p1", price: -1 })), "INVALID_FIELD price");
    assert.equal(await refusalOf(walmart().updateProductPrice({ productId: "nobody", price: 1 })), "NOT_FOUND");
    assert.equal((await walmart().listPriceHistory({ productId: "p1" })).prices.length, prices.length);
  });

  it("CreateGroceryList and GetGroceryList, with items", async () => {
    const listId = await newList();
    await walmart().addGroceryItem({ item: { listId, itemName: "Eggs", quantity: 2, estimatedPrice: 3 } });
    const { list, items } = await walmart().getGroceryList({ listId });
    assert.deepEqual([list?.listName, list?.itemsCount, list?.estimatedTotal, names(items)], ["Week", 1, 6, ["Eggs"]]);
    assert.equal(
      await refusalOf(walmart().createGroceryList({ list: {} })),
      "INVALID_FIELD list.user_id list.list_name",
    );
    assert.equal(await refusalOf(walmart().getGroceryList({ listId: "nobody" })), "NOT_FOUND");
  });

  it("items keep the totals of their list right: added, changed, deleted", async () => {
    const listId = await newList();
    const totals = async () => {
      const { list } = await walmart().getGroceryList({ listId });
      return [list?.itemsCount, list?.estimatedTotal];
    };
    const add = async (itemName: string, estimatedPrice: number, priority: ItemPriority = ItemPriority.NORMAL) =>
      (await walmart().addGroceryItem({ item: { listId, itemName, quantity: 1, estimatedPrice, priority } })).item
        ?.itemId ?? "";
    const eggs = await add("Eggs", 3);
    const bread = await add("Bread", 2, ItemPriority.ESSENTIAL);
    assert.deepEqual(await totals(), [2, 5]);
    assert.deepEqual(names((await walmart().listGroceryItems({ listId })).items), ["Bread", "Eggs"]);
    await walmart().updateGroceryItem({
      item: { itemId: eggs, listId, quantity: 3 },
      updateMask: { paths: ["quantity"] },
    });
    assert.deepEqual(await totals(), [2, 11]);
    await walmart().deleteGroceryItem({ itemId: bread });
    assert.deepEqual(await totals(), [1, 9]);
  });

  it("items are refused without a list, a name or a quantity, and nothing of them is kept", async () => {
    const listId = await newList();
    const add = (item: object) => walmart().addGroceryItem({ item: { itemName: "x", quantity: 1, ...item } });
    assert.equal(await refusalOf(add({})), "INVALID_FIELD item.list_id");
    assert.match(await refusalOf(add({ listId: "nobody" })), /^(FOREIGN_KEY_VIOLATION|NOT_FOUND)$/);
    assert.equal(await refusalOf(add({ listId, quantity: 0 })), "INVALID_FIELD item.quantity");
    assert.equal(await refusalOf(walmart().deleteGroceryItem({ itemId: "nobody" })), "NOT_FOUND");
    assert.deepEqual((await walmart().listGroceryItems({ listId })).items, []);
  });
});

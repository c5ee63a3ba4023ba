import assert from "node:assert/strict";
import { type RpcConnection, RpcFile } from "./rpc-engine.js";

type Product = { product_id: string };

describe("rpcs of walmart: products and prices", () => {
  let file: RpcFile;
  let walmart: RpcConnection;

  beforeEach(() => {
    file = new RpcFile("walmart");
    walmart = file.connect();
    const of = (product_id: string, category_path: string, current_price: number): object => ({
      product_id,
      name: `Name ${product_id}`,
      category_path,
      current_price,
      regular_price: 10,
    });
    const products = [
      of("a", "Food/Dairy", 1),
      of("b", "Food/Dairy", 2),
      of("c", "Food/Dairy/Milk", 3),
      of("d", "Food/Dairy", 9),
      of("e", "Food/Dairy-Free", 1),
    ];
    const answer = walmart.call("BatchUpsertProducts", { products: JSON.parse(JSON.stringify(products)) });
    assert.deepEqual(
      answer.results.map((each: { created: boolean }) => each.created),
      Array(5).fill(true),
    );
  });
  afterEach(() => file.close());

  const ids = (products: Product[] = []): string => products.map((each) => each.product_id).join(" ");

  it("upserts a batch atomically and answers in request order", () => {
    const products = [
      { product_id: "z", name: "New" },
      { product_id: "a", name: "Name a", brand: "B" },
    ];
    const { results } = walmart.call("BatchUpsertProducts", { products });
    assert.deepEqual(
      results.map((each: Product & { created?: boolean }) => [each.product_id, each.created ?? false]),
      [
        ["z", true],
        ["a", false],
      ],
    );
    const { product } = walmart.call("GetProduct", { product_id: "a" });
    assert.deepEqual([product.name, product.brand, product.current_price], ["Name a", "B", 1]);
    const broken = [
      { product_id: "y", name: "Kept?" },
      { product_id: "x", name: "", brand: "no name" },
    ];
    assert.equal(walmart.refusal("BatchUpsertProducts", { products: broken }), "INVALID_FIELD products[1].name");
    assert.equal(walmart.refusal("GetProduct", { product_id: "y" }), "NOT_FOUND");
    assert.equal(walmart.refusal("BatchUpsertProducts", {}), "INVALID_FIELD products");
  });

  it("lists a category with those below it, page by page", () => {
    const first = walmart.call("ListProducts", { category: "Food/Dairy", page_size: 3 });
    assert.equal(ids(first.products), "a b d");
    const next = { category: "Food/Dairy", page_size: 3, page_token: first.next_page_token };
    assert.equal(ids(walmart.call("ListProducts", next).products), "c");
    assert.equal(walmart.refusal("ListProducts", { ...next, category: "Food" }), "INVALID_PAGE_TOKEN page_token");
    const { categories } = walmart.call("ListProductCategories", { parent: "Food" });
    const paths = categories.map((each: { category_path: string }) => each.category_path);
    assert.deepEqual(paths, ["Food/Dairy", "Food/Dairy-Free", "Food/Dairy/Milk"]);
  });

  it("finds the nearest prices of the same category", () => {
    assert.equal(ids(walmart.call("ListSimilarProducts", { product_id: "b" }).products), "a d");
    assert.equal(ids(walmart.call("ListSimilarProducts", { product_id: "a", max_count: 1 }).products), "b");
  });

  it("changes prices and their history together, all or none", () => {
    const prices = [
      { product_id: "a", price: 5 },
      { product_id: "b", price: 12 },
    ];
    const answer = walmart.call("BatchUpdateProductPrices", { prices });
    const shown = answer.prices.map((each: Record<string, unknown>) => [
      each.product_id,
      each.was_on_sale ?? false,
      each.sale_percentage,
    ]);
    assert.deepEqual(shown, [
      ["a", true, 50],
      ["b", false, undefined],
    ]);
    const unknown = [
      { product_id: "a", price: 1 },
      { product_id: "ghost", price: 1 },
    ];
    assert.equal(walmart.refusal("BatchUpdateProductPrices", { prices: unknown }), "NOT_FOUND");
    assert.equal(walmart.call("GetProduct", { product_id: "a" }).product.current_price, 5);
    walmart.call("UpdateProductPrice", { product_id: "a", price: 4 });
    assert.equal(walmart.call("GetLowestPrice", { product_id: "a", days: 7 }).price.price, 4);
    assert.equal(walmart.refusal("GetLowestPrice", { product_id: "c" }), "NOT_FOUND");
    const trend = walmart.call("GetPriceTrend", { product_id: "a" });
    assert.deepEqual([trend.records_count, trend.lowest_price, trend.average_price], [2, 4, 4.5]);
    assert.deepEqual(walmart.call("GetPriceTrend", { product_id: "c" }), {});
  });

  it("keeps stock, and deletes no product that an order has", () => {
    const stock = walmart.call("UpdateProductStock", { product_id: "a", stock_level: 0 }).product;
    assert.deepEqual([stock.in_stock ?? false, stock.stock_level], [false, 0]);
    assert.equal(walmart.refusal("UpdateProductStock", { product_id: "ghost" }), "NOT_FOUND");
    walmart.db.exec(
      "INSERT INTO walmart_order_history (id, order_id, order_date) VALUES ('1', 'o', '2026-01-01T00:00:00.000Z')",
    );
    walmart.db.exec("INSERT INTO walmart_order_items (id, order_id, product_id, price) VALUES ('1', 'o', 'a', 1)");
    assert.equal(walmart.refusal("DeleteProduct", { product_id: "a" }), "FOREIGN_KEY_VIOLATION");
    assert.equal(walmart.call("GetOrder", { order_id: "o" }).items[0].product_name, "Name a");
    walmart.call("DeleteProduct", { product_id: "b" });
    assert.equal(walmart.refusal("DeleteProduct", { product_id: "b" }), "NOT_FOUND");
  });
});

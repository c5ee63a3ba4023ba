import type { TableRows } from "../../src/sqlite/file/bulk-load.js";
import { priceHistory, products } from "./products.js";
import { groceryItems, groceryLists } from "./walmart-lists.js";
import { customers, orderItems, orders, stores } from "./walmart-orders.js";

/** Everything of the walmart database, sized by its number of products. */
export function* walmartTables(seed: number, count: number): Generator<TableRows> {
  const lists = Math.max(5, Math.ceil(count / 50));
  yield products(seed, count);
  yield priceHistory(seed, count);
  yield groceryLists(seed, lists, count);
  yield groceryItems(seed, lists, count);
  yield stores();
  yield customers();
  yield orders(seed, count);
  yield orderItems(seed, count);
}

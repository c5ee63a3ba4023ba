import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";
import { toProductId } from "./products.js";
import { createRandom } from "./random.js";
import { END_MS, toId, toIso } from "./rows.js";

/** Items in the n-th list. */
function itemsIn(list: number): number {
  return 3 + ((list * 7) % 18);
}

interface Item {
  readonly list: number;
  readonly product: number;
  readonly quantity: number;
  readonly cents: number;
  readonly status: string;
}

/** The items of all lists in order. Called twice, once for the totals of the lists, with the same answers. */
function* createItems(seed: number, lists: number, products: number): Generator<Item> {
  const random = createRandom(seed, "grocery items");
  for (let list = 0; list < lists; list += 1) {
    for (let left = itemsIn(list); left > 0; left -= 1) {
      const status = random.weighted({ pending: 60, in_cart: 15, purchased: 20, unavailable: 5 });
      const cents = Math.round(random.price(0.5, 30) * 100);
      yield { list, product: random.int(0, products - 1), quantity: random.int(1, 6), cents, status };
    }
  }
}

const PRIORITIES = { essential: 10, high: 15, normal: 60, low: 15 } as const;

export function groceryLists(seed: number, count: number, products: number): TableRows {
  const random = createRandom(seed, "grocery lists");
  const totals = new Array<number>(count).fill(0);
  for (const { list, quantity, cents } of createItems(seed, count, products)) {
    totals[list] = (totals[list] ?? 0) + quantity * cents;
  }
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count; index += 1) {
      const created = toIso(END_MS - (count - index) * 300_000);
      const type = random.weighted({ shopping: 70, pantry: 10, recipe: 10, recurring: 10 });
      const status = random.weighted({ active: 60, completed: 30, archived: 10 });
      const total = (totals[index] ?? 0) / 100;
      const done = status === "completed" ? created : null;
      yield [
        toId("list", index),
        `shopper-${index % 97}`,
        `Week ${(index % 52) + 1} groceries`,
        type,
        status,
        total,
        itemsIn(index),
        done,
        created,
        created,
      ];
    }
  }
  const columns = [
    "id",
    "user_id",
    "list_name",
    "list_type",
    "status",
    "estimated_total",
    "items_count",
    "completed_at",
    "created_at",
    "updated_at",
  ];
  return { table: "grocery_lists", columns, rows: rows() };
}

export function groceryItems(seed: number, lists: number, products: number): TableRows {
  const random = createRandom(seed, "item details");
  let index = 0;
  function* rows(): Generator<SqlValue[]> {
    for (const { list, product, quantity, cents, status } of createItems(seed, lists, products)) {
      const added = toIso(END_MS - (lists - list) * 300_000 + index);
      yield [
        toId("item", index++),
        toId("list", list),
        toProductId(product),
        `Product ${product}`,
        quantity,
        random.weighted(PRIORITIES),
        status,
        cents / 100,
        added,
        added,
      ];
    }
  }
  const columns = [
    "id",
    "list_id",
    "product_id",
    "item_name",
    "quantity",
    "priority",
    "status",
    "estimated_price",
    "added_at",
    "updated_at",
  ];
  return { table: "grocery_items", columns, rows: rows() };
}

import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";
import { toProductId } from "./products.js";
import { createRandom } from "./random.js";
import { END_MS, toId, toIso } from "./rows.js";
import { CITIES } from "./words.js";

/** As seen in production. */
const ORDERS = 25;
const ITEMS = 229;

export function stores(): TableRows {
  function* rows(): Generator<SqlValue[]> {
    for (const [index, city] of CITIES.entries()) {
      yield [toId("store", index), `${city} Supercenter`, city, "SC", String(29_000 + index)];
    }
  }
  return { table: "walmart_stores", columns: ["id", "store_name", "city", "state", "zip_code"], rows: rows() };
}

export function customers(): TableRows {
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < 5; index += 1) yield [toId("customer", index), `c${(index * 7919).toString(16)}`];
  }
  return { table: "walmart_customers", columns: ["id", "customer_hash"], rows: rows() };
}

interface OrderItem {
  readonly order: number;
  readonly product: number;
  readonly quantity: number;
  readonly cents: number;
}

function createOrderItems(seed: number, products: number): OrderItem[] {
  const random = createRandom(seed, "order items");
  return Array.from({ length: ITEMS }, (_, index) => ({
    order: index % ORDERS,
    product: random.int(0, Math.min(products, 166) - 1),
    quantity: random.chance(0.8) ? 1 : 2,
    cents: Math.round(random.price(0.5, 14) * 100),
  }));
}

/** The order number that a customer sees. */
export function toOrderId(index: number): string {
  return `20001${String(index).padStart(8, "0")}`;
}

export function orders(seed: number, products: number): TableRows {
  const items = createOrderItems(seed, products);
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < ORDERS; index += 1) {
      const own = items.filter(({ order }) => order === index);
      const cents = own.reduce((sum, item) => sum + item.quantity * item.cents, 0);
      const tax = Math.round(cents * 0.06);
      const date = toIso(END_MS - (ORDERS - index) * 9 * 86_400_000);
      yield [
        toId("order", index),
        toOrderId(index),
        date,
        "delivered",
        (cents + tax) / 100,
        own.length,
        cents / 100,
        tax / 100,
        "delivery",
        toId("store", index % CITIES.length),
        toId("customer", index % 5),
      ];
    }
  }
  const columns = [
    "id",
    "order_id",
    "order_date",
    "order_status",
    "order_total",
    "items_count",
    "subtotal",
    "tax",
    "fulfillment_type",
    "store_id",
    "customer_id",
  ];
  return { table: "walmart_order_history", columns, rows: rows() };
}

export function orderItems(seed: number, products: number): TableRows {
  function* rows(): Generator<SqlValue[]> {
    for (const [index, { order, product, quantity, cents }] of createOrderItems(seed, products).entries()) {
      const total = (quantity * cents) / 100;
      yield [toId("order-item", index), toOrderId(order), toProductId(product), quantity, cents / 100, total];
    }
  }
  const columns = ["id", "order_id", "product_id", "quantity", "price", "total_price"];
  return { table: "walmart_order_items", columns, rows: rows() };
}

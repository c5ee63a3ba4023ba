import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";
import { createRandom, type Random } from "./random.js";
import { END_MS, START_MS, toId, toIso } from "./rows.js";

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The mix of a grocery's shelves: each department's share in percent and what lies there. */
const SHELVES: Readonly<Record<string, { share: number; nouns: readonly string[] }>> = {
  produce: {
    share: 13,
    nouns: split("Apples Bananas Carrots Spinach Tomatoes Potatoes Onions Grapes Lemons Avocados"),
  },
  pantry: { share: 10.6, nouns: split("Rice Pasta Flour Beans Lentils Honey Vinegar Oats Ketchup Mustard") },
  snacks: { share: 9.9, nouns: split("Crackers Pretzels Popcorn Chips Almonds Granola Cookies Raisins") },
  beverages: { share: 8.7, nouns: split("Water Juice Cola Lemonade Coffee Tea Kombucha Smoothie") },
  dairy: { share: 8.1, nouns: split("Milk Yogurt Butter Cheddar Mozzarella Cream Kefir Eggs") },
  bakery: { share: 7.5, nouns: split("Bread Bagels Croissants Muffins Tortillas Buns Baguette") },
  frozen: { share: 6.2, nouns: split("Pizza Peas Berries Dumplings Waffles Fries Sorbet") },
  other: {
    share: 36,
    nouns: split("Soap Towels Batteries Candles Foil Sponges Detergent Shampoo Tissues Toothpaste Bulbs"),
  },
};
const SHARES = Object.fromEntries(Object.entries(SHELVES).map(([name, { share }]) => [name, share]));

const BRANDS = split(
  "Meadowlark Sunfield Oldmill Bluecrest Hearth&Home Riverbend Goldleaf Northfarm Pinewood Harvestone",
);
const KINDS = split("Organic Classic Fresh Golden Family Light Wild Crunchy Sweet Everyday Premium Spicy");
const SIZES = ["6 oz", "12 oz", "16 oz", "1 lb", "2 lb", "500 ml", "1 l", "4 pack", "12 count", "each"] as const;

/** The n-th product's key, as a shop writes it. */
export function toProductId(index: number): string {
  return String(10_000_000 + index);
}

interface Shelf {
  readonly department: string;
  readonly noun: string;
}

function pickShelf(random: Random): Shelf {
  const department = random.weighted(SHARES);
  return { department, noun: random.pick(SHELVES[department]?.nouns ?? ["Soap"]) };
}

const COLUMNS = [
  "id",
  "product_id",
  "name",
  "brand",
  "description",
  "category_path",
  "department",
  "current_price",
  "regular_price",
  "unit_price",
  "unit_measure",
  "in_stock",
  "stock_level",
  "upc",
  "sku",
  "average_rating",
  "review_count",
  "nutritional_info",
  "ingredients",
  "size_info",
  "search_keywords",
  "first_seen_at",
  "last_updated_at",
  "last_checked_at",
] as const;

function createProduct(random: Random, index: number): SqlValue[] {
  const { department, noun } = pickShelf(random);
  const [brand, kind, size] = [random.pick(BRANDS), random.pick(KINDS), random.pick(SIZES)];
  const regular = random.price(0.02, 32.09);
  const price = random.chance(0.2) ? Math.round(regular * 80) / 100 : regular;
  const inStock = random.chance(0.9);
  const seen = toIso(START_MS + (index % 700) * 86_400_000);
  const updated = toIso(END_MS - random.int(0, 90 * 86_400_000));
  const food = department !== "other";
  return [
    toId("product", index),
    toProductId(index),
    `${brand} ${kind} ${noun}, ${size}`,
    brand,
    `${kind} ${noun.toLowerCase()} by ${brand}. ${food ? "Keep in a cool and dry place." : "For every household."}`,
    `Home/${department}/${noun}`,
    department,
    price,
    regular,
    Math.round((price / 12) * 100) / 100,
    "oz",
    inStock ? 1 : 0,
    inStock ? random.int(1, 400) : 0,
    String(700_000_000_000 + index),
    `SKU-${index}`,
    Math.round((2.5 + random.next() * 2.5) * 10) / 10,
    Math.floor(random.next() ** 3 * 4000),
    food ? JSON.stringify({ calories: random.int(10, 600), protein_g: random.int(0, 30) }) : null,
    food ? `${noun}, salt` : null,
    size,
    `${kind} ${noun} ${department}`.toLowerCase(),
    seen,
    updated,
    updated,
  ];
}

export function products(seed: number, count: number): TableRows {
  const random = createRandom(seed, "products");
  function* rows() {
    for (let index = 0; index < count; index += 1) yield createProduct(random, index);
  }
  return { table: "walmart_products", columns: COLUMNS, rows: rows() };
}

/** Two prices for each product: one half a year ago and one of the last quarter. */
export function priceHistory(seed: number, count: number): TableRows {
  const random = createRandom(seed, "prices");
  function* rows(): Generator<SqlValue[]> {
    for (let index = 0; index < count * 2; index += 1) {
      const daysAgo = index % 2 === 0 ? random.int(100, 180) : random.int(1, 90);
      const sale = random.chance(0.2);
      const at = toIso(END_MS - daysAgo * 86_400_000);
      yield [toId("price", index), toProductId(index >> 1), random.price(0.02, 32.09), sale ? 1 : 0, sale ? 20 : 0, at];
    }
  }
  const columns = ["id", "product_id", "price", "was_on_sale", "sale_percentage", "recorded_at"];
  return { table: "price_history", columns, rows: rows() };
}

import type { createWalmartDb } from "../../client/index.js";
import { openRepositories, type Repositories } from "./open-repositories.js";

type Walmart = ReturnType<typeof createWalmartDb>;

/** Which rpc of WalmartDb serves which method of a repository; their names without what the repository's own name says. */
export const WALMART_METHODS = {
  products: {
    get: "getProduct",
    getMany: "batchGetProducts",
    embedding: "getProductEmbedding",
    search: "searchProducts",
    upsert: "upsertProduct",
    upsertMany: "batchUpsertProducts",
    import: "importProducts",
    list: "listProducts",
    categories: "listProductCategories",
    similar: "listSimilarProducts",
    updatePrice: "updateProductPrice",
    updatePrices: "batchUpdateProductPrices",
    updateStock: "updateProductStock",
    delete: "deleteProduct",
  },
  prices: { history: "listPriceHistory", lowest: "getLowestPrice", trend: "getPriceTrend" },
  lists: {
    create: "createGroceryList",
    get: "getGroceryList",
    list: "listGroceryLists",
    update: "updateGroceryList",
    complete: "completeGroceryList",
    delete: "deleteGroceryList",
    totals: "getGroceryListTotals",
  },
  items: {
    add: "addGroceryItem",
    addMany: "batchAddGroceryItems",
    get: "getGroceryItem",
    list: "listGroceryItems",
    update: "updateGroceryItem",
    markInCart: "markGroceryItemInCart",
    markPurchased: "markGroceryItemPurchased",
    substitute: "substituteGroceryItem",
    delete: "deleteGroceryItem",
  },
  sessions: {
    create: "createShoppingSession",
    get: "getShoppingSession",
    list: "listShoppingSessions",
    update: "updateShoppingSession",
    advance: "advanceShoppingSession",
    complete: "completeShoppingSession",
  },
  preferences: { get: "getUserPreferences", upsert: "upsertUserPreferences" },
  substitutions: {
    record: "recordSubstitution",
    list: "listSubstitutions",
    byUser: "listUserSubstitutions",
    rate: "rateSubstitution",
  },
  intents: { record: "recordIntent", list: "listIntents", rate: "rateIntent" },
  carts: {
    active: "ensureActiveCart",
    getActive: "getActiveCart",
    get: "getCart",
    addItem: "addCartItem",
    updateItem: "updateCartItem",
    removeItem: "removeCartItem",
    clear: "clearCart",
    merge: "mergeCarts",
    convert: "convertCart",
  },
  purchases: {
    record: "recordPurchases",
    list: "listPurchases",
    frequencies: "listPurchaseFrequencies",
    spending: "listSpending",
  },
  alerts: { create: "createPriceAlert", list: "listPriceAlerts", trigger: "triggerPriceAlerts" },
  orders: { get: "getOrder", list: "listOrders", statistics: "getOrderStatistics" },
} as const;

/** The old manager's own names of the same. */
const OLD_NAMES = {
  walmartProducts: "products",
  groceryLists: "lists",
  groceryItems: "items",
  shoppingSessions: "sessions",
  userPreferences: "preferences",
} as const;

type Named = Repositories<typeof WALMART_METHODS, Walmart>;

/** Each method takes the rpc's request and answers its response; docs/reference.md describes both. */
export type WalmartRepositories = Named & {
  readonly [Old in keyof typeof OLD_NAMES]: Named[(typeof OLD_NAMES)[Old]];
};

/** `open` is asked for the client with each call. */
export function walmartRepositories(open: () => Promise<unknown>): WalmartRepositories {
  const old = Object.fromEntries(Object.entries(OLD_NAMES).map(([name, now]) => [name, WALMART_METHODS[now]]));
  return openRepositories({ ...WALMART_METHODS, ...old }, open) as object as WalmartRepositories;
}

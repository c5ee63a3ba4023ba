import assert from "node:assert/strict";
import { type RpcConnection, RpcFile } from "./rpc-engine.js";

describe("rpcs of walmart: lists, sessions and what users say", () => {
  let file: RpcFile;
  let walmart: RpcConnection;

  beforeEach(() => {
    file = new RpcFile("walmart");
    walmart = file.connect();
    const products = [
      { product_id: "p", name: "Pear", current_price: 2 },
      { product_id: "q", name: "Quince", current_price: 5 },
    ];
    walmart.call("BatchUpsertProducts", { products });
    walmart.call("CreateGroceryList", { list: { list_id: "l", user_id: "u", list_name: "Week", budget_limit: 10 } });
  });
  afterEach(() => file.close());

  const totals = (): unknown[] => {
    const t = walmart.call("GetGroceryListTotals", { list_id: "l" });
    return [t.items_count ?? 0, t.estimated_total ?? 0, t.budget_left, t.purchased_total ?? 0];
  };

  it("keeps a list's totals right after every change of its items", () => {
    const items = [
      { item_id: "1", list_id: "l", product_id: "p", quantity: 2 },
      { item_id: "2", list_id: "l", product_id: "p" },
    ];
    const added = walmart.call("BatchAddGroceryItems", { items }).items;
    assert.deepEqual(
      added.map((each: { item_id: string }) => each.item_id),
      ["1", "2"],
    );
    assert.deepEqual(totals(), [2, 6, 4, 0]);
    walmart.call("SubstituteGroceryItem", { item_id: "2", substitute_product_id: "q" });
    assert.deepEqual(totals(), [2, 9, 1, 0]);
    assert.equal(walmart.call("MarkGroceryItemInCart", { item_id: "1" }).item.status, "ITEM_STATUS_IN_CART");
    walmart.call("MarkGroceryItemPurchased", { item_id: "1", actual_price: 1.5 });
    assert.deepEqual(totals(), [2, 9, 1, 3]);
    assert.equal(walmart.call("CompleteGroceryList", { list_id: "l" }).list.actual_total, 3);
    const broken = [
      { list_id: "l", item_name: "x" },
      { list_id: "ghost", item_name: "y" },
    ];
    assert.equal(walmart.refusal("BatchAddGroceryItems", { items: broken }), "NOT_FOUND");
    assert.deepEqual(totals(), [2, 9, 1, 3]);
    walmart.call("DeleteGroceryList", { list_id: "l" });
    assert.equal(walmart.refusal("GetGroceryItem", { item_id: "1" }), "NOT_FOUND");
    assert.equal(walmart.refusal("GetGroceryListTotals", { list_id: "l" }), "NOT_FOUND");
  });

  it("changes exactly the masked fields of a list, and lists by status", () => {
    const list = { list_id: "l", list_name: "Month" };
    const changed = walmart.call("UpdateGroceryList", { list, update_mask: "budgetLimit" }).list;
    assert.deepEqual([changed.list_name, changed.budget_limit], ["Week", undefined]);
    const active = { user_id: "u", status: "LIST_STATUS_ACTIVE" };
    assert.equal(walmart.call("ListGroceryLists", active).lists.length, 1);
    assert.equal(walmart.call("ListGroceryLists", { ...active, status: "LIST_STATUS_ARCHIVED" }).lists, undefined);
  });

  it("advances an active session only", () => {
    const session = { session_id: "s", user_id: "u", list_id: "l" };
    walmart.call("CreateShoppingSession", { session });
    walmart.call("AdvanceShoppingSession", { session_id: "s", items_found: 2 });
    assert.equal(walmart.call("AdvanceShoppingSession", { session_id: "s", items_found: 1 }).session.items_found, 3);
    const done = walmart.call("CompleteShoppingSession", { session_id: "s", total_amount: 7 }).session;
    assert.deepEqual([done.status, done.total_amount], ["SESSION_STATUS_COMPLETED", 7]);
    assert.equal(walmart.refusal("AdvanceShoppingSession", { session_id: "s" }), "NOT_FOUND");
    assert.equal(walmart.refusal("CreateShoppingSession", { session }), "UNIQUE_VIOLATION");
  });

  it("upserts one user's preferences from two connections: one creates, the other changes", () => {
    const upsert = (from: RpcConnection, preferences: Record<string, string | boolean | string[]>): unknown =>
      from.call("UpsertUserPreferences", { preferences: { user_id: "u", ...preferences } }).created ?? false;
    assert.equal(upsert(walmart, { preferred_brands: ["A"] }), true);
    assert.equal(upsert(file.connect(), { preferred_organic: true }), false);
    const { preferences } = walmart.call("GetUserPreferences", { user_id: "u" });
    assert.deepEqual([preferences.preferred_brands, preferences.preferred_organic], [["A"], true]);
    assert.equal(walmart.refusal("GetUserPreferences", { user_id: "v" }), "NOT_FOUND");
  });

  it("triggers each alert once, at its price or below", () => {
    for (const target_price of [1, 2])
      walmart.call("CreatePriceAlert", { alert: { user_id: "u", product_id: "p", target_price } });
    const price = { product_id: "p", price: 2 };
    assert.equal(walmart.call("TriggerPriceAlerts", price).alerts.length, 1);
    assert.equal(walmart.call("TriggerPriceAlerts", price).alerts, undefined);
    assert.equal(walmart.call("ListPriceAlerts", { user_id: "u" }).alerts.length, 1);
  });

  it("keeps substitutions, intents and purchases, and adds up what was spent", () => {
    const substitution = { substitution_id: "x", original_product_id: "p", substitute_product_id: "q" };
    assert.equal(walmart.call("RecordSubstitution", { substitution }).substitution.price_difference, 3);
    walmart.call("RateSubstitution", { substitution_id: "x", accepted: true, rating: 4 });
    const accepted = walmart.call("ListSubstitutions", { original_product_id: "p", accepted: true });
    assert.equal(accepted.substitutions[0].rating, 4);
    walmart.call("RecordIntent", {
      intent: { intent_id: "i", user_query: "?", detected_intent: "find", user_id: "u" },
    });
    assert.equal(
      walmart.refusal("RateIntent", { intent_id: "i", feedback_rating: 6 }),
      "INVALID_FIELD feedback_rating",
    );
    walmart.call("RateIntent", { intent_id: "i", feedback_rating: 5 });
    assert.equal(walmart.call("ListIntents", { user_id: "u" }).intents[0].feedback_rating, 5);
    const purchases = [
      { user_id: "u", product_id: "p", unit_price: 2, quantity: 3 },
      { user_id: "u", product_id: "p", unit_price: 1 },
    ];
    walmart.call("RecordPurchases", { purchases });
    assert.equal(walmart.call("ListPurchaseFrequencies", { user_id: "u" }).frequencies[0].purchases_count, 2);
    assert.equal(walmart.call("ListSpending", { user_id: "u" }).categories[0].total_spent, 7);
    assert.equal(walmart.call("ListPurchases", { user_id: "u" }).purchases.length, 2);
  });
});

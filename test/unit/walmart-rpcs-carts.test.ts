import assert from "node:assert/strict";
import { type Answer, type RpcConnection, RpcFile } from "./rpc-engine.js";

describe("rpcs of walmart: carts", () => {
  let file: RpcFile;
  let walmart: RpcConnection;
  let cart: string;

  beforeEach(() => {
    file = new RpcFile("walmart");
    walmart = file.connect();
    const products = [
      { product_id: "milk", name: "Milk", current_price: 0.1 },
      { product_id: "bread", name: "Bread", current_price: 2, regular_price: 3 },
    ];
    walmart.call("BatchUpsertProducts", { products });
    cart = walmart.call("EnsureActiveCart", { user_id: "u" }).cart.cart_id;
  });
  afterEach(() => file.close());

  const totals = ({ cart: c }: Answer): number[] => [c.items_count ?? 0, c.subtotal ?? 0, c.total ?? 0];
  const add = (product_id: string, quantity: number): Answer =>
    walmart.call("AddCartItem", { cart_id: cart, product_id, quantity });

  it("gives two interleaved connections the same active cart", () => {
    const answer = file.connect().call("EnsureActiveCart", { user_id: "u" });
    assert.equal(answer.created, undefined);
    assert.equal(answer.cart.cart_id, cart);
    assert.equal(walmart.call("EnsureActiveCart", { user_id: "v" }).created, true);
    assert.equal(walmart.refusal("EnsureActiveCart", {}), "CHECK_VIOLATION");
  });

  it("has its totals right after every change", () => {
    const first = add("milk", 3);
    assert.equal(first.created, true);
    assert.deepEqual(totals(first), [1, 0.3, 0.3]);
    const second = add("milk", 1);
    assert.equal(second.created, undefined);
    assert.equal(second.items[0].quantity, 4);
    assert.deepEqual(totals(add("bread", 1)), [2, 3.4, 2.4]);
    const changed = walmart.call("UpdateCartItem", { cart_id: cart, product_id: "bread", quantity: 2 });
    assert.deepEqual(totals(changed), [2, 6.4, 4.4]);
    const less = walmart.call("RemoveCartItem", { cart_id: cart, product_id: "milk" });
    assert.deepEqual(totals(less), [1, 6, 4]);
    assert.deepEqual(totals(walmart.call("ClearCart", { cart_id: cart })), [0, 0, 0]);
  });

  it("merges a session's cart into a user's", () => {
    add("milk", 1);
    const source = walmart.call("EnsureActiveCart", { session_id: "s" }).cart.cart_id;
    for (const product_id of ["milk", "bread"]) walmart.call("AddCartItem", { cart_id: source, product_id });
    const merged = walmart.call("MergeCarts", { cart_id: cart, source_cart_id: source });
    assert.deepEqual(totals(merged), [2, 3.2, 2.2]);
    const left = walmart.call("GetCart", { cart_id: source });
    assert.equal(left.cart.status, "CART_STATUS_MERGED");
    assert.deepEqual(totals(left), [0, 0, 0]);
    assert.equal(walmart.refusal("MergeCarts", { cart_id: cart, source_cart_id: cart }), "NOT_FOUND");
    assert.equal(walmart.refusal("MergeCarts", { cart_id: cart, source_cart_id: source }), "NOT_FOUND");
  });

  it("changes no cart that has become an order", () => {
    add("milk", 1);
    assert.equal(walmart.call("GetActiveCart", { user_id: "u" }).cart.cart_id, cart);
    assert.equal(walmart.call("ConvertCart", { cart_id: cart }).cart.status, "CART_STATUS_CONVERTED");
    for (const rpc of ["AddCartItem", "UpdateCartItem", "RemoveCartItem"]) {
      assert.equal(walmart.refusal(rpc, { cart_id: cart, product_id: "milk" }), "NOT_FOUND");
    }
    for (const rpc of ["ClearCart", "ConvertCart"]) assert.equal(walmart.refusal(rpc, { cart_id: cart }), "NOT_FOUND");
    assert.equal(walmart.refusal("GetActiveCart", { user_id: "u" }), "NOT_FOUND");
  });

  it("refuses a product without a price and a bad quantity", () => {
    assert.equal(walmart.refusal("AddCartItem", { cart_id: cart, product_id: "ghost" }), "NOT_NULL_VIOLATION");
    const bad = { cart_id: cart, product_id: "milk", quantity: 0 };
    assert.equal(walmart.refusal("AddCartItem", bad), "INVALID_FIELD quantity");
    assert.equal(walmart.refusal("GetCart", {}), "INVALID_FIELD cart_id");
  });
});

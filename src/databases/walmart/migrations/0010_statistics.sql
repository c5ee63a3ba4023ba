-- Statistics for the planner, from a file of 100,000 products. Nothing runs ANALYZE by itself: plans stay as tested.
-- Statements that must be fast name their index all the same and don't depend on these rows.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('walmart_products', 'ix_products_category_name', '100000 500 2 1'),
  ('walmart_products', 'ix_products_category_price', '100000 500 5'),
  ('price_history', 'ix_price_history_product', '500000 5 2 1'),
  ('price_alerts', 'ix_price_alerts_user', '10000 10 5 2 1'),
  ('price_alerts', 'ix_price_alerts_product', '10000 5 3 2'),
  ('detected_deals', 'ix_detected_deals_product', '20000 4 2 1'),
  ('detected_deals', 'ix_detected_deals_score', '20000 20 2 1'),
  ('grocery_lists', 'ix_grocery_lists_user', '20000 10 2 1'),
  ('grocery_lists', 'ix_grocery_lists_user_status', '20000 10 5 2 1'),
  ('grocery_items', 'ix_grocery_items_list', '400000 20 5 2 1'),
  ('grocery_items', 'ix_grocery_items_product', '400000 5'),
  ('shopping_sessions', 'ix_shopping_sessions_user', '20000 10 5 2 1'),
  ('shopping_sessions', 'ix_shopping_sessions_list', '20000 2'),
  ('grocery_substitutions', 'ix_grocery_substitutions_original', '20000 4 2 1'),
  ('grocery_substitutions', 'ix_grocery_substitutions_substitute', '20000 4'),
  ('grocery_substitutions', 'ix_grocery_substitutions_user', '20000 10 2 1'),
  ('nlp_intents', 'ix_nlp_intents_user', '50000 25 2 1'),
  ('shopping_carts', 'ix_shopping_carts_user', '20000 5 3 2 1'),
  ('shopping_carts', 'ix_shopping_carts_session', '20000 5 3 2 1'),
  ('purchase_records', 'ix_purchase_records_user', '200000 100 2 1'),
  ('purchase_records', 'ix_purchase_records_product', '200000 100 4 2'),
  ('walmart_stores', 'ix_walmart_stores_name', '5000 1 1'),
  ('walmart_order_history', 'ix_walmart_order_history_date', '50000 2 1'),
  ('walmart_order_history', 'ix_walmart_order_history_customer', '50000 10 2 1'),
  ('walmart_order_history', 'ix_walmart_order_history_store', '50000 500 2 1'),
  ('walmart_order_items', 'ix_walmart_order_items_order', '500000 10 1'),
  ('walmart_order_items', 'ix_walmart_order_items_product', '500000 5');

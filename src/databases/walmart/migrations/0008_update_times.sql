-- Times of change are kept by one trigger per table. A statement that sets the time itself (every rpc does) is not
-- written twice. A time that is not before now is left alone: it also ends the recursion that recursive_triggers would
-- allow.
CREATE TRIGGER tr_walmart_products_last_updated_at AFTER UPDATE ON walmart_products
WHEN new.last_updated_at IS old.last_updated_at AND new.last_updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE walmart_products SET last_updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_grocery_lists_updated_at AFTER UPDATE ON grocery_lists
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE grocery_lists SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_grocery_items_updated_at AFTER UPDATE ON grocery_items
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE grocery_items SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_shopping_sessions_updated_at AFTER UPDATE ON shopping_sessions
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE shopping_sessions SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_grocery_user_preferences_updated_at AFTER UPDATE ON grocery_user_preferences
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE grocery_user_preferences SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_shopping_carts_updated_at AFTER UPDATE ON shopping_carts
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE shopping_carts SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_walmart_customers_updated_at AFTER UPDATE ON walmart_customers
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE walmart_customers SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_walmart_order_history_updated_at AFTER UPDATE ON walmart_order_history
WHEN new.updated_at IS old.updated_at AND new.updated_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
  UPDATE walmart_order_history SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;

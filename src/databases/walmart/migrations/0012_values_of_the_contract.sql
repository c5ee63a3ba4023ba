-- What the typed rpcs can't read, callers' SQL can't store, as in 0017 of main.

ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_stock_level_int32
  CHECK (stock_level BETWEEN -2147483648 AND 2147483647);
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_review_count_int32
  CHECK (review_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_first_seen_at
  CHECK (length(first_seen_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', first_seen_at) IS first_seen_at AND first_seen_at >= '0001');
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_last_updated_at
  CHECK (length(last_updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_updated_at) IS last_updated_at AND last_updated_at >= '0001');
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_last_checked_at
  CHECK (length(last_checked_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_checked_at) IS last_checked_at AND last_checked_at >= '0001');

ALTER TABLE price_history ADD CONSTRAINT ck_price_history_recorded_at
  CHECK (length(recorded_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', recorded_at) IS recorded_at AND recorded_at >= '0001');

ALTER TABLE price_alerts ADD CONSTRAINT ck_price_alerts_last_triggered_at
  CHECK (length(last_triggered_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', last_triggered_at) IS last_triggered_at AND last_triggered_at >= '0001');
ALTER TABLE price_alerts ADD CONSTRAINT ck_price_alerts_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');

ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_items_count_int32
  CHECK (items_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_next_shop_date
  CHECK (length(next_shop_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', next_shop_date) IS next_shop_date AND next_shop_date >= '0001');
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_completed_at
  CHECK (length(completed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', completed_at) IS completed_at AND completed_at >= '0001');
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_checked_at
  CHECK (length(checked_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', checked_at) IS checked_at AND checked_at >= '0001');
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_added_at
  CHECK (length(added_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', added_at) IS added_at AND added_at >= '0001');
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_started_at
  CHECK (length(started_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', started_at) IS started_at AND started_at >= '0001');
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_completed_at
  CHECK (length(completed_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', completed_at) IS completed_at AND completed_at >= '0001');
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_items_total_int32
  CHECK (items_total BETWEEN -2147483648 AND 2147483647);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_items_found_int32
  CHECK (items_found BETWEEN -2147483648 AND 2147483647);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_items_substituted_int32
  CHECK (items_substituted BETWEEN -2147483648 AND 2147483647);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_items_unavailable_int32
  CHECK (items_unavailable BETWEEN -2147483648 AND 2147483647);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');

ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');

ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_items_count_int32
  CHECK (items_count BETWEEN -2147483648 AND 2147483647);
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_expires_at
  CHECK (length(expires_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', expires_at) IS expires_at AND expires_at >= '0001');
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_created_at
  CHECK (length(created_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', created_at) IS created_at AND created_at >= '0001');
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_updated_at
  CHECK (length(updated_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) IS updated_at AND updated_at >= '0001');

ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_added_at
  CHECK (length(added_at) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', added_at) IS added_at AND added_at >= '0001');

ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_purchase_date
  CHECK (length(purchase_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', purchase_date) IS purchase_date AND purchase_date >= '0001');

ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_order_date
  CHECK (length(order_date) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', order_date) IS order_date AND order_date >= '0001');
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_items_count_int32
  CHECK (items_count BETWEEN -2147483648 AND 2147483647);

-- For SQLite 3.40 json_valid(NULL) is 0 and not NULL: its programs could store no row without such a value.
-- For SQLite a JSON text ends at a NUL; whoever reads all of it refuses it.
ALTER TABLE walmart_products DROP CONSTRAINT ck_walmart_products_allergens;
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_allergens CHECK (allergens IS NULL OR (json_valid(allergens) AND instr(allergens, char(0)) = 0));
ALTER TABLE walmart_products DROP CONSTRAINT ck_walmart_products_nutritional_info;
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_nutritional_info CHECK (nutritional_info IS NULL OR (json_valid(nutritional_info) AND instr(nutritional_info, char(0)) = 0));
ALTER TABLE walmart_products DROP CONSTRAINT ck_walmart_products_product_attributes;
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_product_attributes CHECK (product_attributes IS NULL OR (json_valid(product_attributes) AND instr(product_attributes, char(0)) = 0));
ALTER TABLE grocery_lists DROP CONSTRAINT ck_grocery_lists_shared_with;
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_shared_with CHECK (shared_with IS NULL OR (json_valid(shared_with) AND instr(shared_with, char(0)) = 0));
ALTER TABLE grocery_lists DROP CONSTRAINT ck_grocery_lists_tags;
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_tags CHECK (tags IS NULL OR (json_valid(tags) AND instr(tags, char(0)) = 0));
ALTER TABLE grocery_lists DROP CONSTRAINT ck_grocery_lists_metadata;
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_metadata CHECK (metadata IS NULL OR (json_valid(metadata) AND instr(metadata, char(0)) = 0));
ALTER TABLE shopping_sessions DROP CONSTRAINT ck_shopping_sessions_metadata;
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_metadata CHECK (metadata IS NULL OR (json_valid(metadata) AND instr(metadata, char(0)) = 0));
ALTER TABLE grocery_user_preferences DROP CONSTRAINT ck_grocery_user_preferences_preferred_brands;
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_preferred_brands CHECK (preferred_brands IS NULL OR (json_valid(preferred_brands) AND instr(preferred_brands, char(0)) = 0));
ALTER TABLE grocery_user_preferences DROP CONSTRAINT ck_grocery_user_preferences_avoided_brands;
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_avoided_brands CHECK (avoided_brands IS NULL OR (json_valid(avoided_brands) AND instr(avoided_brands, char(0)) = 0));
ALTER TABLE grocery_user_preferences DROP CONSTRAINT ck_grocery_user_preferences_dietary_restrictions;
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_dietary_restrictions CHECK (dietary_restrictions IS NULL OR (json_valid(dietary_restrictions) AND instr(dietary_restrictions, char(0)) = 0));
ALTER TABLE grocery_user_preferences DROP CONSTRAINT ck_grocery_user_preferences_allergens;
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_allergens CHECK (allergens IS NULL OR (json_valid(allergens) AND instr(allergens, char(0)) = 0));
ALTER TABLE nlp_intents DROP CONSTRAINT ck_nlp_intents_entities;
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_entities CHECK (entities IS NULL OR (json_valid(entities) AND instr(entities, char(0)) = 0));

-- Lists of texts. A CHECK can't look at their elements.
CREATE TRIGGER tr_walmart_products_allergens_list_insert AFTER INSERT ON walmart_products
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_walmart_products_allergens_list');
END;
CREATE TRIGGER tr_walmart_products_allergens_list_update AFTER UPDATE OF allergens ON walmart_products
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_walmart_products_allergens_list');
END;
CREATE TRIGGER tr_grocery_lists_shared_with_list_insert AFTER INSERT ON grocery_lists
WHEN new.shared_with IS NOT NULL AND json_valid(new.shared_with) AND (
  json_type(new.shared_with) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.shared_with) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_shared_with_list');
END;
CREATE TRIGGER tr_grocery_lists_tags_list_insert AFTER INSERT ON grocery_lists
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.tags) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_tags_list');
END;
CREATE TRIGGER tr_grocery_lists_shared_with_list_update AFTER UPDATE OF shared_with ON grocery_lists
WHEN new.shared_with IS NOT NULL AND json_valid(new.shared_with) AND (
  json_type(new.shared_with) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.shared_with) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_shared_with_list');
END;
CREATE TRIGGER tr_grocery_lists_tags_list_update AFTER UPDATE OF tags ON grocery_lists
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.tags) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_tags_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_preferred_brands_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.preferred_brands IS NOT NULL AND json_valid(new.preferred_brands) AND (
  json_type(new.preferred_brands) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.preferred_brands) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_preferred_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_avoided_brands_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.avoided_brands IS NOT NULL AND json_valid(new.avoided_brands) AND (
  json_type(new.avoided_brands) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.avoided_brands) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_avoided_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_dietary_restrictions_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.dietary_restrictions IS NOT NULL AND json_valid(new.dietary_restrictions) AND (
  json_type(new.dietary_restrictions) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.dietary_restrictions) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_dietary_restrictions_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_allergens_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_allergens_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_preferred_brands_list_update AFTER UPDATE OF preferred_brands ON grocery_user_preferences
WHEN new.preferred_brands IS NOT NULL AND json_valid(new.preferred_brands) AND (
  json_type(new.preferred_brands) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.preferred_brands) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_preferred_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_avoided_brands_list_update AFTER UPDATE OF avoided_brands ON grocery_user_preferences
WHEN new.avoided_brands IS NOT NULL AND json_valid(new.avoided_brands) AND (
  json_type(new.avoided_brands) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.avoided_brands) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_avoided_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_dietary_restrictions_list_update AFTER UPDATE OF dietary_restrictions ON grocery_user_preferences
WHEN new.dietary_restrictions IS NOT NULL AND json_valid(new.dietary_restrictions) AND (
  json_type(new.dietary_restrictions) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.dietary_restrictions) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_dietary_restrictions_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_allergens_list_update AFTER UPDATE OF allergens ON grocery_user_preferences
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR EXISTS (SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text'))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_allergens_list');
END;

-- Readable by SQLite 3.40, which knows no ORDER BY inside an aggregate: other programs open these files, too.
DROP VIEW cart_with_items;
CREATE VIEW cart_with_items AS
SELECT
  c.id AS cart_id, c.user_id, c.session_id, c.status, c.items_count, c.subtotal, c.total, c.expires_at AS expires_time,
  c.created_at AS create_time, c.updated_at AS update_time,
  (SELECT json_group_array(json_object(
      'item_id', i.id, 'cart_id', i.cart_id, 'product_id', i.product_id, 'product_name', i.product_name,
      'quantity', i.quantity, 'unit_price', i.unit_price, 'sale_price', i.sale_price, 'added_time', i.added_at))
    FROM (SELECT * FROM cart_items WHERE cart_id = c.id ORDER BY added_at, id) AS i) AS items
FROM shopping_carts c;

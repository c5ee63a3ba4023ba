-- Rows as the contract shows them: column names are the fields of its messages. Every rpc that answers with them reads
-- these views, so that each list of columns is written once.

-- A whole product, as crewdb.walmart.v1.Product. The embedding vector has an rpc of its own: it is larger than the rest.
CREATE VIEW product_details AS
SELECT
  product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure, in_stock,
  stock_level, online_only, store_only, average_rating, review_count, size_info, weight_info, upc, sku, model_number,
  manufacturer, first_seen_at AS first_seen_time, last_updated_at AS update_time, last_checked_at AS last_checked_time,
  thumbnail_url, large_image_url, search_keywords, allergens, nutritional_info, ingredients, product_attributes,
  description
FROM walmart_products;

-- A list without its items, as crewdb.walmart.v1.GroceryList.
CREATE VIEW grocery_list_details AS
SELECT
  id AS list_id, user_id, list_name, description, list_type, status, store_id, budget_limit, estimated_total,
  actual_total, items_count, is_recurring, recurrence_pattern, next_shop_date AS next_shop_time,
  completed_at AS completed_time, shared_with, tags, metadata, created_at AS create_time, updated_at AS update_time
FROM grocery_lists;

-- An item of a list, as crewdb.walmart.v1.GroceryItem.
CREATE VIEW grocery_item_details AS
SELECT
  id AS item_id, list_id, product_id, item_name, brand_preference, quantity, unit, category, estimated_price,
  actual_price, coupon_amount, substitution_allowed, substitute_product_id, notes, priority, status, aisle_location,
  checked_at AS checked_time, added_at AS added_time, updated_at AS update_time
FROM grocery_items;

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

-- Texts are as long as the contract lets them be: one of some megabytes would make a whole page too large for its reply.
-- length() counts characters up to the first NUL, and takes any run of continuation bytes for a part of one: so bytes are
-- bounded, too, and first, which needs no counting.
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_name_length
  CHECK (length(CAST(name AS BLOB)) <= 1000 OR (length(CAST(name AS BLOB)) <= 4000 AND length(name) <= 1000 AND instr(name, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_brand_length
  CHECK (length(CAST(brand AS BLOB)) <= 200 OR (length(CAST(brand AS BLOB)) <= 800 AND length(brand) <= 200 AND instr(brand, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_category_path_length
  CHECK (length(CAST(category_path AS BLOB)) <= 1000 OR (length(CAST(category_path AS BLOB)) <= 4000 AND length(category_path) <= 1000 AND instr(category_path, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_department_length
  CHECK (length(CAST(department AS BLOB)) <= 200 OR (length(CAST(department AS BLOB)) <= 800 AND length(department) <= 200 AND instr(department, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_unit_measure_length
  CHECK (length(CAST(unit_measure AS BLOB)) <= 100 OR (length(CAST(unit_measure AS BLOB)) <= 400 AND length(unit_measure) <= 100 AND instr(unit_measure, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_size_info_length
  CHECK (length(CAST(size_info AS BLOB)) <= 500 OR (length(CAST(size_info AS BLOB)) <= 2000 AND length(size_info) <= 500 AND instr(size_info, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_weight_info_length
  CHECK (length(CAST(weight_info AS BLOB)) <= 500 OR (length(CAST(weight_info AS BLOB)) <= 2000 AND length(weight_info) <= 500 AND instr(weight_info, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_upc_length
  CHECK (length(CAST(upc AS BLOB)) <= 100 OR (length(CAST(upc AS BLOB)) <= 400 AND length(upc) <= 100 AND instr(upc, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_sku_length
  CHECK (length(CAST(sku AS BLOB)) <= 100 OR (length(CAST(sku AS BLOB)) <= 400 AND length(sku) <= 100 AND instr(sku, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_model_number_length
  CHECK (length(CAST(model_number AS BLOB)) <= 200 OR (length(CAST(model_number AS BLOB)) <= 800 AND length(model_number) <= 200 AND instr(model_number, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_manufacturer_length
  CHECK (length(CAST(manufacturer AS BLOB)) <= 200 OR (length(CAST(manufacturer AS BLOB)) <= 800 AND length(manufacturer) <= 200 AND instr(manufacturer, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_thumbnail_url_length
  CHECK (length(CAST(thumbnail_url AS BLOB)) <= 4000 OR (length(CAST(thumbnail_url AS BLOB)) <= 16000 AND length(thumbnail_url) <= 4000 AND instr(thumbnail_url, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_large_image_url_length
  CHECK (length(CAST(large_image_url AS BLOB)) <= 4000 OR (length(CAST(large_image_url AS BLOB)) <= 16000 AND length(large_image_url) <= 4000 AND instr(large_image_url, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_search_keywords_length
  CHECK (length(CAST(search_keywords AS BLOB)) <= 10000 OR (length(CAST(search_keywords AS BLOB)) <= 40000 AND length(search_keywords) <= 10000 AND instr(search_keywords, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_nutritional_info_length
  CHECK (length(CAST(nutritional_info AS BLOB)) <= 100000 OR (length(CAST(nutritional_info AS BLOB)) <= 400000 AND length(nutritional_info) <= 100000 AND instr(nutritional_info, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_ingredients_length
  CHECK (length(CAST(ingredients AS BLOB)) <= 100000 OR (length(CAST(ingredients AS BLOB)) <= 400000 AND length(ingredients) <= 100000 AND instr(ingredients, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_product_attributes_length
  CHECK (length(CAST(product_attributes AS BLOB)) <= 100000 OR (length(CAST(product_attributes AS BLOB)) <= 400000 AND length(product_attributes) <= 100000 AND instr(product_attributes, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_description_length
  CHECK (length(CAST(description AS BLOB)) <= 100000 OR (length(CAST(description AS BLOB)) <= 400000 AND length(description) <= 100000 AND instr(description, char(0)) = 0));
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_embedding_vector_length
  CHECK (length(CAST(embedding_vector AS BLOB)) <= 1048576);

ALTER TABLE price_history ADD CONSTRAINT ck_price_history_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE price_history ADD CONSTRAINT ck_price_history_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));
ALTER TABLE price_history ADD CONSTRAINT ck_price_history_store_id_length
  CHECK (length(CAST(store_id AS BLOB)) <= 200 OR (length(CAST(store_id AS BLOB)) <= 800 AND length(store_id) <= 200 AND instr(store_id, char(0)) = 0));
ALTER TABLE price_history ADD CONSTRAINT ck_price_history_availability_length
  CHECK (length(CAST(availability AS BLOB)) <= 200 OR (length(CAST(availability AS BLOB)) <= 800 AND length(availability) <= 200 AND instr(availability, char(0)) = 0));

ALTER TABLE price_alerts ADD CONSTRAINT ck_price_alerts_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE price_alerts ADD CONSTRAINT ck_price_alerts_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE price_alerts ADD CONSTRAINT ck_price_alerts_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));

ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_list_name_length
  CHECK (length(CAST(list_name AS BLOB)) <= 500 OR (length(CAST(list_name AS BLOB)) <= 2000 AND length(list_name) <= 500 AND instr(list_name, char(0)) = 0));
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_description_length
  CHECK (length(CAST(description AS BLOB)) <= 10000 OR (length(CAST(description AS BLOB)) <= 40000 AND length(description) <= 10000 AND instr(description, char(0)) = 0));
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_store_id_length
  CHECK (length(CAST(store_id AS BLOB)) <= 200 OR (length(CAST(store_id AS BLOB)) <= 800 AND length(store_id) <= 200 AND instr(store_id, char(0)) = 0));
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_recurrence_pattern_length
  CHECK (length(CAST(recurrence_pattern AS BLOB)) <= 500 OR (length(CAST(recurrence_pattern AS BLOB)) <= 2000 AND length(recurrence_pattern) <= 500 AND instr(recurrence_pattern, char(0)) = 0));
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_metadata_length
  CHECK (length(CAST(metadata AS BLOB)) <= 100000 OR (length(CAST(metadata AS BLOB)) <= 400000 AND length(metadata) <= 100000 AND instr(metadata, char(0)) = 0));

ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_list_id_length
  CHECK (length(CAST(list_id AS BLOB)) <= 200 OR (length(CAST(list_id AS BLOB)) <= 800 AND length(list_id) <= 200 AND instr(list_id, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_item_name_length
  CHECK (length(CAST(item_name AS BLOB)) <= 1000 OR (length(CAST(item_name AS BLOB)) <= 4000 AND length(item_name) <= 1000 AND instr(item_name, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_brand_preference_length
  CHECK (length(CAST(brand_preference AS BLOB)) <= 200 OR (length(CAST(brand_preference AS BLOB)) <= 800 AND length(brand_preference) <= 200 AND instr(brand_preference, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_unit_length
  CHECK (length(CAST(unit AS BLOB)) <= 100 OR (length(CAST(unit AS BLOB)) <= 400 AND length(unit) <= 100 AND instr(unit, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_category_length
  CHECK (length(CAST(category AS BLOB)) <= 1000 OR (length(CAST(category AS BLOB)) <= 4000 AND length(category) <= 1000 AND instr(category, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_substitute_product_id_length
  CHECK (length(CAST(substitute_product_id AS BLOB)) <= 200 OR (length(CAST(substitute_product_id AS BLOB)) <= 800 AND length(substitute_product_id) <= 200 AND instr(substitute_product_id, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_notes_length
  CHECK (length(CAST(notes AS BLOB)) <= 10000 OR (length(CAST(notes AS BLOB)) <= 40000 AND length(notes) <= 10000 AND instr(notes, char(0)) = 0));
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_aisle_location_length
  CHECK (length(CAST(aisle_location AS BLOB)) <= 200 OR (length(CAST(aisle_location AS BLOB)) <= 800 AND length(aisle_location) <= 200 AND instr(aisle_location, char(0)) = 0));

ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_list_id_length
  CHECK (length(CAST(list_id AS BLOB)) <= 200 OR (length(CAST(list_id AS BLOB)) <= 800 AND length(list_id) <= 200 AND instr(list_id, char(0)) = 0));
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_store_id_length
  CHECK (length(CAST(store_id AS BLOB)) <= 200 OR (length(CAST(store_id AS BLOB)) <= 800 AND length(store_id) <= 200 AND instr(store_id, char(0)) = 0));
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_order_number_length
  CHECK (length(CAST(order_number AS BLOB)) <= 200 OR (length(CAST(order_number AS BLOB)) <= 800 AND length(order_number) <= 200 AND instr(order_number, char(0)) = 0));
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_metadata_length
  CHECK (length(CAST(metadata AS BLOB)) <= 100000 OR (length(CAST(metadata AS BLOB)) <= 400000 AND length(metadata) <= 100000 AND instr(metadata, char(0)) = 0));

ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_original_product_id_length
  CHECK (length(CAST(original_product_id AS BLOB)) <= 200 OR (length(CAST(original_product_id AS BLOB)) <= 800 AND length(original_product_id) <= 200 AND instr(original_product_id, char(0)) = 0));
ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_substitute_product_id_length
  CHECK (length(CAST(substitute_product_id AS BLOB)) <= 200 OR (length(CAST(substitute_product_id AS BLOB)) <= 800 AND length(substitute_product_id) <= 200 AND instr(substitute_product_id, char(0)) = 0));
ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_reason_length
  CHECK (length(CAST(reason AS BLOB)) <= 10000 OR (length(CAST(reason AS BLOB)) <= 40000 AND length(reason) <= 10000 AND instr(reason, char(0)) = 0));
ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_feedback_length
  CHECK (length(CAST(feedback AS BLOB)) <= 10000 OR (length(CAST(feedback AS BLOB)) <= 40000 AND length(feedback) <= 10000 AND instr(feedback, char(0)) = 0));

ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_default_store_id_length
  CHECK (length(CAST(default_store_id AS BLOB)) <= 200 OR (length(CAST(default_store_id AS BLOB)) <= 800 AND length(default_store_id) <= 200 AND instr(default_store_id, char(0)) = 0));

ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_user_query_length
  CHECK (length(CAST(user_query AS BLOB)) <= 10000 OR (length(CAST(user_query AS BLOB)) <= 40000 AND length(user_query) <= 10000 AND instr(user_query, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_detected_intent_length
  CHECK (length(CAST(detected_intent AS BLOB)) <= 200 OR (length(CAST(detected_intent AS BLOB)) <= 800 AND length(detected_intent) <= 200 AND instr(detected_intent, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_entities_length
  CHECK (length(CAST(entities AS BLOB)) <= 100000 OR (length(CAST(entities AS BLOB)) <= 400000 AND length(entities) <= 100000 AND instr(entities, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_model_used_length
  CHECK (length(CAST(model_used AS BLOB)) <= 200 OR (length(CAST(model_used AS BLOB)) <= 800 AND length(model_used) <= 200 AND instr(model_used, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_response_length
  CHECK (length(CAST(response AS BLOB)) <= 100000 OR (length(CAST(response AS BLOB)) <= 400000 AND length(response) <= 100000 AND instr(response, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE nlp_intents ADD CONSTRAINT ck_nlp_intents_session_id_length
  CHECK (length(CAST(session_id AS BLOB)) <= 200 OR (length(CAST(session_id AS BLOB)) <= 800 AND length(session_id) <= 200 AND instr(session_id, char(0)) = 0));

ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_session_id_length
  CHECK (length(CAST(session_id AS BLOB)) <= 200 OR (length(CAST(session_id AS BLOB)) <= 800 AND length(session_id) <= 200 AND instr(session_id, char(0)) = 0));

ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_cart_id_length
  CHECK (length(CAST(cart_id AS BLOB)) <= 200 OR (length(CAST(cart_id AS BLOB)) <= 800 AND length(cart_id) <= 200 AND instr(cart_id, char(0)) = 0));
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_product_name_length
  CHECK (length(CAST(product_name AS BLOB)) <= 1000 OR (length(CAST(product_name AS BLOB)) <= 4000 AND length(product_name) <= 1000 AND instr(product_name, char(0)) = 0));

ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_user_id_length
  CHECK (length(CAST(user_id AS BLOB)) <= 200 OR (length(CAST(user_id AS BLOB)) <= 800 AND length(user_id) <= 200 AND instr(user_id, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_product_name_length
  CHECK (length(CAST(product_name AS BLOB)) <= 1000 OR (length(CAST(product_name AS BLOB)) <= 4000 AND length(product_name) <= 1000 AND instr(product_name, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_brand_length
  CHECK (length(CAST(brand AS BLOB)) <= 200 OR (length(CAST(brand AS BLOB)) <= 800 AND length(brand) <= 200 AND instr(brand, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_category_length
  CHECK (length(CAST(category AS BLOB)) <= 1000 OR (length(CAST(category AS BLOB)) <= 4000 AND length(category) <= 1000 AND instr(category, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_store_id_length
  CHECK (length(CAST(store_id AS BLOB)) <= 200 OR (length(CAST(store_id AS BLOB)) <= 800 AND length(store_id) <= 200 AND instr(store_id, char(0)) = 0));
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_order_id_length
  CHECK (length(CAST(order_id AS BLOB)) <= 200 OR (length(CAST(order_id AS BLOB)) <= 800 AND length(order_id) <= 200 AND instr(order_id, char(0)) = 0));

ALTER TABLE walmart_stores ADD CONSTRAINT ck_walmart_stores_store_name_length
  CHECK (length(CAST(store_name AS BLOB)) <= 1000 OR (length(CAST(store_name AS BLOB)) <= 4000 AND length(store_name) <= 1000 AND instr(store_name, char(0)) = 0));

ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_order_id_length
  CHECK (length(CAST(order_id AS BLOB)) <= 200 OR (length(CAST(order_id AS BLOB)) <= 800 AND length(order_id) <= 200 AND instr(order_id, char(0)) = 0));
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_order_status_length
  CHECK (length(CAST(order_status AS BLOB)) <= 200 OR (length(CAST(order_status AS BLOB)) <= 800 AND length(order_status) <= 200 AND instr(order_status, char(0)) = 0));
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_fulfillment_type_length
  CHECK (length(CAST(fulfillment_type AS BLOB)) <= 200 OR (length(CAST(fulfillment_type AS BLOB)) <= 800 AND length(fulfillment_type) <= 200 AND instr(fulfillment_type, char(0)) = 0));
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_store_id_length
  CHECK (length(CAST(store_id AS BLOB)) <= 200 OR (length(CAST(store_id AS BLOB)) <= 800 AND length(store_id) <= 200 AND instr(store_id, char(0)) = 0));
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_customer_id_length
  CHECK (length(CAST(customer_id AS BLOB)) <= 200 OR (length(CAST(customer_id AS BLOB)) <= 800 AND length(customer_id) <= 200 AND instr(customer_id, char(0)) = 0));

ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_id_length
  CHECK (length(CAST(id AS BLOB)) <= 200 OR (length(CAST(id AS BLOB)) <= 800 AND length(id) <= 200 AND instr(id, char(0)) = 0));
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_order_id_length
  CHECK (length(CAST(order_id AS BLOB)) <= 200 OR (length(CAST(order_id AS BLOB)) <= 800 AND length(order_id) <= 200 AND instr(order_id, char(0)) = 0));
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_product_id_length
  CHECK (length(CAST(product_id AS BLOB)) <= 200 OR (length(CAST(product_id AS BLOB)) <= 800 AND length(product_id) <= 200 AND instr(product_id, char(0)) = 0));
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_availability_status_length
  CHECK (length(CAST(availability_status AS BLOB)) <= 200 OR (length(CAST(availability_status AS BLOB)) <= 800 AND length(availability_status) <= 200 AND instr(availability_status, char(0)) = 0));
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_substitution_product_id_length
  CHECK (length(CAST(substitution_product_id AS BLOB)) <= 200 OR (length(CAST(substitution_product_id AS BLOB)) <= 800 AND length(substitution_product_id) <= 200 AND instr(substitution_product_id, char(0)) = 0));

-- Numbers whose sums and products stay numbers: beyond 1.8e308 there is only infinity.
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_current_price_range CHECK (current_price BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_regular_price_range CHECK (regular_price BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_products ADD CONSTRAINT ck_walmart_products_unit_price_range CHECK (unit_price BETWEEN -1e15 AND 1e15);
ALTER TABLE price_history ADD CONSTRAINT ck_price_history_price_range CHECK (price BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_budget_limit_range CHECK (budget_limit BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_estimated_total_range CHECK (estimated_total BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_lists ADD CONSTRAINT ck_grocery_lists_actual_total_range CHECK (actual_total BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_estimated_price_range CHECK (estimated_price BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_actual_price_range CHECK (actual_price BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_coupon_amount_range CHECK (coupon_amount BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_subtotal_range CHECK (subtotal BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_tax_amount_range CHECK (tax_amount BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_delivery_fee_range CHECK (delivery_fee BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_tip_amount_range CHECK (tip_amount BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_total_amount_range CHECK (total_amount BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_sessions ADD CONSTRAINT ck_shopping_sessions_savings_amount_range CHECK (savings_amount BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_user_preferences ADD CONSTRAINT ck_grocery_user_preferences_monthly_budget_range CHECK (monthly_budget BETWEEN -1e15 AND 1e15);
ALTER TABLE grocery_substitutions ADD CONSTRAINT ck_grocery_substitutions_price_difference_range CHECK (price_difference BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_subtotal_range CHECK (subtotal BETWEEN -1e15 AND 1e15);
ALTER TABLE shopping_carts ADD CONSTRAINT ck_shopping_carts_total_range CHECK (total BETWEEN -1e15 AND 1e15);
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15);
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_unit_price_range CHECK (unit_price BETWEEN -1e15 AND 1e15);
ALTER TABLE purchase_records ADD CONSTRAINT ck_purchase_records_total_price_range CHECK (total_price BETWEEN -1e15 AND 1e15);
ALTER TABLE price_alerts ADD CONSTRAINT ck_price_alerts_target_price_range CHECK (target_price BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_order_total_range CHECK (order_total BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_subtotal_range CHECK (subtotal BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_tax_range CHECK (tax BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_delivery_fee_range CHECK (delivery_fee BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_history ADD CONSTRAINT ck_walmart_order_history_driver_tip_range CHECK (driver_tip BETWEEN -1e15 AND 1e15);
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15);
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_unit_price_range CHECK (unit_price BETWEEN -1e15 AND 1e15);
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_sale_price_range CHECK (sale_price BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_quantity_range CHECK (quantity BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_price_range CHECK (price BETWEEN -1e15 AND 1e15);
ALTER TABLE walmart_order_items ADD CONSTRAINT ck_walmart_order_items_total_price_range CHECK (total_price BETWEEN -1e15 AND 1e15);
-- What an item adds to its cart or list is stored in millionths, in 64 bits.
ALTER TABLE cart_items ADD CONSTRAINT ck_cart_items_amount CHECK (unit_price * quantity <= 1e12 AND coalesce(sale_price, 0) * quantity <= 1e12);
ALTER TABLE grocery_items ADD CONSTRAINT ck_grocery_items_amount CHECK (estimated_price * quantity <= 1e12);

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
  json_type(new.allergens) <> 'array' OR json_array_length(new.allergens) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 500 AND (
      length(CAST(value AS BLOB)) > 2000 OR length(value) > 500 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_walmart_products_allergens_list');
END;
CREATE TRIGGER tr_walmart_products_allergens_list_update AFTER UPDATE OF allergens ON walmart_products
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR json_array_length(new.allergens) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 500 AND (
      length(CAST(value AS BLOB)) > 2000 OR length(value) > 500 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_walmart_products_allergens_list');
END;
CREATE TRIGGER tr_grocery_lists_shared_with_list_insert AFTER INSERT ON grocery_lists
WHEN new.shared_with IS NOT NULL AND json_valid(new.shared_with) AND (
  json_type(new.shared_with) <> 'array' OR json_array_length(new.shared_with) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.shared_with) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_shared_with_list');
END;
CREATE TRIGGER tr_grocery_lists_tags_list_insert AFTER INSERT ON grocery_lists
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR json_array_length(new.tags) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.tags) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_tags_list');
END;
CREATE TRIGGER tr_grocery_lists_shared_with_list_update AFTER UPDATE OF shared_with ON grocery_lists
WHEN new.shared_with IS NOT NULL AND json_valid(new.shared_with) AND (
  json_type(new.shared_with) <> 'array' OR json_array_length(new.shared_with) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.shared_with) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_shared_with_list');
END;
CREATE TRIGGER tr_grocery_lists_tags_list_update AFTER UPDATE OF tags ON grocery_lists
WHEN new.tags IS NOT NULL AND json_valid(new.tags) AND (
  json_type(new.tags) <> 'array' OR json_array_length(new.tags) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.tags) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_lists_tags_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_preferred_brands_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.preferred_brands IS NOT NULL AND json_valid(new.preferred_brands) AND (
  json_type(new.preferred_brands) <> 'array' OR json_array_length(new.preferred_brands) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.preferred_brands) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_preferred_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_avoided_brands_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.avoided_brands IS NOT NULL AND json_valid(new.avoided_brands) AND (
  json_type(new.avoided_brands) <> 'array' OR json_array_length(new.avoided_brands) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.avoided_brands) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_avoided_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_dietary_restrictions_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.dietary_restrictions IS NOT NULL AND json_valid(new.dietary_restrictions) AND (
  json_type(new.dietary_restrictions) <> 'array' OR json_array_length(new.dietary_restrictions) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.dietary_restrictions) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_dietary_restrictions_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_allergens_list_insert AFTER INSERT ON grocery_user_preferences
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR json_array_length(new.allergens) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_allergens_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_preferred_brands_list_update AFTER UPDATE OF preferred_brands ON grocery_user_preferences
WHEN new.preferred_brands IS NOT NULL AND json_valid(new.preferred_brands) AND (
  json_type(new.preferred_brands) <> 'array' OR json_array_length(new.preferred_brands) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.preferred_brands) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_preferred_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_avoided_brands_list_update AFTER UPDATE OF avoided_brands ON grocery_user_preferences
WHEN new.avoided_brands IS NOT NULL AND json_valid(new.avoided_brands) AND (
  json_type(new.avoided_brands) <> 'array' OR json_array_length(new.avoided_brands) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.avoided_brands) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_avoided_brands_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_dietary_restrictions_list_update AFTER UPDATE OF dietary_restrictions ON grocery_user_preferences
WHEN new.dietary_restrictions IS NOT NULL AND json_valid(new.dietary_restrictions) AND (
  json_type(new.dietary_restrictions) <> 'array' OR json_array_length(new.dietary_restrictions) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.dietary_restrictions) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
BEGIN
  SELECT RAISE(ABORT, 'CHECK constraint failed: ck_grocery_user_preferences_dietary_restrictions_list');
END;
CREATE TRIGGER tr_grocery_user_preferences_allergens_list_update AFTER UPDATE OF allergens ON grocery_user_preferences
WHEN new.allergens IS NOT NULL AND json_valid(new.allergens) AND (
  json_type(new.allergens) <> 'array' OR json_array_length(new.allergens) > 1000 OR EXISTS (
    SELECT 1 FROM json_each(new.allergens) WHERE type <> 'text' OR (length(CAST(value AS BLOB)) > 200 AND (
      length(CAST(value AS BLOB)) > 800 OR length(value) > 200 OR instr(value, char(0)) > 0))))
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

-- A list or cart that is inserted has no items yet, whatever its row says.
CREATE TRIGGER tr_grocery_lists_totals AFTER INSERT ON grocery_lists
WHEN (new.items_count, new.estimated_millionths, new.estimated_total) IS NOT (0, 0, 0.0)
BEGIN
  UPDATE grocery_lists SET items_count = 0, estimated_millionths = 0, estimated_total = 0 WHERE rowid = new.rowid;
END;
CREATE TRIGGER tr_shopping_carts_totals AFTER INSERT ON shopping_carts
WHEN (new.items_count, new.subtotal_millionths, new.total_millionths, new.subtotal, new.total) IS NOT (0, 0, 0, 0.0, 0.0)
BEGIN
  UPDATE shopping_carts SET
    items_count = 0, subtotal_millionths = 0, total_millionths = 0, subtotal = 0, total = 0
  WHERE rowid = new.rowid;
END;

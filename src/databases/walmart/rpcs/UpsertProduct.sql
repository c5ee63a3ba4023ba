-- A product that exists keeps what the mask does not name; the name of a partial upsert is the one that is stored.
INSERT INTO walmart_products (
  id, product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure,
  in_stock, stock_level, online_only, store_only, average_rating, review_count, size_info, weight_info, upc, sku,
  model_number, manufacturer, last_checked_at, thumbnail_url, large_image_url, search_keywords, allergens,
  nutritional_info, ingredients, product_attributes, description, first_seen_at, last_updated_at, embedding_vector)
VALUES (
  :new_id, :product_id,
  coalesce(nullif(:name, ''), (SELECT name FROM walmart_products WHERE product_id = :product_id)), :brand,
  :category_path, :department, :current_price, :regular_price, :unit_price, :unit_measure, coalesce(:in_stock, 1),
  :stock_level, coalesce(:online_only, 0), coalesce(:store_only, 0), :average_rating, :review_count, :size_info,
  :weight_info, :upc, :sku, :model_number, :manufacturer, :last_checked_time, :thumbnail_url, :large_image_url,
  :search_keywords, nullif(:allergens, '[]'), :nutritional_info, :ingredients, :product_attributes, :description,
  :now, :now, :embedding_vector)
ON CONFLICT (product_id) DO UPDATE SET
  name = iif(:has_name, excluded.name, walmart_products.name),
  brand = iif(:has_brand, excluded.brand, walmart_products.brand),
  category_path = iif(:has_category_path, excluded.category_path, walmart_products.category_path),
  department = iif(:has_department, excluded.department, walmart_products.department),
  current_price = iif(:has_current_price, excluded.current_price, walmart_products.current_price),
  regular_price = iif(:has_regular_price, excluded.regular_price, walmart_products.regular_price),
  unit_price = iif(:has_unit_price, excluded.unit_price, walmart_products.unit_price),
  unit_measure = iif(:has_unit_measure, excluded.unit_measure, walmart_products.unit_measure),
  in_stock = iif(:has_in_stock, excluded.in_stock, walmart_products.in_stock),
  stock_level = iif(:has_stock_level, excluded.stock_level, walmart_products.stock_level),
  online_only = iif(:has_online_only, excluded.online_only, walmart_products.online_only),
  store_only = iif(:has_store_only, excluded.store_only, walmart_products.store_only),
  average_rating = iif(:has_average_rating, excluded.average_rating, walmart_products.average_rating),
  review_count = iif(:has_review_count, excluded.review_count, walmart_products.review_count),
  size_info = iif(:has_size_info, excluded.size_info, walmart_products.size_info),
  weight_info = iif(:has_weight_info, excluded.weight_info, walmart_products.weight_info),
  upc = iif(:has_upc, excluded.upc, walmart_products.upc),
  sku = iif(:has_sku, excluded.sku, walmart_products.sku),
  model_number = iif(:has_model_number, excluded.model_number, walmart_products.model_number),
  manufacturer = iif(:has_manufacturer, excluded.manufacturer, walmart_products.manufacturer),
  last_checked_at = iif(:has_last_checked_time, excluded.last_checked_at, walmart_products.last_checked_at),
  thumbnail_url = iif(:has_thumbnail_url, excluded.thumbnail_url, walmart_products.thumbnail_url),
  large_image_url = iif(:has_large_image_url, excluded.large_image_url, walmart_products.large_image_url),
  search_keywords = iif(:has_search_keywords, excluded.search_keywords, walmart_products.search_keywords),
  allergens = iif(:has_allergens, excluded.allergens, walmart_products.allergens),
  nutritional_info = iif(:has_nutritional_info, excluded.nutritional_info, walmart_products.nutritional_info),
  ingredients = iif(:has_ingredients, excluded.ingredients, walmart_products.ingredients),
  product_attributes = iif(:has_product_attributes, excluded.product_attributes, walmart_products.product_attributes),
  description = iif(:has_description, excluded.description, walmart_products.description),
  embedding_vector = iif(:has_embedding_vector, excluded.embedding_vector, walmart_products.embedding_vector),
  last_updated_at = :now;

SELECT d.*, EXISTS (SELECT 1 FROM walmart_products WHERE id = :new_id) AS created
FROM product_details d
WHERE d.product_id = :product_id

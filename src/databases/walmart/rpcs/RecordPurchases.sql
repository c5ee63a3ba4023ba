-- each :purchases
INSERT INTO purchase_records (
  id, user_id, product_id, product_name, brand, category, quantity, unit_price, total_price, purchase_date, store_id,
  order_id)
SELECT
  iif(:purchase_id = '', :new_id, :purchase_id), :user_id, :product_id, coalesce(nullif(:product_name, ''), p.name),
  coalesce(:brand, p.brand), coalesce(:category, p.category_path), coalesce(:quantity, 1), :unit_price,
  coalesce(:total_price, round(:unit_price * coalesce(:quantity, 1), 6)), coalesce(:purchase_time, :now), :store_id,
  :order_id
FROM (SELECT 1) one
LEFT JOIN walmart_products p ON p.product_id = :product_id
WHERE true
RETURNING
  id AS purchase_id, user_id, product_id, product_name, brand, category, quantity, unit_price, total_price,
  purchase_date AS purchase_time, store_id, order_id

-- none NOT_FOUND
UPDATE walmart_products SET
  current_price = :price,
  regular_price = coalesce(:regular_price, regular_price),
  last_checked_at = :now,
  last_updated_at = :now
WHERE product_id = :product_id;

INSERT INTO price_history (id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at)
SELECT
  :new_id, product_id, :price, coalesce(:was_on_sale, iif(current_price < regular_price, 1, 0)),
  coalesce(:sale_percentage,
    CASE WHEN current_price < regular_price THEN round(100 * (1 - current_price / regular_price), 2) END),
  :store_id, :availability, :now
FROM walmart_products
WHERE product_id = :product_id;

SELECT d.*, :new_id AS price_id FROM product_details d WHERE d.product_id = :product_id

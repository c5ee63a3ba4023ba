-- each :prices
-- none NOT_FOUND
UPDATE walmart_products SET
  current_price = :price,
  regular_price = coalesce(:regular_price, regular_price),
  last_checked_at = :now,
  last_updated_at = :now
WHERE product_id = :product_id;

-- each :prices
INSERT INTO price_history (id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at)
SELECT
  :new_id, product_id, :price, coalesce(:was_on_sale, iif(:price < coalesce(:regular_price, regular_price), 1, 0)),
  coalesce(:sale_percentage,
    CASE WHEN :price < coalesce(:regular_price, regular_price)
      THEN round(100 * (1 - :price / coalesce(:regular_price, regular_price)), 2) END),
  :store_id, :availability, :now
FROM walmart_products
WHERE product_id = :product_id
RETURNING
  id AS price_id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at AS recorded_time

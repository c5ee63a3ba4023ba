-- The prices of one product in that time are sorted; the newest of the lowest comes first.
SELECT
  id AS price_id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at AS recorded_time
FROM price_history INDEXED BY ix_price_history_product
WHERE product_id = :product_id
  AND recorded_at >= strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-' || iif(:days = 0, 30, :days) || ' days')
ORDER BY price, recorded_at DESC, id DESC
LIMIT 1

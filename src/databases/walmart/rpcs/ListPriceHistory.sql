-- page by recorded_time desc, price_id desc
-- likelihood() lets the page's key win over the upper bound of time.
SELECT
  id AS price_id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at AS recorded_time
FROM price_history INDEXED BY ix_price_history_product
WHERE product_id = :product_id
  AND recorded_at >= coalesce(:recorded_after, '')
  AND likelihood(recorded_at < coalesce(:recorded_before, '~'), 0.99)
  AND (:store_id = '' OR store_id = :store_id)

-- page by purchase_time desc, purchase_id desc
-- likelihood() lets the page's key win over the upper bound of time.
SELECT
  id AS purchase_id, user_id, product_id, product_name, brand, category, quantity, unit_price, total_price,
  purchase_date AS purchase_time, store_id, order_id
FROM purchase_records INDEXED BY ix_purchase_records_user
WHERE user_id = :user_id
  AND purchase_date >= coalesce(:purchased_after, '')
  AND likelihood(purchase_date < coalesce(:purchased_before, '~'), 0.99)

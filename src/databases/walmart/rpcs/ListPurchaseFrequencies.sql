WITH bought AS (
  SELECT
    product_id, max(product_name) AS product_name, count(*) AS purchases_count, total(quantity) AS quantity,
    round(total(total_price), 2) AS total_spent, min(purchase_date) AS first_purchase_time,
    max(purchase_date) AS last_purchase_time
  FROM purchase_records INDEXED BY ix_purchase_records_user
  WHERE user_id = :user_id
    AND purchase_date >= coalesce(:purchased_after, '')
    AND purchase_date < coalesce(:purchased_before, '~')
  GROUP BY product_id
)
-- scan: one row for each product that the user bought
SELECT
  product_id, product_name, purchases_count, quantity, total_spent, first_purchase_time, last_purchase_time,
  round((julianday(last_purchase_time) - julianday(first_purchase_time)) / nullif(purchases_count - 1, 0), 2)
    AS average_days_between
FROM bought
ORDER BY purchases_count DESC, total_spent DESC, product_id
LIMIT iif(:max_count = 0, 50, :max_count)

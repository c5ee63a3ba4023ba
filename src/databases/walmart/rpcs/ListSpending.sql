SELECT
  category, count(*) AS purchases_count, round(total(total_price), 2) AS total_spent,
  round(avg(CAST(total_price AS NUMERIC)), 2) AS average_price
FROM purchase_records INDEXED BY ix_purchase_records_user
WHERE user_id = :user_id
  AND purchase_date >= coalesce(:purchased_after, '')
  AND purchase_date < coalesce(:purchased_before, '~')
GROUP BY category
ORDER BY 3 DESC, category

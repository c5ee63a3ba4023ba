SELECT
  count(*) AS orders_count, coalesce(sum(items_count), 0) AS items_count, round(total(order_total), 2) AS total_spent,
  round(avg(CAST(order_total AS NUMERIC)), 2) AS average_order, min(order_total) AS lowest_order, max(order_total) AS highest_order,
  min(order_date) AS first_order_time, max(order_date) AS last_order_time
FROM walmart_order_history INDEXED BY ix_walmart_order_history_date
WHERE order_date >= coalesce(:ordered_after, strftime('%Y-%m-%dT%H:%M:%fZ', :now, '-30 days'))
  AND order_date < coalesce(:ordered_before, '~')

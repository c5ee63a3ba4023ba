-- page by order_time desc, order_id desc
-- likelihood() lets the page's key win over the upper bound of time.
SELECT
  o.order_id, o.order_date AS order_time, o.order_status, o.order_total, o.items_count, o.subtotal, o.tax, o.delivery_fee,
  o.driver_tip, o.fulfillment_type, o.store_id, s.store_name, o.customer_id
FROM walmart_order_history o
LEFT JOIN walmart_stores s ON s.id = o.store_id
WHERE o.order_date >= coalesce(:ordered_after, '')
  AND likelihood(o.order_date < coalesce(:ordered_before, '~'), 0.99)
  AND o.customer_id = :customer_id      -- if :customer_id

-- scan: one list beside one row of sums over its items
SELECT
  l.items_count, l.estimated_total, l.budget_limit, l.budget_limit - l.estimated_total AS budget_left,
  t.pending_count, t.in_cart_count, t.purchased_count, t.purchased_total
FROM grocery_lists l
CROSS JOIN (
  SELECT
    count(*) FILTER (WHERE status = 'pending') AS pending_count,
    count(*) FILTER (WHERE status = 'in_cart') AS in_cart_count,
    count(*) FILTER (WHERE status = 'purchased') AS purchased_count,
    round(total(coalesce(actual_price, estimated_price, 0) * quantity - coalesce(coupon_amount, 0))
      FILTER (WHERE status = 'purchased'), 2) AS purchased_total
  FROM grocery_items INDEXED BY ix_grocery_items_list
  WHERE list_id = :list_id
) t
WHERE l.id = :list_id

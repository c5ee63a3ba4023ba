-- none NOT_FOUND
UPDATE grocery_lists SET
  status = 'completed',
  completed_at = coalesce(completed_at, :now),
  actual_total = coalesce(
    :actual_total,
    (SELECT round(max(0, sum(coalesce(i.actual_price, i.estimated_price, 0) * i.quantity - coalesce(i.coupon_amount, 0))), 2)
      FROM grocery_items i INDEXED BY ix_grocery_items_list
      WHERE i.list_id = :list_id AND i.status = 'purchased'
      HAVING count(i.actual_price) > 0),
    actual_total),
  updated_at = :now
WHERE id = :list_id;

SELECT * FROM grocery_list_details WHERE list_id = :list_id

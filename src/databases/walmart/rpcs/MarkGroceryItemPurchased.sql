-- none NOT_FOUND
UPDATE grocery_items SET
  status = 'purchased',
  actual_price = coalesce(:actual_price, actual_price),
  coupon_amount = coalesce(:coupon_amount, coupon_amount),
  checked_at = iif(status = 'purchased', checked_at, :now),
  updated_at = :now
WHERE id = :item_id;

SELECT * FROM grocery_item_details WHERE item_id = :item_id

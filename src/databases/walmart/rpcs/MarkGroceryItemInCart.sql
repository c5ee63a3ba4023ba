-- none NOT_FOUND
UPDATE grocery_items SET
  status = 'in_cart',
  checked_at = iif(status = 'in_cart', checked_at, :now),
  updated_at = :now
WHERE id = :item_id;

SELECT * FROM grocery_item_details WHERE item_id = :item_id

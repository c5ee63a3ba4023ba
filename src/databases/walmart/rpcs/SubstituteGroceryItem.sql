-- none NOT_FOUND
UPDATE grocery_items SET
  substitute_product_id = p.product_id,
  status = 'substituted',
  estimated_price = coalesce(p.current_price, estimated_price),
  updated_at = :now
FROM walmart_products p
WHERE grocery_items.id = :item_id
  AND p.product_id = :substitute_product_id;

SELECT * FROM grocery_item_details WHERE item_id = :item_id

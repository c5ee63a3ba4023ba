-- none NOT_FOUND
UPDATE shopping_carts SET updated_at = :now WHERE id = :cart_id AND status = 'active';

-- none NOT_FOUND
UPDATE cart_items SET
  quantity = coalesce(:quantity, quantity),
  unit_price = coalesce(:unit_price, unit_price),
  sale_price = coalesce(:sale_price, sale_price)
WHERE cart_id = :cart_id AND product_id = :product_id;

SELECT * FROM cart_with_items WHERE cart_id = :cart_id

-- none NOT_FOUND
UPDATE shopping_carts SET updated_at = :now WHERE id = :cart_id AND status = 'active';

-- none NOT_FOUND
UPDATE shopping_carts SET status = 'merged', updated_at = :now
WHERE id = :source_cart_id AND id <> :cart_id AND status = 'active';

-- What lies in both grows in the one and goes from the other; the rest moves.
UPDATE cart_items SET quantity = cart_items.quantity + s.quantity
FROM cart_items s
WHERE cart_items.cart_id = :cart_id
  AND s.cart_id = :source_cart_id
  AND s.product_id = cart_items.product_id;

DELETE FROM cart_items
WHERE cart_id = :source_cart_id
  AND product_id IN (SELECT t.product_id FROM cart_items t WHERE t.cart_id = :cart_id);

UPDATE cart_items SET cart_id = :cart_id WHERE cart_id = :source_cart_id;

SELECT * FROM cart_with_items WHERE cart_id = :cart_id

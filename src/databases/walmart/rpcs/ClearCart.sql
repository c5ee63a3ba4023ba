-- none NOT_FOUND
UPDATE shopping_carts SET updated_at = :now WHERE id = :cart_id AND status = 'active';

DELETE FROM cart_items WHERE cart_id = :cart_id;

SELECT * FROM cart_with_items WHERE cart_id = :cart_id

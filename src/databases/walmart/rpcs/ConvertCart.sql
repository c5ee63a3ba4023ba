-- none NOT_FOUND
UPDATE shopping_carts SET status = 'converted', updated_at = :now WHERE id = :cart_id AND status = 'active';

SELECT * FROM cart_with_items WHERE cart_id = :cart_id

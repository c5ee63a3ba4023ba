SELECT * FROM cart_with_items WHERE cart_id = :cart_id

-- none NOT_FOUND
INSERT INTO cart_items (id, cart_id, product_id, product_name, quantity, unit_price, sale_price, added_at)
SELECT
  :new_id, c.id, :product_id, coalesce(nullif(:product_name, ''), p.name), coalesce(:quantity, 1),
  coalesce(:unit_price, p.regular_price, p.current_price),
  coalesce(:sale_price, iif(:unit_price IS NULL AND p.current_price < p.regular_price, p.current_price, NULL)), :now
FROM shopping_carts c
LEFT JOIN walmart_products p ON p.product_id = :product_id
WHERE c.id = :cart_id AND c.status = 'active'
ON CONFLICT (cart_id, product_id) DO UPDATE SET
  product_name = excluded.product_name,
  quantity = cart_items.quantity + excluded.quantity,
  unit_price = excluded.unit_price,
  sale_price = excluded.sale_price;

SELECT *, EXISTS (SELECT 1 FROM cart_items WHERE id = :new_id) AS created
FROM cart_with_items
WHERE cart_id = :cart_id

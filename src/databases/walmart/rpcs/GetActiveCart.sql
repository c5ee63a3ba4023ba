SELECT * FROM cart_with_items
WHERE cart_id = coalesce(
  (SELECT id FROM shopping_carts INDEXED BY ix_shopping_carts_user
    WHERE user_id = :user_id AND status = 'active' AND (expires_at IS NULL OR expires_at > :now)
    ORDER BY updated_at DESC, id DESC LIMIT 1),
  (SELECT id FROM shopping_carts INDEXED BY ix_shopping_carts_session
    WHERE :user_id IS NULL AND session_id = :session_id AND status = 'active' AND (expires_at IS NULL OR expires_at > :now)
    ORDER BY updated_at DESC, id DESC LIMIT 1))

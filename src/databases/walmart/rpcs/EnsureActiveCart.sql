INSERT INTO shopping_carts (id, user_id, session_id, status, expires_at, created_at, updated_at)
SELECT :new_id, :user_id, :session_id, 'active', :expires_time, :now, :now
WHERE coalesce(
  (SELECT id FROM shopping_carts INDEXED BY ix_shopping_carts_user
    WHERE user_id = :user_id AND status = 'active' AND (expires_at IS NULL OR expires_at > :now)
    ORDER BY updated_at DESC, id DESC LIMIT 1),
  (SELECT id FROM shopping_carts INDEXED BY ix_shopping_carts_session
    WHERE :user_id IS NULL AND session_id = :session_id AND status = 'active' AND (expires_at IS NULL OR expires_at > :now)
    ORDER BY updated_at DESC, id DESC LIMIT 1)) IS NULL;

SELECT *, cart_id = :new_id AS created
FROM cart_with_items
WHERE cart_id = iif(EXISTS (SELECT 1 FROM shopping_carts WHERE id = :new_id), :new_id, coalesce(
    (SELECT id FROM shopping_carts INDEXED BY ix_shopping_carts_user
      WHERE user_id = :user_id AND status = 'active' AND (expires_at IS NULL OR expires_at > :now)
      ORDER BY updated_at DESC, id DESC LIMIT 1),
    (SELECT id FROM shopping_carts INDEXED BY ix_shopping_carts_session
      WHERE :user_id IS NULL AND session_id = :session_id AND status = 'active' AND (expires_at IS NULL OR expires_at > :now)
      ORDER BY updated_at DESC, id DESC LIMIT 1)))

-- none NOT_FOUND
SELECT 1 FROM deal_items i JOIN deals d ON d.deal_id = i.deal_id
WHERE i.deal_id = :deal_id AND i.product_number = :product_number AND d.status = 'active';

-- none INSUFFICIENT_QUANTITY
UPDATE deal_items SET
  remaining_quantity = remaining_quantity - :quantity, reserved_quantity = reserved_quantity + :quantity,
  updated_at = :now
WHERE deal_id = :deal_id AND product_number = :product_number AND remaining_quantity >= :quantity
RETURNING
  id AS item_id, product_number, product_name, product_family, original_quantity, remaining_quantity,
  reserved_quantity, list_price, dealer_net_price, final_price, description, updated_at AS update_time

-- none NOT_FOUND
UPDATE deal_items SET remaining_quantity = :remaining_quantity, updated_at = :now
WHERE deal_id = :deal_id AND product_number = :product_number
RETURNING
  id AS item_id, product_number, product_name, product_family, original_quantity, remaining_quantity,
  reserved_quantity, list_price, dealer_net_price, final_price, description, updated_at AS update_time

SELECT
  d.*, l.items,
  (SELECT coalesce(sum(original_quantity), 0) FROM deal_items WHERE deal_id = d.deal_id) AS original_quantity,
  (SELECT coalesce(sum(remaining_quantity), 0) FROM deal_items WHERE deal_id = d.deal_id) AS remaining_quantity,
  (SELECT coalesce(sum(reserved_quantity), 0) FROM deal_items WHERE deal_id = d.deal_id) AS reserved_quantity,
  (SELECT round(total(remaining_quantity * dealer_net_price), 2) FROM deal_items WHERE deal_id = d.deal_id)
    AS remaining_value
FROM deal_details d
JOIN deal_item_lists l ON l.deal_id = d.deal_id
WHERE d.deal_id = :deal_id

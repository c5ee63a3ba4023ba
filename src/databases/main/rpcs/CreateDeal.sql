INSERT INTO deals (
  id, deal_id, deal_name, customer_name, start_date, end_date, status, total_value, currency, discount_percentage,
  deal_type, sales_rep, region, created_at, updated_at)
VALUES (
  :new_id, :deal_id, :deal_name, :customer_name, :start_time, :end_time, coalesce(:status, 'active'), :total_value,
  iif(:currency = '', 'USD', :currency), :discount_percentage, :deal_type, :sales_rep, :region, :now, :now);

-- each :items
INSERT INTO deal_items (
  id, deal_id, product_number, product_name, product_family, original_quantity, remaining_quantity, list_price,
  dealer_net_price, final_price, description, created_at, updated_at)
VALUES (
  iif(:item_id = '', :new_id, :item_id), :deal_id, :product_number, :product_name, :product_family,
  :original_quantity, coalesce(:remaining_quantity, :original_quantity), :list_price, :dealer_net_price, :final_price,
  :description, :now, :now);

SELECT d.*, i.items
FROM deal_details d
JOIN deal_item_lists i ON i.deal_id = d.deal_id
WHERE d.deal_id = :deal_id

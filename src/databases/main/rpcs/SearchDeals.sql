-- page by update_time desc, deal_id desc
-- scan: deals are some thousand; the walk is in the order of the list and stops after one page
SELECT
  deal_id, deal_name, customer_name, start_date AS start_time, end_date AS end_time, status, version, total_value,
  currency, discount_percentage, deal_type, sales_rep, region, created_at AS create_time, updated_at AS update_time
FROM deals INDEXED BY ix_deals_updated
WHERE instr(unicode_lower(deal_id || char(10) || customer_name || char(10) || coalesce(deal_name, '') || char(10)
  || coalesce(sales_rep, '') || char(10) || coalesce(region, '')), unicode_lower(:query)) > 0

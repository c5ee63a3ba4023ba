-- none NOT_FOUND
UPDATE shopping_sessions SET
  status = 'completed',
  completed_at = :now,
  subtotal = coalesce(:subtotal, subtotal),
  tax_amount = coalesce(:tax_amount, tax_amount),
  delivery_fee = coalesce(:delivery_fee, delivery_fee),
  tip_amount = coalesce(:tip_amount, tip_amount),
  total_amount = coalesce(:total_amount, total_amount),
  savings_amount = coalesce(:savings_amount, savings_amount),
  order_number = coalesce(:order_number, order_number),
  updated_at = :now
WHERE id = :session_id AND status = 'active';

SELECT * FROM shopping_session_details WHERE session_id = :session_id

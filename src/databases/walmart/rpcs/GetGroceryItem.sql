SELECT * FROM grocery_item_details WHERE item_id = :item_id

-- none NOT_FOUND
DELETE FROM grocery_items WHERE id = :item_id

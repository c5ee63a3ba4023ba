-- none NOT_FOUND
DELETE FROM grocery_lists WHERE id = :list_id

-- CROSS JOIN keeps the order of the request: the ids are the outer loop.
SELECT d.*
FROM json_each(:product_ids) AS wanted
CROSS JOIN product_details d
WHERE d.product_id = wanted.value
ORDER BY wanted.rowid

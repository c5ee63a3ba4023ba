-- none NOT_FOUND
UPDATE deals SET status = :status, version = version + 1, updated_at = :now WHERE deal_id = :deal_id;

SELECT * FROM deal_details WHERE deal_id = :deal_id

-- The counts of the chain follow by trigger.
-- none NOT_FOUND
UPDATE emails_enhanced SET chain_id = NULL, updated_at = :now
WHERE id = :email_id AND chain_id = :chain_id AND EXISTS (SELECT 1 FROM email_chains WHERE id = :chain_id);

SELECT * FROM chain_details WHERE chain_id = :chain_id

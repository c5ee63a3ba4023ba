-- page by create_time desc, message_id desc  -- if :newest_first
-- page by create_time asc, message_id asc
SELECT * FROM message_details WHERE conversation_id = :conversation_id

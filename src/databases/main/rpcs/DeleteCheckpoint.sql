-- none NOT_FOUND
DELETE FROM checkpoints WHERE operation_id = :operation_id AND operation_type = :operation_type

SELECT * FROM checkpoint_details WHERE operation_id = :operation_id AND operation_type = :operation_type
